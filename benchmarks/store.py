"""The store against its peers, in one run: `python -m benchmarks.store [PLANS] [--graph GRAPH] [--readme]`.

Saved queries are asked of our store in memory, of bare pyoxigraph over the same triples with the text as it is written,
of our service over HTTP, of our store on disk, and of rdflib's memory store. What matters are the ratios. Then come
the register of one prison, the replacement of one plan, many clients at once and hostile queries. By default the graph
is made of 115 made-up plans, a million triples; with --graph one is taken that was built before, and left as it was.
With --readme the section of `benchmarks/README.md` is written anew.
"""

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox

from benchmarks import service
from benchmarks.corpus import make_corpus
from benchmarks.measure import geometric, put_section, run, seconds, table
from benchmarks.one_plan import registers, replacements
from benchmarks.rdflib_store import RdflibStore
from forumtrace.graph.local import LocalGraph
from forumtrace.graph.saved import saved_queries
from forumtrace.graph.store import open_graph
from forumtrace.graph.whole import open_in_memory
from tests.serving import serving

PLANS = 115
ASKED = (
    "actions", "dependencies", "documents", "evidence", "findings", "forums", "frameworks", "gaps", "organisations",
    "oversight", "owners", "policies", "recommendations", "roles", "systems", "targets",
)  # fmt: skip
"""The queries that rdflib is asked, too."""


def json_of(found: object) -> bytes:
    """Rows as SPARQL results in JSON."""
    assert isinstance(found, ox.QuerySolutions)
    return found.serialize(format=ox.QueryResultsFormat.JSON) or b""


def queries(graph: LocalGraph, path: Path, folder: Path, limit: float) -> str:
    """A table of what saved queries take everywhere, with the ratios."""
    found: dict[str, dict[str, float]] = {}
    with open_graph(path) as disk, serving(path, "--workers", "1", "--timeout", "600") as http:
        for name, query in saved_queries().items():
            text = query.sparql
            asked: dict[str, Callable[[], object]] = {
                "ours": lambda text=text: json_of(graph.query(text)),  # type: ignore[misc]
                "bare pyoxigraph": lambda text=text: json_of(  # type: ignore[misc]
                    graph.store.query(text, use_default_graph_as_union=True)
                ),
                "ours over HTTP": lambda text=text: http.ask(text),  # type: ignore[misc]
                "ours on disk": lambda text=text: json_of(disk.query(text)),  # type: ignore[misc]
            }
            for peer, work in asked.items():
                found.setdefault(peer, {})[name] = seconds(work)
    told, note = _rdflib(graph, folder, limit) if limit else ({}, "")
    peers = {**found, **({"rdflib": told} if told else {})}
    lines = [f"| ms | {' | '.join(peers)} |", "|---|" + "---:|" * len(peers)]
    lines += [f"| {n} | {' | '.join(_ms(times[n]) for times in peers.values())} |" for n in ASKED]
    for title, names in (("these 16", ASKED), (f"all {len(saved_queries())}", tuple(saved_queries()))):
        means = [
            f"{geometric([times[n] / found['ours'][n] for n in names]):.2f}"
            if set(names) <= set(times)
            else ""
            for times in peers.values()
        ]
        lines.append(f"| geometric mean of {title}, against ours | {' | '.join(means)} |")
    return "\n".join(lines) + note


def _rdflib(graph: LocalGraph, folder: Path, limit: float) -> tuple[dict[str, float], str]:
    """What rdflib's memory store takes for the same triples, and what there is to say of it."""
    dump = folder / "all.nq"
    graph.store.dump(str(dump), format=ox.RdfFormat.N_QUADS)
    rdflib = RdflibStore(dump, limit)
    asked = rdflib.ask(ASKED)
    rdflib.close()
    ended = sum(found.rows is None for found in asked.values())
    equal = sum(found.rows == len(set(map(str, _rows(graph, name)))) for name, found in asked.items())
    note = (
        f"\n\nrdflib took {rdflib.loading:.0f} s to read the triples. {ended} of its {len(ASKED)} queries were ended "
        f"after {limit:.0f} s and count as that; {equal} of the others gave as many rows as ours, {len(ASKED) - ended - equal} did not."
    )
    return {name: found.seconds for name, found in asked.items()}, note


def _rows(graph: LocalGraph, name: str) -> ox.QuerySolutions:
    found = graph.query(saved_queries()[name].sparql)
    assert isinstance(found, ox.QuerySolutions)
    return found


def _ms(value: float) -> str:
    return f"{value * 1000:,.1f}" if value < 0.1 else f"{value * 1000:,.0f}"


def main() -> None:
    """Build the graph if need be, measure, print and, if asked, write the section."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("plans", type=int, nargs="?", default=PLANS)
    parser.add_argument("--graph", type=Path, help="a graph directory that is there already")
    parser.add_argument(
        "--limit", type=float, default=30, help="seconds for a query of rdflib; 0 leaves it out"
    )
    parser.add_argument("--seconds", type=float, default=60, help="seconds that the clients ask for")
    parser.add_argument("--readme", action="store_true", help="write the section of benchmarks/README.md")
    given = parser.parse_args()
    began = " ".join(f"{load:.1f}" for load in os.getloadavg())
    with tempfile.TemporaryDirectory() as work:
        folder, path = Path(work), given.graph or Path(work) / "graph"
        if given.graph is None:
            make_corpus(folder / "plans", given.plans, 1)
            run("-m", "forumtrace", "build", path, folder / "plans")
        start = time.perf_counter()
        graph = open_in_memory(path, 10**12)
        assert graph is not None
        reading = time.perf_counter() - start
        head = f"{len(graph.plan_keys())} made-up plans, {len(graph.store):,} triples"
        print(head, flush=True)
        asked = queries(graph, path, folder, given.limit)
        print(asked, flush=True)
        lines = [("read into memory", f"{reading:.1f} s"), *registers(graph), *replacements(graph, path)]
        print(table(lines), flush=True)
        graph.close()
        lines += service.measure(path, folder, given.seconds)
    body = (
        f"`python -m benchmarks.store --readme`: {head}. Two cores that other work shared (load when it began: {began}), "
        f"so trust ratios more than times.\n\n{asked}\n\n{table(lines)}"
    )
    print(table(lines))
    if given.readme:
        put_section("Store and SPARQL", body)


if __name__ == "__main__":
    main()
