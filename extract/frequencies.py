"""How often something happens, found in tokens: "monthly", "twice a week", "every other Tuesday", "8-weekly".

Words of the code list `code:frequency-scheme` are read as its concepts; any other "N-weekly", "every N months" or "N
times a year" becomes a concept of its own, named by its number. Days of the week are counted: "every Monday and
Thursday" is twice a week, "the first Tuesday of the month" is monthly.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from rdflib import URIRef

from forumtrace.extract.tokens import Token, tokens
from forumtrace.extract.vocabulary import Vocabulary
from forumtrace.extract.wordlists import load_toml
from forumtrace.ontology.terms import CODE

_SPACED = {"weekly": "week", "monthly": "month", "yearly": "year"}
_WORDS = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 8: "eight", 12: "twelve"}


@dataclass(frozen=True, slots=True)
class Frequency:
    """A frequency as a concept: its IRI, its label, and whether the code list has it."""

    iri: URIRef
    label: str
    listed: bool = True


@dataclass(frozen=True, slots=True)
class Rhythm:
    """A frequency as it stands in a sentence: tokens `first` (included) to `last` (excluded)."""

    first: int
    last: int
    frequency: Frequency


class Calendar:
    """The ways to say how often, out of one vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._data: dict[str, Any] = load_toml("frequencies.toml")
        self._days = {
            form: day for day in self._data["words"]["weekdays"] for form in (day, f"{day}s", f"{day}'s")
        }
        self._phrases: dict[str, list[tuple[tuple[str, ...], Frequency]]] = {}
        self._labels: dict[str, Frequency] = {}
        for label, concept in vocabulary.labelled("frequency-scheme").items():
            frequency = Frequency(concept.iri, concept.label)
            self._labels[label] = frequency
            words = tuple(token.lower for token in tokens(label) if token.is_word)
            for form in {words, ("-".join(words),)}:
                self._phrases.setdefault(form[0], []).append((form, frequency))
        for phrases in self._phrases.values():
            phrases.sort(key=lambda pair: (-len(pair[0]), pair[0]))

    def find(self, words: list[Token]) -> list[Rhythm]:
        """All frequencies among `words`, in order, none overlapping another."""
        found: list[Rhythm] = []
        at = 0
        while at < len(words):
            rhythm = self._at(words, at)
            if rhythm:
                found.append(rhythm)
            at = rhythm.last if rhythm else at + 1
        return found

    def _at(self, words: list[Token], at: int) -> Rhythm | None:
        lower = [token.lower for token in words[at : at + 12]]
        for form, frequency in self._phrases.get(lower[0], ()):
            if tuple(lower[: len(form)]) == form:
                return Rhythm(at, at + len(form), frequency)
        read = self._numbered(lower) or self._stepped(lower) or self._counted(lower)
        read = read or self._weekdays(lower) or self._in_month(lower)
        return Rhythm(at, at + read[0], read[1]) if read else None

    def _numbered(self, lower: list[str]) -> tuple[int, Frequency] | None:
        """ "every six weeks", "8-weekly", "four weekly"."""
        if lower[0] == "once" and lower[1:2] == ["every"]:
            later = self._numbered(lower[1:])
            return (later[0] + 1, later[1]) if later else None
        if lower[0] == "every" and len(lower) > 2:
            number, unit, length = self._number(lower[1]), lower[2].rstrip("s"), 3
        else:
            head, _, tail = lower[0].partition("-")
            length = 1
            if not tail and len(lower) > 1:
                tail, length = lower[1], 2
            # Not "quarterly": "two quarterly meetings" are two.
            number, unit = self._number(head), _SPACED.get(tail, "")
        if number is None or unit not in self._data["units"]:
            return None
        return length, self._every(number, unit)

    def _stepped(self, lower: list[str]) -> tuple[int, Frequency] | None:
        """ "every other Tuesday", "on alternate weeks", "every third month", "every working day"."""
        first = 1 if lower[0] in self._data["words"]["each"] else 0
        word, thing = (*lower[first : first + 2], "", "")[:2]
        if first and (word in self._data["words"]["daily"] or (word, thing) == ("working", "day")):
            return (2 if word != "working" else 3), self._labels["daily"]
        step = self._data["steps"].get(word) if first or word == "alternate" else None
        unit = "week" if thing in self._days else thing.rstrip("s")
        if step is None or unit not in self._data["units"] or unit == "annum":
            return None
        return first + 2, self._every(step, unit)

    def _counted(self, lower: list[str]) -> tuple[int, Frequency] | None:
        """ "twice each month", "three times a year", "ten times per annum", "twice in every quarter"."""
        number, at = self._data["counts"].get(lower[0]), 1
        if number is None and lower[1:2] == ["times"]:
            number, at = self._number(lower[0]), 2
        if number is None:
            return None
        adverbs = {adverb: unit for unit, adverb in self._data["units"].items() if unit != "annum"}
        if lower[at : at + 1] and lower[at] in adverbs:
            return at + 1, self._times(number, adverbs[lower[at]])
        at += lower[at : at + 1] == ["in"]
        per, unit = (*lower[at : at + 2], "", "")[:2]
        if per not in self._data["words"]["per"] or unit not in self._data["units"]:
            return None
        return at + 2, self._times(number, "year" if unit == "annum" else unit)

    def _weekdays(self, lower: list[str]) -> tuple[int, Frequency] | None:
        """ "every Monday and Thursday", "on Fridays": as many times a week as days are named."""
        at = 1 if lower[0] in self._data["words"]["each"] else 0
        days: list[str] = []
        end = at
        while at < len(lower) and lower[at] in self._days and (end or lower[at] != self._days[lower[at]]):
            days.append(self._days[lower[at]])
            at = end = at + 1
            while at < len(lower) and lower[at] in {",", "and", "&"}:
                at += 1
        return (end, self._times(len(set(days)), "week")) if days else None

    def _in_month(self, lower: list[str]) -> tuple[int, Frequency] | None:
        """ "the first Tuesday of the month", "the first and third Monday of every month", "the end of every term"."""
        ordinals, at = self._data["words"]["ordinals"], 1
        if (
            lower[:2] in (["end", "of"], ["start", "of"])
            and lower[2:3]
            and lower[2] in self._data["words"]["each"]
        ):
            later = self._phrases.get(lower[2], ())
            form = next((f for f in later if tuple(lower[2 : 2 + len(f[0])]) == f[0]), None)
            return (2 + len(form[0]), form[1]) if form else None
        if lower[0] not in ordinals:
            return None
        times = 1
        if lower[1:2] == ["and"] and lower[2:3] and lower[2] in ordinals:
            times, at = 2, 3
        at += lower[at : at + 1] == ["working"]
        if not lower[at : at + 1] or lower[at] not in {*self._days, "week", "day"}:
            return None
        at += 1
        if lower[at : at + 1] not in (["of"], ["in"]):
            return None
        per, unit = (*lower[at + 1 : at + 3], "", "")[:2]
        if per not in {"the", "a", *self._data["words"]["each"]} or unit not in {"month", "quarter"}:
            return None
        return at + 3, self._times(times, unit)

    def _every(self, number: int, unit: str) -> Frequency:
        label = f"every {_WORDS.get(number, str(number))} {unit}s"
        return self._labels.get(label) or Frequency(CODE[f"every-{number}-{unit}s"], label, listed=False)

    def _times(self, number: int, unit: str) -> Frequency:
        """So many times in one unit: "twice weekly" and the like as the code list has it."""
        if number == 1:
            return self._labels[self._data["units"][unit]]
        count = {2: "twice"}.get(number, f"{_WORDS.get(number, str(number))} times")
        label = f"{count} a {unit}"
        slug = label.replace(" ", "-")
        return self._labels.get(label) or Frequency(CODE[slug], label, listed=False)

    def _number(self, word: str) -> int | None:
        if word.isascii() and word.isdigit() and 0 < int(word[:4]) < 100:
            return int(word[:4])
        number: int | None = self._data["numbers"].get(word)
        return number


@cache
def calendar(vocabulary: Vocabulary) -> Calendar:
    """The calendar of a vocabulary."""
    return Calendar(vocabulary)
