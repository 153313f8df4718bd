"""Rows that are no items: section topics, addressees ("To HMPPS") and headings that change the kind of item."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from forumtrace.extract.families import label, profiles
from forumtrace.extract.model import ItemKind, Passage

LONGEST_HEADING = 120
_MOST_WORDS = 14


@dataclass(frozen=True, slots=True)
class Heading:
    """What the headings above an item say of it."""

    kind: ItemKind | None = None
    section: Passage | None = None
    addressee: Passage | None = None


def known_heading(text: str) -> bool:
    """Whether the words alone show a heading: a kind of item, an addressee or a topic of inspection reports."""
    if len(text) > LONGEST_HEADING:
        return False
    name = label(text)
    return (
        name in profiles().sections
        or any(pattern.search(name) for pattern, _ in profiles().kinds)
        or bool(re.match(r"(to|for) (the |hm)", name) and profiles().addressee.match(name))
    )


def surely_heading(text: str) -> bool:
    """Whether words are a heading whatever stands beside them: the name of a topic or of a kind, and no sentence."""
    short = len(text.split()) <= 5 and text[-1:] not in (".", ":") and "(" not in text
    return label(text) in profiles().sections or (short and known_heading(text))


def heading_like(text: str) -> bool:
    """Whether a cell alone in its row looks like a heading: short, capitalised, no sentence."""
    return (
        0 < len(text) <= LONGEST_HEADING
        and len(text.split()) <= _MOST_WORDS
        and text[0].isupper()
        and (known_heading(text) or not text.endswith((".", ",", ";", ")")))
    )


def heading_passages(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """The headings in one cell: each paragraph on its own where each is known, else all as one."""
    if len(passages) > 1 and all(known_heading(passage.text) for passage in passages):
        return tuple(passages)
    return (Passage.join(passages),)


def kind_of(text: str) -> ItemKind | None:
    """The kind of item that a heading announces, if any."""
    name = label(text)
    return next((kind for pattern, kind in profiles().kinds if pattern.search(name)), None)


def apply_heading(state: Heading, passage: Passage) -> Heading:
    """What holds below the heading `passage` if `state` held above it.

    A new kind takes section and addressee away; an addressee takes the section away; a topic only replaces a topic.
    """
    kind = kind_of(passage.text)
    addressee = _addressee(passage)
    if kind is not None:
        return Heading(kind, None, addressee)
    if addressee is not None:
        return replace(state, addressee=addressee, section=None)
    return replace(state, section=_without_mark(passage))


def _addressee(passage: Passage) -> Passage | None:
    match = profiles().addressee.match(passage.text)
    if match is None:
        return None
    start, end = match.span("addressee")
    return passage.slice(start, start + len(passage.text[start:end].rstrip(" :.")))


def _without_mark(passage: Passage) -> Passage:
    """The topic without a closing colon."""
    return passage.slice(0, len(passage.text.rstrip(" :")))
