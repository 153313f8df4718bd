"""The words of generated plans, and one plan's choice of them: its forums, its acronyms, its habits."""

import random
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

KINDS = ("reported", "discussed", "monitored", "assured", "decided")


@cache
def phrases() -> dict[str, Any]:
    """The phrase file; treat as read-only."""
    return tomllib.loads((Path(__file__).parent / "generator_phrases.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Forum:
    """A forum as one plan knows it."""

    name: str
    acronym: str
    topic: str
    frequency: tuple[str, str, str, tuple[str, ...]]
    """As recorded; before the noun ("" where it cannot stand there); as a clause; other accepted readings."""
    chair: str

    @property
    def head(self) -> str:
        """What it is called for short: meeting, board, committee, group, panel, team."""
        return self.name.split()[-1].lower()


@dataclass
class Habits:
    """What one plan does the same way throughout, and what it has said already."""

    random: random.Random
    place: str
    forums: list[Forum]
    frequent: float
    """How often a forum's frequency is printed with it, 0 to 1."""
    chaired: float
    lower_head: bool
    """Forum names end in a small letter ("Safer Custody meeting")."""
    written_out: set[str] = field(default_factory=set)
    """Names whose acronym has been introduced."""

    def forum(self, topic: str) -> Forum:
        """A forum that fits a topic."""
        fitting = [f for f in self.forums if f.topic in (topic, "any")]
        return self.random.choice(fitting)


def choose_habits(chooser: random.Random) -> Habits:
    """The habits of one plan: two or three forums for each topic, each with its frequency and chair."""
    words = phrases()
    forums = []
    for name, acronym, topic in words["forums"]:
        if chooser.random() < 0.75 or topic == "any":
            said, front, clause, accepted = chooser.choice(words["frequencies"])
            frequency = (said, front, clause, tuple(accepted))
            forums.append(Forum(name, acronym, topic, frequency, chooser.choice(words["roles"])))
    return Habits(
        chooser,
        place=chooser.choice(words["places"]),
        forums=forums,
        frequent=chooser.choice((0.3, 0.7, 0.9)),
        chaired=chooser.choice((0.1, 0.3, 0.5)),
        lower_head=chooser.random() < 0.4,
    )
