"""Checking a graph: the shapes that must hold of it, and the findings on the documents themselves."""

import re
from collections.abc import Iterator

import pyoxigraph as ox

from forumtrace.graph.engine import Graph
from forumtrace.graph.places import stated, whereabouts
from forumtrace.graph.rows import Row, natural, python_value, rows
from forumtrace.graph.shapes import Check, checks
from forumtrace.ontology.terms import CODE, ID, PAP

SEVERITIES = ("violation", "warning", "info")
"""From the gravest to the least."""

COLUMNS = (
    "severity", "establishment", "number", "kind", "message", "quote", "page", "source", "focus", "remedy", "meaning",
)  # fmt: skip

_MEANING = {
    "violation": "The graph keeps this rule: {}.",
    "warning": "Read so in the source, and odd: {}.",
    "info": "Read so in the source, which may be right: {}.",
}
_REMEDY = {
    "violation": "Build the graph anew from its sources; if the result stays, report it together with the source.",
    "warning": "Look at the source; if it was read as it stands, its author can put it right.",
    "info": "Look at the words that say so (forumtrace trace); nothing is wrong if the source means it.",
}

_PLACE = re.compile(r"\{\?(\w+)\}")


def check_graph(graph: Graph) -> list[Row]:
    """Every result of the shapes and every finding, the gravest first.

    Rows have the columns COLUMNS; `focus` is the IRI of the thing that it is about, `source` the plan's file, `meaning`
    what results of this kind are, `remedy` what would put them right.
    """
    plans = {str(row["plan"]): row for row in rows(graph, "documents")}
    found = [*_results(graph, plans), *_findings(graph, plans)]
    return sorted(found, key=_order)


def at_least(results: list[Row], severity: str) -> bool:
    """Whether anything is as grave as `severity`."""
    grave = SEVERITIES[: SEVERITIES.index(severity) + 1]
    return any(row["severity"] in grave for row in results)


def _order(row: Row) -> tuple[object, ...]:
    rank = SEVERITIES.index(str(row["severity"]))
    return (
        rank,
        *(natural(row[column]) for column in ("establishment", "number", "kind", "focus", "message")),
    )


def _findings(graph: Graph, plans: dict[str, Row]) -> Iterator[Row]:
    for row in rows(graph, "findings"):
        plan = plans.get(str(row["plan"]), {})
        yield {column: plan.get(column) if column == "source" else row[column] for column in COLUMNS}


def _results(graph: Graph, plans: dict[str, Row]) -> Iterator[Row]:
    seen: set[tuple[str, str, str]] = set()
    for check in checks():
        answer = graph.query(check.sparql)
        assert isinstance(answer, ox.QuerySolutions), "a check is a SELECT query"
        names = [variable.value for variable in answer.variables]
        for solution in answer:
            values = {name: python_value(term) for name, term in zip(names, solution, strict=True)}
            focus, message = str(values["this"]), _message(check, values)
            if (check.name, focus, message) not in seen:
                seen.add((check.name, focus, message))
                row: Row = dict.fromkeys(COLUMNS)
                row |= {"severity": check.severity, "kind": check.name, "message": message, "focus": focus}
                row |= {
                    "remedy": _REMEDY[check.severity],
                    "meaning": _MEANING[check.severity].format(check.message),
                }
                yield row | (whereabouts(graph, focus, plans) or _shared(graph, check, row, plans))


def _shared(graph: Graph, check: Check, row: Row, plans: dict[str, Row]) -> Row:
    """What plans share has no place of its own: its name must do, and the first words that say of it what was found."""
    focus = str(row["focus"])
    place = stated(graph, focus, check.path, plans) if check.path else {}
    values = place.pop("values", None)
    # A message that names a value has told enough.
    told = f": {values}" if values and row["message"] == check.message else ""
    return place | {"message": f"{row['message']}{told} ({_short(focus)})"}


def _message(check: Check, values: Row) -> str:
    text = _PLACE.sub(lambda match: _short(values.get(match[1])), check.message)
    value = values.get("value")
    return text if value is None else f"{text} (found: {_short(value)})"


def _short(value: object) -> str:
    return str(value).removeprefix(str(ID)).removeprefix(str(PAP)).removeprefix(str(CODE))
