"""Oversight told behind a forum's name by other than its own verb: what it has before it, when it is satisfied, "it"."""

from collections.abc import Iterator

from forumtrace.extract.oversight_doer import is_free
from forumtrace.extract.oversight_lists import NEAR, REACH, Cue, Oversight, Place, doing, is_negated, word_at

_HAVING = frozenset({"have", "has", "having"})
_MAY_STAND = frozenset({"will", "also", "now", "then", "must", "to", "shall", "in", "turn", "itself"})


def behind(lower: list[str], place: Place) -> Iterator[Oversight]:
    """All of these that the sentence says of the forum at `place`."""
    yield from _before_it(lower, place)
    yield from _satisfied(lower, place)
    yield from _it(lower, place)
    yield from _which(lower, place)


def _before_it(lower: list[str], place: Place) -> Iterator[Oversight]:
    """ "The X now has before it the number of cases"."""
    for at in range(place.right, min(len(lower) - 2, place.right + REACH // 2)):
        if at in place.skip or lower[at] == ";":
            return
        if lower[at] in _HAVING and lower[at + 1] == "before" and lower[at + 2] in {"it", "them"}:
            yield Oversight("discussedAt", 0.88, "doer")
            return


def _satisfied(lower: list[str], place: Place) -> Iterator[Oversight]:
    """ "stays open until the X is satisfied that the change has held"."""
    if word_at(lower, place.right) in {"is", "are"} and lower[place.right + 1 : place.right + 2] in (
        ["satisfied"],
        ["content"],
        ["assured"],
    ):
        yield Oversight("monitoredBy", 0.85, "doer")


def _it(lower: list[str], place: Place) -> Iterator[Oversight]:
    """ "The X meets monthly; it compares the figures": a further clause about the forum that the sentence is about."""
    if not is_free(lower, place):
        return
    for at in range(place.right, min(len(lower) - 2, place.right + REACH)):
        if at in place.skip:
            return
        if lower[at] in {";", ",", "and", "but"} and lower[at + 1] == "it":
            verb = at + 2
            while word_at(lower, verb) in _MAY_STAND:
                verb += 1
            cue = doing(lower, verb) or _further(lower, verb)
            if cue and not is_negated(lower, verb):
                yield Oversight(cue.kind, 0.85, "doer")
            return


def _further(lower: list[str], at: int) -> Cue | None:
    """ "it is now diarised for every other month and works through the data": the second verb of "it"."""
    later = range(at, min(len(lower) - 1, at + NEAR + 2))
    joint = next((k for k in later if lower[k] in {"and", ";", ","}), None)
    return doing(lower, joint + 1) if joint is not None and lower[joint] == "and" else None


def _which(lower: list[str], place: Place) -> Iterator[Oversight]:
    """ "The Governor will chair the X, which will rate every line": the forum does so, whatever is done with it."""
    at = place.right + (word_at(lower, place.right) == ",")
    if word_at(lower, at) not in {"which", "that"}:
        return
    verb = at + 1
    while word_at(lower, verb) in _MAY_STAND:
        verb += 1
    cue = doing(lower, verb)
    if cue and not is_negated(lower, verb):
        yield Oversight(cue.kind, 0.88, "doer")
