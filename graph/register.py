"""The rows that tracing walks over, fetched once: who oversees what, and all that stands beside it."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

Row: TypeAlias = dict[str, Any]
Fetch: TypeAlias = Callable[[str], list[Row]]
"""The rows of a saved query by its name."""

Key: TypeAlias = tuple[str, str]
"""Establishment and number: what names a recommendation to a person."""


def key(row: Row) -> Key:
    """The recommendation that a row is about."""
    return str(row["establishment"]), str(row["number"])


@dataclass(frozen=True, slots=True)
class Register:
    """The rows of the saved queries of the same names, in their order."""

    recommendations: list[Row]
    actions: list[Row]
    oversight: list[Row]
    forums: list[Row]
    policies: list[Row]
    dependencies: list[Row]
    owners: list[Row] = field(default_factory=list)

    @classmethod
    def fetch(cls, rows: Fetch) -> "Register":
        """All rows, by way of `rows`."""
        return cls(**{name: rows(name) for name in cls.__slots__})

    def overseeing(self) -> dict[str, list[Row]]:
        """Action IRI to its oversight rows."""
        found = defaultdict(list)
        for row in self.oversight:
            found[row["action"]].append(row)
        return found

    def by_number(self, rows: Sequence[Row]) -> dict[Key, list[Row]]:
        """`rows` by the recommendation they are about."""
        found = defaultdict(list)
        for row in rows:
            found[key(row)].append(row)
        return found
