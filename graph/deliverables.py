"""Deliverables in the text of actions: which documents and analyses an action produces, and on which it draws.

A deliverable is known by a name with capitals ("Training Needs Analysis"); later mentions in small letters and by an
acronym in brackets count too. Names that differ only in extra words ("Local Training Needs Assessment") are one thing.
The words of the rules are data (`ontology/deliverables.toml`).
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from forumtrace.graph.wording import pattern, table

Key = tuple[frozenset[str], str]
"""The words before the head, and the head, all in their plain form."""


@dataclass(slots=True)
class Deliverable:
    """One thing with all its names as printed, and how often each was seen."""

    key: Key
    names: Counter[str] = field(default_factory=Counter)

    @property
    def label(self) -> str:
        """The commonest name, the shorter one of equals."""
        return min(self.names, key=lambda name: (-self.names[name], len(name), name))


@cache
def _name() -> re.Pattern[str]:
    """One or more words with capitals, a head word, and an acronym in brackets."""
    rules = table("deliverables.toml")
    heads = "|".join(head.replace("*", r"\w*") for head in rules["heads"])
    inside = "|".join(map(re.escape, rules["inside"]))
    word = r"[A-Z][\w'-]*"
    return re.compile(
        rf"(?P<name>{word}(?:\s+(?:(?:{inside})\s+)*{word}){{0,6}}?\s+(?:{heads}))\b"
        r"(?!\s+\d)(?:\s*\((?P<acronym>[A-Z][\w+&-]{1,7})\))?"
    )


@cache
def _not_before() -> re.Pattern[str]:
    return re.compile(r"\s*" + pattern(table("deliverables.toml")["not_before"]).pattern, re.IGNORECASE)


def plain(word: str) -> str:
    """A word in small letters, without hyphens and without the ending of the plural."""
    small = word.casefold().replace("-", "").replace("'", "")
    if small.endswith("ies") and len(small) > 4:
        return small[:-3] + "y"
    return small[:-1] if small.endswith("s") and not small.endswith(("ss", "is", "us")) else small


def key_of(name: str) -> Key | None:
    """What tells a deliverable from others; None when the name says too little to be one."""
    rules = table("deliverables.toml")
    told = [plain(word) for word in name.split() if word not in rules["inside"]]
    head = next((same[0] for same in rules["same"] if told[-1] in same), told[-1])
    before = frozenset(told[:-1])
    return (before, head) if before - set(rules["generic"]) else None


def _alike(a: Key, b: Key) -> bool:
    if a[1] != b[1]:
        return False
    small, large = sorted((a[0], b[0]), key=len)
    return a[0] == b[0] or (len(small) > 1 and small <= large)


def find_names(text: str) -> list[tuple[str, str | None]]:
    """The names of deliverables with capitals in `text`, each with the acronym behind it."""
    found = []
    for match in _name().finditer(text):
        name = " ".join(match["name"].split())
        first, _, rest = name.partition(" ")
        if first.casefold() in table("deliverables.toml")["articles"]:
            name = rest
        if not _not_before().match(text, match.end()):
            found.append((name, match["acronym"]))
    return found


def gather(texts: Iterable[str]) -> list[Deliverable]:
    """The deliverables that the texts of one plan name, in the order in which they first come."""
    found: list[Deliverable] = []
    for name, acronym in (pair for text in texts for pair in find_names(text)):
        key = key_of(name)
        if key is None:
            continue
        known = next((d for d in found if _alike(d.key, key)), None)
        if known is None:
            known = Deliverable(key)
            found.append(known)
        elif len(key[0]) < len(known.key[0]):
            known.key = key
        known.names[name] += 1
        if acronym:
            known.names[acronym] += 0
    return found


def matcher(deliverable: Deliverable) -> re.Pattern[str]:
    """Finds every mention: any of its names in either number, but not within the name of a forum.

    Names of three or more words are found in small letters too; shorter ones would then mean anything.
    """
    forms = sorted({re.sub(r"(?<=\w)s$", "", name) for name in deliverable.names}, key=lambda f: (-len(f), f))
    parts = []
    for form in forms:
        words = form.split()
        flag = "i" if len(words) > 2 else ""
        parts.append(f"(?{flag}:" + r"\s+".join(map(re.escape, words)) + ")")
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?:s|es)?(?!\w)(?!(?i:{_not_before().pattern}))")
