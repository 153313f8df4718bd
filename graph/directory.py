"""The graph directory on disk: its marker, and the documents that are the truth of the graph.

    GRAPH/forumtrace.json        marks the directory, with the version of its layout
    GRAPH/documents/PLAN.nq      all that one plan contributes: sorted N-Quads, the truth
    GRAPH/sources.json           which source each document was built of; without it, every source is read once more
    GRAPH/stamps.json            size, time and mark of each document when the store was closed; can be deleted
    GRAPH/store/                 an Oxigraph store made from the documents; it can be deleted and is made anew
    GRAPH/snapshots/             states of that store that readers open; can be deleted, too
    GRAPH/rows/NAME.json         rows of a saved query of a large graph, kept until it changes; can be deleted

A document is written beside its place, flushed to disk and renamed, so that it is there whole or not at all.
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from forumtrace.errors import GraphRefused
from forumtrace.graph.files import parse_json, read_whole, size_of, strange, sweep, write_whole

LAYOUT = 1
"""Version of the layout above; a directory with a higher one was made by a newer forumtrace."""

_FOLDERS = ("documents", "store", "snapshots", "rows")
_Told = TypeVar("_Told")
_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")


class Directory:
    """The files of one graph directory."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.marker = path / "forumtrace.json"
        self.documents = path / "documents"
        self.store = path / "store"

    def create(self) -> None:
        """Make the directory and its marker, unless they are there. Raises GraphRefused when that cannot be."""
        try:
            if self.path.is_dir() and not self.marker.exists() and any(self.path.iterdir()):
                raise GraphRefused(
                    f"{self.path} is a folder with other things in it; name a new or empty one"
                )
            self.documents.mkdir(parents=True, exist_ok=True)
            if not self.marker.exists():
                write_whole(self.marker, json.dumps({"layout": LAYOUT}).encode() + b"\n")
        except OSError as error:
            raise GraphRefused(f"{self.path} cannot be made a graph directory: {error.strerror}") from error

    def check(self) -> None:
        """Raise GraphRefused unless this is a graph directory that this version can read."""
        try:
            if not self.path.exists():
                raise GraphRefused(f"there is no graph at {self.path}; make one with build")
        except OSError as error:
            # A name that no file can have, for its length, say.
            raise GraphRefused(f"{str(self.path)[:60]} ... cannot be opened: {error.strerror}") from error
        self._check_layout()
        # The store, which opens its files itself, and what else is written to.
        for path in (*(self.path / name for name in _FOLDERS), *self.store.glob("*")):
            if found := strange(path):
                raise GraphRefused(f"{path} {found}; remove it")
        if not self.documents.is_dir():
            raise GraphRefused(
                f"{self.path} is damaged: it has no {self.documents.name} folder; build all its sources again"
            )

    def _check_layout(self) -> None:
        try:
            layout = parse_json(read_whole(self.marker))["layout"]
        except (FileNotFoundError, NotADirectoryError) as error:
            raise GraphRefused(f"{self.path} is no graph directory (it has no {self.marker.name})") from error
        except OSError as error:
            raise GraphRefused(f"{self.marker} cannot be read: {error.strerror}") from error
        except (ValueError, KeyError, TypeError):
            layout = None
        # A bool is an int, too.
        if type(layout) is not int or layout < 1:
            raise GraphRefused(f"{self.marker} is damaged; build the graph anew in another folder")
        if layout > LAYOUT:
            raise GraphRefused(f"{self.path} was made by a newer version of forumtrace; update forumtrace")

    def sweep(self) -> None:
        """Delete what killed processes left half written. For the one writer: it would take from another, too."""
        for folder in (self.path, self.documents, self.path / "rows"):
            sweep(folder)

    def plan_keys(self) -> tuple[str, ...]:
        """The plans that have a document, sorted."""
        return tuple(sorted(path.stem for path in self.documents.glob("*.nq")))

    def size(self) -> int:
        """The bytes of all documents together. Raises GraphRefused for one that cannot be read."""
        return sum(_told(path, size_of, 0) for path in self.documents.glob("*.nq"))

    def file(self, plan_key: str) -> Path:
        """Where the document of a plan lies. Raises GraphRefused for a key that is no file name."""
        if not is_key(plan_key):
            raise GraphRefused(f"{plan_key!r} cannot name a plan")
        return self.documents / f"{plan_key}.nq"

    def read(self, plan_key: str) -> bytes:
        """The document of a plan; empty when there is none. Raises GraphRefused when it cannot be read."""
        return _told(self.file(plan_key), read_whole, b"")

    def write(self, plan_key: str, content: bytes) -> None:
        """Put the document of a plan in place, whole. Raises GraphRefused when that cannot be."""
        put(self.file(plan_key), content)

    def remove(self, plan_key: str) -> None:
        """Delete the document of a plan, if there is one."""
        try:
            self.file(plan_key).unlink(missing_ok=True)
        except OSError as error:
            raise GraphRefused(f"{self.file(plan_key)} cannot be deleted: {error.strerror}") from error


def content_of(lines: Iterable[str]) -> bytes:
    """The bytes of a document: its lines sorted and unique, each closed by a line feed."""
    return "".join(f"{line}\n" for line in sorted(set(lines))).encode()


def lines_of(content: bytes) -> list[str]:
    """The lines of N-Quads, which a line feed alone parts: in a literal, U+2028 stands for itself."""
    return [line for line in content.decode().split("\n") if line]


def mark_of(content: bytes) -> str:
    """What tells one content from another."""
    return hashlib.sha256(content).hexdigest()


def is_key(text: object) -> bool:
    """Whether this can be the key of a plan, which names its document."""
    return isinstance(text, str) and _KEY.fullmatch(text) is not None


def put(path: Path, content: bytes) -> None:
    """Write a file of a graph directory, whole. Raises GraphRefused when that cannot be."""
    try:
        write_whole(path, content)
    except OSError as error:
        raise GraphRefused(f"{path} cannot be written: {error.strerror}") from error


def _told(path: Path, ask: Callable[[Path], _Told], none: _Told) -> _Told:
    """What `ask` tells of a document, or `none` when there is none, such as one that a writer has just deleted."""
    try:
        return ask(path)
    except OSError as error:
        if isinstance(error, FileNotFoundError) and not path.is_symlink():
            return none
        raise GraphRefused(f"{path} cannot be read: {error.strerror}") from error
