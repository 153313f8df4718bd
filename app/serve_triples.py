"""Graphs and single things as RDF."""

from collections.abc import Iterator
from itertools import islice

import pyoxigraph as ox

from forumtrace.graph.local import LocalGraph

PREFIXES = {
    "code": "https://w3id.org/prison-action-plan/code#",
    "dcterms": "http://purl.org/dc/terms/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "pap": "https://w3id.org/prison-action-plan/ont#",
    "prov": "http://www.w3.org/ns/prov#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
}
NEIGHBOURS = 10_000
"""How many triples that point at a thing are told with it."""


def graph_triples(graph: LocalGraph, name: str, form: ox.RdfFormat) -> bytes | None:
    """The triples of the named graph `name`, or of the union of all for an empty name; None when there are none."""
    node = ox.NamedNode(name) if name else None
    return _told(_triples(graph, None, None, node), form)


def described(graph: LocalGraph, iri: str, form: ox.RdfFormat) -> bytes | None:
    """What is said of a thing, and what points at it; all that stands in it for a graph; None when nothing is."""
    node = ox.NamedNode(iri)
    if graph.store.contains_named_graph(node):
        return graph_triples(graph, iri, form)
    said = list(_triples(graph, node, None, None))
    return _told(iter(said + list(islice(_triples(graph, None, node, None), NEIGHBOURS))), form)


def _triples(
    graph: LocalGraph, subject: ox.NamedNode | None, obj: ox.NamedNode | None, name: ox.NamedNode | None
) -> Iterator[ox.Triple]:
    for quad in graph.store.quads_for_pattern(subject, None, obj, name):
        yield quad.triple


def _told(triples: Iterator[ox.Triple], form: ox.RdfFormat) -> bytes | None:
    first = next(triples, None)
    if first is None:
        return None
    prefixes = PREFIXES if form in (ox.RdfFormat.TURTLE, ox.RdfFormat.RDF_XML) else None
    return ox.serialize([first, *triples], format=form, prefixes=prefixes)
