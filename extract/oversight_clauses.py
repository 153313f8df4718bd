"""Clauses that tell what is done at a forum: "at which targets are set", "whose role is to", "to ensure that ... are"."""

from collections.abc import Iterator

from forumtrace.extract.oversight_lists import (
    REACH,
    Oversight,
    Place,
    cues,
    doing,
    is_negated,
    phrasal,
    word_at,
)


def opens_clause(lower: list[str], at: int) -> bool:
    """Whether a clause begins at `at` that tells what happens there: "where", "at which", "to which"."""
    if lower[at] in cues().words["relatives"]:
        return True
    return word_at(lower, at + 1) == "which" and lower[at] in {
        "at",
        "during",
        "in",
        "to",
        "through",
        "via",
        "within",
        "by",
    }


def late_clause(lower: list[str], place: Place) -> int | None:
    """Where "at which" stands behind words about the forum: "held monthly and chaired by the X, at which"."""
    for at in range(place.right + 3, min(len(lower) - 1, place.right + REACH)):
        if at in place.skip or lower[at] == ";":
            return None
        closes = lower[at - 1] in {",", "and", ")"}
        if closes and lower[at] in {"at", "during", "to", "through"} and lower[at + 1] == "which":
            return at
        if lower[at] == "where" and lower[at - 1] == ",":
            # "every eight weeks, where results are analysed"
            return at
    return None


def remit(lower: list[str], place: Place) -> Iterator[Oversight]:
    """ "whose agenda includes repairs", "whose role is to review them"."""
    at = place.right + (word_at(lower, place.right) == ",")
    if word_at(lower, at) != "whose":
        return
    lists = cues().words
    for index in range(at + 1, min(len(lower), at + 4)):
        if lower[index] not in lists["remits"]:
            continue
        if lower[index] in lists["stated"]:
            yield Oversight("discussedAt", 0.85, "paper")
        for verb in range(index + 1, min(len(lower), index + 5)):
            cue = doing(lower, verb)
            if cue and lower[verb - 1] == "to":
                yield Oversight(cue.kind, 0.88, "doer")
        return


def relative(lower: list[str], start: int) -> Iterator[Oversight]:
    """A cue in the clause that tells what happens there: "where ... are reviewed"."""
    for at in range(start + 1, min(len(lower), start + REACH // 2)):
        if "chair" in lower[at : at + 3]:
            # "where the Governor takes the chair" tells who sits there, not what is done.
            return
        # What is "taken" or "given" there is reported only if it says to whom.
        found = [
            cue
            for cue in (*phrasal(lower, at), *cues().verbs.get(lower[at], ()))
            if "at" in cue.prepositions or cue.confidence > 0.88
        ]
        if lower[at - 1 : at + 1] == ["to", "account"]:
            yield Oversight("monitoredBy", 0.9, "doer")
            return
        if lower[at] in {"decision", "decisions"} and {"taken", "made"} & set(lower[at + 1 : at + 5]):
            yield Oversight("decidedBy", 0.88, "doer")
            return
        if found and not is_negated(lower, at):
            yield Oversight(found[0].kind, 0.9, "doer")
            return


def ensured(lower: list[str], at: int) -> list[Oversight] | None:
    """ "has been introduced to ensure that cases are considered": what is made sure of is done there."""
    for later in range(at + 2, min(len(lower), at + REACH // 3)):
        found = cues().verbs.get(lower[later], ())
        passive = {lower[later - 1], lower[later - 2]} & cues().words["passive"]
        by = {"by", "to", "at", "in", "with"} & {word_at(lower, later + 1)}
        if found and passive and not by and found[0].kind in {"discussedAt", "monitoredBy"}:
            return [] if is_negated(lower, later) else [Oversight(found[0].kind, 0.8, "doer")]
    return None
