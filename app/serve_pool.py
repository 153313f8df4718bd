"""The pool of workers: one job each at a time, a hard deadline, and a spare that is warm."""

import asyncio
import contextlib
import queue
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

from forumtrace.errors import GraphRefused
from forumtrace.graph.stamps import version
from forumtrace.serve_launch import Nursery, Plan, Worker
from forumtrace.serve_model import Job, Reply

ERRAND = 3600
"""Seconds that an errand may take: the explorer of thousands of plans takes minutes."""
PATIENCE = 300
"""Seconds beyond its deadline for which a query waits for a worker."""
_LATER = {"Retry-After": "5"}


class _Crew:
    """The workers of one state of the graph, one more than jobs run at once."""

    def __init__(self, plan: Plan, workers: int) -> None:
        self.nursery = Nursery(plan)
        self.idle: queue.SimpleQueue[Worker] = queue.SimpleQueue()
        self.jobs, self.retired = 0, False
        for _ in range(workers + 1):
            self.idle.put(self.nursery.start())


class Pool:
    """So many workers, and one more. Raises GraphRefused when the graph cannot be read."""

    def __init__(self, plan: Plan, workers: int, waiting: int) -> None:
        self._plan, self._workers, self._most, self._jobs = plan, workers, waiting + workers, 0
        self._lock = threading.Lock()
        self._closed = False
        # Noted before reading: a build that ends meanwhile is noticed.
        self.shown = version(plan.location)
        self._crew = _Crew(plan, workers)
        self._threads = ThreadPoolExecutor(workers, "job")

    @property
    def location(self) -> str:
        """Where the graph is that is served."""
        return self._plan.location

    def renew(self) -> None:
        """Read the graph anew: jobs that come from now on see it so, those that run are finished as they began.

        For that time both states are in memory. Raises GraphRefused, and goes on as before, when it cannot be read.
        """
        self.shown = version(self._plan.location)
        crew = _Crew(self._plan, self._workers)
        with self._lock:
            old, self._crew = (crew, self._crew) if self._closed else (self._crew, crew)
            old.retired = True
        self._part(old)

    @contextlib.contextmanager
    def _joined(self) -> Iterator[_Crew]:
        """The workers of today, which stay until the job is done."""
        with self._lock:
            crew = self._crew
            crew.jobs += 1
        try:
            yield crew
        finally:
            with self._lock:
                crew.jobs -= 1
            self._part(crew)

    @staticmethod
    def _part(crew: _Crew) -> None:
        if crew.retired and not crew.jobs:
            crew.nursery.close()

    async def reply(self, job: Job) -> Reply:
        """The reply to a job, or the refusal of one that takes too long, too much, or comes when too many wait."""
        if self._jobs >= self._most:
            return Reply(503, b"too many queries are waiting; try again in a few seconds\n", headers=_LATER)
        self._jobs += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, self._run, job)
        finally:
            self._jobs -= 1

    async def errand(self, job: Job) -> Reply:
        """The reply to a job of our own, done by a worker that is not shut in."""
        return await asyncio.to_thread(self._errand, job)

    def _errand(self, job: Job) -> Reply:
        with self._joined() as crew:
            try:
                worker = crew.nursery.start(shut_in=False)
            except GraphRefused:
                return _lost()
            try:
                return self._ask(worker, job, ERRAND) or _lost()
            except TimeoutError:
                return _lost()
            finally:
                # When the service ends, the nursery has ended the errand before.
                with contextlib.suppress(GraphRefused, OSError):
                    crew.nursery.end(worker)

    def _run(self, job: Job) -> Reply:
        with self._joined() as crew:
            try:
                worker = crew.idle.get(timeout=self._plan.deadline + PATIENCE)
            except queue.Empty:
                return _lost()
            try:
                reply = self._ask(worker, job, self._plan.deadline)
            except TimeoutError:
                self._replace(crew, worker)
                words = f"the query takes longer than {self._plan.deadline:g} seconds; ask for less\n"
                return Reply(503, words.encode())
            if reply is None:
                self._replace(crew, worker)
                return Reply(
                    503, b"the query needs more memory or deeper nesting than is allowed; ask for less\n"
                )
            crew.idle.put(worker)
            return reply

    @staticmethod
    def _ask(worker: Worker, job: Job, seconds: float) -> Reply | None:
        """The worker's reply; None when it died of the job. Raises TimeoutError when it is still at it."""
        try:
            worker.connection.send(job)
            if not worker.connection.poll(seconds):
                raise TimeoutError
            reply = worker.connection.recv()
        except (EOFError, ConnectionError):
            return None
        assert isinstance(reply, Reply), "a worker sends replies"
        return reply

    def _replace(self, crew: _Crew, worker: Worker) -> None:
        """End a worker and start another, while the client already has its answer."""
        threading.Thread(target=self._put_another, args=(crew, worker), daemon=True).start()

    @staticmethod
    def _put_another(crew: _Crew, worker: Worker) -> None:
        try:
            crew.nursery.end(worker)
            crew.idle.put(crew.nursery.start())
        except (GraphRefused, OSError):
            # The nursery is gone, with the service or with the state of the graph that it held.
            return

    def close(self) -> None:
        """End all workers and errands; more than once is as good as once."""
        with self._lock:
            self._closed = True
        self._threads.shutdown(wait=False, cancel_futures=True)
        self._crew.nursery.close()


def _lost() -> Reply:
    return Reply(503, b"the service has lost its graph; its operator has to start it again\n")
