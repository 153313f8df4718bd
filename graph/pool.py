"""Reading many documents: in this process, in one process per core, or on a cluster; results in the order given.

However many documents there are, only a few are under way at a time, so that memory stays flat.
"""

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol, TypeAlias

from forumtrace.errors import SourceRefused
from forumtrace.graph.job import Job, Reading
from forumtrace.graph.worker import start, work

PAYS = 8
"""Documents from which on starting processes is quicker than reading in this one (each needs a second to start)."""
AHEAD = 2
"""Documents under way for each process: one being read and one waiting, so that no process has to wait for us."""

Result: TypeAlias = Reading | SourceRefused


class Readers(Protocol):
    """Whatever reads documents; see `open_readers`."""

    def read(self, jobs: Iterable[Job]) -> Iterator[Result]:
        """Yield what each job gives, in the order of the jobs."""


class Here:
    """This process reads, one document after the other."""

    def read(self, jobs: Iterable[Job]) -> Iterator[Result]:
        """Read each document when its result is asked for."""
        from forumtrace.graph.reading import read_guarded

        for job in jobs:
            yield read_guarded(job.path, job.vocabulary, job.seconds, job.plugins)


class Processes:
    """So many processes of this machine read; one that dies costs only the document that killed it."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._pool = self._new(count)
        self._asked: dict[Future[Result], ProcessPoolExecutor] = {}

    def _new(self, count: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(count, mp_context=process_context(), initializer=start)

    def read(self, jobs: Iterable[Job]) -> Iterator[Result]:
        """Read a bounded number of documents ahead of the results that are asked for."""

        yield from in_order(jobs, self._count * AHEAD, self._submit, self._result)

    def _submit(self, job: Job) -> Future[Result]:
        try:
            future = self._pool.submit(work, job)
        except BrokenProcessPool:
            self._pool = self._new(self._count)
            future = self._pool.submit(work, job)
        self._asked[future] = self._pool
        return future

    def _result(self, job: Job, future: Future[Result]) -> Result:
        pool = self._asked.pop(future)
        try:
            return future.result()
        except BrokenProcessPool:
            # All that were under way are lost, and any of them may have done it: each is read again, alone.
            if pool is self._pool:
                self._pool = self._new(self._count)
            return self._alone(job)

    def _alone(self, job: Job) -> Result:
        with self._new(1) as pool:
            try:
                return pool.submit(work, job).result()
            except BrokenProcessPool:
                return SourceRefused(
                    f"{job.path.name}: the process that read it died (crash, hang or lack of memory)"
                )

    def close(self) -> None:
        """End the processes, at once where they are still reading: nobody waits for their results any more."""
        end(self._pool, now=bool(self._asked))


def end(pool: ProcessPoolExecutor, *, now: bool) -> None:
    """End the processes of a pool; those that still work, too, if it is to be `now`."""
    processes = list((pool._processes or {}).values()) if now else []
    pool.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        process.terminate()
    pool.shutdown()


def in_order(
    jobs: Iterable[Job],
    ahead: int,
    submit: Callable[[Job], Future[Result]],
    result: Callable[[Job, Future[Result]], Result],
) -> Iterator[Result]:
    """Submit jobs so that at most `ahead` are under way, and yield their results in order."""
    waiting: deque[tuple[Job, Future[Result]]] = deque()
    for job in jobs:
        waiting.append((job, submit(job)))
        if len(waiting) >= ahead:
            yield result(*waiting.popleft())
    while waiting:
        yield result(*waiting.popleft())


def process_context() -> multiprocessing.context.BaseContext:
    """How processes start: from a clean server where there is one, which has read our modules already; never by
    forking this process, whose store has threads."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["forumtrace.graph.reading", "forumtrace.graph.worker"])
    return context


def cores() -> int:
    """The processor cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1


@contextmanager
def _processes(count: int) -> Iterator[Readers]:
    readers = Processes(count)
    try:
        yield readers
    finally:
        readers.close()


@contextmanager
def _here() -> Iterator[Readers]:
    yield Here()


def open_readers(documents: int, jobs: int | None, engine: str | None) -> AbstractContextManager[Readers]:
    """Who reads so many documents: `jobs` processes (None: one per core, and none at all for a few documents), or the
    cluster that `engine` names (`dask://HOST:PORT`)."""
    if engine is not None:
        from forumtrace.graph.cluster import open_cluster

        return open_cluster(engine)
    if jobs is None:
        jobs = cores() if documents >= PAYS else 1
    return _here() if jobs == 1 else _processes(min(jobs, max(documents, 1)))
