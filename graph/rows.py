"""Rows of the saved queries: what `query NAME` tells, and what every view and export is made of.

A row is a dict with the query's columns in their order; what is missing is None, several values are joined by
" | ". Rows come in the order of establishment, plan, number (5.10 after 5.9) and position in the document.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import TypeAlias

import pyoxigraph as ox

from forumtrace.errors import QueryRefused
from forumtrace.graph.engine import Graph
from forumtrace.graph.parameters import parameter_term
from forumtrace.graph.patterns import matched
from forumtrace.graph.saved import SavedQuery, saved_query
from forumtrace.graph.terms import Term
from forumtrace.graph.whole import WholeGraph
from forumtrace.ontology.terms import XSD

Value: TypeAlias = str | float | int | None
Row: TypeAlias = dict[str, Value]

JOINT = " | "
_XSD = str(XSD)
_WHOLE = frozenset(
    _XSD + name for name in ("integer", "nonNegativeInteger", "positiveInteger", "int", "long")
)
_BROKEN = frozenset(_XSD + name for name in ("decimal", "double", "float"))
_PLACES = re.compile(r"VALUES \?(?P<usual>\w+) \{[^}]*\}|SELECT (?:(?!WHERE).)*WHERE \{", re.DOTALL)
"""Where a value can stand in a saved query."""
_VARIABLE = re.compile(r"\?(\w+)")
_DIGITS = re.compile(r"(\d+)")


def rows(graph: Graph, name: str, **parameters: str) -> list[Row]:
    """The rows of the saved query `name`.

    `parameters` bind its documented variables, such as `establishment="HMP Anytown"`. Raises QueryRefused for a
    name or parameter that does not exist.
    """
    query = saved_query(name)
    if isinstance(graph, WholeGraph) and not parameters:
        return graph.whole(query, lambda: _ask(graph, query, parameters))
    return _ask(graph, query, parameters)


def _ask(graph: Graph, query: SavedQuery, parameters: Mapping[str, str]) -> list[Row]:
    found = graph.query(asked(query, parameters))
    assert isinstance(found, ox.QuerySolutions), "a saved query is a SELECT query"
    variables = [variable.value for variable in found.variables]
    raw = [dict(zip(variables, map(python_value, solution), strict=True)) for solution in found]
    raw.sort(key=_sort_key(query, variables))
    return _tell(query, raw)


def asked(query: SavedQuery, parameters: Mapping[str, str]) -> str:
    """The SPARQL text with the values given, each written by the term itself.

    A value takes the place of the usual one if there is one. Otherwise it stands at the beginning of each SELECT that
    has the variable: as VALUES, so that an engine's planner begins with it, or as FILTER where a solution need not
    have it. Raises QueryRefused for a parameter that does not exist or a value that does not fit it.
    """
    types = {parameter.name: parameter.type for parameter in query.parameters}
    terms = {}
    for name, value in parameters.items():
        if name not in types:
            raise QueryRefused(f"query {query.name} has no parameter {name!r}; it has: {', '.join(types)}")
        terms[name] = parameter_term(name, value, types[name])
    usual = {match["usual"] for match in _PLACES.finditer(query.sparql)}
    certain = matched(query.sparql)

    def put(match: re.Match[str]) -> str:
        if match["usual"]:
            return _values(match["usual"], terms[match["usual"]]) if match["usual"] in terms else match[0]
        given = [name for name in dict.fromkeys(_VARIABLE.findall(match[0])) if name in terms.keys() - usual]
        tell = [_values(n, terms[n]) if n in certain else f"FILTER(?{n} = {terms[n]})" for n in given]
        return " ".join([match[0], *tell])

    # In one pass over our own text: what a value says is never looked at.
    return _PLACES.sub(put, query.sparql)


def _values(name: str, term: Term) -> str:
    return f"VALUES ?{name} {{ {term} }}"


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
        first = told.setdefault(key, row)
        for column in query.highest:
            # The rows are of one query, so the values of a column are of one kind.
            first[column] = max(first[column], row[column], key=lambda value: float(value or 0))
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
