"""The evidence that an IRI stands for: a quote itself, a claim, an action, a forum, or anything that a claim is about."""

from collections.abc import Iterable

import pyoxigraph as ox

from forumtrace.errors import QueryRefused
from forumtrace.graph.engine import Graph
from forumtrace.graph.rows import Row, rows
from forumtrace.ontology.terms import DCTERMS, ID, PAP, PROV, SKOS

_OF_CLAIM = (
    f"SELECT ?quote WHERE {{ ?claim a <{PAP.Claim}> ; <{PROV.wasDerivedFrom}>/<{PAP.continuedBy}>* ?quote }}"
)
_FIRST = (str(DCTERMS.description), str(SKOS.prefLabel))
"""What is said first of a thing: its words, its name."""


def evidence_of(graph: Graph, name: str) -> list[Row]:
    """Rows of the saved query `evidence`, each quote once: of a thing its own words, else the links that lead to it.

    `name` is an IRI, whole or without its first part (`action/...`). Raises QueryRefused when nothing is quoted for it.
    """
    iri = name.removeprefix("<").removesuffix(">")
    iri = iri if "://" in iri else f"{ID}{iri}"
    every = rows(graph, "evidence")
    quotes = {iri, *_of_claim(graph, iri)}
    found = [row for row in every if row["evidence"] in quotes]
    found = found or [row for row in every if row["subject"] == iri and row["predicate"] in _FIRST]
    found = found or [row for row in every if iri in (row["subject"], row["object"])]
    if not found:
        raise QueryRefused(
            f"no quote stands behind {name!r}; take an IRI from `query GRAPH evidence --format json`"
        )
    return _with_the_rest(found, every)


def _of_claim(graph: Graph, iri: str) -> set[str]:
    try:
        node = ox.NamedNode(iri)
    except ValueError as error:
        raise QueryRefused(f"{iri!r} is no IRI") from error
    sparql = _OF_CLAIM.replace("?claim a", f"{node} a")
    found = graph.query(sparql)
    assert isinstance(found, ox.QuerySolutions), "a SELECT query gives rows"
    return {row["quote"].value for row in found}


def _with_the_rest(found: Iterable[Row], every: list[Row]) -> list[Row]:
    """Each quote once, followed by what a page break cut off from it."""
    pieces = {row["evidence"]: row for row in every}
    told: dict[object, Row] = {}
    for row in found:
        piece: Row | None = row
        while piece is not None and piece["evidence"] not in told:
            told[piece["evidence"]] = piece
            piece = pieces.get(piece["continued"])
    return list(told.values())
