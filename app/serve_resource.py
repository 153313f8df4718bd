"""What the graph says of one thing, ready for a page: each statement with the words that say so."""

import re
from typing import TypedDict

import pyoxigraph as ox

from forumtrace.graph.local import LocalGraph
from forumtrace.graph.manifest import MANIFEST
from forumtrace.ontology.terms import DCTERMS, OA, PAP, PROV, RDF, RDFS, SKOS

LISTED = 500
"""How many statements of each direction a page shows."""

_LABEL = f"<{SKOS.prefLabel}>|<{RDFS.label}>|<{DCTERMS.title}>|<{DCTERMS.identifier}>|<{DCTERMS.description}>"
_SAID = f"""
SELECT DISTINCT ?predicate ?value ?quote ?page ?source {{
  GRAPH ?graph {{ ?it ?predicate ?value }} FILTER(?graph != {MANIFEST})
  OPTIONAL {{
    ?claim <{RDF.subject}> ?it ; <{RDF.predicate}> ?predicate ; <{RDF.object}> ?value ; <{PROV.wasDerivedFrom}> ?evidence .
    ?evidence <{OA.exact}> ?quote .
    OPTIONAL {{ ?evidence <{PAP.page}> ?page }}
    OPTIONAL {{ ?evidence <{OA.hasSource}>/<{PAP.sourceName}> ?source }}
  }}
}} ORDER BY ?predicate ?value ?page LIMIT {LISTED}"""
_POINTS = (
    f"SELECT DISTINCT ?predicate ?value {{ ?value ?predicate ?it }} ORDER BY ?predicate ?value LIMIT {LISTED}"
)
_HELD = f"SELECT DISTINCT ?value (<{RDF.type}> AS ?predicate) {{ GRAPH %s {{ ?value ?p ?o }} }} ORDER BY ?value LIMIT {LISTED}"
_NAMES = f"SELECT ?it ?label {{ VALUES ?it {{ %s }} ?it {_LABEL} ?label }}"


class Statement(TypedDict):
    """One statement: predicate and value (an IRI or a text) with their names, and the words that say so."""

    predicate: str
    predicate_label: str
    value: str
    value_label: str
    is_iri: bool
    quote: str
    page: str
    source: str


class Resource(TypedDict):
    """One thing: its IRI, its name, what is said of it and what points at it."""

    iri: str
    label: str
    said: list[Statement]
    points: list[Statement]


def resource(graph: LocalGraph, iri: str) -> Resource | None:
    """What the graph says of `iri`, less the manifest's bookkeeping; None when it says nothing."""
    node = ox.NamedNode(iri)
    said, points = (_solutions(graph, query.replace("?it", str(node))) for query in (_SAID, _POINTS))
    if graph.store.contains_named_graph(node):
        points = _solutions(graph, _HELD % node)
    if not said and not points:
        return None
    iris = {str(node)} | {
        str(row[c]) for row in said + points for c in ("predicate", "value") if _is_iri(row[c])
    }
    names = {row["it"]: row["label"] for row in _solutions(graph, _NAMES % " ".join(sorted(iris)))}
    labels = {str(term): label.value for term, label in sorted(names.items(), key=str)}
    return {
        "iri": iri,
        "label": labels.get(str(node), short(iri)),
        "said": [_statement(row, labels) for row in said],
        "points": [_statement(row, labels) for row in points],
    }


def short(iri: str) -> str:
    """The part of an IRI that tells it from its like."""
    return iri.rstrip("/").rpartition("#")[2].rpartition("/id/")[2]


def _spoken(iri: str) -> str:
    """The name of a property of another vocabulary as words: dcterms:isPartOf is "is part of"."""
    name = re.split(r"[#/]", iri)[-1]
    return re.sub(r"(?<=[a-z])[A-Z]", lambda letter: f" {letter[0].lower()}", name) or iri


def _solutions(graph: LocalGraph, sparql: str) -> list[ox.QuerySolution]:
    found = graph.query(sparql)
    assert isinstance(found, ox.QuerySolutions), "SELECT gives rows"
    return list(found)


def _is_iri(term: object) -> bool:
    return isinstance(term, ox.NamedNode)


def _statement(row: ox.QuerySolution, labels: dict[str, str]) -> Statement:
    predicate, value = row["predicate"], row["value"]
    told = dict.fromkeys(("quote", "page", "source"), "")
    for name in told:
        try:
            told[name] = row[name].value if row[name] is not None else ""
        except KeyError:
            continue
    return {
        "predicate": predicate.value,
        "predicate_label": labels.get(str(predicate), _spoken(predicate.value)),
        "value": value.value,
        "value_label": labels.get(str(value), short(value.value)) if _is_iri(value) else value.value,
        "is_iri": _is_iri(value),
        "quote": told["quote"],
        "page": told["page"],
        "source": told["source"],
    }
