"""Whether a sentence says that a forum oversees something, and how: rules over the tokens around the forum.

Four ways are read, each with the share of right links that it had on annotated plans as its confidence:

- *place*: a verb or noun before a preposition before the forum ("will be discussed at", "with oversight from");
- *doer*: the forum before a verb ("the board will review", "a Steering Group to oversee", "at which ... are set");
- *paper*: its agenda, minutes or terms of reference ("added to the X agenda");
- *purpose*: what is sent there and what for ("submitted to the board for approval").

The nearest verb decides: "invited to", "attended" or "informed by" between cue and forum is no oversight.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from forumtrace.extract.tokens import Token
from forumtrace.extract.wordlists import load_toml, verb_forms

REACH = 60
"""Tokens before a forum in which its verb is looked for."""
NEAR = 8
"""Tokens between a noun cue and the preposition."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One way to say that somebody oversees."""

    kind: str
    confidence: float
    prepositions: frozenset[str]
    noun: bool


@dataclass(frozen=True, slots=True)
class Oversight:
    """An oversight kind (the local name of its property) and how sure the rule is that says so."""

    kind: str
    confidence: float
    rule: str


@dataclass(frozen=True)
class Cues:
    """The cue lists of `oversight.toml`, by word form."""

    verbs: dict[str, tuple[Cue, ...]]
    nouns: dict[str, tuple[Cue, ...]]
    active: dict[str, Cue]
    blockers: frozenset[str]
    blocking_nouns: frozenset[str]
    existence: frozenset[str]
    prepositions: frozenset[str]
    purposes: dict[str, str]
    words: dict[str, frozenset[str]]


@cache
def cues() -> Cues:
    """The cue lists."""
    data: dict[str, Any] = load_toml("oversight.toml")
    verbs: dict[str, tuple[Cue, ...]] = {}
    active: dict[str, Cue] = {}
    for entry in data["verbs"]:
        cue = Cue(entry["kind"], entry["confidence"], frozenset(entry["prepositions"]), False)
        for verb in entry["words"]:
            forms = verb_forms(verb)
            for form in forms:
                verbs[form] = (*verbs.get(form, ()), cue)
            # A forum that reports or presents is overseen, not overseeing.
            for form in _present(forms) if cue.kind != "reportedTo" else ():
                active.setdefault(form, cue)
    receiving = data["receiving"]
    for verb in receiving["words"]:
        cue = Cue(receiving["kind"], receiving["confidence"], frozenset(), False)
        active.update(dict.fromkeys(_present(verb_forms(verb)), cue))
    nouns: dict[str, tuple[Cue, ...]] = {}
    for entry in data["nouns"]:
        cue = Cue(entry["kind"], entry["confidence"], frozenset(entry["prepositions"]), True)
        for noun in entry["words"]:
            nouns[noun] = (*nouns.get(noun, ()), cue)
    lists = {name: frozenset(words) for name, words in data["words"].items()}
    places = data["prepositions"]
    return Cues(
        verbs,
        nouns,
        active,
        frozenset(form for verb in data["words"]["blockers"] for form in verb_forms(verb)),
        lists["blocking_nouns"],
        frozenset(form for verb in data["words"]["existence"] for form in verb_forms(verb)),
        frozenset(places["place"]) | frozenset(places["goal"]),
        {noun: kind for kind, nouns_ in data["purposes"].items() for noun in nouns_},
        lists,
    )


