"""rdflib's own store, asked in a process of its own, which is ended when a query takes too long."""

import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path

_ASKED = """
import sys, time
from rdflib import Dataset
from forumtrace.graph.saved import saved_queries
dataset = Dataset(default_union=True)
dataset.parse(sys.argv[1], format="nquads")
print("ready", flush=True)
for name in sys.stdin:
    start = time.perf_counter()
    list(dataset.query(saved_queries()[name.strip()].sparql))
    print(time.perf_counter() - start, flush=True)
"""


class RdflibStore:
    """A store with the N-Quads of a file; it is read again after a query that took too long."""

    def __init__(self, dump: Path) -> None:
        self._dump = dump
        self._process: subprocess.Popen[str] | None = None

    def seconds(self, names: Sequence[str], limit: float) -> dict[str, float]:
        """What each saved query takes; those that take longer than `limit` count as that."""
        return {name: self._seconds(name, limit) for name in names}

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _seconds(self, name: str, limit: float) -> float:
        process = self._process or self._started()
        assert process.stdin is not None
        assert process.stdout is not None
        killer = threading.Timer(limit, process.kill)
        killer.start()
        process.stdin.write(name + "\n")
        process.stdin.flush()
        line = process.stdout.readline()
        killer.cancel()
        if not line:
            self.close()
        return float(line) if line else limit

    def _started(self) -> subprocess.Popen[str]:
        command = [sys.executable, "-c", _ASKED, str(self._dump)]
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        assert process.stdout is not None
        process.stdout.readline()
        self._process = process
        return process
