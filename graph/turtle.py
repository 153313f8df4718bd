"""Quads as Turtle with the prefixes of our vocabulary, for people and for export."""

from collections.abc import Iterable
from io import BytesIO

import pyoxigraph as ox

from forumtrace.ontology.terms import CODE, DCTERMS, ID, OA, ORG, PAP, PROV, RDF, RDFS, SCHEMA, SH, SKOS, XSD

_KINDS = (
    "action", "claim", "condition", "deliverable", "establishment", "evidence", "extractor", "finding", "forum",
    "graph", "org", "plan", "policy", "post", "programme", "recommendation", "report", "response", "section",
    "system", "target", "total",
)  # fmt: skip
"""The kinds of instance IRIs that get a prefix of their own, since a slash in a local name must be escaped."""

PREFIXES = {
    "code": str(CODE),
    "dcterms": str(DCTERMS),
    "oa": str(OA),
    "org": str(ORG),
    "pap": str(PAP),
    "prov": str(PROV),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "schema": str(SCHEMA),
    "sh": str(SH),
    "skos": str(SKOS),
    "xsd": str(XSD),
} | {kind if kind != "org" else "body": f"{ID}{kind}/" for kind in _KINDS}


def turtle(lines: Iterable[str]) -> str:
    """N-Quads lines as one Turtle document: the triples of all graphs, each once, in the order of the lines."""
    triples = {quad.triple: None for quad in ox.parse("\n".join(lines), format=ox.RdfFormat.N_QUADS)}
    buffer = BytesIO()
    ox.serialize(triples, buffer, ox.RdfFormat.TURTLE, prefixes=PREFIXES)
    return buffer.getvalue().decode("utf-8")
