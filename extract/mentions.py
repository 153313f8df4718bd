"""Mentions: where a text names something, what the thing is called, and which of two overlapping names stands."""

from collections.abc import Iterable
from dataclasses import dataclass

from forumtrace.extract.vocabulary import Concept


@dataclass(frozen=True, slots=True)
class Mention:
    """Characters `start` to `end` of a sentence that name something.

    `name` is its canonical name (singular, written out). `concept` is the entry of a code list that it is an instance
    of or the same as, if any; `local` tells that each prison has its own (a plan, a team), not one thing for all.
    `acronym` is an abbreviation printed with it.
    """

    start: int
    end: int
    name: str
    confidence: float
    concept: Concept | None = None
    local: bool = False
    acronym: str | None = None

    def covers(self, other: "Mention") -> bool:
        """Whether `other` stands inside this one."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, start: int, end: int) -> bool:
        """Whether the two share a character."""
        return self.start < end and start < self.end


def longest(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """The mentions without those that overlap a longer one (or an equal one of more confidence), in text order."""
    order = sorted(mentions, key=lambda m: (m.start - m.end, -m.confidence, m.start, m.name))
    taken: list[Mention] = []
    used: set[int] = set()
    for mention in order:
        if used.isdisjoint(range(mention.start, mention.end)):
            used.update(range(mention.start, mention.end))
            taken.append(mention)
    return tuple(sorted(taken, key=lambda m: m.start))


def outside(mentions: Iterable[Mention], covers: Iterable[Mention]) -> tuple[Mention, ...]:
    """The mentions that do not overlap any of `covers`."""
    used = {at for cover in covers for at in range(cover.start, cover.end)}
    return tuple(m for m in mentions if used.isdisjoint(range(m.start, m.end)))
