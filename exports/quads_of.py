"""The quads of a graph for export: named graph by named graph, as sorted N-Quads lines, of one prison if so asked.

The manifest, which is the bookkeeping of one store, stays behind. Of the registry, a prison takes along what its plans
lead to.
"""

from collections.abc import Iterator

import pyoxigraph as ox

from forumtrace.exports.base import Export
from forumtrace.graph.vocabulary import VOCABULARY
from forumtrace.ontology import iris
from forumtrace.ontology.terms import ID

REGISTRY = str(iris.graph("registry"))
_MANIFEST = str(iris.graph("manifest"))
_NAMES = "SELECT DISTINCT ?graph WHERE { GRAPH ?graph { ?s ?p ?o } }"


def graphs(export: Export) -> Iterator[tuple[str, list[str]]]:
    """The IRI of each named graph, sorted, and its N-Quads lines, sorted and without line ends."""
    names = sorted(str(row["graph"].value) for row in _solutions(export, _NAMES))
    chosen = _chosen(export, names)
    reached: set[str] = set()
    for name in chosen:
        triples = [_terms(row) for row in _solutions(export, _triples_of(name))]
        if export.establishment:
            reached.update(term for triple in triples for term in (triple[0], triple[2]))
        yield name, _lines(name, triples)
    if export.establishment and REGISTRY in names:
        every = [_terms(row) for row in _solutions(export, _triples_of(REGISTRY))]
        yield REGISTRY, _lines(REGISTRY, _reachable(every, reached))


def lines(export: Export) -> list[str]:
    """The lines of all graphs, sorted."""
    return sorted(line for _, found in graphs(export) for line in found)


def plan_keys(export: Export) -> list[str]:
    """The keys of the plans that are exported, sorted."""
    return sorted(str(row["plan"]).removeprefix(f"{ID}plan/") for row in export.rows("documents"))


def _chosen(export: Export, names: list[str]) -> list[str]:
    if not export.establishment:
        return [name for name in names if name != _MANIFEST]
    wanted = {str(iris.graph(*parts)) for key in plan_keys(export) for parts in ((key,), (key, "derived"))}
    return [name for name in names if name in wanted or name == str(VOCABULARY)]


def _triples_of(name: str) -> str:
    return f"SELECT ?s ?p ?o WHERE {{ GRAPH <{name}> {{ ?s ?p ?o }} }}"


def _solutions(export: Export, sparql: str) -> Iterator[ox.QuerySolution]:
    found = export.graph.query(sparql)
    assert isinstance(found, ox.QuerySolutions), "a SELECT query gives rows"
    return found


def _terms(row: ox.QuerySolution) -> tuple[str, str, str]:
    return str(row["s"]), str(row["p"]), str(row["o"])


def _lines(name: str, triples: list[tuple[str, str, str]]) -> list[str]:
    return sorted(f"{s} {p} {o} <{name}> ." for s, p, o in triples)


def _reachable(triples: list[tuple[str, str, str]], reached: set[str]) -> list[tuple[str, str, str]]:
    """The triples about what is reached, and about what these lead to."""
    about: dict[str, list[tuple[str, str, str]]] = {}
    for triple in triples:
        about.setdefault(triple[0], []).append(triple)
    waiting = [subject for subject in about if subject in reached]
    kept = set(waiting)
    while waiting:
        for triple in about[waiting.pop()]:
            if triple[2] in about and triple[2] not in kept:
                kept.add(triple[2])
                waiting.append(triple[2])
    return [triple for triple in triples if triple[0] in kept]
