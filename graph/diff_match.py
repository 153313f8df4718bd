"""Which row of one plan is which row of another: by the same words, by words that are alike, by the same number."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from forumtrace.graph.register import Row
from forumtrace.graph.text_cosine import alike_before, tfidf
from forumtrace.graph.text_pairs import words
from forumtrace.graph.wording import table


@dataclass(frozen=True, slots=True)
class Match:
    """A row before, the row after that stands for the same, and how alike their texts are (0 to 1)."""

    before: Row
    after: Row
    alike: float


@dataclass(frozen=True, slots=True)
class Matched:
    """What was found on both sides, and what stands on one side only, in the order of the rows."""

    pairs: list[Match]
    dropped: list[Row]
    added: list[Row]


def match(before: Sequence[Row], after: Sequence[Row], least: float, *, by_number: bool) -> Matched:
    """Match rows by their `text`; nothing is matched twice.

    Texts that are alike by less than `least` (cosine) are matched only where `by_number` holds, numbers agree, and
    nothing else is left of that number.
    """
    taken: dict[int, tuple[int, float]] = {}
    used: set[int] = set()
    for a, b, alike in _ranked(before, after, least):
        if a not in taken and b not in used:
            taken[a] = (b, alike)
            used.add(b)
    if by_number:
        for a, b in _alone(before, after, set(taken), used):
            taken[a] = (b, 0.0)
            used.add(b)
    pairs = [Match(before[a], after[b], alike) for a, (b, alike) in sorted(taken.items())]
    dropped = [row for a, row in enumerate(before) if a not in taken]
    return Matched(pairs, dropped, [row for b, row in enumerate(after) if b not in used])


def same_words(one: str, other: str) -> bool:
    """Whether two texts differ in nothing but case, space and punctuation."""
    return words(one) == words(other)


def _ranked(before: Sequence[Row], after: Sequence[Row], least: float) -> list[tuple[int, int, float]]:
    """Pairs of places, the surest first: the same words, then the most alike, of these the same number."""
    texts = [str(row["text"]) for row in (*before, *after)]
    vectors = tfidf(texts, frozenset(table("common-words.toml")["words"]))
    split = len(before)
    alike = {
        (int(a), b): float(score)
        for b, found in enumerate(islice(alike_before(vectors, least), split, None))
        for a, score in zip(*found, strict=True)
        if a < split
    }
    # Of texts in which every word is common there is no vector; the same words are the same text all the same.
    places: dict[tuple[str, ...], list[int]] = {}
    for b, row in enumerate(after):
        places.setdefault(tuple(words(str(row["text"]))), []).append(b)
    for a, row in enumerate(before):
        for b in places.get(tuple(words(str(row["text"]))), ()):
            alike[a, b] = 1.0

    def order(pair: tuple[int, int]) -> tuple[object, ...]:
        a, b = pair
        return -round(alike[pair], 6), before[a]["number"] != after[b]["number"], abs(a - b), a, b

    return [(a, b, alike[a, b]) for a, b in sorted(alike, key=order)]


def _alone(
    before: Sequence[Row], after: Sequence[Row], taken: set[int], used: set[int]
) -> list[tuple[int, int]]:
    """Places that are left on both sides, each the only one of its number."""
    left: dict[str, list[int]] = {}
    right: dict[str, list[int]] = {}
    for a, row in enumerate(before):
        left.setdefault(str(row["number"]), []).extend([] if a in taken else [a])
    for b, row in enumerate(after):
        right.setdefault(str(row["number"]), []).extend([] if b in used else [b])
    return [
        (places[0], right[number][0])
        for number, places in left.items()
        if len(places) == 1 and len(right.get(number, ())) == 1
    ]
