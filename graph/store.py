"""Opening a graph, and the one writer that may change it.

Truth is `documents/PLAN.nq`; the Oxigraph store beside it follows. A change first puts the document in place and then
commits one transaction to the store. A writer killed in between leaves a store that lags behind: whoever opens the
graph for writing next compares the marks and makes the store anew. Readers see the store as it was when they opened
it: a small graph is read from its documents into memory, a larger one from the store on disk, which answers slower
but opens at once, or again from the documents while there is no store that fits them.
"""

import shutil
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from forumtrace.errors import GraphRefused
from forumtrace.graph.changes import Derived, apply, derived_lines, rebuild
from forumtrace.graph.contributions import Contributions
from forumtrace.graph.directory import Directory, content_of, mark_of
from forumtrace.graph.engine import Graph
from forumtrace.graph.ledger import FileLedger
from forumtrace.graph.local import LocalGraph
from forumtrace.graph.manifest import MANIFEST, MARK
from forumtrace.graph.remote import RemoteGraph
from forumtrace.graph.stamps import Stamps
from forumtrace.graph.terms import iri
from forumtrace.graph.vocabulary import vocabulary_mark
from forumtrace.ontology import iris

IN_MEMORY = 16_000_000
"""Bytes of documents up to which a graph is read into memory: about 80,000 triples, half a second."""
FLUSH = 16
"""Plans after which what was written goes to disk: without this the store keeps 10 MB of each in memory."""
COMPACT = 10
"""The store is compacted when one plan in so many was replaced, dropped or flushed since it was opened.

Measured with 996 plans: 16 s of a build of 450 s, and the saved queries of one prison take a fifth of the time."""

_DAMAGE = (OSError, RuntimeError)
"""What Oxigraph raises for files that it cannot read or make sense of."""


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
    if not directory.store.is_dir():
        return None
    try:
        graph = LocalGraph(ox.Store.read_only(str(directory.store)), "Oxigraph on disk")
        return graph if graph.marks().get("vocabulary") == vocabulary_mark() else None
    except _DAMAGE as error:
        raise GraphRefused(
            f"{directory.store} is damaged ({error}); delete that folder, it is made anew from the documents"
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
    except (GraphRefused, *_DAMAGE):
        return lambda key, mark: None

    def known(key: str, mark: str) -> Iterable[str] | None:
        try:
            return derived_lines(stored.store, key) if stored and marks.get(key) == mark else None
        except _DAMAGE:
            return None

    return known


class DirectoryGraph(LocalGraph):
    """A graph directory opened by its one writer."""

    def __init__(self, directory: Directory) -> None:
        super().__init__(_open_for_writing(directory), "Oxigraph on disk")
        self._directory = directory
        self._stamps = Stamps(directory)
        self._changed = False
        self._stale = self._written = 0
        try:
            self._repair()
        except BaseException:
            self.close()
            raise

    def replace(self, plan_key: str, lines: Iterable[str]) -> bool:
        """Hold exactly these N-Quads lines for the plan; False when it was so already. All or nothing."""
        content = content_of(lines)
        mark = self._mark(plan_key)
        if mark == mark_of(content):
            return False
        before = self._known(plan_key, mark)
        self._directory.write(plan_key, content)
        apply(self.store, plan_key, content, Contributions(self.store), before)
        self._changed, self._stale = True, self._stale + (mark is not None)
        self._written += 1
        if self._written % FLUSH == 0:
            # New plans, too, then lie in files of their own.
            self.store.flush()
            self._stale += FLUSH
        return True

    def drop(self, plan_key: str) -> bool:
        """Hold nothing of the plan any more; False when nothing was held."""
        mark = self._mark(plan_key)
        if mark is None:
            return False
        before = self._known(plan_key, mark)
        self._directory.remove(plan_key)
        apply(self.store, plan_key, b"", Contributions(self.store), before)
        self._changed, self._stale = True, self._stale + 1
        return True

    def ledger(self) -> FileLedger:
        """The record of the sources of this graph; see `Graph.ledger`."""
        return FileLedger(self._directory.path / "sources.json")

    def close(self) -> None:
        """Bring everything to disk and give the directory back."""
        if self._store is not None:
            self._store.flush()
            if self._changed:
                marks = self.marks()
                # Without this the store keeps what was replaced (measured: three times the size) and looks for a term
                # in many files. It takes time in step with the whole store, which one changed plan is not worth.
                if self._stale * COMPACT > len(marks):
                    self._store.optimize()
                del marks["vocabulary"]
                self._stamps.save(marks)
        super().close()
        if self._written >= FLUSH:
            # RocksDB clears its logs when it opens: measured 10 MB a plan before, 3 MB afterwards.
            self._written = 0
            ox.Store(str(self._directory.store))

    def _known(self, plan_key: str, mark: str | None) -> bytes | None:
        """The content of the document, if that is what the store holds of the plan; else None."""
        if mark is None:
            return b""
        content = self._directory.read(plan_key)
        return content if mark_of(content) == mark else None

    def _mark(self, plan_key: str) -> str | None:
        """The mark of what the store holds of a plan."""
        found = self.store.quads_for_pattern(iri(iris.graph(plan_key)), MARK, None, MANIFEST)
        return next((quad.object.value for quad in found if isinstance(quad.object, ox.Literal)), None)

    def _repair(self) -> None:
        """Make the store anew unless it was made of these very documents by this very vocabulary."""
        expected = {**self._stamps.marks(), "vocabulary": vocabulary_mark()}
        held = self.marks()
        if held != expected:
            self.store.clear()
            rebuild(self.store, self._directory)
            self._changed, self._stale = True, len(held)


def _open_for_writing(directory: Directory) -> ox.Store:
    """The store on disk, which locks it; a damaged one is put away, for the documents hold all that it held."""
    try:
        return ox.Store(str(directory.store))
    except _DAMAGE as error:
        if "lock" in str(error).casefold():
            raise GraphRefused(
                f"another process is writing to {directory.path}; try again when it is done"
            ) from error
    try:
        shutil.rmtree(directory.store)
        return ox.Store(str(directory.store))
    except _DAMAGE as error:
        raise GraphRefused(f"{directory.store} cannot be made anew: {error}") from error
