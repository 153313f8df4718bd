"""RDF files: Turtle (all graphs as one), TriG and N-Quads (each graph under its name)."""

from collections.abc import Iterator
from io import BytesIO

import pyoxigraph as ox

from forumtrace.exports.base import Export
from forumtrace.exports.quads_of import graphs, lines
from forumtrace.graph.turtle import PREFIXES, turtle


def nquads(export: Export) -> Iterator[bytes]:
    """The lines of all graphs, one graph after the other, each sorted."""
    for _, found in graphs(export):
        yield "".join(f"{line}\n" for line in found).encode()


def trig(export: Export) -> Iterator[bytes]:
    """All graphs with the prefixes of our vocabulary."""
    buffer = BytesIO()
    quads = (
        quad
        for _, found in graphs(export)
        for quad in ox.parse("\n".join(found).encode(), format=ox.RdfFormat.N_QUADS)
    )
    ox.serialize(quads, buffer, ox.RdfFormat.TRIG, prefixes=PREFIXES)
    yield buffer.getvalue()


def turtle_file(export: Export) -> Iterator[bytes]:
    """The triples of all graphs, each once, sorted."""
    yield turtle(lines(export)).encode()
