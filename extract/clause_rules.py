"""Whether what stands around a cue makes it a condition: a rule for each cue.

A condition makes delivery hang on another event, decision or step; rules for each prisoner or case, scrutiny and
routine are none.
"""

import tomllib
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from itertools import pairwise

from forumtrace.extract.naming import singular
from forumtrace.extract.wording import Word, word_class

_VERBS = frozenset({"is", "are", "has", "have", "was", "were"})


@cache
def _list(name: str) -> frozenset[str]:
    table = tomllib.loads(files("forumtrace.extract").joinpath("conditions.toml").read_text("utf-8"))
    return frozenset(str(table[name]).split())


def _lower(ws: list[Word], count: int) -> list[str]:
    """The first words of a clause in small letters, up to the end of the clause."""
    out: list[str] = []
    for word in ws[:count]:
        if word.text in ",;.)":
            break
        out.append(word.lower)
    return out


def _holds(name: str, said: list[str]) -> bool:
    """Whether one of the words, in the singular or as printed, is in a list."""
    return any(word in _list(name) or singular(word) in _list(name) for word in said)


def _one_case(said: list[str], count: int) -> bool:
    """Whether the first words speak of one prisoner or case, not of "the case administrator", "the business case"."""
    posts = word_class("role_heads") | word_class("role_bare") | _list("after_case")
    around = zip(["", *said], said[:count], [*said[1:], ""], strict=False)
    # "the business case", "funding being released"
    return any(
        word in _list("cases")
        and before not in ("business", "being")
        and not (word == "received" and before == "been")
        and singular(after) not in posts
        for before, word, after in around
    )


def _subject_to(cue: str, before: list[Word], after: list[Word]) -> bool:
    said = _lower(after, 8)
    if not said or _list("scrutiny").intersection(said[:3]) or _one_case(said, 4):
        return False
    last = before[-1].lower if before else ""
    if not before or last in ("(", ",", ";", "and", "but", "-", "–"):  # noqa: RUF001
        return True
    if last in _list("cases") or last in ("those", "not", "who", "anyone", "being"):
        return False
    # "subject to posts being filled", "remains subject to the prison reaching its target"
    met = any(a == "being" and b in _list("done") for a, b in pairwise(said))
    met = met or bool(_list("reaching").intersection(said))
    return met or _holds("awaited", said) or _holds("steps", said)


def _once(cue: str, before: list[Word], after: list[Word]) -> bool:
    said = _lower(after, 10)
    last = before[-1].lower if before else ""
    if not said or last in ("at", "than", "least") or (said[0] in _list("counted") and said[:1] != ["a"]):
        # "once this has been approved", not "once this week"
        return said[:1] == ["this"] and bool(_VERBS.intersection(said[1:4])) and not _one_case(said, 6)
    if said[0] in ("a", "an"):
        return bool(_list("awaited").intersection(said[:5])) and "year" not in said and "month" not in said
    return not _one_case(said, 6)


def _upon(cue: str, before: list[Word], after: list[Word]) -> bool:
    said = [w for w in _lower(after, 10) if w not in _list("articles") | _list("favourable")]
    if not said or (before and before[-1].lower in _list("ties")):
        return False
    if said[0] in _list("routine") - {"receipt"}:
        # "Upon their arrival", of those just named; not "upon arrival"
        return said[0] == "arrival" and bool(after) and after[0].lower == "their" and not before
    if said[0] in ("progression", "transition", "moving", "progressing"):
        return bool({"stage", "level", "phase"}.intersection(said))
    if said[0] == "receipt":
        # "of an intelligence report": whenever one comes.
        each = {word.lower for word in after[2:3]} & {"a", "an", "any", "each"}
        routine = bool(each or _list("rhythm").intersection(said[1:6]))
        told = _holds("awaited", said[1:5]) or _holds("papers", said[1:6])
        return told and not routine and not _one_case(said, 6)
    if said[0] == "completion" and _list("courses").intersection(said[1:6]):
        return False
    return said[0] in _list("steps") and not _one_case(said, 5)


def _hangs(cue: str, before: list[Word], after: list[Word]) -> bool:
    said = _lower(after, 12)
    if cue.startswith(("contingent", "conditional")):
        return bool(said) and not _one_case(said, 3)
    met = any(a == "being" and b in _list("done") for a, b in pairwise(said))
    known = any(_holds(name, said) for name in ("awaited", "steps", "papers")) or _holds("changes", said[:4])
    if {"behaviour", "conduct", "attendance", "engagement"} & set(said):
        return False
    return (met or known) and not _one_case(said, 4)


