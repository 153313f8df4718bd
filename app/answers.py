"""Answers of queries as text, in the formats of `forumtrace query`.

Rows of saved queries are written for people and spreadsheets; what SPARQL text brings is written as the SPARQL
recommendations have it.
"""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import BinaryIO

import pyoxigraph as ox

from forumtrace.errors import QueryRefused
from forumtrace.graph.engine import Answer
from forumtrace.graph.rows import Row, Value, python_value
from forumtrace.ontology.terms import CODE, DCTERMS, ID, OA, ORG, PAP, PROV, RDF, RDFS, SCHEMA, SH, SKOS, XSD

FORMATS = ("table", "csv", "tsv", "json", "jsonl", "sparql-json", "ttl")
PREFIXES = {
    "code": CODE, "dcterms": DCTERMS, "oa": OA, "org": ORG, "pap": PAP, "prov": PROV, "rdf": RDF, "rdfs": RDFS,
    "schema": SCHEMA, "sh": SH, "skos": SKOS, "xsd": XSD,
}  # fmt: skip
_RESULTS = {
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "sparql-json": ox.QueryResultsFormat.JSON,
}
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def cell(value: Value) -> str:
    """A value as the text of a table's cell; IRIs of our own are shortened to what tells them apart."""
    return "" if value is None else str(value).removeprefix(str(ID)).removeprefix(str(PAP))


def rows_text(columns: Sequence[str], rows: Sequence[Row], form: str) -> str:
    """Rows of a saved query as text in the format `form` (any but table). Raises QueryRefused for ttl."""
    if form == "json":
        return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"
    if form == "jsonl":
        return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    if form == "sparql-json":
        return _sparql_json(columns, rows)
    if form in ("csv", "tsv"):
        return _separated(columns, rows, "," if form == "csv" else "\t")
    raise QueryRefused(f"{form} is for triples (CONSTRUCT); rows can be had as {', '.join(FORMATS[:-1])}")


def _separated(columns: Sequence[str], rows: Iterable[Row], delimiter: str) -> str:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_plain(row[column], delimiter) for column in columns])
    return out.getvalue()


def _plain(value: Value, delimiter: str) -> str | float | int:
    """A cell that no spreadsheet takes for a formula; tab-separated cells hold no tabs or line ends."""
    if not isinstance(value, str):
        return "" if value is None else value
    text = " ".join(value.split()) if delimiter == "\t" else value
    return f"'{text}" if text.startswith(_FORMULA) else text


def _sparql_json(columns: Sequence[str], rows: Iterable[Row]) -> str:
    bindings = [
        {column: _binding(row[column]) for column in columns if row[column] is not None} for row in rows
    ]
    return json.dumps(
        {"head": {"vars": list(columns)}, "results": {"bindings": bindings}}, ensure_ascii=False
    )


def _binding(value: Value) -> dict[str, str]:
    if isinstance(value, int | float):
        kind = XSD.integer if isinstance(value, int) else XSD.decimal
        return {"type": "literal", "value": str(value), "datatype": str(kind)}
    text = str(value)
    kind_of = "uri" if text.startswith((str(ID), str(PAP), str(CODE))) else "literal"
    return {"type": kind_of, "value": text}


def answer_text(answer: Answer, form: str) -> str:
    """The answer of SPARQL text as text in the format `form` (for rows any but table).

    Raises QueryRefused where the answer has no such form.
    """
    if isinstance(answer, ox.QueryTriples):
        return _turtle(answer, form)
    if isinstance(answer, ox.QueryBoolean):
        if form in ("csv", "tsv", "ttl"):
            raise QueryRefused(f"ASK answers true or false; {form} cannot hold that, use json or table")
        return _bytes(answer.serialize(format=_RESULTS[form])) if form == "sparql-json" else _truth(answer)
    if form in _RESULTS:
        return _bytes(answer.serialize(format=_RESULTS[form]))
    columns, rows = solution_rows(answer)
    return rows_text(columns, rows, form)


def write_solutions(solutions: ox.QuerySolutions, form: str, out: BinaryIO) -> bool:
    """Write rows one after the other, so that a large answer needs no memory; False for a form that cannot."""
    if form in _RESULTS:
        solutions.serialize(out, _RESULTS[form])
        out.write(b"\n" if form == "sparql-json" else b"")
        return True
    if form != "jsonl":
        return False
    columns = [variable.value for variable in solutions.variables]
    for solution in solutions:
        row = dict(zip(columns, map(python_value, solution), strict=True))
        out.write(json.dumps(row, ensure_ascii=False).encode() + b"\n")
    return True


def solution_rows(solutions: ox.QuerySolutions) -> tuple[list[str], list[Row]]:
    """The variables and the rows of a SELECT query, in the order of the engine."""
    columns = [variable.value for variable in solutions.variables]
    return columns, [dict(zip(columns, map(python_value, solution), strict=True)) for solution in solutions]


def _truth(answer: ox.QueryBoolean) -> str:
    return "true\n" if answer else "false\n"


def _turtle(triples: ox.QueryTriples, form: str) -> str:
    """Triples as Turtle, sorted, which is also what a table of them is."""
    if form not in ("ttl", "table"):
        raise QueryRefused(f"CONSTRUCT and DESCRIBE give triples; {form} is for rows, use ttl")
    found = sorted(triples, key=str)
    text = "\n".join(map(str, found))
    prefixes = {name: str(space) for name, space in PREFIXES.items() if f"<{space}" in text}
    return _bytes(ox.serialize(found, format=ox.RdfFormat.TURTLE, prefixes=prefixes))


def _bytes(written: bytes | None) -> str:
    assert written is not None, "without an output, serialize returns bytes"
    return written.decode().rstrip("\n") + "\n"
