"""The states of the store that readers open.

RocksDB merges and deletes files of a store while it is written, under whoever reads it beside. So a writer that closes
leaves a snapshot: a folder of hard links to the files as they are, which nobody changes any more. The one before stays
until the next writer comes, for those who read it still.

    GRAPH/snapshots/NUMBER/      one state of the store
    GRAPH/snapshots/current      the number of the newest
"""

import re
import shutil
import tempfile
from contextlib import suppress
from itertools import count
from pathlib import Path

import pyoxigraph as ox

from forumtrace.errors import GraphRefused
from forumtrace.graph.directory import Directory, put
from forumtrace.graph.files import read_whole

_NAME = re.compile(r"[0-9]{1,15}")


class Snapshots:
    """Those of one graph directory."""

    def __init__(self, directory: Directory) -> None:
        self.folder = directory.path / "snapshots"
        self._pointer = self.folder / "current"

    def current(self) -> Path | None:
        """The newest state; None where there is none."""
        try:
            name = read_whole(self._pointer).decode("ascii")
        except (OSError, UnicodeDecodeError):
            return None
        path = self.folder / name
        return path if _NAME.fullmatch(name) and _is_state(path) else None

    def publish(self, store: ox.Store) -> None:
        """Make the state of the store as it is now the one that readers open.

        Raises GraphRefused when it cannot be written; readers then open the one before.
        """
        path = self._next()
        try:
            self._back_up(store, path)
        except OSError as error:
            raise GraphRefused(f"{path} cannot be written: {error.strerror or error}") from error
        put(self._pointer, path.name.encode())

    def _next(self) -> Path:
        """The first number after the newest that is free: some may be left of those who could not be deleted."""
        current = self.current()
        numbers = count(int(current.name) + 1 if current else 1)
        return next(path for number in numbers if not (path := self.folder / str(number)).exists())

    def _back_up(self, store: ox.Store, path: Path) -> None:
        self.folder.mkdir(exist_ok=True)
        # In a new folder, for what lies there already might lead out of the directory.
        beside = Path(tempfile.mkdtemp(dir=self.folder))
        store.backup(str(beside / path.name))
        (beside / path.name).rename(path)
        beside.rmdir()

    def clear(self) -> None:
        """Delete all but the newest state, as far as nobody holds it open."""
        kept = (self._pointer, self.current())
        for path in self.folder.glob("*"):
            if path in kept:
                continue
            if _is_folder(path):
                shutil.rmtree(path, ignore_errors=True)
            else:
                with suppress(OSError):
                    path.unlink()


def _is_folder(path: Path) -> bool:
    """Whether there is a folder, and no link to one elsewhere."""
    return path.is_dir() and not path.is_symlink()


def _is_state(path: Path) -> bool:
    """Whether there is a folder of files, and no link or pipe among them."""
    try:
        return _is_folder(path) and all(file.is_file() and not file.is_symlink() for file in path.iterdir())
    except OSError:
        # A writer has just deleted it.
        return False