def _waiting(cue: str, before: list[Word], after: list[Word]) -> bool:
    if cue.endswith("awaited"):
        near = [w.lower for w in before[-12:]]
        known = _holds("awaited", near) or _holds("papers", near[-3:])
        return known and not _list("cases").intersection(near[-4:])
    said = _lower(after, 6)
    who = [w.lower for w in before[-2:]]
    if _list("cases").intersection(who) or who[-1:] == ["those"] or who[:1] == ["who"] or _one_case(said, 3):
        return False
    return _holds("awaited", said[:5]) or _holds("papers", said[:5])


def _thereafter(cue: str, before: list[Word], after: list[Word]) -> bool:
    near = [w.lower for w in before[-3:]] + _lower(after, 3)
    told = before or _lower(after, 12)
    words_told = [w if isinstance(w, str) else w.lower for w in told]
    return not _list("rhythm").intersection(near) and bool({"will", "to", "be"}.intersection(words_told))


def _following(cue: str, before: list[Word], after: list[Word]) -> bool:
    said = _lower(after, 6)
    if not said or _one_case(said, 5):
        return False
    if said[0] == "completion":
        return _holds("built", said[1:6])
    return said[0] in _list("follows")


def _barred(cue: str, before: list[Word], after: list[Word]) -> bool:
    """ "Work cannot begin until the men have been vetted", "No date can be given before funding is approved"."""
    said = _lower(after, 10)
    verb = next((k for k, word in enumerate(said) if word in ("is", "are", "has", "have")), None)
    told = {word.lower for word in before[-14:]}
    barred = {"cannot", "unable"} & told or ({"not", "no"} & told and {"will", "can"} & told)
    if not barred or _list("cases") & told or _one_case(said, 4) or said[:1] == ["it"]:
        # "Prisoners are not moved until ..." is a rule for each of them.
        return False
    met = verb is not None and bool(_list("done").intersection(said[verb:]))
    return met and (cue == "until" or _holds("given", said[:3]))


def _given(cue: str, before: list[Word], after: list[Word]) -> bool:
    """ "when funding is agreed", "after the works have been completed", "provided that places are available".

    Of other things than funding, works and the like only the cues that say more than a time count: "as soon as the
    tests have been released"; and what "will" begin "after the new form has been added".
    """
    said = [w for w in _lower(after, 10 if cue == cue.split()[0] else 18) if w not in _list("articles")]
    far = 5 if cue == cue.split()[0] else 10
    decides = not _one_case(said, 4) and bool(_list("decides").intersection(said[1:far]))
    if decides and cue != cue.split()[0]:
        # "provided that the region agrees the bid", "as soon as vetting clears"
        return True
    verb = next((k for k, word in enumerate(said) if word in ("is", "are", "has", "have", "can")), None)
    if verb is None or _one_case(said, 4) or not _list("done").intersection(said[verb:]):
        return False
    if _holds("given", said[:3]) or cue != cue.split()[0]:
        return True
    made = said[verb : verb + 2] in (["has", "been"], ["have", "been"])
    told = {word.lower for word in before}
    # "will begin when the advisers have been cleared", not "will be told when ..."
    starts = cue == "after" or {"begin", "start", "open", "commence", "resume"} & told
    return bool(starts) and made and "will" in told


RULES: dict[str, Callable[[str, list[Word], list[Word]], bool]] = {
    "subject": _subject_to,
    "once": _once,
    "upon": _upon,
    "on": _upon,
    "contingent": _hangs,
    "conditional": _hangs,
    "reliant": _hangs,
    "dependent": _hangs,
    "dependant": _hangs,
    "depends": _hangs,
    "depend": _hangs,
    "relies": _hangs,
    "hinges": _hangs,
    "is": _waiting,
    "are": _waiting,
    "awaited": _waiting,
    "awaiting": _waiting,
    "await": _waiting,
    "awaits": _waiting,
    "pending": _waiting,
    "thereafter": _thereafter,
    "following": _following,
    "when": _given,
    "until": _barred,
    "before": _barred,
    "after": _given,
    "as": _given,
    "provided": _given,
    "providing": _given,
}
