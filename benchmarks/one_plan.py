"""What concerns one prison or one plan of many: its register with all evidence, and the plan replaced."""

import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import pyoxigraph as ox

from benchmarks.measure import Line, at95, seconds
from forumtrace.graph.changes import apply
from forumtrace.graph.contributions import Contributions
from forumtrace.graph.directory import Directory, content_of
from forumtrace.graph.local import LocalGraph
from forumtrace.graph.rows import asked, rows
from forumtrace.graph.saved import saved_queries, saved_query
from forumtrace.graph.store import open_graph

REGISTER = ("actions", "oversight", "evidence")
CHANGES = (("a hundredth", 100), ("half", 2))
"""How much of a plan goes or comes, in words and as one line in so many."""


def registers(graph: LocalGraph) -> Iterator[Line]:
    """The register of one prison: its actions, their oversight, and the evidence of each link."""
    held = Counter(str(row["establishment"]) for row in rows(graph, "documents"))
    places = sorted(held)
    told = [[seconds(lambda n=name, p=p: _told(graph, n, p)) for name in REGISTER] for p in places]  # type: ignore[misc]
    lasted = [
        [seconds(lambda n=name, p=p: rows(graph, n, establishment=p)) for name in REGISTER]  # type: ignore[misc]
        for p in places
    ]
    yield f"register of one prison with all evidence as JSON, of {len(places)}", _spread(told)
    yield f"... as rows of ours, of {len(places)}", _spread(lasted)
    lone = [took for place, took in zip(places, lasted, strict=True) if held[place] == 1]
    if lone:
        yield f"... of a prison with one plan, of {len(lone)}", _spread(lone)
    single = [
        seconds(lambda q=query, p=p: rows(graph, q.name, establishment=p))  # type: ignore[misc]
        for query in saved_queries().values()
        if any(parameter.name == "establishment" for parameter in query.parameters)
        for p in places[:: max(1, len(places) // 5)]
    ]
    yield (
        "a saved query of one prison",
        f"p95 {at95(single) * 1000:.0f} ms, longest {max(single) * 1000:.0f} ms",
    )


def _told(graph: LocalGraph, name: str, place: str) -> bytes:
    found = graph.query(asked(saved_query(name), {"establishment": place}))
    assert isinstance(found, ox.QuerySolutions)
    return found.serialize(format=ox.QueryResultsFormat.JSON) or b""


def _spread(times: Sequence[Sequence[float]]) -> str:
    parts = ", ".join(
        f"{name} {at95(found) * 1000:.0f}"
        for name, found in zip(REGISTER, zip(*times, strict=True), strict=True)
    )
    whole = [sum(found) for found in times]
    return f"median {statistics.median(whole) * 1000:.0f} ms, p95 {at95(whole) * 1000:.0f} ms ({parts})"


def replacements(graph: LocalGraph, path: Path) -> Iterator[Line]:
    """One plan replaced by another state of it and back, deriving included."""
    directory = Directory(path)
    key = directory.plan_keys()[len(directory.plan_keys()) // 2]
    whole = directory.read(key)
    lines = whole.decode().splitlines()
    for words, one_in in CHANGES:
        less = [line for at, line in enumerate(lines) if at % one_in]
        times, held = [], whole
        for state in (less, lines) * 4:
            content, before = content_of(state), held
            times.append(
                seconds(lambda: apply(graph.store, key, content, Contributions(graph.store), before), 1)  # noqa: B023
            )
            held = content
        yield (
            f"replace one plan ({len(lines):,} lines) in memory, {words} of it changes",
            f"{statistics.median(times) * 1000:.0f} ms",
        )
        with open_graph(path, write=True) as disk:
            times = [seconds(lambda s=s: disk.replace(key, s), 1) for s in (less, lines) * 4]  # type: ignore[misc]
        yield "... on disk, document included", f"{statistics.median(times) * 1000:.0f} ms"
