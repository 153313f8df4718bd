"""A process that reads documents for a build: how it starts, and what it does with one document."""

import faulthandler
import gc
import multiprocessing
import os
import signal
import threading
from multiprocessing.connection import wait
from pathlib import Path

from forumtrace.errors import SourceRefused
from forumtrace.graph.job import Job, Reading

GRACE = 10.0
"""Seconds after its time is up that a process may need to notice, before it is ended from outside."""


def start() -> None:
    """Set up a worker: Ctrl-C is the parent's business, and a worker ends with its parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # Terms and tokens of a plan make few cycles; collecting less often saves a tenth of the time.
    gc.set_threshold(50_000, 20, 100)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent.sentinel,), daemon=True).start()


def _end_with(sentinel: int) -> None:
    """End this process when the parent is gone: one killed outright takes no leave of its workers."""
    wait([sentinel])
    os._exit(1)


def work(job: Job) -> Reading | SourceRefused:
    """Read one document. A hang that even the deadline cannot interrupt ends the process."""
    # Not above: whoever only starts processes reads no document, and importing all that reads one takes a second.
    from forumtrace.graph.reading import read_guarded

    if job.seconds > 0:
        with Path(os.devnull).open("w") as nowhere:
            faulthandler.dump_traceback_later(job.seconds + GRACE, exit=True, file=nowhere)
            try:
                return read_guarded(job.path, job.vocabulary, job.seconds, job.plugins)
            finally:
                faulthandler.cancel_dump_traceback_later()
    return read_guarded(job.path, job.vocabulary, job.seconds, job.plugins)
