"""Asking a graph: every saved query, the analyses, the page; and the same queries of bare stores on a small graph."""

import math
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pyoxigraph as ox

from benchmarks.measure import Line, run
from benchmarks.rdflib_store import RdflibStore
from forumtrace.graph.engine import Graph
from forumtrace.graph.rows import rows
from forumtrace.graph.saved import saved_queries
from forumtrace.graph.store import open_graph

PEERS = 5
"""Plans of the graph on which the peers are compared: rdflib's memory store reads about 10,000 triples a second."""
SLOW = 2.0
"""Seconds from which on a query is timed once."""
LIMIT = 5.0
"""Seconds that rdflib gets for each query."""


def measure(graph: Path, folder: Path) -> Iterator[Line]:
    """The figures of the graph at `graph`, and of its first plans in each peer."""
    began = time.perf_counter()
    with open_graph(graph) as opened:
        yield "open", f"{(time.perf_counter() - began) * 1000:.0f} ms, {opened.engine}"
        documents = rows(opened, "documents")
        place = str(documents[len(documents) // 2]["establishment"])
        yield "saved queries of one prison", _spread(_times(opened, place))
    # The first keeps what it asked of a large graph, the others find it.
    for told, command, *rest in (
        ("analyse, for the first time", "analyse", "all", "--format", "json"),
        ("analyse, again", "analyse", "all", "--format", "json"),
        ("analyse workload", "analyse", "workload"),
        ("report", "report", "-o", folder / "report"),
        ("view", "view", "-o", folder / "page.html"),
    ):
        cost = run("-m", "forumtrace", command, graph, *rest)
        yield f"forumtrace {told}", f"{cost.wall:.1f} s wall-clock, peak {cost.memory:.0f} MB"
    yield from _peers(graph, folder)


def _times(graph: Graph, place: str) -> list[tuple[float, str]]:
    """Every saved query of one prison, slowest first: the best of three, of those beyond SLOW once."""
    found = []
    for name, query in saved_queries().items():
        if "establishment" not in query.sparql:
            continue
        times = []
        for _ in range(3):
            began = time.perf_counter()
            rows(graph, name, establishment=place)
            times.append(time.perf_counter() - began)
            if times[-1] > SLOW:
                break
        found.append((min(times), name))
    return sorted(found, reverse=True)


def _spread(times: Sequence[tuple[float, str]]) -> str:
    seconds = sorted(second for second, _ in times)
    at95 = seconds[math.ceil(len(seconds) * 0.95) - 1] * 1000
    worst = ", ".join(f"{name} {second * 1000:.0f}" for second, name in times[:3])
    return f"{len(times)} queries, median {seconds[len(seconds) // 2] * 1000:.0f} ms, p95 {at95:.0f} ms (slowest: {worst})"


def _peers(graph: Path, folder: Path) -> Iterator[Line]:
    """Total time of all saved queries over the first plans, in each store."""
    small = folder / "small"
    names = sorted((graph / "documents").glob("*.nq"))[:PEERS]
    with open_graph(small, write=True) as made:
        for path in names:
            made.replace(path.stem, path.read_text("utf-8").splitlines())
    with open_graph(small) as ours:
        bare = ox.Store()
        dump = folder / "small.nq"
        dump.write_bytes(b"".join(_dumped(ours)))
        bare.bulk_load(path=str(dump), format=ox.RdfFormat.N_QUADS)
        texts = {name: query.sparql for name, query in saved_queries().items()}
        told = {"ours, rows and all": {name: _seconds(lambda n=name: rows(ours, n)) for name in texts}}
        told["bare pyoxigraph"] = {
            name: _seconds(lambda t=text: list(bare.query(t, use_default_graph_as_union=True)))  # type: ignore[arg-type]
            for name, text in texts.items()
        }
    rdflib = RdflibStore(dump, LIMIT)
    told["rdflib memory store"] = {name: asked.seconds for name, asked in rdflib.ask(texts).items()}
    rdflib.close()
    base = told["bare pyoxigraph"]
    for peer, seconds in told.items():
        mean = math.exp(sum(math.log(seconds[name] / base[name]) for name in texts) / len(texts))
        capped = sum(second >= LIMIT for second in seconds.values())
        yield (
            f"{peer}, {len(names)} plans",
            f"{sum(seconds.values()):.2f} s for {len(texts)} queries, {mean:.2f} x bare pyoxigraph (geometric mean)"
            + (f", {capped} given up after {LIMIT:.0f} s" if capped else ""),
        )


def _dumped(graph: Graph) -> Iterator[bytes]:
    found = graph.query("SELECT ?s ?p ?o ?g { GRAPH ?g { ?s ?p ?o } }")
    assert isinstance(found, ox.QuerySolutions)
    for row in found:
        yield f"{row['s']} {row['p']} {row['o']} {row['g']} .\n".encode()


def _seconds(work: object) -> float:
    assert callable(work)
    best = math.inf
    for _ in range(3):
        began = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - began)
    return best
