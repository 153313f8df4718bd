"""How often a forum meets, as far as the plan states it: never guessed from its name or kind."""

from collections.abc import Iterable
from dataclasses import dataclass

from forumtrace.graph.wording import table
from forumtrace.ontology.iris import slug

DAYS_OF_A_MONTH = 30.4375


@dataclass(frozen=True, slots=True)
class Cadence:
    """The days between two meetings; they differ where the stated word may mean two things."""

    shortest: int
    longest: int

    @property
    def a_month(self) -> float:
        """Meetings in an average month, by the longer reading."""
        return round(DAYS_OF_A_MONTH / self.longest, 2)

    @property
    def months(self) -> int:
        """How many months' work comes to one meeting: 1 for a monthly or more frequent one."""
        return max(1, round(self.longest / DAYS_OF_A_MONTH))


def cadence(frequencies: Iterable[str]) -> Cadence | None:
    """The cadence of the stated frequencies, by the most frequent where there are several; None where none is known."""
    intervals = table("meeting-intervals.toml")
    known = [intervals[name] for name in map(slug, frequencies) if name in intervals]
    if not known:
        return None
    return Cadence(min(i["shortest"] for i in known), min(i["longest"] for i in known))
