"""The rows that analyses work on, fetched once, with the indexes that they share."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, TypeVar

from forumtrace.errors import QueryRefused
from forumtrace.graph.find import split
from forumtrace.graph.register import Fetch, Row

Made = TypeVar("Made")

ItemKey = tuple[str, str]
"""Plan (its IRI) and number: names one row of one document, also where a prison has several plans."""

FIELDS = (
    "documents",
    "recommendations",
    "actions",
    "oversight",
    "forums",
    "forum-facts",
    "roles",
    "dependencies",
    "cross-references",
)


def plan_of(row: Row) -> str:
    """The plan that a row stands in; the prison where a row does not tell."""
    return str(row.get("plan") or row["establishment"])


def item_of(row: Row) -> ItemKey:
    """The recommendation or concern that a row is about."""
    return plan_of(row), str(row["number"])


def group(rows: Iterable[Row], column: str) -> dict[str, list[Row]]:
    """`rows` by the value of `column`, in their order."""
    found: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[str(row[column])].append(row)
    return found


def forum_of(row: Row) -> str:
    """What identifies a forum: its IRI; prison and name where a row does not tell."""
    return str(row.get("iri") or f"{row['establishment']} {row['forum']}")


@dataclass(frozen=True)
class Corpus:
    """The rows of the saved queries of these names."""

    documents: list[Row]
    recommendations: list[Row]
    actions: list[Row]
    oversight: list[Row]
    forums: list[Row]
    forum_facts: list[Row]
    roles: list[Row]
    dependencies: list[Row]
    cross_references: list[Row]

    @classmethod
    def fetch(cls, rows: Fetch) -> "Corpus":
        """All rows, by way of `rows`."""
        return cls(**{name.replace("-", "_"): rows(name) for name in FIELDS})

    def at(self, establishment: str) -> "Corpus":
        """The part of one prison. Raises QueryRefused, with the prisons there are, for an unknown one."""
        wanted = establishment.casefold()
        known = sorted({str(row["establishment"]) for row in self.documents})
        if wanted not in {name.casefold() for name in known}:
            raise QueryRefused(
                f"no plan is of {establishment!r}; there are plans of: {', '.join(known[:12])}"
            )
        kept = {
            name: [row for row in getattr(self, name) if str(row["establishment"]).casefold() == wanted]
            for name in (field.replace("-", "_") for field in FIELDS)
        }
        return Corpus(**kept)

    @cached_property
    def _made(self) -> dict[str, Any]:
        return {}

    def once(self, name: str, make: Callable[["Corpus"], Made]) -> Made:
        """What `make` makes of this corpus, made the first time that `name` is asked for; nobody may change it."""
        if name not in self._made:
            self._made[name] = make(self)
        made: Made = self._made[name]
        return made

    @cached_property
    def overseeing(self) -> dict[str, list[Row]]:
        """Action IRI to its oversight rows."""
        return group(self.oversight, "action")

    @cached_property
    def action(self) -> dict[str, Row]:
        """Action IRI to its row."""
        return {row["action"]: row for row in self.actions}

    @cached_property
    def submitted(self) -> dict[str, date]:
        """Plan to the day it was submitted; else the day the report was published; else it is absent."""
        days = {plan_of(row): row["submitted"] or row["report_published"] for row in self.documents}
        return {plan: date.fromisoformat(day) for plan, day in days.items() if day}

    @cached_property
    def facts(self) -> dict[tuple[str, str, str], list[Row]]:
        """(plan, forum, kind of fact) to what that plan says of the forum: frequency, chair, member, name."""
        found: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
        for row in self.forum_facts:
            found[plan_of(row), forum_of(row), row["fact"]].append(row)
        return found

    def said(self, row: Row, fact: str) -> list[Row]:
        """What the plan of `row` (a row with a forum) says of that forum: rows of `forum-facts`."""
        return self.facts.get((plan_of(row), forum_of(row), fact), [])

    def values(self, row: Row, fact: str) -> list[str]:
        """The values of `said`, each once, sorted."""
        return sorted({str(said["value"]) for said in self.said(row, fact)})

    @cached_property
    def actions_of(self) -> dict[ItemKey, list[Row]]:
        """Item to its actions."""
        found: dict[ItemKey, list[Row]] = defaultdict(list)
        for row in self.actions:
            found[item_of(row)].append(row)
        return found


def owners(row: Row) -> list[str]:
    """The owners of an action."""
    return split(row["owner"])


def folded(name: str) -> str:
    """A name as it is compared: a post written with other capitals or hyphens is the same post."""
    return " ".join(str(name).casefold().replace("-", " ").split())
