"""A worker: a process that answers jobs one after the other, and can do nothing else.

Before it takes its first job it shuts itself in: no file and no socket can be opened any more, memory has a cap, and
an alarm ends it should its server be gone while a query still runs. What kills it hurts nobody: the server sees the
end of the pipe and puts another worker in its place.
"""

import os
import signal
import sys
from multiprocessing.connection import Connection
from pathlib import Path

from forumtrace.graph.local import LocalGraph
from forumtrace.serve_jobs import answer
from forumtrace.serve_model import Job

if sys.platform != "win32":
    import resource


def work(graph: LocalGraph, connection: Connection, deadline: float, memory: int) -> None:
    """Answer jobs until the other end is gone; with `memory` (bytes) shut in, without it on an errand of our own.

    An errand has no deadline here (the nursery ends it with the service) and gives way to the queries of others.
    """
    if memory:
        shut_in(memory)
    elif sys.platform != "win32":
        os.nice(10)
    connection.send("ready")
    while True:
        try:
            job = connection.recv()
        except EOFError:
            return
        assert isinstance(job, Job), "the server sends jobs"
        _alarm(deadline + 1 if memory else 0)
        try:
            reply = answer(graph, job)
        except MemoryError:
            # Memory may be in pieces by now; a fresh worker is the safe way out.
            os._exit(1)
        _alarm(0)
        connection.send(reply)


def shut_in(memory: int) -> None:
    """Give up opening files and sockets, writing files, and memory beyond `memory` bytes more than now.

    Windows has no such limits; there the guard and the deadline have to do.
    """
    if sys.platform == "win32":
        return
    # The lowest number that no open file has: everything opened from now on would get it or a higher one.
    lowest = os.open(os.devnull, os.O_RDONLY)
    size = _size()
    os.close(lowest)
    for limit, value in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, lowest),
        (resource.RLIMIT_AS, size + memory),
    ):
        try:
            resource.setrlimit(limit, (value, value))
        except (ValueError, OSError):
            # macOS has no limit of address space; the deadline bounds what a query can take there.
            if limit != resource.RLIMIT_AS:
                raise


def _size() -> int:
    """The bytes of address space that this process has; a guess where the system does not tell."""
    statm = Path("/proc/self/statm")
    if sys.platform != "win32" and statm.exists():
        return int(statm.read_text().split()[0]) * resource.getpagesize()
    return 4 << 30


def _alarm(seconds: float) -> None:
    """End this process after so many seconds, whatever it does then; 0 takes that back."""
    if sys.platform != "win32":
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds)
