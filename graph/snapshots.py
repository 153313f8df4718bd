"""The states of the store that readers open.

RocksDB merges and deletes files of a store while it is written, under whoever reads it beside. So a writer that closes
leaves a snapshot: a folder of hard links to the files as they are, which nobody changes any more. The one before stays
until the next writer comes, for those who read it still.

    GRAPH/snapshots/NAME/        one state of the store
    GRAPH/snapshots/current      the name of the newest
"""

import hashlib
import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pyoxigraph as ox

from forumtrace.graph.directory import Directory, write_whole

_NAME = re.compile(r"[0-9a-f]{16}")


class Snapshots:
    """Those of one graph directory."""

    def __init__(self, directory: Directory) -> None:
        self.folder = directory.path / "snapshots"
        self._pointer = self.folder / "current"

    def current(self) -> Path | None:
        """The newest state; None where there is none."""
        try:
            name = self._pointer.read_text("ascii")
        except (OSError, UnicodeDecodeError):
            return None
        path = self.folder / name
        return path if _NAME.fullmatch(name) and path.is_dir() else None

    def publish(self, store: ox.Store, marks: Mapping[str, str]) -> None:
        """Make the state of the store, which these marks tell from others, the one that readers open.

        Raises OSError when it cannot be written; readers then open the one before.
        """
        told = "\n".join(f"{key} {mark}" for key, mark in sorted(marks.items()))
        path = self.folder / hashlib.sha256(told.encode()).hexdigest()[:16]
        if not path.is_dir():
            self.folder.mkdir(exist_ok=True)
            beside = path.with_suffix(".part")
            shutil.rmtree(beside, ignore_errors=True)
            store.backup(str(beside))
            beside.rename(path)
        write_whole(self._pointer, path.name.encode())

    def clear(self) -> None:
        """Delete all states but the newest, as far as nobody holds them open."""
        current = self.current()
        for path in self.folder.glob("*"):
            if path.is_dir() and path != current:
                shutil.rmtree(path, ignore_errors=True)
