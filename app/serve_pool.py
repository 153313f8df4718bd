"""The pool of workers: one job each at a time, a hard deadline, and a spare that is warm."""

import asyncio
import contextlib
import queue
import threading
from concurrent.futures import ThreadPoolExecutor

from forumtrace.errors import GraphRefused
from forumtrace.serve_launch import Nursery, Plan, Worker
from forumtrace.serve_model import Job, Reply

ERRAND = 3600
"""Seconds that an errand may take: the explorer of thousands of plans takes minutes."""
PATIENCE = 300
"""Seconds beyond its deadline for which a query waits for a worker."""
_LATER = {"Retry-After": "5"}


class Pool:
    """So many workers, and one more. Raises GraphRefused when the graph cannot be read."""

    def __init__(self, plan: Plan, workers: int, waiting: int) -> None:
        self._plan, self._most, self._jobs = plan, waiting + workers, 0
        self._nursery = Nursery(plan)
        self._idle: queue.SimpleQueue[Worker] = queue.SimpleQueue()
        self._threads = ThreadPoolExecutor(workers, "job")
        for _ in range(workers + 1):
            self._idle.put(self._nursery.start())

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
        try:
            worker = self._nursery.start(shut_in=False)
        except GraphRefused:
            return _lost()
        try:
            return self._ask(worker, job, ERRAND) or _lost()
        except TimeoutError:
            return _lost()
        finally:
            # When the service ends, the nursery has ended the errand before.
            with contextlib.suppress(GraphRefused, OSError):
                self._nursery.end(worker)

    def _run(self, job: Job) -> Reply:
        try:
            worker = self._idle.get(timeout=self._plan.deadline + PATIENCE)
        except queue.Empty:
            return _lost()
        try:
            reply = self._ask(worker, job, self._plan.deadline)
        except TimeoutError:
            self._replace(worker)
            words = f"the query takes longer than {self._plan.deadline:g} seconds; ask for less\n"
            return Reply(503, words.encode())
        if reply is None:
            self._replace(worker)
            return Reply(
                503, b"the query needs more memory or deeper nesting than is allowed; ask for less\n"
            )
        self._idle.put(worker)
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

    def _replace(self, worker: Worker) -> None:
        """End a worker and start another, while the client already has its answer."""
        threading.Thread(target=self._put_another, args=(worker,), daemon=True).start()

    def _put_another(self, worker: Worker) -> None:
        try:
            self._nursery.end(worker)
            self._idle.put(self._nursery.start())
        except (GraphRefused, OSError):
            # The nursery is gone, with the service: the jobs that wait are told so by their own time limit.
            return

    def close(self) -> None:
        """End all workers and errands; more than once is as good as once."""
        self._threads.shutdown(wait=False, cancel_futures=True)
        self._nursery.close()


def _lost() -> Reply:
    return Reply(503, b"the service has lost its graph; its operator has to start it again\n")
