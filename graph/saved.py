"""The saved queries: SPARQL files of the ontology folder, each with the question that it answers.

A file `query-NAME.rq` starts with comment lines that say how it is asked and how its rows are told:

    # question: What does it answer?
    # param: NAME TYPE words        a variable that a caller may bind; TYPE is text, iri, date, integer or decimal
    # kind: answer                  the answer to one question of an auditor; without it, a whole table
    # one-per: a, b                 of rows that agree in these columns the first is told
    # join: c, d                    ... with all the values that these columns had, joined by " | "
    # highest: k                    ... and the highest number that this column had
    # order: e, -f                  columns to sort by, before the usual order; a number falls after a minus
    # aside: g, h                   columns for programs, which tables for people leave out
    # narrow: i, j                  ... and those that a table on a terminal leaves out, too

Columns that begin with an underscore serve to sort and are not told. A variable of type text or iri is selected by the
query and narrows its rows. One of another type has its usual value in the query, as `VALUES ?NAME { value }`, so that
the file can be run as it is; a caller's value takes that place.
"""

import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from importlib.resources import files

from forumtrace.errors import QueryRefused

_HEADER = re.compile(r"# ([a-z-]+): (.*)")
_SELECT = re.compile(r"^SELECT DISTINCT (.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A variable of a saved query that a caller may bind: its name, what it takes (TYPES), its meaning."""

    name: str
    type: str
    meaning: str


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """One saved query; `columns` are those that are told, `sparql` may select more (beginning with `_`).

    `kind` is table (what the graph holds of one sort) or answer (to one question of an auditor).
    """

    name: str
    question: str
    sparql: str
    columns: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    one_per: tuple[str, ...]
    join: tuple[str, ...]
    order: tuple[str, ...]
    aside: tuple[str, ...]
    kind: str = "table"
    narrow: tuple[str, ...] = ()
    highest: tuple[str, ...] = ()

    @property
    def shown(self) -> list[str]:
        """The columns of a table on a terminal."""
        return [column for column in self.columns if column not in (*self.aside, *self.narrow)]


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())


def _parse(name: str, sparql: str) -> SavedQuery:
    said: dict[str, list[str]] = {}
    for match in _HEADER.finditer(sparql):
        said.setdefault(match[1], []).append(match[2].strip())
    select = _SELECT.search(sparql)
    assert select, f"{name}: a saved query selects DISTINCT rows"
    assert "question" in said, f"{name}: a saved query says what question it answers"
    variables = select[1].replace("?", "").split()
    return SavedQuery(
        name=name,
        question=said["question"][0],
        sparql=sparql,
        columns=tuple(v for v in variables if not v.startswith("_")),
        parameters=tuple(Parameter(*text.split(maxsplit=2)) for text in said.get("param", ())),
        one_per=_names(", ".join(said.get("one-per", ()))),
        join=_names(", ".join(said.get("join", ()))),
        order=_names(", ".join(said.get("order", ()))),
        aside=_names(", ".join(said.get("aside", ()))),
        kind=said.get("kind", ["table"])[0],
        narrow=_names(", ".join(said.get("narrow", ()))),
        highest=_names(", ".join(said.get("highest", ()))),
    )


@cache
def saved_queries() -> dict[str, SavedQuery]:
    """All saved queries by name, sorted."""
    found = {
        entry.name.removeprefix("query-").removesuffix(".rq"): entry.read_text(encoding="utf-8")
        for entry in files("forumtrace.ontology").iterdir()
        if entry.name.startswith("query-") and entry.name.endswith(".rq")
    }
    return {name: _parse(name, sparql) for name, sparql in sorted(found.items())}


def saved_query(name: str) -> SavedQuery:
    """The saved query `name`. Raises QueryRefused, with the nearest names, when there is none."""
    found = saved_queries().get(name)
    if found is None:
        near = get_close_matches(name, saved_queries(), n=3, cutoff=0.5)
        hint = f"the nearest: {', '.join(near)}" if near else "`forumtrace queries` lists them all"
        raise QueryRefused(f"no saved query is called {name!r}; {hint}")
    return found
