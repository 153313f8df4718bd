"""Checking a graph: the shapes that must hold of it, and the findings on the documents themselves."""

import re
from collections.abc import Iterator

import pyoxigraph as ox

from forumtrace.graph.engine import Graph
from forumtrace.graph.rows import Row, natural, python_value, rows
from forumtrace.graph.shapes import Check, checks
from forumtrace.ontology.terms import CODE, DCTERMS, ID, PAP

SEVERITIES = ("violation", "warning", "info")
"""From the gravest to the least."""

COLUMNS = (
    "severity", "establishment", "number", "kind", "message", "quote", "page", "source", "focus", "remedy", "meaning",
)  # fmt: skip

_SHAPE_REMEDY = (
    "Build the graph anew from its sources; if the result stays, report it together with the source."
)

_PLACE = re.compile(r"\{\?(\w+)\}")
_WHERE = f"""
SELECT DISTINCT ?node ?graph ?number WHERE {{
  GRAPH ?graph {{ ?node ?predicate ?object }}
  OPTIONAL {{
    GRAPH ?graph {{
      ?node <{PAP.inResponse}>?/<{PAP.respondsTo}>? ?item .
      ?item a <{PAP.Recommendation}> ; <{DCTERMS.identifier}> ?number .
    }}
  }}
}}"""


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
                row |= {"remedy": _SHAPE_REMEDY, "meaning": f"The graph keeps this rule: {check.message}."}
                place = _whereabouts(graph, focus, plans)
                # What plans share has no place of its own; its name must do.
                yield row | (place or {"message": f"{message} ({_short(focus)})"})


def _message(check: Check, values: Row) -> str:
    text = _PLACE.sub(lambda match: _short(values.get(match[1])), check.message)
    value = values.get("value")
    return text if value is None else f"{text} (found: {_short(value)})"


def _short(value: object) -> str:
    return str(value).removeprefix(str(ID)).removeprefix(str(PAP)).removeprefix(str(CODE))


def _whereabouts(graph: Graph, focus: str, plans: dict[str, Row]) -> Row:
    """Establishment, item and source of a thing; nothing for what plans share."""
    answer = graph.query(_WHERE, {"node": ox.NamedNode(focus)})
    assert isinstance(answer, ox.QuerySolutions), "the query selects"
    places = sorted((str(python_value(s["graph"])), str(python_value(s["number"]) or "")) for s in answer)
    for name, number in places:
        plan = plans.get(name.replace(f"{ID}graph/", f"{ID}plan/", 1))
        if plan:
            return {
                "establishment": plan["establishment"],
                "number": number or None,
                "source": plan["source"],
            }
    return {}
