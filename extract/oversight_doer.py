"""What a forum is said to do: "the board will review", "a working group to oversee", "at which targets are set"."""

from collections.abc import Iterator

from forumtrace.extract.oversight_clauses import ensured, late_clause, opens_clause, relative, remit
from forumtrace.extract.oversight_lists import REACH, Oversight, Place, cues, doing, is_negated, word_at

_OPENS = frozenset({",", "(", "-", "\u2013", "\u2014"})
_CLOSES = frozenset({",", ")", "-", "\u2013", "\u2014"})


def fronted(lower: list[str], place: Place) -> Iterator[Oversight]:
    """The place comes first: "At the X meeting, managers will discuss the reasons"."""
    if place.left != 1 or lower[0] not in cues().words["fronting"]:
        return
    for at in range(place.right, min(len(lower), place.right + REACH // 2)):
        found = cues().verbs.get(lower[at], ())
        if (
            found
            and not found[0].noun
            and not is_negated(lower, at)
            and lower[at] not in cues().words["ambiguous"]
        ):
            yield Oversight(found[0].kind, 0.9, "place")
            return


def doer(lower: list[str], place: Place) -> Iterator[Oversight]:
    """The forum as subject of a cue, or what it is there for."""
    for start in range(place.right, min(len(lower), place.right + 3)):
        if opens_clause(lower, start):
            yield from relative(lower, start + 1)
            return
    yield from remit(lower, place)
    late = late_clause(lower, place)
    if late is not None:
        yield from relative(lower, late + 1)
        if not is_free(lower, place):
            return
    if not is_free(lower, place):
        return
    found = list(_doing_from(lower, place, place.right))
    if not found and word_at(lower, place.right) in _OPENS:
        # "The X, chaired by the Y, will review": behind the aside.
        for at in range(place.right + 1, min(len(lower), place.right + REACH // 2)):
            verb = word_at(lower, at + 1) in cues().words["behind"] or doing(lower, at + 1)
            if lower[at] in _CLOSES and verb:
                found = list(_doing_from(lower, place, at + 1))
                break
    yield from found


def _doing_from(lower: list[str], place: Place, start: int) -> Iterator[Oversight]:
    lists, existence = cues(), False
    for at in range(start, min(len(lower), start + REACH // 2)):
        word = lower[at]
        if word in lists.words["relatives"] or lower[at - 1 : at + 1] in (
            ["at", "which"],
            ["during", "which"],
        ):
            yield from relative(lower, at)
            return
        if (word == "ensure" and lower[at - 1] in {"to", "will"}) or lower[at : at + 2] == ["so", "that"]:
            found = ensured(lower, at)
            # "meets each month so that concerns can be raised": what people may do there.
            if found and not (word == "so" and "raised" in lower[at : at + REACH // 3]):
                yield from found
                return
        found = _doing(lower, at, start, existence)
        if found is not None:
            yield from found
            return
        if word in lists.existence:
            existence = True
        elif at in place.skip or word in lists.words["auxiliaries"] or word in {",", "(", ")"}:
            continue
        elif not existence:
            yield from _late(lower, at)
            return
        elif word == ";":
            return


def _doing(lower: list[str], at: int, right: int, existence: bool) -> list[Oversight] | None:
    """What the forum does by the word at `at`; None when that word is no cue of its own doing."""
    lists, word = cues(), lower[at]
    before = lower[at - 2] if lower[at - 1] == "quality" else lower[at - 1]
    cue = doing(lower, at)
    ongoing = word.endswith("ing") and before in lists.words["passive"]
    opened = not existence or ongoing or before in lists.words["opening"]
    if cue and opened and _is_active(lower, at, right):
        if is_negated(lower, at):
            return []
        return [Oversight(cue.kind, round(cue.confidence - 0.03, 2), "doer"), *_more(lower, at, cue.kind)]
    if word == "account" and before == "to":
        return [Oversight("monitoredBy", 0.9, "doer")]
    # "took this decision": of what was done before only the decision that the row itself tells of.
    taken = lists.words["deciding"] | (lists.words["decided"] if before == "this" else frozenset())
    if word in {"decision", "decisions"} and taken & set(lower[at - 3 : at]):
        return [Oversight("decidedBy", 0.9, "doer")]
    if word in {"provide", "provides"} and lower[at + 1 : at + 3] == ["oversight", "of"]:
        return [Oversight("monitoredBy", 0.9, "doer")]
    # "will provide assurance to the Governor": the forum itself reports.
    upward = word_at(lower, at + 1) == "to" and lists.nouns.get(word, (None,))[0] is not None
    given = {before, word_at(lower, at - 2)} & lists.words["having"]
    if word in lists.nouns and given and not upward and (before in lists.words["having"] or at - 2 >= right):
        return [Oversight(lists.nouns[word][0].kind, 0.9, "doer")]
    return None


def _is_active(lower: list[str], at: int, right: int) -> bool:
    """Whether the verb form at `at` is active: "to review", "will monitor", "reviews"; not "is reviewed"."""
    if lower[at].endswith("ing"):
        return at == right or lower[at - 1] in {"for", "in", "with", "of", "and"} | cues().words["passive"]
    if lower[at - 1] in cues().words["passive"]:
        return False
    return lower[at - 1] not in {"the", "a", "an", "of", "this", "their", "any"}


def is_free(lower: list[str], place: Place) -> bool:
    """Whether no preposition governs the forum, so that it can be a subject."""
    at = place.left - 1
    if at < 0 or lower[at] not in cues().prepositions | {"from", "of", "than", "as"}:
        verbs = lower[max(0, at - 2) : at + 1]
        return not any(
            word in {"attend", "attends", "attended", "attending", "invited", "chair", "join"}
            for word in verbs
        )
    if lower[at : at + 1] == ["as"]:
        return lower[at - 1 : at] == ["such"]
    return lower[at] == "of" and lower[at - 1 : at] != [] and lower[at - 1] in cues().words["made"]


def _more(lower: list[str], start: int, first: str) -> Iterator[Oversight]:
    """A second verb of the same subject: "will assure the quality ... and determine"."""
    for at in range(start + 1, min(len(lower), start + REACH // 3)):
        cue = doing(lower, at)
        if (
            cue
            and lower[at - 1] in {"and", ","}
            and not lower[at].endswith(("s", "ing"))
            and cue.kind != first
        ):
            yield Oversight(cue.kind, cue.confidence - 0.05, "doer")
            return


def _late(lower: list[str], start: int) -> Iterator[Oversight]:
    """The forum does other things first: "will recruit mentors, weigh results"."""
    if not any(word in {"will", "to"} for word in lower[max(0, start - 3) : start]):
        return
    for at in range(start + 1, min(len(lower), start + REACH // 3)):
        cue = doing(lower, at)
        if cue and lower[at - 1] in {"and", ","} and not lower[at].endswith(("s", "ing")) and not cue.noun:
            yield Oversight(cue.kind, 0.75, "doer")
            return
