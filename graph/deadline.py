"""A limit on the time that a piece of work may take in this process."""

import _thread
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Never


class TooLong(BaseException):
    """The time is up. Not an Exception, so that no `except Exception` on the way swallows it."""


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Raise TooLong inside the block once `seconds` have passed; 0 means no limit.

    By a timer signal where there is one, else by interrupting the main thread. Only the main thread can be
    interrupted: in another one the block runs without limit, and whoever waits for it has to stop waiting.
    """
    if seconds <= 0 or threading.current_thread() is not threading.main_thread():
        yield
    elif hasattr(signal, "setitimer"):
        before = signal.signal(signal.SIGALRM, _raise)
        signal.setitimer(signal.ITIMER_REAL, seconds)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, before)
    else:
        with _interrupting(seconds):
            yield


@contextmanager
def _interrupting(seconds: float) -> Iterator[None]:
    """The same without timer signals (Windows); Ctrl-C before the time is up stays Ctrl-C."""
    over = threading.Event()

    def interrupt() -> None:
        over.set()
        _thread.interrupt_main()

    timer = threading.Timer(seconds, interrupt)
    timer.daemon = True
    timer.start()
    try:
        yield
    except KeyboardInterrupt:
        if over.is_set():
            raise TooLong from None
        raise
    finally:
        timer.cancel()


def _raise(number: int, frame: FrameType | None) -> Never:
    raise TooLong
