"""Terms of rdflib, which the extractors speak, as terms of pyoxigraph, which the store speaks, and back."""

from typing import TypeAlias

import pyoxigraph as ox
from rdflib import Literal, URIRef
from rdflib.term import Node

from forumtrace.ontology.terms import XSD

Term: TypeAlias = ox.NamedNode | ox.Literal
"""What stands in our graphs: IRIs and literals, never blank nodes."""

# Oxigraph keeps every integer as xsd:integer. Written so from the start, a document equals what the store gives back.
_WHOLE = frozenset({XSD.nonNegativeInteger, XSD.positiveInteger, XSD.int, XSD.long})


def to_ox(node: Node) -> Term:
    """The pyoxigraph form of an rdflib IRI or literal; the lexical form is kept as it is.

    Raises TypeError for anything else (blank nodes have no place in these graphs).
    """
    if isinstance(node, URIRef):
        return ox.NamedNode(str(node))
    if isinstance(node, Literal):
        if node.language:
            return ox.Literal(str(node), language=node.language)
        if node.datatype is None or node.datatype == XSD.string:
            return ox.Literal(str(node))
        datatype = XSD.integer if node.datatype in _WHOLE else node.datatype
        return ox.Literal(str(node), datatype=ox.NamedNode(str(datatype)))
    raise TypeError(f"not an IRI or a literal: {node!r}")


class Writer:
    """Writes nodes as N-Triples does, each only once: the triples of a plan are made of few different nodes."""

    def __init__(self) -> None:
        self._iris: dict[str, str] = {}

    def __call__(self, node: Node) -> str:
        """The N-Triples form of an rdflib IRI or literal. Raises as `to_ox`."""
        if type(node) is not URIRef:
            return str(to_ox(node))
        # Literals are not kept: rdflib takes longer to compare two of them than we to write one.
        written = self._iris.get(node)
        if written is None:
            written = self._iris[node] = str(to_ox(node))
        return written


def iri(node: URIRef) -> ox.NamedNode:
    """The pyoxigraph form of an rdflib IRI."""
    return ox.NamedNode(str(node))


def quad_line(quad: ox.Quad) -> str:
    """A quad as a line of canonical N-Quads, without the line end."""
    written = ox.serialize([quad], format=ox.RdfFormat.N_QUADS)
    assert written is not None, "without an output, serialize returns bytes"
    return written.decode().rstrip("\n")
