"""Oversight that is said of a forum as the object or goal of a verb: "will update the X on progress", "there"."""

from collections.abc import Iterator

from forumtrace.extract.oversight_lists import (
    NEAR,
    REACH,
    Cue,
    Oversight,
    Place,
    cues,
    doing,
    is_negated,
    phrasal,
    word_at,
)


def objects(lower: list[str], place: Place) -> Iterator[Oversight]:
    """The forum as object: "will update the X on progress", "using the X to monitor the backlog"."""
    verbs, about, cue = cues().informing
    before, after = word_at(lower, place.left - 1), word_at(lower, place.right)
    if before in verbs and after in about and not is_negated(lower, place.left - 1):
        yield Oversight(cue.kind, cue.confidence, "object")
    yield from _informed(lower, place)
    used = _used(lower, place)
    if used:
        yield Oversight(used.kind, 0.85, "object")
    if (
        before in {"at", "in", "during", "within"}
        and after == "to"
        and word_at(lower, place.left - 2) != "attendance"
    ):
        # "Partners come together at the X to agree priorities": what is done there.
        later = range(place.right + 1, min(len(lower), place.right + 6))
        active = next((said for k in later if (said := doing(lower, k))), None)
        if active and lower[place.right + 1] not in cues().blockers - cues().words["soft"]:
            yield Oversight(active.kind, 0.8, "object")
    for_it = doing(lower, place.right + 1) if before == "for" and after == "to" else None
    if for_it:
        # "it is for the X to decide"
        yield Oversight(for_it.kind, 0.88, "object")
    if before in cues().giving and after in cues().words["given"] and not is_negated(lower, place.left - 1):
        # "will owe the X an account of the reasons"
        yield Oversight("reportedTo", 0.85, "object")
    if before in cues().words["using"] and after == "to":
        active = doing(lower, place.right + 1)
        if active:
            yield Oversight(active.kind, 0.9, "object")


def _used(lower: list[str], place: Place) -> Cue | None:
    """ "will chair the X and use it to monitor the plan"."""
    for at in range(place.right, min(len(lower) - 3, place.right + 14)):
        if at in place.skip or lower[at] == ";":
            return None
        if lower[at] in cues().words["using"] and lower[at + 1 : at + 3] in (["it", "to"], ["this", "to"]):
            return doing(lower, at + 3)
    return None


def there(lower: list[str], place: Place) -> Iterator[Oversight]:
    """ "There" behind a verb, for the forum named before it: "who chairs the X, will present the figures there"."""
    for at in range(place.right + 2, min(len(lower), place.right + REACH // 2)):
        if at in place.skip or lower[at] == ";":
            return
        if lower[at] != "there" or word_at(lower, at + 1) not in {"", ".", ",", "and", "each", "every"}:
            continue
        if lower[at + 1 : at + 3] == ["and", "then"]:
            return
        for verb in range(at - 1, max(place.right, at - NEAR), -1):
            found = cues().verbs.get(lower[verb], ()) or phrasal(lower, verb)
            if found and not is_negated(lower, verb):
                yield Oversight(found[0].kind, 0.85, "place")
                return
        return


def _informed(lower: list[str], place: Place) -> Iterator[Oversight]:
    """ "The X will be kept informed of progress"."""
    verbs, about, cue = cues().informing
    told = place.right + (word_at(lower, place.right) in {"will", "to", "must"})
    told += 1 + (word_at(lower, told + 1) in {"kept", "also", "regularly"})
    passive = (
        word_at(lower, told - 1) in cues().words["passive"]
        or word_at(lower, told - 2) in cues().words["passive"]
    )
    told_of = passive and word_at(lower, told) in verbs and word_at(lower, told + 1) in about
    if told_of and word_at(lower, place.left - 1) not in cues().prepositions:
        yield Oversight(cue.kind, 0.85, "object")


def part_of(lower: list[str], place: Place) -> Iterator[Oversight]:
    """Findings, not people, that "form part of the X"."""
    at = place.left - 1
    part = at > 2 and lower[at - 2 : at + 1] in (["form", "part", "of"], ["forms", "part", "of"])
    if part and cues().words["matters"] & set(lower[max(0, at - 10) : at]):
        yield Oversight("discussedAt", 0.85, "place")
