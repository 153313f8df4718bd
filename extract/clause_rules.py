"""Whether what stands around a cue makes it a condition: a rule for each cue that a noun follows.

A condition makes delivery hang on another event, decision or step; rules for each prisoner or case, scrutiny and
routine are none.
"""

from collections.abc import Callable
from itertools import pairwise

from forumtrace.extract.clause_finite import ahead, barred, given, lacking
from forumtrace.extract.clause_lists import holds, listed, lowered, one_case, past, small, spoken_of
from forumtrace.extract.wording import Word

_VERBS = frozenset({"is", "are", "has", "have", "was", "were"})


def _subject_to(cue: str, before: list[Word], after: list[Word]) -> bool:
    said = small(after, 8)
    if not said or listed("scrutiny").intersection(said[:3]) or one_case(said, 4):
        return False
    last = before[-1].lower if before else ""
    if not before or last in ("(", ",", ";", "and", "but", "-", "–"):  # noqa: RUF001
        return True
    if last in listed("cases") or last in ("those", "not", "who", "anyone", "being"):
        return False
    # "subject to posts being filled", "remains subject to the prison reaching its target"
    met = any(a == "being" and b in listed("done") for a, b in pairwise(said))
    met = met or bool(listed("reaching").intersection(said))
    return met or holds("awaited", said) or holds("steps", said)


def _once(cue: str, before: list[Word], after: list[Word]) -> bool:
    said = small(after, 10)
    last = before[-1].lower if before else ""
    if (
        past(said)
        or not ahead(before, after)
        or (said[:1] and said[0] in listed("pronouns") - {"this"} and spoken_of(before))
    ):
        return False
    if not said or last in ("at", "than", "least") or (said[0] in listed("counted") and said[:1] != ["a"]):
        # "once this has been approved", not "once this week"
        return said[:1] == ["this"] and bool(_VERBS.intersection(said[1:4])) and not one_case(said, 6)
    if said[0] in ("a", "an"):
        comes = listed("awaited").intersection(said[:5]) or said[1:2] == ["date"]
        return bool(comes) and "year" not in said and "month" not in said
    return not one_case(said, 6)


def _upon(cue: str, before: list[Word], after: list[Word]) -> bool:
    said = [w for w in small(after, 10) if w not in listed("articles") | listed("favourable")]
    if not said or (before and before[-1].lower in listed("ties")) or not ahead(before, after):
        return False
    if said[0] in listed("routine") - {"receipt"}:
        # "Upon their arrival", of those just named; not "upon arrival"
        return said[0] == "arrival" and bool(after) and after[0].lower == "their" and not before
    if said[0] in ("progression", "transition", "moving", "progressing"):
        return bool({"stage", "level", "phase"}.intersection(said))
    if said[0] == "receipt":
        # "of an intelligence report": whenever one comes.
        each = {word.lower for word in after[2:3]} & {"a", "an", "any", "each"}
        routine = bool(each or listed("rhythm").intersection(said[1:6]))
        told = holds("awaited", said[1:5]) or holds("papers", said[1:6])
        return told and not routine and not one_case(said, 6)
    if said[0] == "completion" and listed("courses").intersection(said[1:6]):
        return False
    return said[0] in listed("steps") and not one_case(said, 5)


def _hangs(cue: str, before: list[Word], after: list[Word]) -> bool:
    said = small(after, 12)
    if cue.startswith(("contingent", "conditional")):
        return bool(said) and not one_case(said, 3)
    met = any(a == "being" and b in listed("done") for a, b in pairwise(said))
    met = met or bool(listed("reaching").intersection(said[:6]))
    known = any(holds(name, said) for name in ("awaited", "steps", "papers")) or holds("changes", said[:4])
    if {"behaviour", "conduct", "attendance", "engagement"} & set(said):
        return False
    return (met or known) and not one_case(said, 4)


def _waiting(cue: str, before: list[Word], after: list[Word]) -> bool:
    if cue.endswith("awaited"):
        near = [w.lower for w in before[-12:]]
        known = holds("awaited", near) or holds("papers", near[-3:])
        return known and not listed("cases").intersection(near[-4:])
    said = small(after, 6)
    who = [w.lower for w in before[-2:]]
    if {"had", "was", "were"} & lowered(before[-3:]):
        return False
    if listed("cases").intersection(who) or who[-1:] == ["those"] or who[:1] == ["who"] or one_case(said, 3):
        return False
    rest = [word.lower for word in after[len(said) : len(said) + 4]]
    if listed("someone").intersection(rest):
        # "pending results from the laboratory, the prisoner will be ..."
        return False
    return holds("awaited", said[:5]) or holds("papers", said[:5])


def _open(cue: str, before: list[Word], after: list[Word]) -> bool:
    """ "A final go-ahead from the region is outstanding", "the start date remains to be confirmed"."""
    near = [word.lower for word in before[-10:]]
    return (holds("granted", near) or bool({"date", "go-ahead", "decision"} & set(near))) and not spoken_of(
        before[-10:]
    )


def _depending(cue: str, before: list[Word], after: list[Word]) -> bool:
    """ "depending on the outcome of the recruitment campaign", not "... of their assessment"."""
    said = [word for word in small(after, 10) if word not in listed("articles")]
    first, rest = said[:1], said[1:]
    told = holds("awaited", first) and (holds("given", first) or holds("given", rest) or holds("bids", rest))
    return told and not one_case(said, 6)


def _permitting(cue: str, before: list[Word], after: list[Word]) -> bool:
    """ "Screens to be fitted, funding permitting"."""
    last = [word.lower for word in before[-1:]]
    return holds("awaited", last) or holds("bids", last)


def _consent(cue: str, before: list[Word], after: list[Word]) -> bool:
    return (
        not one_case(small(after, 8), 8) and not spoken_of(before) and bool({"will", "to"} & lowered(before))
    )


def _thereafter(cue: str, before: list[Word], after: list[Word]) -> bool:
    behind = small(after, 3)
    # "Thereafter a monthly report will be made" speaks of what begins then, "monthly thereafter" of how often.
    closed = not before or before[-1].text == ";"
    near = [w.lower for w in before[-3:] if not closed] + (behind[:1] if closed else behind)
    words_told = [w.lower for w in before] + small(after, 12)
    return not listed("rhythm").intersection(near) and bool({"will", "to", "be"}.intersection(words_told))


def _following(cue: str, before: list[Word], after: list[Word]) -> bool:
    said = small(after, 6)
    if not said or one_case(said, 5) or not ahead(before, after):
        return False
    if said[0] == "completion":
        return holds("built", said[1:6])
    award = len(said) > 1 and said[1] in listed("follows") and holds("awaited", said[:1])
    return (
        award
        or said[0] in listed("follows")
        or (said[:2] == ["delivery", "of"] and not listed("courses") & set(said))
    )


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
    "rests": _hangs,
    "remains": _open,
    "remain": _open,
    "outstanding": _open,
    "is": _waiting,
    "are": _waiting,
    "awaited": _waiting,
    "awaiting": _waiting,
    "await": _waiting,
    "awaits": _waiting,
    "pending": _waiting,
    "thereafter": _thereafter,
    "following": _following,
    "when": given,
    "until": barred,
    "unless": barred,
    "before": barred,
    "without": lacking,
    "waiting": _waiting,
    "depending": _depending,
    "permitting": _permitting,
    "with": _consent,
    "if": given,
    "should": given,
    "assuming": given,
    "so": given,
    "from": given,
    "in": given,
    "after": given,
    "as": given,
    "provided": given,
    "providing": given,
}
