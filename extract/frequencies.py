"""How often something happens, found in tokens: "monthly", "twice a week", "every six weeks", "8-weekly".

Words of the code list `code:frequency-scheme` are read as its concepts; any other "N-weekly" or "every N months"
becomes a concept of its own, named by its number.
"""

from dataclasses import dataclass
from functools import cache

from rdflib import URIRef

from forumtrace.extract.tokens import Token, tokens
from forumtrace.extract.vocabulary import Vocabulary
from forumtrace.ontology.terms import CODE

_NUMBERS = {
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12,
    "sixteen": 16,
}  # fmt: skip
_UNITS = {"week": "weekly", "month": "monthly", "day": "daily", "year": "yearly"}
_WORDS = {2: "two", 3: "three", 4: "four", 6: "six", 8: "eight", 12: "twelve"}


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
        for form, frequency in self._phrases.get(words[at].lower, ()):
            if tuple(token.lower for token in words[at : at + len(form)]) == form:
                return Rhythm(at, at + len(form), frequency)
        return self._numbered(words, at)

    def _numbered(self, words: list[Token], at: int) -> Rhythm | None:
        lower = [token.lower for token in words[at : at + 3]]
        if lower[0] == "every" and len(lower) == 3:
            number, unit, length = _number(lower[1]), lower[2].rstrip("s"), 3
        else:
            head, _, tail = lower[0].partition("-")
            length = 1
            if not tail and len(lower) > 1:
                tail, length = lower[1], 2
            number, unit = _number(head), next((u for u, adverb in _UNITS.items() if adverb == tail), "")
        if number is None or unit not in _UNITS:
            return None
        return Rhythm(at, at + length, self._every(number, unit))

    def _every(self, number: int, unit: str) -> Frequency:
        label = f"every {_WORDS.get(number, str(number))} {unit}s"
        return self._labels.get(label) or Frequency(CODE[f"every-{number}-{unit}s"], label, listed=False)


def _number(word: str) -> int | None:
    if word.isascii() and word.isdigit() and 0 < int(word[:4]) < 100:
        return int(word[:4])
    return _NUMBERS.get(word)


@cache
def calendar(vocabulary: Vocabulary) -> Calendar:
    """The calendar of a vocabulary."""
    return Calendar(vocabulary)
