"""rdflib's own store, asked in processes of its own, each of which is ended when its query takes too long."""

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

_ASKED = """
import gc, os, select, signal, sys, time
from rdflib import Dataset
from forumtrace.graph.saved import saved_queries
limit, dataset = float(sys.argv[2]), Dataset(default_union=True)
start = time.perf_counter()
dataset.parse(sys.argv[1], format="nquads")
gc.freeze()
print(time.perf_counter() - start, flush=True)
for name in map(str.strip, sys.stdin):
    ours, theirs = os.pipe()
    child = os.fork()
    if not child:
        start = time.perf_counter()
        rows = {tuple(row) for row in dataset.query(saved_queries()[name].sparql)}
        os.write(theirs, f"{time.perf_counter() - start} {len(rows)}".encode())
        os._exit(0)
    os.close(theirs)
    done, _, _ = select.select([ours], [], [], limit)
    print(done and os.read(ours, 99).decode() or "none", flush=True)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    os.close(ours)
"""
"""A copy of the process for each query: it is ended without reading the graph again, which takes minutes."""


class Asked(NamedTuple):
    """Seconds and rows of a query; a query that was ended has the seconds that it got, and no rows."""

    seconds: float
    rows: int | None


class RdflibStore:
    """A store with the N-Quads of a file, which gives each query `limit` seconds."""

    def __init__(self, dump: Path, limit: float) -> None:
        self._limit = limit
        command = [sys.executable, "-c", _ASKED, str(dump), str(limit)]
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        self.loading = float(self._line())

    def ask(self, names: Iterable[str]) -> dict[str, Asked]:
        """What each saved query takes."""
        return {name: self._ask(name) for name in names}

    def close(self) -> None:
        """End the process."""
        self._process.communicate()

    def _ask(self, name: str) -> Asked:
        assert self._process.stdin is not None
        self._process.stdin.write(name + "\n")
        self._process.stdin.flush()
        words = self._line().split()
        return Asked(float(words[0]), int(words[1])) if len(words) == 2 else Asked(self._limit, None)

    def _line(self) -> str:
        assert self._process.stdout is not None
        return self._process.stdout.readline()
