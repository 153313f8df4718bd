"""Reading on a Dask cluster that runs already, through its `concurrent.futures` interface.

A worker of the cluster need not see our files: each document goes to it as bytes. It must run the same version with
the same vocabulary, or what it reads would depend on where it is read.
"""

import tempfile
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from forumtrace.errors import GraphRefused, SourceRefused
from forumtrace.graph.job import Job
from forumtrace.graph.pool import AHEAD, Result, in_order
from forumtrace.graph.reader_mark import reader_mark
from forumtrace.graph.reading import read_guarded, too_long

PATIENCE = 10
"""Seconds to wait for a scheduler to answer."""
_ONE_AT_A_TIME = threading.Lock()
"""The PDF library is not made for threads, of which a worker of a cluster may have several."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """One document with all that reading it takes; `mark` is that of our reader."""

    name: str
    content: bytes
    vocabulary: bytes | None
    seconds: float
    plugins: tuple[str, ...]
    mark: str


def work_there(parcel: Parcel) -> Result:
    """Read one document on a worker of the cluster. Raises GraphRefused when the worker would read it otherwise."""
    with tempfile.TemporaryDirectory() as folder:
        path, vocabulary = Path(folder) / parcel.name, None
        path.write_bytes(parcel.content)
        if parcel.vocabulary is not None:
            vocabulary = Path(folder) / "vocabulary"
            vocabulary.write_bytes(parcel.vocabulary)
        if reader_mark(vocabulary, parcel.plugins) != parcel.mark:
            raise GraphRefused("the cluster runs another version of forumtrace; install the same one there")
        with _ONE_AT_A_TIME:
            return read_guarded(path, vocabulary, parcel.seconds, parcel.plugins)


class Cluster:
    """The workers of a Dask cluster."""

    def __init__(self, executor: Executor, workers: int) -> None:
        self._executor, self._workers = executor, workers

    def read(self, jobs: Iterable[Job]) -> Iterator[Result]:
        """Keep every worker busy, and no more documents under way than that takes."""
        yield from in_order(jobs, self._workers * AHEAD, self._submit, self._result)

    def _submit(self, job: Job) -> Future[Result]:
        try:
            content = job.path.read_bytes()
        except OSError as error:
            failed: Future[Result] = Future()
            failed.set_result(SourceRefused(f"{job.path.name}: cannot be opened: {error.strerror}"))
            return failed
        words = job.vocabulary.read_bytes() if job.vocabulary else None
        mark = reader_mark(job.vocabulary, job.plugins)
        parcel = Parcel(job.path.name, content, words, job.seconds, job.plugins, mark)
        return self._executor.submit(work_there, parcel)

    def _result(self, job: Job, future: Future[Result]) -> Result:
        """Wait for one result: a worker's thread cannot be interrupted, so it is here that time runs out."""
        try:
            return future.result(timeout=job.seconds or None)
        except TimeoutError:
            future.cancel()
            return too_long(job.path.name, job.seconds)
        except GraphRefused:
            raise
        except Exception as error:  # noqa: BLE001 - the rest of the build goes on
            # What a cluster raises when its worker died is its own affair; the document is lost, and only it.
            return SourceRefused(f"{job.path.name}: lost on the cluster ({type(error).__name__})")


@contextmanager
def open_cluster(address: str) -> Iterator[Cluster]:
    """The cluster at `dask://HOST:PORT`. Raises GraphRefused when Dask is not installed or nobody answers."""
    try:
        from dask.distributed import Client
    except ImportError as error:
        raise GraphRefused("--engine dask:// needs Dask; pip install 'forumtrace[dask]'") from error
    try:
        connect: Any = Client
        client = connect(address.replace("dask://", "tcp://", 1), timeout=PATIENCE, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        raise GraphRefused(f"{address}: no Dask scheduler answers there ({error})") from error
    with client:
        threads = sum(client.nthreads().values())
        if not threads:
            raise GraphRefused(f"{address}: the Dask cluster has no workers")
        yield Cluster(client.get_executor(retries=0, pure=False), threads)
