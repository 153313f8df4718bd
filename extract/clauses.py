"""Clauses that say on what a step hangs: the cue, its condition, and whether it is one at all."""

import re
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from importlib.resources import files

from forumtrace.extract.clause_words import Clause, clause_of
from forumtrace.extract.wording import Word, words


@cache
def _list(name: str) -> frozenset[str]:
    table = tomllib.loads(files("forumtrace.extract").joinpath("conditions.toml").read_text("utf-8"))
    return frozenset(str(table[name]).split())


_CUE = re.compile(
    r"\b(subject to|once|upon|on(?= (?:completion|approval|appointment|agreement|confirmation) of)|contingent (?:up)?on"
    r"|conditional (?:up)?on|reliant (?:up)?on|depend[ae]nt (?:up)?on|depends (?:up)?on|is awaited|are awaited|awaited"
    r"|awaiting|pending|thereafter|following(?: the| formal| final)? (?=\w+)|when(?: the)? (?=\w+))\b",
    re.IGNORECASE,
)


def conditions(text: str) -> Iterator[Clause]:
    """The conditions that a sentence states, in order."""
    for match in _CUE.finditer(text):
        cue = " ".join(match.group(1).lower().split())
        first = cue.split()[0]
        before = list(words(text[max(0, match.start() - 120) : match.start()]))
        after = list(words(text[match.end() : match.end() + 160]))
        rule = _RULES.get(first)
        if rule and rule(cue, before, after):
            yield clause_of(text, cue, match.start(), match.end())


def _lower(ws: list[Word], count: int) -> list[str]:
    """The first words of a clause in small letters, up to the end of the clause."""
    out: list[str] = []
    for word in ws[:count]:
        if word.text in ",;.)":
            break
        out.append(word.lower)
    return out


def _subject_to(cue: str, before: list[Word], after: list[Word]) -> bool:
    said = _lower(after, 8)
    if not said or _list("scrutiny").intersection(said[:3]) or _list("cases").intersection(said[:4]):
        return False
    last = before[-1].lower if before else ""
    if not before or last in ("(", ",", ";", "and", "but", "-", "–"):  # noqa: RUF001
        return True
    if last in _list("cases") or last in ("those", "not", "who", "anyone", "being"):
        return False
    return bool(_list("awaited").intersection(said) or _list("steps").intersection(said))


def _once(cue: str, before: list[Word], after: list[Word]) -> bool:
    said = _lower(after, 10)
    last = before[-1].lower if before else ""
    if not said or last in ("at", "than", "least") or (said[0] in _list("counted") and said[:1] != ["a"]):
        return False
    if said[0] in ("a", "an"):
        return bool(_list("awaited").intersection(said[:5])) and "year" not in said and "month" not in said
    return not _list("cases").intersection(said[:6])


def _upon(cue: str, before: list[Word], after: list[Word]) -> bool:
    said = [
        w for w in _lower(after, 10) if w not in ("the", "a", "an", "their", "its", "full", "formal", "final")
    ]
    if (
        not said
        or (before and before[-1].lower in _list("ties"))
        or said[0] in _list("routine") - {"receipt"}
    ):
        return False
    if said[0] == "receipt" and not _list("awaited").intersection(said[1:5]):
        return False
    if said[0] == "completion" and _list("courses").intersection(said[1:6]):
        return False
    return said[0] in _list("steps") and not _list("cases").intersection(said[:5])


def _hangs(cue: str, before: list[Word], after: list[Word]) -> bool:
    said = _lower(after, 12)
    if cue.startswith(("contingent", "conditional")):
        return bool(said) and not _list("cases").intersection(said[:3])
    needed = _list("awaited").intersection(said) or _list("steps").intersection(said)
    return bool(needed) and not _list("cases").intersection(said[:4])


def _waiting(cue: str, before: list[Word], after: list[Word]) -> bool:
    if cue.endswith("awaited"):
        near = [w.lower for w in before[-12:]]
        return bool(_list("awaited").intersection(near)) and not _list("cases").intersection(near[-4:])
    said = _lower(after, 6)
    who = [w.lower for w in before[-2:]]
    if _list("cases").intersection(who) or who[-1:] == ["those"] or _list("cases").intersection(said[:3]):
        return False
    return bool(_list("awaited").intersection(said[:5]))


def _thereafter(cue: str, before: list[Word], after: list[Word]) -> bool:
    near = [w.lower for w in before[-3:]] + _lower(after, 3)
    return not _list("rhythm").intersection(near) and any(w.lower in ("will", "to", "be") for w in before)


def _following(cue: str, before: list[Word], after: list[Word]) -> bool:
    said = _lower(after, 6)
    wanted = {
        "approval",
        "agreement",
        "appointment",
        "recruitment",
        "funding",
        "procurement",
        "confirmation",
        "sign-off",
    }
    return said[:1] != [] and said[0] in wanted and not _list("cases").intersection(said[:5])


def _when(cue: str, before: list[Word], after: list[Word]) -> bool:
    said = _lower(after, 7)
    done = {"available", "confirmed", "approved", "agreed", "secured", "recruited", "appointed", "completed"}
    given = {"funding", "resources", "recruitment", "resource", "budget", "contract", "staffing", "vacancies"}
    return said[:1] != [] and said[0] in given and bool(done.intersection(said))


_RULES: dict[str, Callable[[str, list[Word], list[Word]], bool]] = {
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
    "is": _waiting,
    "are": _waiting,
    "awaited": _waiting,
    "awaiting": _waiting,
    "pending": _waiting,
    "thereafter": _thereafter,
    "following": _following,
    "when": _when,
}
