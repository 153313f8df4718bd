"""Which plan a person means, and whether two plans are fit to be compared or answer the same inspection."""

from forumtrace.errors import QueryRefused
from forumtrace.graph.corpus import Corpus, folded, plan_of
from forumtrace.graph.register import Row

LISTED = 12
"""How many plans an error names."""


def plan_named(corpus: Corpus, name: str) -> str:
    """The IRI of a plan by its IRI, its key, its establishment with its day of submission, or the file it was read from.

    An establishment alone does where it has one plan. Raises QueryRefused, with the plans there are, otherwise.
    """
    wanted = folded(name.removeprefix("<").removesuffix(">"))
    found = [row for row in corpus.documents if wanted in {folded(n) for n in _names(row)}]
    if len(found) == 1:
        return plan_of(found[0])
    listed = [f"{_key(row)} ({row['establishment']})" for row in found or corpus.documents]
    told = "; ".join(listed[:LISTED]) + ("; ..." if len(listed) > LISTED else "")
    if found:
        raise QueryRefused(f"{name!r} names {len(found)} plans: {told}; take one of these keys")
    raise QueryRefused(f"no plan is called {name!r}; there are: {told or 'none'}")


def doubt(corpus: Corpus, before: str, after: str) -> str | None:
    """Why these two plans may not be what was meant, in one line: of two prisons, or the later one first."""
    one, other = _rows(corpus, before, after)
    if one["establishment"] != other["establishment"]:
        return f"{_key(one)} is of {one['establishment']} and {_key(other)} of {other['establishment']}"
    first, last = (row["submitted"] or row["report_published"] for row in (one, other))
    if first and last and str(first) > str(last):
        return f"{_key(one)} ({first}) is later than {_key(other)} ({last}); give the earlier plan first"
    return None


def same_inspection(corpus: Corpus, before: str, after: str) -> bool:
    """Whether both plans answer the same report of the same prison, as far as their covers say."""
    one, other = _rows(corpus, before, after)
    if one["establishment"] != other["establishment"]:
        return False
    days = ("inspection_start", "report_published")
    return any(one.get(day) and one.get(day) == other.get(day) for day in days)


def _rows(corpus: Corpus, *plans: str) -> list[Row]:
    """The documents of these plans, in their order."""
    return [next(row for row in corpus.documents if plan_of(row) == plan) for plan in plans]


def _names(row: Row) -> list[str]:
    place = str(row["establishment"])
    days = [str(row[name]) for name in ("submitted", "report_published") if row[name]]
    key = _key(row)
    return [plan_of(row), key, f"plan/{key}", place, str(row["source"])] + [f"{place} {day}" for day in days]


def _key(row: Row) -> str:
    return plan_of(row).rpartition("/")[2]
