"""Writers that are killed outright, wherever they are."""

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
needs_kill = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs kill -9")


def kill_writer(code: str, graph: Path, delay: float, *arguments: str) -> None:
    """Run a program that says "ready" and then changes the graph without end, and kill it so many seconds later.

    The program gets the graph, the folder of this project, and `arguments`.
    """
    command = [sys.executable, "-c", textwrap.dedent(code), str(graph), str(ROOT), *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
        with pytest.raises(subprocess.TimeoutExpired):
            writer.wait(delay)
        os.kill(writer.pid, signal.SIGKILL)
