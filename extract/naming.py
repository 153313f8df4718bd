"""Names as the graph keeps them: singular, written out as the document does, in title case."""

import re
from collections.abc import Mapping
from functools import lru_cache

from forumtrace.extract.wording import Word, word_class, words

_BRACKETS = re.compile(r"\s*\(([^()]{1,80})\)")
_SMALL = frozenset(
    ["a", "an", "and", "at", "by", "for", "from", "in", "into", "of", "on", "or", "the", "to", "with"]
)
_KEPT = frozenset(
    [
        "series",
        "species",
        "services",
        "news",
        "premises",
        "means",
        "analysis",
        "basis",
        "campus",
        "status",
        "skills",
        "works",
    ]
)
_ODD = {
    "people": "person",
    "clerks": "clerk",
    "analyses": "analysis",
    "children": "child",
    "midwives": "midwife",
}


def singular(word: str, acronyms: Mapping[str, str] | None = None) -> str:
    """`word` in the singular, in its own case; abbreviations lose a small "s" only, or a known one any "s"."""
    capitals = word.endswith("S") and sum(c.isupper() for c in word) > 1 and word.casefold() not in _ODD
    if capitals and acronyms is not None and word[:-1] in acronyms and word not in acronyms:
        return word[:-1]
    return _singular(word)


@lru_cache(maxsize=8192)
def _singular(word: str) -> str:
    lower = word.casefold()
    if lower in _ODD:
        return _ODD[lower].capitalize() if word[:1].isupper() else _ODD[lower]
    if sum(c.isupper() for c in word) > 1:
        return word.removesuffix("s")
    if lower in _KEPT or len(word) < 4 or not lower.endswith("s") or lower.endswith(("ss", "us", "is")):
        return word
    if lower.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if lower.endswith(("sses", "ches", "shes", "xes")) else word[:-1]


def without_brackets(name: str) -> str:
    """`name` without remarks and abbreviations in brackets."""
    return " ".join(_BRACKETS.sub(" ", name).split())


def abbreviation_in(name: str) -> str | None:
    """The abbreviation that stands in brackets at the end of `name`, in the singular."""
    found = _BRACKETS.search(name)
    if found is None or found.end() != len(name.rstrip()) or " " in found.group(1).strip():
        return None
    inner = found.group(1).strip()
    return singular(inner) if sum(c.isupper() for c in inner) > 1 else None


def expanded(name: str, acronyms: Mapping[str, str]) -> str:
    """`name` with each abbreviation written out that the document writes out somewhere."""
    out, at = "", 0
    for word in words(name):
        full = acronyms.get(word.text) or acronyms.get(singular(word.text, acronyms))
        if full and word.abbreviation:
            out += name[at : word.start] + full
            at = word.end
    return out + name[at:]


def title_case(name: str) -> str:
    """`name` with a capital at every word but the small joining ones; other capitals stay as they are."""
    name, out, at = _spelled(name), "", 0
    for word in words(name):
        small = word.lower in _SMALL and word.start > 0
        out += name[at : word.start] + (word.lower if small else _capital(word))
        at = word.end
    return out + name[at:]


def _spelled(name: str) -> str:
    """`name` with words of several spellings in the one that is kept."""
    kept = dict(pair.split("=") for pair in sorted(word_class("spellings")))
    for word in reversed(words(name)):
        if word.lower in kept:
            new = kept[word.lower]
            new = new.capitalize() if word.text[0].isupper() else new
            name = name[: word.start] + new + name[word.end :]
    return name


def _capital(word: Word) -> str:
    return word.text if word.abbreviation or word.text == "'s" else word.text[:1].upper() + word.text[1:]


def canonical(surface: str, acronyms: Mapping[str, str], plural_head: int = -1) -> str:
    """The name that `surface` stands for; `plural_head` tells which word carries the number (0 first, -1 last)."""
    name = expanded(without_brackets(surface), acronyms)
    found = [w for w in words(name) if w.alphabetic]
    if not found:
        return name
    head = found[plural_head]
    name = name[: head.start] + singular(head.text, acronyms) + name[head.end :]
    return title_case(" ".join(name.split()))


def expands(surface: str, acronyms: Mapping[str, str]) -> str | None:
    """The full form when `surface` is nothing but an abbreviation (also in the plural) of the document."""
    return acronyms.get(surface) or acronyms.get(singular(surface, acronyms))
