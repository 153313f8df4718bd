"""The cue lists of `oversight.toml`, and the small questions that all rules over tokens ask."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias

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


Phrases: TypeAlias = dict[str, tuple[tuple[tuple[str, ...], Cue], ...]]
"""First word of a verb of several words, in one of its forms, to the other words ("*": one to three words) and cues."""


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
    no_purposes: frozenset[str]
    reshaped: frozenset[str]
    words: dict[str, frozenset[str]]
    phrasal: Phrases
    doing: Phrases
    giving: frozenset[str]
    informing: tuple[frozenset[str], frozenset[str], Cue]


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
            for form in forms[2 if entry.get("passive") and cue.kind == "monitoredBy" else 0 :]:
                verbs[form] = (*verbs.get(form, ()), cue)
            # A forum that reports or presents is overseen, not overseeing.
            for form in _present(forms) if cue.kind != "reportedTo" and not entry.get("passive") else ():
                active.setdefault(form, cue)
    for entry in data["active"]:
        cue = Cue(entry["kind"], entry["confidence"], frozenset(), False)
        for verb in entry["words"]:
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
        frozenset(data["no_purposes"]["words"]),
        frozenset(form for verb in data["words"]["reshaped"] for form in verb_forms(verb)),
        lists,
        _phrases(data["phrasal"], verb_forms),
        _phrases(
            # A forum that reports or puts forward is overseen, not overseeing.
            [*(entry for entry in data["phrasal"] if entry["kind"] != "reportedTo"), *data["doing"]],
            lambda verb: tuple(_present(verb_forms(verb))),
        ),
        frozenset(form for verb in data["giving"]["words"] for form in verb_forms(verb)),
        _informing(data["informing"]),
    )


def _phrases(entries: list[dict[str, Any]], forms: Callable[[str], tuple[str, ...]]) -> Phrases:
    """The verbs of several words, by the forms of the first."""
    found: Phrases = {}
    for entry in entries:
        cue = Cue(entry["kind"], entry["confidence"], frozenset(entry.get("prepositions", ())), False)
        for verb, *rest in (words.split() for words in entry["words"]):
            for form in dict.fromkeys(forms(verb)):
                found[form] = (*found.get(form, ()), (tuple(rest), cue))
    return found


def _informing(entry: dict[str, Any]) -> tuple[frozenset[str], frozenset[str], Cue]:
    """The verbs whose object a forum is, what may follow it, and the cue."""
    forms = frozenset(form for verb in entry["words"] for form in verb_forms(verb))
    return forms, frozenset(entry["about"]), Cue(entry["kind"], entry["confidence"], frozenset(), False)


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


def phrasal(lower: list[str], at: int) -> tuple[Cue, ...]:
    """The cues of a verb of several words that begins at `at`: "looked at", "picked up"."""
    return _said(cues().phrasal, lower, at)


def doing(lower: list[str], at: int) -> Cue | None:
    """The cue of what a forum does by the word at `at`, alone ("reviews") or with those behind it ("keeps an eye on")."""
    word = word_at(lower, at)
    return cues().active.get(word) or next(iter(_said(cues().doing, lower, at)), None)


def _said(phrases: Phrases, lower: list[str], at: int) -> tuple[Cue, ...]:
    found = phrases.get(word_at(lower, at), ())
    return tuple(cue for rest, cue in found if _stands(lower, at + 1, rest))


def _stands(lower: list[str], at: int, rest: tuple[str, ...]) -> bool:
    """Whether the words stand from `at` on; "*" is one to three words of the same clause."""
    if not rest:
        return True
    if rest[0] != "*":
        return word_at(lower, at) == rest[0] and _stands(lower, at + 1, rest[1:])
    for skipped in range(1, 4):
        if word_at(lower, at + skipped - 1) in {"", ",", ";", "."}:
            return False
        if _stands(lower, at + skipped, rest[1:]):
            return True
    return False


def is_negated(lower: list[str], at: int) -> bool:
    """Whether the word at `at` stands behind "not" or the like."""
    return any(word in cues().words["negations"] for word in lower[max(0, at - 3) : at])


def word_at(lower: list[str], at: int) -> str:
    """The word at `at`, empty where there is none."""
    return lower[at] if 0 <= at < len(lower) else ""
