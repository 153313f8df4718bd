"""The one writer that may change a graph directory.

Truth is `documents/PLAN.nq`; the Oxigraph store beside it follows. A change first puts the document in place and then
changes the store: new plans a few at a time in bulk, all else in one transaction each. A writer killed in between
leaves a store that lags behind: whoever opens the graph for writing next compares the marks and catches up.
"""

from collections.abc import Iterable

import pyoxigraph as ox

from forumtrace.graph.changes import add, apply, damage_told, rebuild
from forumtrace.graph.contributions import Contributions
from forumtrace.graph.directory import Directory, content_of, mark_of
from forumtrace.graph.ledger import FileLedger
from forumtrace.graph.local import LocalGraph
from forumtrace.graph.manifest import MANIFEST, MARK
from forumtrace.graph.snapshots import Snapshots
from forumtrace.graph.stamps import Stamps
from forumtrace.graph.store_files import DAMAGE, failure, failure_told, made_anew, open_store
from forumtrace.graph.terms import iri
from forumtrace.graph.vocabulary import vocabulary_mark
from forumtrace.ontology import iris

TOGETHER = 4
"""New plans that are written in one go: with more, memory grows and time does not shrink."""
COMPACT = 10
"""The store is compacted when one plan in so many was replaced, dropped or written together with others.

Measured with 996 plans: 16 s of a build of 450 s, and the saved queries of one prison take a fifth of the time."""
CATCH_UP = 4
"""A store that lags behind in one plan in so many is made anew, which is then quicker."""
MANY = 16
"""Plans written from which on the logs of the store are worth clearing."""


class DirectoryGraph(LocalGraph):
    """A graph directory opened by its one writer."""

    def __init__(self, directory: Directory) -> None:
        super().__init__(open_store(directory), "Oxigraph on disk")
        self._directory = directory
        self._stamps, self._snapshots = Stamps(directory), Snapshots(directory)
        self._snapshots.clear()
        self._waiting: dict[str, bytes] = {}
        self._underway: set[str] = set()
        self._written = self._stale = 0
        try:
            self._catch_up()
        except BaseException:
            self.close()
            raise

    @property
    def store(self) -> ox.Store:
        """The Oxigraph store, which holds all that was written so far. Raises GraphRefused after `close`."""
        self._settle()
        return super().store

    def replace(self, plan_key: str, lines: Iterable[str]) -> bool:
        """Hold exactly these N-Quads lines for the plan; False when it was so already. All or nothing."""
        content = content_of(lines)
        mark = self._mark(plan_key)
        if mark == mark_of(content) or (mark is None and not content):
            return False
        self._written += 1
        if mark is not None:
            self._change(plan_key, mark, content)
            return True
        self._directory.write(plan_key, content)
        self._waiting[plan_key] = content
        if len(self._waiting) == TOGETHER:
            self._settle()
            self._stale += TOGETHER
        return True

    def drop(self, plan_key: str) -> bool:
        """Hold nothing of the plan any more; False when nothing was held."""
        mark = self._mark(plan_key)
        if mark is None:
            return False
        self._written += 1
        self._change(plan_key, mark, b"")
        return True

    def ledger(self) -> FileLedger:
        """The record of the sources of this graph; see `Graph.ledger`."""
        return FileLedger(self._directory.path / "sources.json")

    def close(self) -> None:
        """Bring everything to disk and give the directory back."""
        try:
            if self._store is not None:
                with failure_told(self._directory):
                    self._finish()
        finally:
            super().close()
        if self._written >= MANY:
            # RocksDB clears its logs when it opens: measured 10 MB a plan before, 3 MB afterwards.
            self._written = 0
            ox.Store(str(self._directory.store))

    def _finish(self) -> None:
        self.store.flush()
        if self._written or self._snapshots.current() is None:
            marks = self.marks()
            # Without this the store keeps what was replaced (measured: three times the size) and looks for a term in
            # many files. It takes time in step with the whole store, which one changed plan is not worth.
            if self._stale * COMPACT > len(marks):
                self.store.optimize()
            self._snapshots.publish(self.store)
            # A document whose change was cut short is not what the store holds, whatever its mark there says.
            self._stamps.save({key: marks[key] for key in marks.keys() - self._underway - {"vocabulary"}})

    def _settle(self) -> None:
        """Write the plans that wait: their documents are in place already."""
        if self._waiting:
            plans, self._waiting = self._waiting, {}
            with failure_told(self._directory):
                add(super().store, plans, Contributions(super().store))

    def _change(self, plan_key: str, mark: str, content: bytes) -> None:
        """Bring the document and then the store from what has `mark` to `content`."""
        # Before the document changes: what of the old one a writer killed now leaves in the store, it says itself.
        store, held = self.store, self._directory.read(plan_key)
        self._underway.add(plan_key)
        if content:
            self._directory.write(plan_key, content)
        else:
            self._directory.remove(plan_key)
        with failure_told(self._directory):
            apply(store, plan_key, content, Contributions(store), held if mark_of(held) == mark else None)
        self._underway.discard(plan_key)
        self._stale += 1

    def _mark(self, plan_key: str) -> str | None:
        """The mark of what the graph holds of a plan."""
        if plan_key in self._waiting:
            return mark_of(self._waiting[plan_key])
        found = super().store.quads_for_pattern(iri(iris.graph(plan_key)), MARK, None, MANIFEST)
        return next((quad.object.value for quad in found if isinstance(quad.object, ox.Literal)), None)

    def _catch_up(self) -> None:
        try:
            self._repair()
        except DAMAGE as error:
            if "corrupt" not in str(error).casefold():
                raise failure(self._directory, error) from error
            # Some damage shows when the files are read, not when they are opened.
            super().close()
            self._store = made_anew(self._directory)
            self._repair()

    def _repair(self) -> None:
        """Make the store hold what the documents say, by this very vocabulary."""
        held, expected = self.marks(), self._stamps.marks()
        vocabulary = held.pop("vocabulary", None)
        lag = {key for key in held.keys() | expected if held.get(key) != expected.get(key)}
        if vocabulary == vocabulary_mark() and not lag:
            return
        if vocabulary != vocabulary_mark() or len(lag) * CATCH_UP > len(expected):
            self.store.clear()
            rebuild(self.store, self._directory)
            self._written, self._stale = max(len(lag), 1), len(held)
            return
        self._underway |= lag
        for key in sorted(lag):
            # A writer killed in the midst of writing may have left lines of the plan, but no mark.
            with damage_told(self._directory, key):
                apply(self.store, key, self._directory.read(key), Contributions(self.store), None)
            self._underway.discard(key)
            self._written, self._stale = self._written + 1, self._stale + 1
