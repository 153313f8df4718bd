"""Whether a sentence says that a forum oversees something, and how: rules over the tokens around the forum.

Four ways are read. Each has a confidence, the lower the farther the cue stands from the forum or the more it leaves to
the reader. They are set by judgement and checked on five annotated plans by others that no rule had been tried on: of the
links stated at 0.95 and more 20 of 21 were right, at 0.88 to 0.95 45 of 45, below 2 of 3.

- *place*: a verb or noun before a preposition before the forum ("will be discussed at", "with oversight from");
- *doer*: the forum before a verb ("the board will review", "a working group to oversee", "at which ... are set");
- *paper*: its agenda, minutes or terms of reference ("added to the X agenda");
- *purpose*: what is sent there and what for ("submitted to the board for approval").

The nearest verb decides: "invited to", "attended" or "informed by" between cue and forum is no oversight.
"""

from collections.abc import Iterator

from forumtrace.extract.oversight_behind import behind
from forumtrace.extract.oversight_doer import doer, fronted
from forumtrace.extract.oversight_lists import (
    NEAR,
    REACH,
    Cue,
    Oversight,
    Place,
    cues,
    is_negated,
    phrasal,
    word_at,
)
from forumtrace.extract.oversight_objects import objects, part_of, there
from forumtrace.extract.oversight_papers import papers
from forumtrace.extract.tokens import Token


def read_oversight(words: list[Token], place: Place) -> list[Oversight]:
    """What the sentence says of oversight by the forum at `place`; empty when it only mentions it."""
    lower = [token.lower for token in words]
    found = [
        *_before(lower, place),
        *_rests(lower, place),
        *objects(lower, place),
        *there(lower, place),
        *part_of(lower, place),
        *papers(lower, place),
        *doer(lower, place),
        *fronted(lower, place),
        *behind(lower, place),
    ]
    best: dict[str, Oversight] = {}
    for oversight in found:
        if oversight.kind not in best or best[oversight.kind].confidence < oversight.confidence:
            best[oversight.kind] = oversight
    return list(best.values())


def _before(lower: list[str], place: Place) -> Iterator[Oversight]:
    """Cue, preposition, forum."""
    at = place.left - 1
    if word_at(lower, at) in {"when", "whenever"} and word_at(lower, place.right) in cues().words["sitting"]:
        # "will be looked at when the X meets"
        lower = [*lower[:at], "at", *lower[at + 1 :]]
    if at > 0 and lower[at] == ":" and lower[at - 1] in cues().words["labels"]:
        # "Governance: Public Protection Committee, monthly."
        yield Oversight("monitoredBy", 0.88, "place")
    aim = word_at(lower, place.right + 1) if word_at(lower, place.right) == "for" else ""
    if at < 1 or lower[at] not in cues().prepositions or aim in cues().no_purposes:
        return
    preposition, at = _preposition(lower, at)
    purpose = cues().purposes.get(aim)
    where = _nearest(lower, at, preposition, place)
    if where is None:
        if preposition == "to" and purpose:
            yield Oversight(purpose, 0.85, "purpose")
        yield from _unlisted(lower, at, preposition, place)
    elif not is_negated(lower, where) and not _gives_views(lower, where):
        for cue in _cues_at(lower, where, preposition):
            yield Oversight(cue.kind, cue.confidence, "place")
            if purpose:
                yield Oversight(purpose, 0.9, "purpose")


def _gives_views(lower: list[str], at: int) -> bool:
    """Whether the verb at `at` tells that people who live in the prison or visit it have their say."""
    lists = cues().words
    if lower[at] not in lists["raising"]:
        return False
    start = max((k + 1 for k in range(at) if lower[k] in {",", ";", ":", "."}), default=0)
    said = set(lower[start:at])
    return bool(said & lists["views"]) and said <= lists["views"] | lists["able"]


