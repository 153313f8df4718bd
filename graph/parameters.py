"""Values that a caller gives for the variables of a saved query, as terms; checked, so that no text can end a query."""

import re
from collections.abc import Callable
from datetime import date

import pyoxigraph as ox
from rdflib import URIRef

from forumtrace.errors import QueryRefused
from forumtrace.graph.terms import Term, iri
from forumtrace.ontology.terms import XSD


def parameter_term(name: str, value: str, kind: str) -> Term:
    """The term of the parameter `name`, which takes values of `kind` (see TYPES).

    Raises QueryRefused, with an example, for a value of another form.
    """
    read, example = TYPES[kind]
    try:
        return read(value)
    except ValueError as error:
        raise QueryRefused(f"parameter {name}: {value!r} is not {example}") from error


def _iri(value: str) -> Term:
    return ox.NamedNode(value.removeprefix("<").removesuffix(">"))


def _typed(value: str, datatype: URIRef) -> Term:
    return ox.Literal(value, datatype=iri(datatype))


def _number(value: str, pattern: str, datatype: URIRef) -> Term:
    if not re.fullmatch(pattern, value, re.ASCII):
        raise ValueError(value)
    return _typed(value, datatype)


TYPES: dict[str, tuple[Callable[[str], Term], str]] = {
    "text": (ox.Literal, "a text"),
    "iri": (_iri, "an IRI"),
    "date": (
        lambda value: _typed(date.fromisoformat(value).isoformat(), XSD.date),
        "a date such as 2020-06-01",
    ),
    "integer": (lambda value: _number(value, r"\d{1,9}", XSD.integer), "a whole number"),
    "decimal": (lambda value: _number(value, r"\d{1,9}(\.\d{1,9})?", XSD.decimal), "a number such as 0.8"),
}
"""The types of parameters: what reads a value of the type, and how it is described."""
