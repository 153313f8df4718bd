"""Why a saved query found nothing: a name that the graph does not know would look like a finding."""

from collections.abc import Mapping
from difflib import get_close_matches

import pyoxigraph as ox

from forumtrace.graph.engine import Graph
from forumtrace.graph.rows import JOINT, python_value, rows
from forumtrace.graph.saved import Parameter, SavedQuery
from forumtrace.ontology.terms import CODE, SKOS

_HELD_BY = {
    "establishment": "documents",
    "plan": "documents",
    "number": "recommendations",
    "forum": "forums",
    "action": "actions",
}
"""The parameters that name something, each a column of the saved query that lists all there is."""
_PRINTED = ("acronym", "surface")
"""Columns that spell the name of a forum as documents print it."""
_CODES = f"SELECT ?scheme ?label {{ ?code <{SKOS.inScheme}> ?scheme ; <{SKOS.prefLabel}> ?label }}"


def unknown_value(graph: Graph, query: SavedQuery, bound: Mapping[str, str]) -> str | None:
    """What is said of the first value in `bound` that the graph does not have; None when it has all of them."""
    for parameter in query.parameters:
        if parameter.name not in bound:
            continue
        value = bound[parameter.name].removeprefix("<").removesuffix(">")
        names = _names(graph, parameter, bound)
        if names is not None and value not in {name for _, name in names}:
            spelt = {spelling.casefold(): name for spelling, name in sorted(names)}
            near = get_close_matches(value.casefold(), spelt, n=9, cutoff=0.4) or sorted(spelt)
            told = ", ".join(list(dict.fromkeys(spelt[one] for one in near))[:3])
            return f"the graph holds no {parameter.name} {value!r}; the nearest: {told or 'it holds none'}"
    return None


def _names(graph: Graph, parameter: Parameter, bound: Mapping[str, str]) -> set[tuple[str, str]] | None:
    """All that a parameter may name, each with every way in which it is spelt; None for one that names nothing.

    Where a prison is given, what is of that prison.
    """
    name, table = parameter.name, _HELD_BY.get(parameter.name)
    if table is None:
        return {(label, label) for label in _codes(graph, name)} if parameter.type == "text" else None
    prison = {} if table == "documents" else {k: v for k, v in bound.items() if k == "establishment"}
    found = rows(graph, table, **prison)
    printed = {
        (spelling, str(row[name]))
        for row in found
        for column in _PRINTED
        for spelling in str(row.get(column) or "").split(JOINT)
        if spelling
    }
    own = {(str(row[name]), str(row[name])) for row in found}
    return own | printed if name == "forum" else own


def _codes(graph: Graph, name: str) -> list[str]:
    """The labels of the code list that is called as the parameter is; none where there is no such list."""
    answer = graph.query(_CODES, {"scheme": ox.NamedNode(CODE[f"{name}-scheme"])})
    assert isinstance(answer, ox.QuerySolutions), "the query selects"
    return sorted(str(python_value(solution["label"])) for solution in answer)