def _preposition(lower: list[str], at: int) -> tuple[str, int]:
    """The preposition that ends at `at`, of one word or several, and where it begins."""
    if lower[at] == "of":
        for words, meant in (
            (("as", "part"), "as-part-of"),
            (("in", "front"), "before"),
            (("to", "the", "attention"), "to"),
        ):
            if tuple(lower[max(0, at - len(words)) : at]) == words:
                return meant, at - len(words)
    return lower[at], at


def _rests(lower: list[str], place: Place) -> Iterator[Oversight]:
    """ "The decision on each case rests with the X": however far the noun stands from its verb."""
    at = place.left - 1
    if word_at(lower, at) != "with" or word_at(lower, at - 1) not in cues().words["resting"]:
        return
    said = [
        cue
        for word in lower[max(0, at - REACH // 2) : at - 1]
        for cue in cues().nouns.get(word, ())
        if cue.kind in {"decidedBy", "monitoredBy", "qualityAssuredBy"}
    ]
    if said:
        yield Oversight(said[0].kind, 0.88, "place")


def _unlisted(lower: list[str], before: int, preposition: str, place: Place) -> Iterator[Oversight]:
    """A passive verb that no list holds, where its preposition leaves little else: "is lodged before the X board"."""
    if preposition not in {"at", "before"}:
        return
    for at in range(before - 1, max(0, before - NEAR), -1):
        word = lower[at]
        if at in place.skip or word == ";" or word in cues().blockers:
            return
        if word.endswith("ed") and {lower[at - 1], lower[at - 2]} & cues().words["passive"]:
            if not is_negated(lower, at):
                yield Oversight("discussedAt", 0.72, "unlisted")
            return


def _cues_at(lower: list[str], at: int, preposition: str) -> Iterator[Cue]:
    word, lists = lower[at], cues()
    yield from (cue for cue in lists.nouns.get(word, ()) if preposition in cue.prepositions)
    yield from (cue for cue in lists.verbs.get(word, ()) if preposition in cue.prepositions)
    yield from (cue for cue in phrasal(lower, at) if preposition in cue.prepositions)


def _nearest(lower: list[str], before: int, preposition: str, place: Place) -> int | None:
    """Where the cue stands that governs the preposition at `before`; None when something else does."""
    lists = cues()
    for at in range(before - 1, max(-1, before - REACH), -1):
        word = lower[at]
        if at in place.skip:
            continue
        if word == ";":
            return None
        # A noun that opens the sentence is its subject, however long the way: "Assurance will be given ... through".
        near = before - at <= NEAR or at <= 1
        if near and any(preposition in cue.prepositions for cue in lists.nouns.get(word, ())):
            return at
        if any(preposition in cue.prepositions for cue in (*lists.verbs.get(word, ()), *phrasal(lower, at))):
            return at
        goal = preposition in {"to", "into", "before"}
        if (
            before - at <= NEAR
            and word in lists.blocking_nouns
            and not (goal and word in lists.words["attending"])
        ):
            return None
        joined = at > 1 and lower[at - 1] in {"and", "or"} and lower[at - 2] in lists.verbs
        if not joined and _blocks(word, word_at(lower, at - 1)) and not _is_aside(lower, at, place):
            return None
    return None


def _is_aside(lower: list[str], at: int, place: Place) -> bool:
    """Whether the word only tells of a forum named just before: "the X meeting, which is chaired by the Y"."""
    if lower[at] not in cues().words["aside"]:
        return False
    for before in range(at - 1, max(-1, at - NEAR), -1):
        if before in place.skip:
            return True
        if lower[before] not in cues().words["aside"] and lower[before] not in cues().words["asides"]:
            return False
    return False


def _blocks(word: str, before: str) -> bool:
    """Whether a word between cue and preposition is the verb that the preposition belongs to."""
    lists = cues()
    if word not in lists.blockers or (before == "to" and word in lists.words["soft"]):
        return False
    if word == "chair" and before in {"the", "as"}:
        return False
    return word not in lists.words["ambiguous"] or before in lists.words["verbal"]
