"""Rows of the saved queries: what `query NAME` tells, and what every view and export is made of.

A row is a dict with the query's columns in their order; what is missing is None, several values are joined by
" | ". Rows come in the order of establishment, plan, number (5.10 after 5.9) and position in the document.
"""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TypeAlias

import pyoxigraph as ox

from forumtrace.errors import QueryRefused
from forumtrace.graph.engine import Graph
from forumtrace.graph.parameters import parameter_term
from forumtrace.graph.saved import SavedQuery, saved_query
from forumtrace.graph.terms import Term
from forumtrace.ontology.terms import XSD

Value: TypeAlias = str | float | int | None
Row: TypeAlias = dict[str, Value]

JOINT = " | "
_XSD = str(XSD)
_WHOLE = frozenset(
    _XSD + name for name in ("integer", "nonNegativeInteger", "positiveInteger", "int", "long")
)
_BROKEN = frozenset(_XSD + name for name in ("decimal", "double", "float"))
_DIGITS = re.compile(r"(\d+)")


def rows(graph: Graph, name: str, **parameters: str) -> list[Row]:
    """The rows of the saved query `name`.

    `parameters` bind its documented variables, such as `establishment="HMP Anytown"`. Raises QueryRefused for a
    name or parameter that does not exist.
    """
    query = saved_query(name)
    found = graph.query(*_asked(query, parameters))
    assert isinstance(found, ox.QuerySolutions), "a saved query is a SELECT query"
    variables = [variable.value for variable in found.variables]
    raw = [dict(zip(variables, map(python_value, solution), strict=True)) for solution in found]
    raw.sort(key=_sort_key(query, variables))
    return _tell(query, raw)


def _asked(query: SavedQuery, parameters: dict[str, str]) -> tuple[str, dict[str, Term]]:
    """The SPARQL text with its usual values replaced by those given, and the variables to bind."""
    types = {parameter.name: parameter.type for parameter in query.parameters}
    text, bound = query.sparql, {}
    for name, value in parameters.items():
        if name not in types:
            raise QueryRefused(f"query {query.name} has no parameter {name!r}; it has: {', '.join(types)}")
        term = parameter_term(name, value, types[name])
        usual = re.compile(rf"VALUES \?{re.escape(name)} \{{[^}}]*\}}")
        if usual.search(text):
            # A value that is compared, not matched, must be there before the comparison, in every engine.
            text = usual.sub(f"VALUES ?{name} {{ {term} }}", text)
        else:
            bound[name] = term
    return text, bound


def python_value(term: object) -> Value:
    """A term as a plain value: numbers as numbers, everything else (IRIs, dates) as its characters."""
    if term is None:
        return None
    if isinstance(term, ox.Literal):
        return _number(term)
    return term.value if isinstance(term, ox.NamedNode) else str(term)


def _number(literal: ox.Literal) -> Value:
    try:
        if literal.datatype.value in _WHOLE:
            return int(literal.value)
        return float(literal.value) if literal.datatype.value in _BROKEN else literal.value
    except ValueError:
        # "soon"^^xsd:integer is no number, whatever it is called: its characters are all that there is.
        return literal.value


def natural(text: Value) -> tuple[tuple[int, int, str], ...]:
    """A key that sorts numbers in a text by their value: 5.9 before 5.10, and nothing before something."""
    if text is None:
        return ()
    if isinstance(text, int):
        return ((1, text, ""),)
    return _parts(str(text))


@lru_cache(maxsize=1 << 16)
def _parts(text: str) -> tuple[tuple[int, int, str], ...]:
    """The key of a text; the same few thousand IRIs and names come again and again."""
    parts = _DIGITS.split(text)
    return tuple((1, int(p), "") if p.isdecimal() else (2, 0, p) for p in parts if p)


def _sort_key(query: SavedQuery, names: Iterable[str]) -> Callable[[Row], tuple[object, ...]]:
    """What sorts the rows of a query whose columns are `names`; ties are broken by the letters of all columns."""
    hidden = [name for name in names if name.startswith("_")]
    first = () if "establishment" in query.order else ("establishment",)
    usual = [name for name in (*first, *query.order, "plan", "number", *hidden) if name.lstrip("-") in names]
    rest = [name for name in query.columns if name not in usual]

    def key(row: Row) -> tuple[object, ...]:
        keys = [_falling(row[c[1:]]) if c.startswith("-") else natural(row[c]) for c in usual]
        return (*keys, *[str(row[c] or "") for c in rest])

    return key


def _falling(value: Value) -> tuple[tuple[int, int, str], ...]:
    """A key that sorts numbers from the greatest to the least."""
    return ((1, -round(float(value or 0) * 1000), ""),)


def _tell(query: SavedQuery, raw: Iterable[Row]) -> list[Row]:
    """One row for each combination of the `one_per` columns, with the values of the `join` columns together."""
    told: dict[tuple[Value, ...], Row] = {}
    joined: dict[tuple[Value, ...], dict[str, dict[str, None]]] = {}
    for row in raw:
        key = tuple(_folded(row[column]) for column in query.one_per or query.columns)
        told.setdefault(key, row)
        values = joined.setdefault(key, {column: {} for column in query.join})
        for column in query.join:
            if row[column] is not None:
                values[column].setdefault(str(row[column]))
    return [
        {c: _joint(joined[key][c]) if c in query.join else row[c] for c in query.columns}
        for key, row in told.items()
    ]


def _folded(value: Value) -> Value:
    """One owner written in two cases is one owner."""
    return " ".join(value.casefold().split()) if isinstance(value, str) else value


def _joint(values: Iterable[str]) -> str | None:
    return JOINT.join(values) or None