def _present(forms: tuple[str, ...]) -> list[str]:
    """The forms of a verb that can be active: base, -s and -ing."""
    return [forms[0], forms[1], *(form for form in forms if form.endswith("ing"))]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a forum, or a chain of forums joined by "and", stands in a sentence.

    `left` is the first token of the chain with its article and frequency, `first` the first of the forum's own
    name, `right` the token behind the chain. `skip` are the tokens of all forum names in the sentence.
    """

    left: int
    first: int
    last: int
    right: int
    skip: frozenset[int] = frozenset()


def read_oversight(words: list[Token], place: Place) -> list[Oversight]:
    """What the sentence says of oversight by the forum at `place`; empty when it only mentions it."""
    lower = [token.lower for token in words]
    found = [*_before(lower, place), *_paper(lower, place), *_doer(lower, place), *_fronted(lower, place)]
    best: dict[str, Oversight] = {}
    for oversight in found:
        if oversight.kind not in best or best[oversight.kind].confidence < oversight.confidence:
            best[oversight.kind] = oversight
    return list(best.values())


def _negated(lower: list[str], at: int) -> bool:
    return any(word in cues().words["negations"] for word in lower[max(0, at - 3) : at])


def _before(lower: list[str], place: Place) -> Iterator[Oversight]:
    """Cue, preposition, forum."""
    at = place.left - 1
    if at < 1 or lower[at] not in cues().prepositions:
        return
    preposition = lower[at]
    if preposition == "of" and lower[max(0, at - 2) : at] == ["as", "part"]:
        preposition, at = "as-part-of", at - 2
    if preposition == "of" and lower[max(0, at - 3) : at] == ["to", "the", "attention"]:
        preposition, at = "to", at - 3
    where = _nearest(lower, at, preposition, place)
    if where is None and preposition == "to" and _word(lower, place.right) == "for":
        purpose = cues().purposes.get(_word(lower, place.right + 1))
        if purpose:
            yield Oversight(purpose, 0.85, "purpose")
    if where is None or _negated(lower, where):
        return
    for cue in _cues_at(lower, where, preposition):
        yield Oversight(cue.kind, cue.confidence, "place")
        purpose = (
            cues().purposes.get(_word(lower, place.right + 1)) if _word(lower, place.right) == "for" else None
        )
        if purpose:
            yield Oversight(purpose, 0.9, "purpose")


def _word(lower: list[str], at: int) -> str:
    return lower[at] if 0 <= at < len(lower) else ""


def _cues_at(lower: list[str], at: int, preposition: str) -> Iterator[Cue]:
    word, lists = lower[at], cues()
    yield from (cue for cue in lists.nouns.get(word, ()) if preposition in cue.prepositions)
    yield from (cue for cue in lists.verbs.get(word, ()) if preposition in cue.prepositions)


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
        if any(preposition in cue.prepositions for cue in lists.verbs.get(word, ())):
            return at
        if before - at <= NEAR and word in lists.blocking_nouns:
            return None
        if _blocks(word, lower[at - 1] if at else "") and not _is_aside(lower, at, place):
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


def _paper(lower: list[str], place: Place) -> Iterator[Oversight]:
    """Agenda, minutes or terms of reference of the forum."""
    after = lower[place.last : place.last + 3]
    before = lower[max(0, place.left - 6) : place.left]
    if after[:1] in (["agenda"], ["agendas"], ["minutes"]) or after[:2] in (
        ["standing", "agenda"],
        ["standing", "item"],
    ):
        yield Oversight("discussedAt", 0.93, "paper")
    if after == ["terms", "of", "reference"] or after[:1] in (["tor"], ["tors"]):
        yield Oversight("discussedAt", 0.88, "paper")
    if before[-1:] and before[-1] in {"for", "of", "to"}:
        named = before[-4:-1] == ["terms", "of", "reference"] or before[-2:-1] in (["tor"], ["tors"])
        made = "terms" in before and any(
            verb in before for verb in ("introduced", "published", "produced", "updated")
        )
        if named or made:
            yield Oversight("discussedAt", 0.88, "paper")


def _fronted(lower: list[str], place: Place) -> Iterator[Oversight]:
    """The place comes first: "At the X meeting, managers will discuss the reasons"."""
    if place.left != 1 or lower[0] not in cues().words["fronting"]:
        return
    for at in range(place.right, min(len(lower), place.right + REACH // 2)):
        found = cues().verbs.get(lower[at], ())
        if (
            found
            and not found[0].noun
            and not _negated(lower, at)
            and lower[at] not in cues().words["ambiguous"]
        ):
            yield Oversight(found[0].kind, 0.9, "place")
            return


def _doer(lower: list[str], place: Place) -> Iterator[Oversight]:
    """The forum as subject of a cue, or what it is there for."""
    for start in range(place.right, min(len(lower), place.right + 3)):
        if _opens_clause(lower, start):
            yield from _relative(lower, start + 1)
            return
    if not _is_free(lower, place):
        return
    found = list(_doing_from(lower, place, place.right))
    if not found and _word(lower, place.right) in {",", "("}:
        # "The X, chaired by the Y, will review": behind the aside.
        for at in range(place.right + 1, min(len(lower), place.right + REACH // 2)):
            verb = _word(lower, at + 1) in cues().words["behind"] or _word(lower, at + 1) in cues().active
            if lower[at] in {",", ")"} and verb:
                found = list(_doing_from(lower, place, at + 1))
                break
    yield from found


def _opens_clause(lower: list[str], at: int) -> bool:
    """Whether a clause begins at `at` that tells what happens there: "where", "at which", "to which"."""
    if lower[at] in cues().words["relatives"]:
        return True
    return _word(lower, at + 1) == "which" and lower[at] in {
        "at",
        "during",
        "in",
        "to",
        "through",
        "via",
        "within",
        "by",
    }


def _doing_from(lower: list[str], place: Place, start: int) -> Iterator[Oversight]:
    lists, existence = cues(), False
    for at in range(start, min(len(lower), start + REACH // 2)):
        word = lower[at]
        if word in lists.words["relatives"] or lower[at - 1 : at + 1] in (
            ["at", "which"],
            ["during", "which"],
        ):
            yield from _relative(lower, at)
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
    cue = lists.active.get(word)
    ongoing = word.endswith("ing") and before in lists.words["passive"]
    opened = not existence or ongoing or before in lists.words["opening"]
    if cue and opened and _is_active(lower, at, right):
        if _negated(lower, at):
            return []
        return [Oversight(cue.kind, round(cue.confidence - 0.03, 2), "doer"), *_more(lower, at, cue.kind)]
    if word == "account" and before == "to":
        return [Oversight("monitoredBy", 0.9, "doer")]
    if word in lists.nouns and before in lists.words["having"]:
        return [Oversight(lists.nouns[word][0].kind, 0.9, "doer")]
    return None


def _is_active(lower: list[str], at: int, right: int) -> bool:
    """Whether the verb form at `at` is active: "to review", "will monitor", "reviews"; not "is reviewed"."""
    if lower[at].endswith("ing"):
        return at == right or lower[at - 1] in {"for", "in", "with", "of", "and"} | cues().words["passive"]
    if lower[at - 1] in cues().words["passive"]:
        return False
    return lower[at - 1] not in {"the", "a", "an", "of", "this", "their", "any"}


def _is_free(lower: list[str], place: Place) -> bool:
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


def _relative(lower: list[str], start: int) -> Iterator[Oversight]:
    """A cue in the clause that tells what happens there: "where ... are reviewed"."""
    for at in range(start + 1, min(len(lower), start + REACH // 2)):
        found = cues().verbs.get(lower[at], ())
        if found and not _negated(lower, at):
            yield Oversight(found[0].kind, 0.9, "doer")
            return


def _more(lower: list[str], start: int, first: str) -> Iterator[Oversight]:
    """A second verb of the same subject: "will assure the quality ... and determine"."""
    for at in range(start + 1, min(len(lower), start + REACH // 3)):
        cue = cues().active.get(lower[at])
        if (
            cue
            and lower[at - 1] in {"and", ","}
            and not lower[at].endswith(("s", "ing"))
            and cue.kind != first
        ):
            yield Oversight(cue.kind, cue.confidence - 0.05, "doer")
            return


def _late(lower: list[str], start: int) -> Iterator[Oversight]:
    """The forum does other things first: "will advertise these roles, measure outcomes"."""
    if not any(word in {"will", "to"} for word in lower[max(0, start - 3) : start]):
        return
    for at in range(start + 1, min(len(lower), start + REACH // 3)):
        cue = cues().active.get(lower[at])
        if cue and lower[at - 1] in {"and", ","} and not lower[at].endswith(("s", "ing")) and not cue.noun:
            yield Oversight(cue.kind, 0.75, "doer")
            return
