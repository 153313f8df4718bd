"""Results of analyses as JSON, CSV and RDF. As RDF every row is an observation in a named graph of its own.

The RDF uses the Data Cube vocabulary: a measure is a qb:DataSet, a row a qb:Observation of it, a column a property
`id/analysis/column_NAME`. It is written out, never into the store: an analysis is no part of what documents say.
"""

import csv
import hashlib
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from forumtrace.graph.find import split
from forumtrace.graph.register import Row
from forumtrace.ontology import iris
from forumtrace.ontology.terms import DCTERMS, ID, RDF, RDFS, XSD

GRAPH = iris.graph("analysis")
QB = "http://purl.org/linked-data/cube#"


@dataclass(frozen=True, slots=True)
class Result:
    """The rows of one measure with its name, question and columns."""

    name: str
    question: str
    columns: Sequence[str]
    rows: Sequence[Row]


Results = Sequence[Result]


def as_json(results: Results) -> str:
    """One result as a list of objects; several as an object of such lists by measure."""
    whole = {result.name: result.rows for result in results}
    told = next(iter(whole.values())) if len(results) == 1 else whole
    return json.dumps(told, ensure_ascii=False, indent=1)


def as_csv(results: Results) -> str:
    """Header and rows of one result. A cell that a spreadsheet would take for a formula begins with an apostrophe."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for result in results:
        writer.writerow(result.columns)
        writer.writerows([_cell(row[column]) for column in result.columns] for row in result.rows)
    return out.getvalue().rstrip("\n")


def _cell(value: object) -> object:
    if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")):
        return f"'{value}"
    return "" if value is None else value


def as_turtle(results: Results) -> str:
    """The triples as Turtle (which has no named graphs)."""
    prefixes = {
        "analysis": f"{ID}analysis/",
        "dcterms": str(DCTERMS),
        "qb": QB,
        "rdfs": str(RDFS),
        "xsd": str(XSD),
    }
    written = ox.serialize(_triples(results), format=ox.RdfFormat.TURTLE, prefixes=prefixes)
    assert written is not None, "without an output the text is returned"
    lines = written.decode().splitlines()
    # The serialiser gives the prefixes in the order of a hash table.
    head = sorted(line for line in lines if line.startswith("@prefix"))
    return "\n".join([*head, *(line for line in lines if not line.startswith("@prefix"))])


def as_nquads(results: Results) -> str:
    """The triples as sorted N-Quads lines in the named graph `graph/analysis`."""
    graph = ox.NamedNode(str(GRAPH))
    quads = (ox.Quad(t.subject, t.predicate, t.object, graph) for t in _triples(results))
    written = ox.serialize(quads, format=ox.RdfFormat.N_QUADS)
    assert written is not None, "without an output the text is returned"
    return "\n".join(sorted(set(written.decode().splitlines())))


def _triples(results: Results) -> Iterator[ox.Triple]:
    for result in results:
        data = _node(result.name)
        yield ox.Triple(data, _iri(str(RDF.type)), _iri(f"{QB}DataSet"))
        yield ox.Triple(data, _iri(str(RDFS.label)), ox.Literal(result.name))
        yield ox.Triple(data, _iri(str(DCTERMS.description)), ox.Literal(result.question))
        for column in result.columns:
            yield ox.Triple(_column(column), _iri(str(RDFS.label)), ox.Literal(column.replace("_", " ")))
        for row in result.rows:
            yield from _observation(data, result.name, row)


def _observation(data: ox.NamedNode, name: str, row: Row) -> Iterator[ox.Triple]:
    # The name is made of what the row says, so that the same result has the same IRI in every run.
    digest = hashlib.sha256(json.dumps(row, sort_keys=True).encode()).hexdigest()[:16]
    node = _node(f"{name}_{digest}")
    yield ox.Triple(node, _iri(str(RDF.type)), _iri(f"{QB}Observation"))
    yield ox.Triple(node, _iri(f"{QB}dataSet"), data)
    for column, value in row.items():
        for term in _terms(value):
            yield ox.Triple(node, _column(column), term)


def _terms(value: object) -> Iterator[ox.NamedNode | ox.Literal]:
    """IRIs of the graph as such, each of several; numbers and truth values typed; all else as it stands."""
    if isinstance(value, str):
        parts = split(value)
        if parts and all(part.startswith(str(ID)) for part in parts):
            yield from map(ox.NamedNode, parts)
        else:
            yield ox.Literal(value)
    elif isinstance(value, bool | int):
        yield ox.Literal(value)
    elif isinstance(value, float):
        yield ox.Literal(str(value), datatype=_iri(str(XSD.decimal)))


def _iri(text: str) -> ox.NamedNode:
    return ox.NamedNode(text)


def _node(name: str) -> ox.NamedNode:
    return _iri(f"{ID}analysis/{name}")


def _column(name: str) -> ox.NamedNode:
    return _node(f"column_{name}")


FORMATS: Mapping[str, Callable[[Results], str]] = {
    "csv": as_csv,
    "json": as_json,
    "nquads": as_nquads,
    "ttl": as_turtle,
}
