"""Building: sources in, graph out, each document replaced whole or not at all.

Many readers, one writer: documents are read wherever `forumtrace.graph.pool` has them read, and come back in the order
of their names, so that the graph does not depend on who read what when.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from forumtrace.errors import SourceRefused
from forumtrace.graph.engine import Graph
from forumtrace.graph.job import SECONDS, Job, Reading
from forumtrace.graph.ledger import Held, Ledger
from forumtrace.graph.pool import Result, open_readers
from forumtrace.graph.reader_mark import reader_mark
from forumtrace.graph.sources import Source, file_sha256, find_sources
from forumtrace.graph.store import open_graph


@dataclass(slots=True)
class Summary:
    """What a build did: sources read (with their readings), left alone, dropped, and refused (with the reason).

    The readings come without their lines, which the graph holds. `left` are the sources of plans that are still in the
    graph although they were not given.
    """

    read: list[tuple[str, Reading]] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    refused: list[SourceRefused] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Options:
    """How to build: `jobs` processes (None: one per core when it pays), or those of a cluster (`dask://HOST:PORT`);
    the seconds that a document may take (0: any); the user's vocabulary; whether plans without source are dropped;
    extractors of other packages to run as well."""

    vocabulary: Path | None = None
    prune: bool = False
    jobs: int | None = None
    engine: str | None = None
    seconds: float = SECONDS
    plugins: tuple[str, ...] = ()


def build(
    location: str,
    given: Iterable[Path],
    options: Options | None = None,
    *,
    on_source: Callable[[int, int, str], None] = lambda done, total, name: None,
) -> Summary:
    """Read the sources into the graph at `location`, a directory or the address of an endpoint.

    Unchanged sources are left alone, changed ones replaced whole. `on_source` hears how many sources are done, of how
    many, and the name of the next. Raises GraphRefused when the graph cannot be opened for writing or the cluster
    not be reached; a refused source is in the summary and changes nothing.
    """
    options = options or Options()
    summary, found = Summary(), list(find_sources(given))
    summary.refused += [entry for entry in found if isinstance(entry, SourceRefused)]
    sources = [entry for entry in found if isinstance(entry, Source)]
    if not sources:
        return summary
    with open_graph(location, write=True) as graph:
        writer = _Writer(graph, reader_mark(options.vocabulary, options.plugins), summary)
        try:
            changed = list(writer.changed(sources))
            jobs = [
                Job(source.path, options.vocabulary, options.seconds, options.plugins)
                for source, _ in changed
            ]
            left = len(sources) - len(changed)
            with open_readers(len(jobs), options.jobs, options.engine) as readers:
                results = readers.read(jobs)
                for done, (source, sha256) in enumerate(changed, left):
                    on_source(done, len(sources), source.name)
                    writer.take(source, sha256, next(results))
            names = {source.name for source in sources}
            if options.prune:
                writer.prune(names)
            summary.left = writer.others(names)
        finally:
            writer.close()
    return summary


class _Writer:
    """Brings readings into the graph, and notes in the ledger what it holds."""

    def __init__(self, graph: Graph, mark: str, summary: Summary) -> None:
        self._graph, self._mark, self._summary = graph, mark, summary
        self._ledger: Ledger = graph.ledger()
        self._source_of = {held.plan: name for name, held in self._ledger.held.items()}
        self._unsaved = 0

    def changed(self, sources: Iterable[Source]) -> Iterator[tuple[Source, str]]:
        """The sources that the graph does not hold as they are, each with the hash of its bytes."""
        plans = frozenset(self._graph.plan_keys())
        for source in sources:
            try:
                sha256 = file_sha256(source.path)
            except SourceRefused as refusal:
                self._summary.refused.append(refusal)
                continue
            held = self._ledger.held.get(source.name)
            if held and (held.sha256, held.reader) == (sha256, self._mark) and held.plan in plans:
                self._summary.unchanged.append(source.name)
            else:
                yield source, sha256

    def take(self, source: Source, sha256: str, result: Result) -> None:
        """Bring one result into the graph or into the list of refusals."""
        if isinstance(result, SourceRefused):
            self._summary.refused.append(result)
            return
        key, before = result.plan_key, self._ledger.held.get(source.name)
        other = self._source_of.get(key, source.name)
        if other != source.name:
            self._summary.refused.append(_twice(source, key, other))
            return
        self._graph.replace(key, result.lines)
        result.lines.clear()
        if before and before.plan != key:
            self._graph.drop(before.plan)
            del self._source_of[before.plan]
        self._ledger.held[source.name] = Held(key, sha256, self._mark)
        self._source_of[key] = source.name
        self._summary.read.append((source.name, result))
        self._unsaved += 1
        # Saving takes time in step with the ledger; so seldom, it takes no more than a fixed share of the build. A
        # document whose entry a killed build did not save is read once more by the next.
        if self._unsaved > len(self._ledger.held) // 16:
            self.close()

    def others(self, names: set[str]) -> list[str]:
        """The sources of the plans in the graph that are not among those named."""
        return sorted(set(self._ledger.held) - names)

    def prune(self, names: set[str]) -> None:
        """Drop the plans whose source is not among those named."""
        for name in self.others(names):
            self._graph.drop(self._ledger.held.pop(name).plan)
            self._summary.dropped.append(name)
            self._unsaved += 1

    def close(self) -> None:
        """Save the ledger."""
        if self._unsaved:
            self._ledger.save()
            self._unsaved = 0


def _twice(source: Source, plan_key: str, other: str) -> SourceRefused:
    return SourceRefused(
        f"{source.name}: the graph already holds this plan ({plan_key}) from {other}; "
        "give one of the two files only, or build with --prune without the other"
    )
