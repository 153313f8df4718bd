"""What a person means by a word or an IRI: the forum, owner, policy, recommendation, action or condition it names."""

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from forumtrace.errors import QueryRefused
from forumtrace.graph.register import Register, Row
from forumtrace.ontology.terms import ID

LISTED = 12
"""How many candidates or suggestions an error names."""


@dataclass(frozen=True, slots=True, order=True)
class Subject:
    """One thing that can be traced. `establishment` is empty for what prisons share (a policy).

    `names` may be given in part; `iris` whole, or as tables print them.
    """

    kind: str
    establishment: str
    label: str
    names: tuple[str, ...] = ()
    iris: tuple[str, ...] = ()

    def __str__(self) -> str:
        where = f" ({self.establishment})" if self.establishment else ""
        return f"{self.kind} {self.label}{where}"


def split(value: str | None) -> list[str]:
    """The parts of a cell that holds several values."""
    return [part for part in (value or "").split(" | ") if part]


def _forum(row: Row) -> Subject:
    names = (row["forum"], row["acronym"] or "", *split(row["surface"]))
    return Subject(
        "forum", row["establishment"], row["forum"], tuple(n for n in names if n), _iris(row.get("iri"))
    )


def _iris(iri: str | None) -> tuple[str, ...]:
    """An IRI, and the short form in which tables print it."""
    return (iri, iri.removeprefix(str(ID))) if iri else ()


def subjects(register: Register) -> Iterator[Subject]:
    """Yield everything that can be traced; a thing that several rows name comes several times."""
    parties = {(row["establishment"], row["owner"]): row["party"] for row in register.owners}
    for row in register.forums:
        yield _forum(row)
    for row in register.recommendations:
        number, place = str(row["number"]), row["establishment"]
        names, iris = (number, f"{place} {number}"), _iris(row.get("recommendation"))
        yield Subject("recommendation", place, number, names, iris)
    for row in register.actions:
        place = row["establishment"]
        yield Subject("action", place, row["action"], iris=_iris(row["action"]))
        for owner in split(row["owner"]):
            yield Subject("owner", place, owner, (owner,), _iris(parties.get((place, owner))))
    for row in register.policies:
        label = row["policy"] or row["title"]
        names = tuple(n for n in (row["policy"], row["title"]) if n)
        yield Subject("policy", "", label, names, _iris(row.get("iri")))
    for row in register.dependencies:
        what, iris = row["condition"], _iris(row.get("iri"))
        yield Subject("condition", row["establishment"], what, (what,), iris)


def _fold(text: str) -> str:
    return " ".join(text.casefold().replace("-", " ").split())


def find(register: Register, term: str, establishment: str | None = None) -> Subject:
    """The one thing that `term` names, by its IRI or exact name first, else by words it holds.

    Raises QueryRefused with the candidates where several fit, and with the nearest names where none does.
    """
    every = _merged(
        s for s in subjects(register) if not establishment or s.establishment in ("", establishment)
    )
    wanted, iri = _fold(term), term.removeprefix("<").removesuffix(">")
    found = [s for s in every if iri in s.iris or any(_fold(n) == wanted for n in s.names)]
    if not found and wanted:
        found = [s for s in every if any(f" {wanted} " in f" {_fold(n)} " for n in s.names)]
    if len(found) == 1:
        return found[0]
    if found:
        listed = "; ".join(map(str, found[:LISTED])) + (" ..." if len(found) > LISTED else "")
        raise QueryRefused(
            f"{term!r} names {len(found)} things: {listed}. Say more of the name, or --establishment"
        )
    known = {_fold(n): n for s in every for n in (*s.iris, *s.names)}
    near = [known[n] for n in difflib.get_close_matches(wanted, sorted(known), LISTED // 4, 0.5)]
    hint = f"; the nearest names are: {'; '.join(near)}" if near else ""
    raise QueryRefused(f"nothing in the graph is called {term!r}{hint}")


def _merged(named: Iterable[Subject]) -> list[Subject]:
    """Each thing once, with all its names and IRIs, sorted."""
    names: dict[tuple[str, str, str], set[str]] = {}
    iris: dict[tuple[str, str, str], set[str]] = {}
    for s in named:
        what = (s.kind, s.establishment, s.label)
        names.setdefault(what, set()).update(s.names)
        iris.setdefault(what, set()).update(s.iris)
    return [Subject(*what, tuple(sorted(names[what])), tuple(sorted(iris[what]))) for what in sorted(names)]
