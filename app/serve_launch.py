"""Where workers come from: a nursery holds the graph in memory and forks a worker off in milliseconds.

The server itself runs threads and must not fork; the nursery is a process of its own with one thread. Workers share
its memory, so that ten cost little more than one. Where there is no fork (Windows), each worker is a new process
that reads the graph itself.
"""

import gc
import multiprocessing
import os
import signal
import sys
import threading
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from multiprocessing.reduction import recv_handle, send_handle
from typing import Any

from forumtrace.errors import ForumtraceError, GraphRefused
from forumtrace.serve_graph import load
from forumtrace.serve_worker import work

_SPAWN = multiprocessing.get_context("spawn")
_FORKS = sys.platform != "win32"


@dataclass(frozen=True, slots=True)
class Plan:
    """What workers serve: the graph, the seconds a job may take, and the bytes of memory it may take more."""

    location: str
    deadline: float
    memory: int


@dataclass(frozen=True, slots=True)
class Worker:
    """A worker seen from the server."""

    connection: Connection
    process: BaseProcess | int


class Nursery:
    """Starts and ends workers. Raises GraphRefused when the graph cannot be read."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._lock = threading.Lock()
        self._alone: list[BaseProcess] = []
        if _FORKS:
            self._control, theirs = _SPAWN.Pipe()
            self._process = _SPAWN.Process(target=_nursery, args=(plan, theirs), daemon=True)
            self._process.start()
            theirs.close()
            said = self._hear(self._control)
            if said != "ready":
                raise GraphRefused(str(said))

    def start(self, *, shut_in: bool = True) -> Worker:
        """A worker that is ready for its first job; an errand boy, with all memory, unless it is to be `shut_in`."""
        ours, theirs = _SPAWN.Pipe()
        process: BaseProcess | int
        if _FORKS:
            with self._lock:
                self._control.send(("start", shut_in))
                send_handle(self._control, theirs.fileno(), self._process.pid)
                said = self._hear(self._control)
            process = int(str(said))
        else:
            memory = self._plan.memory if shut_in else 0
            process = _SPAWN.Process(target=_lone_worker, args=(self._plan, theirs, memory), daemon=True)
            process.start()
            self._alone.append(process)
        theirs.close()
        said = self._hear(ours)
        if said != "ready":
            raise GraphRefused(str(said))
        return Worker(ours, process)

    def end(self, worker: Worker) -> None:
        """End a worker at once, whatever it does."""
        if isinstance(worker.process, int):
            with self._lock:
                self._control.send(("end", worker.process))
                self._hear(self._control)
        else:
            worker.process.kill()
            worker.process.join()
        worker.connection.close()

    def close(self) -> None:
        """End the nursery, and with it all workers."""
        if _FORKS:
            self._control.close()
            self._process.join(10)
        for process in self._alone:
            process.kill()

    @staticmethod
    def _hear(connection: Connection) -> object:
        try:
            return connection.recv()
        except (EOFError, ConnectionError) as error:
            raise GraphRefused(
                "the process that holds the graph has ended; start the service again"
            ) from error


def _nursery(plan: Plan, control: Connection) -> None:
    """The life of the nursery: read the graph, then start and end workers until the server is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        hold = load(plan.location)
    except ForumtraceError as error:
        control.send(str(error))
        return
    # What the collector never looks at again stays shared between the workers.
    gc.freeze()
    control.send("ready")
    workers: set[int] = set()
    while True:
        try:
            order, value = control.recv()
        except EOFError:
            # The server is gone, perhaps killed: nobody waits for what its workers still do.
            for pid in workers:
                _reap(pid)
            return
        if order == "start":
            pid = _fork(plan, hold, control, value)
            workers.add(pid)
            control.send(pid)
        else:
            workers.discard(value)
            control.send(_reap(value))


def _fork(plan: Plan, hold: Any, control: Connection, shut_in: bool) -> int:
    handle = recv_handle(control)
    pid = os.fork()
    if pid:
        os.close(handle)
        return pid
    try:
        control.close()
        work(hold(), Connection(handle), plan.deadline, plan.memory if shut_in else 0)
    finally:
        os._exit(0)


def _reap(pid: int) -> str:
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    return "ended"


def _lone_worker(plan: Plan, connection: Connection, memory: int) -> None:
    """A worker that reads the graph itself."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        graph = load(plan.location)()
    except ForumtraceError as error:
        connection.send(str(error))
        return
    work(graph, connection, plan.deadline, memory)
