"""Forums in a row ("the weekly A, B and C"): what stands before the row and behind it belongs to all of them."""

from collections.abc import Iterator
from dataclasses import replace

from forumtrace.extract.forum_phrases import Phrase
from forumtrace.extract.frequencies import Calendar, Rhythm
from forumtrace.extract.oversight_lists import Place, cues
from forumtrace.extract.tokens import Token

_JOINERS = frozenset({",", "and", "&", "or", "/", "the", "both", "as", "well", "also", "then", "our", "their", "along", "with", "a"})  # fmt: skip
_INSIDE = frozenset({"the", "of", "for", "a", "an", "(", ")", "and", "&", ",", "new"})
LONGEST = 14


def is_chained(words: list[Token], left: Phrase, right: Phrase) -> bool:
    """Whether nothing but "and", commas and articles stands between two phrases."""
    if right.part > 1:
        return True
    between = words[left.last : min(right.edge, right.first)]
    return left.last <= right.first and len(between) < 6 and all(token.lower in _JOINERS for token in between)


def place(words: list[Token], phrases: list[Phrase], phrase: Phrase, end: int) -> Place:
    """Where `phrase` (with its people, up to `end`) stands, taken together with the forums it is joined to."""
    skip = frozenset(at for other in phrases for at in range(other.first, other.last))
    if phrase not in phrases:
        return Place(phrase.edge, phrase.first, phrase.last, phrase.last, skip)
    first = last = phrases.index(phrase)
    while first > 0 and is_chained(words, phrases[first - 1], phrases[first]):
        first -= 1
    while last + 1 < len(phrases) and is_chained(words, phrases[last], phrases[last + 1]):
        last += 1
    edge = min(phrases[first].edge, phrases[first].first)
    right = max(end, phrases[last].last)
    return Place(over_neighbour(words, edge), phrase.first, phrase.last, right, skip)


def over_neighbour(words: list[Token], edge: int) -> int:
    """The edge of a row whose first member is a name but no forum: "the monthly Local Assessment (LA) and X Board"."""
    if edge < 3 or words[edge - 1].lower not in {"and", "&"}:
        return edge
    for at in range(edge - 2, max(0, edge - LONGEST), -1):
        token = words[at]
        if token.lower in cues().prepositions - {"of", "for"}:
            return at + 1 if at + 2 < edge else edge
        if not (token.is_capital or token.lower in _INSIDE or token.lower.endswith("ly")):
            return edge
    return edge


def neighbour_rhythm(
    calendar: Calendar, words: list[Token], phrases: list[Phrase], phrase: Phrase
) -> Rhythm | None:
    """The frequency before such a neighbour, which is then the nearest forum's."""
    edge = phrase.edge
    left = over_neighbour(words, edge)
    if left == edge or any(left < other.last <= edge for other in phrases if other.first < phrase.first):
        return None
    found = calendar.find(words[left:edge])
    return (
        Rhythm(left + found[0].first, left + found[0].last, found[0].frequency) if len(found) == 1 else None
    )


def meetings_of(words: list[Token], found: list[Phrase]) -> Iterator[Phrase]:
    """The phrases, with "the monthly meeting of the X Board" taken as one phrase for the X Board."""
    for at, phrase in enumerate(found):
        after = found[at + 1] if at + 1 < len(found) else None
        if after and phrase.form == "bare" and phrase.head == "meeting" and _is_of(words, phrase, after):
            found[at + 1] = replace(after, edge=phrase.edge, rhythms=(*phrase.rhythms, *after.rhythms))
        else:
            yield phrase


def _is_of(words: list[Token], left: Phrase, right: Phrase) -> bool:
    between = [token.lower for token in words[left.last : right.first]]
    return right.form != "bare" and between in (["of"], ["of", "the"])
