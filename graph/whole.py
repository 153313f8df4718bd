"""Opening a graph for what is told of all its plans at once: the explorer, analyses, reports, traces and exports."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from forumtrace.errors import GraphRefused
from forumtrace.graph.directory import Directory
from forumtrace.graph.engine import Graph
from forumtrace.graph.kept_rows import KeptRows
from forumtrace.graph.local import LocalGraph
from forumtrace.graph.saved import SavedQuery
from forumtrace.graph.store import IN_MEMORY, from_documents, on_disk, open_graph

WHOLE = 1_000_000_000
"""Bytes of documents up to which they are read into memory: about 5 million triples, 2 GB. From disk the same answers
take six times as long."""


def open_whole(location: str | Path) -> Graph:
    """Open the graph at `location` for queries over all its plans. Raises GraphRefused as `open_graph` does."""
    if str(location).startswith(("http://", "https://")):
        return open_graph(location)
    directory = Directory(Path(location))
    directory.check()
    size = directory.size()
    if size <= IN_MEMORY:
        return from_documents(directory)
    try:
        stored = on_disk(directory)
    except GraphRefused:
        # The documents hold all that it held.
        if size > WHOLE:
            raise
        stored = None
    return WholeGraph(directory, stored, in_memory=size <= WHOLE) if stored else from_documents(directory)


def open_in_memory(location: str | Path, limit: int) -> LocalGraph | None:
    """The graph directory `location` in memory, for many queries; None when its documents exceed `limit` bytes.

    Raises GraphRefused as `open_graph` does.
    """
    directory = Directory(Path(location))
    directory.check()
    return from_documents(directory) if directory.size() <= limit else None


class WholeGraph(LocalGraph):
    """A large graph: read into memory, if it fits, when a query is asked whose rows are not kept.

    It answers as it was when it was opened, whoever writes to it meanwhile.
    """

    def __init__(self, directory: Directory, stored: LocalGraph, *, in_memory: bool) -> None:
        super().__init__(stored.store, stored.engine)
        self._directory, self._to_read, self._from_disk = directory, in_memory, not in_memory
        # Of the store as it is on disk: asking this graph would read it into memory.
        self._marks = stored.marks()
        self._kept = KeptRows(directory, self._marks)

    @property
    def store(self) -> ox.Store:
        """The Oxigraph store. Raises GraphRefused after `close`."""
        if self._to_read and self._store is not None:
            read = from_documents(self._directory)
            self._to_read = False
            if read.marks() == self._marks:
                self._store, self._engine = read.store, read.engine
        return super().store

    def whole(self, query: SavedQuery, ask: Callable[[], list[dict[str, Any]]]) -> list[dict[str, Any]]:
        """The rows of a saved query over all plans, kept from an earlier time or asked for by `ask`."""
        return self._kept.of(query, ask)

    def to_ask(self, queries: Iterable[SavedQuery]) -> list[str]:
        """The names of those queries whose rows have yet to be asked from disk, which takes long, and can be kept."""
        if not self._from_disk or not self._kept.can_keep():
            return []
        return [query.name for query in queries if not self._kept.has(query)]

    @property
    def location(self) -> str:
        """Where the graph lies."""
        return str(self._directory.path)
