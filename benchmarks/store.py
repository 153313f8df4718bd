"""The store against its peers in one run: `python -m benchmarks.store [PLANS [SECONDS]]`, by default 8 and 20.

The graph is the example plans again and again, each time for another prison: about 13,000 triples a plan. Saved
queries are asked of our store, of bare pyoxigraph with the text as it is written, of our service over HTTP, and of
rdflib's own store, which gets SECONDS for each (0 leaves it out). What matters are the ratios; the times are those
of this machine.
"""

import math
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox

from benchmarks.rdflib_store import RdflibStore
from forumtrace.graph.build import build
from forumtrace.graph.changes import replacement
from forumtrace.graph.directory import Directory, content_of
from forumtrace.graph.local import LocalGraph
from forumtrace.graph.registry import Registry
from forumtrace.graph.rows import rows
from forumtrace.graph.saved import saved_queries
from forumtrace.graph.store import open_graph, open_in_memory
from tests.serving import serving

EXAMPLES = Path(__file__).parent.parent / "examples"
ASKED = (
    "actions", "dependencies", "documents", "evidence", "findings", "forums", "frameworks", "gaps", "organisations",
    "oversight", "owners", "policies", "recommendations", "roles", "systems", "targets",
)  # fmt: skip


def plans(source: Path, count: int) -> Iterator[tuple[str, list[str]]]:
    """Key and lines of so many plans, each of a prison of its own."""
    directory = Directory(source)
    models = [(key, directory.read(key).decode()) for key in directory.plan_keys()]
    for number in range(count):
        key, text = models[number % len(models)]
        place = key.partition("-")[0]
        other = f"{place}{number}"
        text = text.replace(place, other).replace(place.capitalize(), other.capitalize())
        yield key.replace(place, other), text.splitlines()


def seconds(work: Callable[[], object], times: int = 3) -> float:
    """The seconds of the quickest of several runs."""
    found = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        found.append(time.perf_counter() - start)
    return min(found)


def geometric(values: list[float]) -> float:
    """The geometric mean."""
    return math.exp(statistics.fmean(map(math.log, values)))


def json_of(found: object) -> bytes:
    """Rows as SPARQL results in JSON."""
    assert isinstance(found, ox.QuerySolutions)
    return found.serialize(format=ox.QueryResultsFormat.JSON) or b""


def queries(graph: LocalGraph, path: Path, limit: float) -> None:
    """Print how long each saved query takes everywhere, and the ratios."""
    texts = {name: saved_queries()[name].sparql for name in ASKED}
    found: dict[str, dict[str, float]] = {"ours": {}, "bare": {}, "HTTP": {}}
    with serving(path, "--workers", "1", "--timeout", "600") as service:
        for name, text in texts.items():
            asked = {
                "ours": lambda text=text: json_of(graph.query(text)),
                "bare": lambda text=text: json_of(graph.store.query(text, use_default_graph_as_union=True)),
                "HTTP": lambda text=text: service.ask(text),
            }
            for peer, work in asked.items():
                found[peer][name] = seconds(work)
    if limit:
        dump = path / "all.nq"
        graph.store.dump(str(dump), format=ox.RdfFormat.N_QUADS)
        rdflib = RdflibStore(dump)
        found["rdflib"] = rdflib.seconds(ASKED, limit)
        rdflib.close()
    print(f"{'query, ms':20}" + "".join(f"{peer:>12}" for peer in found))
    for name in ASKED:
        print(f"{name:20}" + "".join(f"{times[name] * 1000:12.1f}" for times in found.values()))
    for peer, times in found.items():
        ratio = geometric([times[name] / found["ours"][name] for name in ASKED])
        print(f"{peer} against ours, geometric mean: {ratio:.2f}")


def registers(graph: LocalGraph) -> None:
    """Print how long the register of one prison takes, with the evidence of each link."""
    places = sorted({str(row["establishment"]) for row in rows(graph, "documents")})
    for name in ("actions", "oversight", "evidence"):
        times = sorted(
            seconds(lambda q=name, p=place: rows(graph, q, establishment=p), 1) for place in places[:40]
        )
        print(f"{name} of one prison, p95: {times[math.ceil(len(times) * 0.95) - 1] * 1000:.0f} ms")


def replacements(graph: LocalGraph, path: Path, source: Path) -> None:
    """Print how long it takes to replace one document by another state of it, in memory and on disk."""
    key, lines = next(plans(source, 1))
    fewer = lines[: len(lines) // 2]
    registry = Registry()
    directory = Directory(path)
    for other in directory.plan_keys():
        registry.change(other, directory.read(other).decode().splitlines())
    times = []
    for state in (fewer, lines, fewer, lines):
        update = replacement(key, content_of(state), registry)
        times.append(seconds(lambda text=update: graph.store.update(text), 1))
    print(
        f"replace one document in memory: {statistics.median(times) * 1000:.0f} ms, prepared by rules before"
    )
    with open_graph(path, write=True) as disk:
        disk.replace(key, fewer)
        times = [seconds(lambda s=s: disk.replace(key, s), 1) for s in (lines, fewer, lines)]
    print(f"replace one document on disk, rules and file included: {statistics.median(times) * 1000:.0f} ms")


def main() -> None:
    """Build the graph, and print every figure."""
    count, limit = ([float(word) for word in sys.argv[1:]] + [8, 20][len(sys.argv) - 1 :])[:2]
    with tempfile.TemporaryDirectory() as folder:
        source, path = Path(folder) / "examples", Path(folder) / "graph"
        build(str(source), [EXAMPLES])
        with open_graph(path, write=True) as disk:
            for key, lines in plans(source, int(count)):
                disk.replace(key, lines)
        start = time.perf_counter()
        graph = open_in_memory(path, 10**12)
        assert graph is not None
        print(
            f"{int(count)} plans, {len(graph.store)} triples, read into memory in {time.perf_counter() - start:.1f} s"
        )
        queries(graph, path, limit)
        registers(graph)
        replacements(graph, path, source)


if __name__ == "__main__":
    main()
