"""A limit on the time of a command that no exception can interrupt: the engine answers in code of its own."""

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from forumtrace.console import refuse
from forumtrace.errors import QueryRefused


@contextmanager
def watchdog(seconds: float | None) -> Iterator[None]:
    """End this process with status 2 and one line of error when the block takes longer than `seconds`."""
    if seconds is None:
        yield
        return

    def bite() -> None:
        sys.stdout.flush()
        refuse(
            QueryRefused(f"the query takes longer than {seconds:g} seconds; ask for less, or raise --timeout")
        )
        sys.stderr.flush()
        # Only the end of the process ends the engine's work.
        os._exit(2)

    timer = threading.Timer(seconds, bite)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
