"""Media types of answers, and which of them a client takes (RFC 9110, section 12.5.1)."""

from collections.abc import Sequence

import pyoxigraph as ox

ROWS = {
    "application/sparql-results+json": ox.QueryResultsFormat.JSON,
    "application/json": ox.QueryResultsFormat.JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "application/xml": ox.QueryResultsFormat.XML,
    "text/csv": ox.QueryResultsFormat.CSV,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}
"""What SELECT and ASK are told in; the first is what a client gets that takes anything."""

TRIPLES = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/ld+json": ox.RdfFormat.JSON_LD,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}
"""What CONSTRUCT and DESCRIBE are told in."""

SHORT = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "jsonld": "application/ld+json",
    "rdf": "application/rdf+xml",
    "html": "text/html",
}
"""Names for the parameter `format`, which stands in for an Accept header where a link cannot have one."""

HTML = "text/html"


def preferred(accept: str, offered: Sequence[str]) -> str | None:
    """The media type of `offered` that the Accept header `accept` likes best; None when it takes none of them.

    Of those liked equally the first offered wins. A client that says nothing takes everything.
    """
    ranges = [_range(part) for part in accept.split(",") if part.strip()] or [("*", "*", 1.0)]
    liked = {media: _quality(media, ranges) for media in offered}
    best = max(liked.values(), default=0.0)
    return next((media for media in offered if best > 0 and liked[media] == best), None)


def _range(part: str) -> tuple[str, str, float]:
    """Type, subtype and quality of one part of an Accept header; what is malformed is liked not at all."""
    media, *parameters = (word.strip().casefold() for word in part.split(";"))
    kind, _, subtype = media.partition("/")
    quality = 1.0
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                quality = min(max(float(value), 0.0), 1.0)
            except ValueError:
                quality = 0.0
    return kind, subtype or "*", quality


def _quality(media: str, ranges: Sequence[tuple[str, str, float]]) -> float:
    """How much a media type is liked: the most specific range that covers it decides."""
    kind, _, subtype = media.partition("/")
    found = [
        (int(a != "*") + int(b != "*"), quality)
        for a, b, quality in ranges
        if a in ("*", kind) and b in ("*", subtype)
    ]
    return max(found, default=(0, 0.0))[1]
