"""One step of a trace, and what a forum is known by where it is one."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from forumtrace.graph.find import split
from forumtrace.graph.register import Row


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a trace: how it hangs on the step above (`link`), what it is, and where that is said."""

    kind: str
    label: str
    link: str = ""
    quote: str | None = None
    page: int | None = None
    notes: tuple[str, ...] = ()
    steps: tuple["Step", ...] = field(default=())


def standing(rows: Sequence[Row]) -> tuple[str, ...]:
    """What is said of a forum itself: how often it meets and who chairs it, each value once."""
    notes = []
    for column, words in (("frequency", "meets"), ("chair", "chaired by")):
        values = sorted({value for row in rows for value in split(row[column])})
        notes += [f"{words} {value}" for value in values]
    return tuple(notes)
