"""Building: sources in, graph out, one document after the other, each replaced whole or not at all."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from forumtrace import __version__
from forumtrace.errors import SourceRefused
from forumtrace.extract.context import Context
from forumtrace.extract.facts import read_facts
from forumtrace.extract.plan import read_plan
from forumtrace.extract.source import read_document
from forumtrace.extract.vocabulary import load_vocabulary, shipped_turtle
from forumtrace.graph.engine import Graph
from forumtrace.graph.ledger import Held, Ledger
from forumtrace.graph.quads import plan_quads
from forumtrace.graph.sources import Source, file_sha256, find_sources
from forumtrace.graph.store import open_graph


@dataclass(frozen=True, slots=True)
class Reading:
    """One source, read: the N-Quads lines of its plan and the figures of the summary."""

    plan_key: str
    lines: list[str]
    establishment: str
    family: str
    items: int
    actions: int
    findings: int


@dataclass(slots=True)
class Summary:
    """What a build did: sources read (with their readings), left alone, dropped, and refused (with the reason)."""

    read: list[tuple[str, Reading]] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    dropped: list[str] = field(default_factory=list)
    refused: list[SourceRefused] = field(default_factory=list)


def read_source(path: Path, vocabulary: Path | None = None) -> Reading:
    """Read one file all the way to quads; raises SourceRefused with one line when it is no plan we can read."""
    words = load_vocabulary(vocabulary)
    plan = read_plan(read_document(path))
    lines = plan_quads(plan, list(read_facts(plan, words)))
    return Reading(
        Context(plan, words).key,
        lines,
        plan.cover.establishment,
        plan.family,
        len(plan.items),
        sum(len(item.actions) for item in plan.items),
        len(plan.findings),
    )


def reader_mark(vocabulary: Path | None = None) -> str:
    """What decides, besides the source, how it is read: our version and the vocabularies, as a short hash."""
    digest = hashlib.sha256(__version__.encode())
    extra = [("", vocabulary.read_bytes())] if vocabulary and vocabulary.is_file() else []
    for name, content in [*shipped_turtle(), *extra]:
        digest.update(name.encode() + b"\0" + content)
    return digest.hexdigest()[:16]


def build(
    location: str,
    given: Iterable[Path],
    *,
    vocabulary: Path | None = None,
    prune: bool = False,
    on_source: Callable[[int, int, str], None] = lambda done, total, name: None,
) -> Summary:
    """Read the sources into the graph at `location`, a directory or the address of an endpoint.

    Unchanged sources are left alone, changed ones replaced whole; with `prune`, plans whose source is gone are
    dropped. `on_source` hears how many sources are done, of how many, and the name of the next. Raises GraphRefused
    when the graph cannot be opened for writing; a refused source is in the summary and changes nothing.
    """
    summary, found = Summary(), list(find_sources(given))
    summary.refused += [entry for entry in found if isinstance(entry, SourceRefused)]
    sources = [entry for entry in found if isinstance(entry, Source)]
    if not sources:
        return summary
    mark = reader_mark(vocabulary)
    with open_graph(location, write=True) as graph:
        ledger = graph.ledger()
        for number, source in enumerate(sources):
            on_source(number, len(sources), source.name)
            try:
                _take(graph, ledger, source, mark, vocabulary, summary)
            except SourceRefused as refusal:
                summary.refused.append(refusal)
        if prune:
            _prune(graph, ledger, {source.name for source in sources}, summary)
    return summary


def _take(
    graph: Graph, ledger: Ledger, source: Source, mark: str, vocabulary: Path | None, summary: Summary
) -> None:
    """Bring one source into the graph, unless the graph holds it as it is."""
    sha256, before = file_sha256(source.path), ledger.held.get(source.name)
    if before and (before.sha256, before.reader) == (sha256, mark) and before.plan in graph.plan_keys():
        summary.unchanged.append(source.name)
        return
    reading = read_source(source.path, vocabulary)
    other = next((n for n, h in ledger.held.items() if h.plan == reading.plan_key and n != source.name), None)
    if other:
        raise SourceRefused(
            f"{source.name}: the graph already holds this plan ({reading.plan_key}) from {other}; "
            "give one of the two files only, or build with --prune without the other"
        )
    graph.replace(reading.plan_key, reading.lines)
    if before and before.plan != reading.plan_key:
        graph.drop(before.plan)
    ledger.held[source.name] = Held(reading.plan_key, sha256, mark)
    ledger.save()
    summary.read.append((source.name, reading))


def _prune(graph: Graph, ledger: Ledger, names: set[str], summary: Summary) -> None:
    """Drop the plans whose source was not among those given."""
    for name in sorted(set(ledger.held) - names):
        graph.drop(ledger.held.pop(name).plan)
        summary.dropped.append(name)
    ledger.save()
