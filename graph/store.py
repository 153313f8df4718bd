"""Opening a graph.

Readers see the store as it was when they opened it: a small graph is read from its documents into memory, a larger one
from the store on disk, which answers slower but opens at once, or again from the documents while there is no store
that fits them.
"""

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from forumtrace.errors import GraphRefused
from forumtrace.graph.changes import Derived, derived_lines, rebuild
from forumtrace.graph.directory import Directory
from forumtrace.graph.engine import Graph
from forumtrace.graph.local import LocalGraph
from forumtrace.graph.remote import RemoteGraph
from forumtrace.graph.snapshots import Snapshots
from forumtrace.graph.store_files import DAMAGE
from forumtrace.graph.vocabulary import vocabulary_mark
from forumtrace.graph.writing import DirectoryGraph

IN_MEMORY = 16_000_000
"""Bytes of documents up to which a graph is read into memory: about 80,000 triples, half a second."""


def open_graph(location: str | Path, write: bool = False) -> Graph:
    """Open the graph at `location`: a directory, or the address of a SPARQL 1.1 endpoint (http or https).

    With `write`, a directory is made if need be and held alone. Raises GraphRefused, with what to do about it, when
    there is no graph, when it is damaged or made by a newer version, or when another process is writing.
    """
    if str(location).startswith(("http://", "https://")):
        return RemoteGraph(str(location), write=write)
    directory = Directory(Path(location))
    if write:
        directory.create()
        directory.check()
        return DirectoryGraph(directory)
    directory.check()
    stored = on_disk(directory) if directory.size() > IN_MEMORY else None
    return stored or from_documents(directory)


def on_disk(directory: Directory) -> LocalGraph | None:
    """The store as it is; None where no complete store of this version is there. Raises GraphRefused for a damaged one."""
    snapshot = Snapshots(directory).current()
    if snapshot is None:
        return None
    try:
        graph = LocalGraph(ox.Store.read_only(str(snapshot)), "Oxigraph on disk")
        return graph if graph.marks().get("vocabulary") == vocabulary_mark() else None
    except DAMAGE as error:
        raise GraphRefused(
            f"{snapshot} is damaged ({error}); delete that folder, the next build makes it anew from the documents"
        ) from error


def from_documents(directory: Directory) -> LocalGraph:
    """The graph directory in memory. Raises GraphRefused for a document that is damaged."""
    store = ox.Store()
    rebuild(store, directory, _derived(directory))
    return LocalGraph(store)


def _derived(directory: Directory) -> Derived:
    """What the store on disk, if it is whole, has derived from documents that are still the same."""
    try:
        stored = on_disk(directory)
        marks = stored.marks() if stored else {}
    except (GraphRefused, *DAMAGE):
        return lambda key, mark: None

    def known(key: str, mark: str) -> Iterable[str] | None:
        try:
            return derived_lines(stored.store, key) if stored and marks.get(key) == mark else None
        except DAMAGE:
            return None

    return known
