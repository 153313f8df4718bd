"""Which documents of a graph directory have not been touched since the store was last closed.

`stamps.json` holds of each document its size, its time of change and the mark of its content. A document that still
has the same size and time is not read again, so that opening a graph of thousands of plans takes no longer for it.
The file may be deleted.
"""

import json
from pathlib import Path

from forumtrace.graph.directory import Directory, mark_of, put
from forumtrace.graph.files import parse_json, read_whole

NAME = "stamps.json"
_MISSING = (-1, 0)


class Stamps:
    """The record of one graph directory."""

    def __init__(self, directory: Directory) -> None:
        self._directory = directory
        self._path = directory.path / NAME

    def marks(self) -> dict[str, str]:
        """The mark of every document's content; only those are read that changed since the last `save`.

        For the one writer: what a killed one left half written goes first.
        """
        self._directory.sweep()
        known = self._load()
        marks = {}
        for key in self._directory.plan_keys():
            size, changed, mark = known.get(key, (-1, -1, ""))
            same = (size, changed) == _stamp(self._directory.file(key))
            marks[key] = mark if same else mark_of(self._directory.read(key))
        return marks

    def save(self, marks: dict[str, str]) -> None:
        """Note these marks of the documents that lie there now. Raises GraphRefused when that cannot be."""
        known = {key: (*_stamp(self._directory.file(key)), mark) for key, mark in sorted(marks.items())}
        put(self._path, json.dumps(known, indent=0).encode())

    def _load(self) -> dict[str, tuple[int, int, str]]:
        try:
            known = parse_json(read_whole(self._path))
            return {key: (int(size), int(changed), str(mark)) for key, (size, changed, mark) in known.items()}
        except (OSError, ValueError, TypeError, AttributeError, OverflowError):
            # Lost or damaged, it is as good as never written: every document is read.
            return {}


def version(location: str) -> tuple[int, int] | None:
    """What tells one state of the graph directory `location` from the next; None while it is no whole graph.

    It changes when a writer has closed the graph, not with each document that it has written.
    """
    found = _stamp(Path(location) / NAME)
    return None if found == _MISSING else found


def _stamp(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except OSError:
        return _MISSING
    return found.st_size, found.st_mtime_ns
