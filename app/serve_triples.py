"""Graphs and single things as RDF."""

from collections.abc import Iterator
from itertools import chain, islice

import pyoxigraph as ox

from forumtrace.graph.local import LocalGraph
from forumtrace.graph.manifest import MANIFEST

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
    return _told((quad.triple for quad in graph.store.quads_for_pattern(None, None, None, node)), form)


def described(graph: LocalGraph, iri: str, form: ox.RdfFormat) -> bytes | None:
    """What is said of a thing, and what points at it; all that stands in it for a graph; None when nothing is.

    What the manifest notes of a thing, for the next build, is nothing that a document says, and left out.
    """
    node, store = ox.NamedNode(iri), graph.store
    if store.contains_named_graph(node):
        return graph_triples(graph, iri, form)
    said = store.quads_for_pattern(node, None, None)
    quads = chain(said, islice(store.quads_for_pattern(None, None, node), NEIGHBOURS))
    return _told((quad.triple for quad in quads if quad.graph_name != MANIFEST), form)


def _told(triples: Iterator[ox.Triple], form: ox.RdfFormat) -> bytes | None:
    first = next(triples, None)
    if first is None:
        return None
    prefixes = PREFIXES if form in (ox.RdfFormat.TURTLE, ox.RdfFormat.RDF_XML) else None
    return ox.serialize([first, *triples], format=form, prefixes=prefixes)
