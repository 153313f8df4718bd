"""What a person means by a word: the forum, owner, policy, recommendation, action or condition it names."""

import difflib
from collections.abc import Iterator
from dataclasses import dataclass

from forumtrace.errors import QueryRefused
from forumtrace.graph.register import Register, Row

LISTED = 12
"""How many candidates or suggestions an error names."""


@dataclass(frozen=True, slots=True, order=True)
class Subject:
    """One thing that can be traced. `establishment` is empty for what prisons share (a policy)."""

    kind: str
    establishment: str
    label: str
    names: tuple[str, ...] = ()

    def __str__(self) -> str:
        where = f" ({self.establishment})" if self.establishment else ""
        return f"{self.kind} {self.label}{where}"


def split(value: str | None) -> list[str]:
    """The parts of a cell that holds several values."""
    return [part for part in (value or "").split(" | ") if part]


def _forum(row: Row) -> Subject:
    names = (row["forum"], row["acronym"] or "", *split(row["surface"]))
    return Subject("forum", row["establishment"], row["forum"], tuple(n for n in names if n))


def subjects(register: Register) -> Iterator[Subject]:
    """Yield everything that can be traced; a thing that several rows name comes several times."""
    for row in register.forums:
        yield _forum(row)
    for row in register.recommendations:
        number = str(row["number"])
        place = row["establishment"]
        yield Subject("recommendation", place, number, (number, f"{place} {number}"))
    for row in register.actions:
        yield Subject("action", row["establishment"], row["action"], (row["action"],))
        for owner in split(row["owner"]):
            yield Subject("owner", row["establishment"], owner, (owner,))
    for row in register.policies:
        label = row["policy"] or row["title"]
        yield Subject("policy", "", label, tuple(n for n in (row["policy"], row["title"]) if n))
    for row in register.dependencies:
        yield Subject("condition", row["establishment"], row["condition"], (row["condition"],))


def _fold(text: str) -> str:
    return " ".join(text.casefold().replace("-", " ").split())


def find(register: Register, term: str, establishment: str | None = None) -> Subject:
    """The one thing that `term` names, by exact name first, else by words it holds.

    Raises QueryRefused with the candidates where several fit, and with the nearest names where none does.
    """
    merged: dict[tuple[str, str, str], set[str]] = {}
    for s in subjects(register):
        if not establishment or s.establishment in ("", establishment):
            merged.setdefault((s.kind, s.establishment, s.label), set()).update(s.names)
    every = [Subject(*what, tuple(sorted(names))) for what, names in sorted(merged.items())]
    wanted = _fold(term)
    found = [s for s in every if any(_fold(n) == wanted for n in s.names)]
    if not found and wanted:
        found = [s for s in every if any(f" {wanted} " in f" {_fold(n)} " for n in s.names)]
    if len(found) == 1:
        return found[0]
    if found:
        listed = "; ".join(map(str, found[:LISTED])) + (" ..." if len(found) > LISTED else "")
        raise QueryRefused(
            f"{term!r} names {len(found)} things: {listed}. Say more of the name, or --establishment"
        )
    known = {_fold(n): n for s in every for n in s.names}
    near = [known[n] for n in difflib.get_close_matches(wanted, sorted(known), LISTED // 4, 0.5)]
    hint = f"; the nearest names are: {'; '.join(near)}" if near else ""
    raise QueryRefused(f"nothing in the graph is called {term!r}{hint}")
