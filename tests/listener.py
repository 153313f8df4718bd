"""Somebody on the loopback interface who should never be called."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from tests.endpoints import free_port


class Listener:
    """Counts who calls at a port of the loopback interface."""

    def __init__(self) -> None:
        self.port, self.calls = free_port(), 0
        self._socket = socket.create_server(("127.0.0.1", self.port))
        self._thread = threading.Thread(target=self._listen)
        self._thread.start()

    def _listen(self) -> None:
        while True:
            caller, _ = self._socket.accept()
            with caller:
                if caller.recv(3) == b"end":
                    return
                self.calls += 1

    def close(self) -> None:
        """Stop listening."""
        with socket.create_connection(("127.0.0.1", self.port)) as last:
            last.sendall(b"end")
        self._thread.join()
        self._socket.close()


@contextmanager
def listening() -> Iterator[Listener]:
    """A listener, which ends with the block."""
    found = Listener()
    try:
        yield found
    finally:
        found.close()
