"""The saved queries as tables, for every format that has rows and columns."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from forumtrace.exports.base import Export
from forumtrace.graph.rows import Row, Value
from forumtrace.graph.saved import SavedQuery, saved_queries

Kind: TypeAlias = Literal["integer", "number", "date", "iri", "text"]

_DAY = re.compile(r"(?:19|20|21)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")
_IRI = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


@dataclass(frozen=True, slots=True)
class SavedTable:
    """The rows of one saved query, and what its columns hold."""

    query: SavedQuery
    rows: list[Row]
    kinds: dict[str, Kind]

    @property
    def name(self) -> str:
        """The name of the saved query."""
        return self.query.name


def tables(export: Export) -> Iterator[SavedTable]:
    """One table for each saved query, in the order of their names."""
    for query in saved_queries().values():
        found = export.rows(query.name)
        kinds = {column: kind_of([row[column] for row in found]) for column in query.columns}
        yield SavedTable(query, found, kinds)


def kind_of(values: Sequence[Value]) -> Kind:
    """What a column holds: that of all its values, text where they differ or there are none."""
    known = [value for value in values if value is not None]
    if not known:
        return "text"
    if all(isinstance(value, int) for value in known):
        return "integer"
    if all(isinstance(value, int | float) for value in known):
        return "number"
    if all(isinstance(value, str) and _DAY.fullmatch(value) for value in known):
        return "date"
    if all(isinstance(value, str) and _IRI.fullmatch(value) for value in known):
        return "iri"
    return "text"


def is_formula(value: Value) -> bool:
    """Whether a spreadsheet would take the text for a formula."""
    return isinstance(value, str) and value.startswith(_FORMULA)


def neutral(value: Value) -> Value:
    """A value that no spreadsheet takes for a formula: an apostrophe stands before such a text."""
    return f"'{value}" if is_formula(value) else value
