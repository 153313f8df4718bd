"""The vocabulary as part of a graph: its lines, the derivation rules, and the mark by which a change is noticed."""

import hashlib
from functools import cache
from importlib.resources import files

import pyoxigraph as ox

from forumtrace.extract.vocabulary import shipped_triples
from forumtrace.graph.directory import lines_of
from forumtrace.graph.terms import iri
from forumtrace.ontology import iris

VOCABULARY = iris.graph("vocabulary")
STORE = b"2"
"""Version of what a store holds beside the documents' own lines; another one makes every store anew."""
SHAPES_FILE = "shapes.ttl"
"""The one Turtle file of the ontology folder that is no vocabulary but a set of checks."""


@cache
def vocabulary_lines() -> tuple[str, ...]:
    """The ontology and all code lists as sorted N-Quads lines of graph/vocabulary."""
    graph = iri(VOCABULARY)
    quads = (
        ox.Quad(quad.subject, quad.predicate, quad.object, graph)
        for name, triples in shipped_triples()
        if name != SHAPES_FILE
        for quad in triples
    )
    return tuple(sorted(set(lines_of(ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""))))


@cache
def rules() -> tuple[tuple[str, str], ...]:
    """Name and SPARQL text of every derivation rule (`rule-*.rq`), in the order in which they run."""
    folder = files("forumtrace.ontology")
    return tuple(
        sorted(
            (entry.name.removesuffix(".rq"), entry.read_text(encoding="utf-8"))
            for entry in folder.iterdir()
            if entry.name.startswith("rule-") and entry.name.endswith(".rq")
        )
    )


@cache
def vocabulary_mark() -> str:
    """A hash of the vocabulary and the rules: a store that was made with another one is made anew."""
    digest = hashlib.sha256(STORE)
    for line in vocabulary_lines():
        digest.update(line.encode() + b"\n")
    for name, text in rules():
        digest.update(name.encode() + b"\0" + text.encode())
    return digest.hexdigest()
