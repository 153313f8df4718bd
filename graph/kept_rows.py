"""Rows of whole saved queries, kept beside the store of a large graph.

Asking a store of a thousand plans for all rows takes a minute or two, and they change only when the graph does: `rows/NAME.json`
holds those of one saved query, below a line that names the state of the graph and the query they were told of, and their own checksum.
The folder may be deleted.
"""

import hashlib
import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from forumtrace import __version__
from forumtrace.graph.directory import Directory
from forumtrace.graph.files import parse_json, read_whole, size_of, write_whole
from forumtrace.graph.saved import SavedQuery

FOLDER = "rows"

Rows = list[dict[str, Any]]


class KeptRows:
    """The rows that are kept of one state of a graph directory; `marks` are those of all its graphs."""

    def __init__(self, directory: Directory, marks: Mapping[str, str]) -> None:
        self._folder = directory.path / FOLDER
        self._state = "\n".join([__version__, *(f"{key} {mark}" for key, mark in sorted(marks.items()))])

    def can_keep(self) -> bool:
        """Whether rows can be kept at all: not beside a graph that may only be read."""
        try:
            self._folder.mkdir(exist_ok=True)
        except OSError:
            return False
        return os.access(self._folder, os.W_OK)

    def has(self, query: SavedQuery) -> bool:
        """Whether rows of the query are kept of this state."""
        try:
            size_of(self._path(query))
            with self._path(query).open("rb") as file:
                return file.readline().split()[:1] == [self._mark(query)]
        except OSError:
            return False

    def of(self, query: SavedQuery, ask: Callable[[], Rows]) -> Rows:
        """The rows of the query over all plans: kept ones if they are of this state, or those that `ask` gives."""
        kept = self._read(query)
        if kept is not None:
            return kept
        rows = ask()
        values = [[row[column] for column in query.columns] for row in rows]
        content = json.dumps(values, ensure_ascii=False).encode()
        try:
            self._folder.mkdir(exist_ok=True)
            write_whole(self._path(query), b"%b %b\n%b" % (self._mark(query), _sum(content), content))
        except OSError:
            # A graph that may only be read is asked again each time.
            pass
        return rows

    def _read(self, query: SavedQuery) -> Rows | None:
        try:
            told, _, kept = read_whole(self._path(query)).partition(b"\n")
            if told.split() != [self._mark(query), _sum(kept)]:
                return None
            return [dict(zip(query.columns, values, strict=True)) for values in parse_json(kept)]
        except (OSError, ValueError, TypeError):
            # Lost or damaged, they are as good as never kept.
            return None

    def _path(self, query: SavedQuery) -> Path:
        return self._folder / f"{query.name}.json"

    def _mark(self, query: SavedQuery) -> bytes:
        return _sum(f"{self._state}\n{query}".encode())


def _sum(content: bytes) -> bytes:
    return hashlib.sha256(content).hexdigest().encode()
