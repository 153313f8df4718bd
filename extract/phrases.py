"""Noun phrases by their shape: the words of a sentence, and how far a name reaches to either side of its head noun.

Every walk is bounded (`REACH` words), so the work grows with the length of the text and with nothing else.
"""

import re
import tomllib
from bisect import bisect_left
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

REACH = 12
"""Words that a name may have on one side of its head noun."""

_WORD = re.compile(
    r"\d+(?:[./]\d+)*(?![^\W_])|[^\W_]+(?:(?:[-‐‑&.]|['’](?!s\b))[^\W_]+)*\+?|['’]s\b|[^\w\s]|_"  # noqa: RUF001
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word or mark of a text, with its place in it."""

    text: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        """Case-folded, with plain apostrophes."""
        return self.text.casefold().replace("’", "'")  # noqa: RUF001

    @property
    def capital(self) -> bool:
        """Begins with a capital letter, or is an abbreviation such as `pNomis`."""
        return self.text[0].isupper() or self.abbreviation

    @property
    def abbreviation(self) -> bool:
        """Holds two capitals, as no ordinary word does (`OASys`, `D&I`, `POMs`)."""
        return sum(c.isupper() for c in self.text) > 1 and "-" not in self.text[1:-2]

    @property
    def alphabetic(self) -> bool:
        """A word rather than a mark or a number."""
        return self.text[0].isalpha()


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[Word, ...]:
    """The words and marks of `text` in order; a possessive `'s` is a word of its own."""
    return tuple(Word(m.group(), m.start(), m.end()) for m in _WORD.finditer(text))


@lru_cache(maxsize=512)
def _by_end(text: str) -> dict[int, int]:
    return {word.end: at for at, word in enumerate(words(text))}


def past_bracket(text: str, end: int) -> int:
    """`end`, or the end of an abbreviation in brackets that follows the word ending there."""
    at, ws = _by_end(text).get(end), words(text)
    return ws[at + 3].end if at is not None and at + 3 < len(ws) and bracketed(ws, at + 3) else end


def index_at(text: str, end: int) -> int:
    """The index of the word that ends at `end`, or of the first one behind it."""
    ends = _by_end(text)
    return ends[end] if end in ends else min(bisect_left(words(text), end, key=_end), len(ends) - 1)


def _end(word: Word) -> int:
    return word.end


@cache
def word_class(name: str) -> frozenset[str]:
    """One of the word lists of `words.toml`."""
    table = tomllib.loads(files("forumtrace.extract").joinpath("words.toml").read_text("utf-8"))
    return frozenset(str(table[name]).split())


def stops(word: Word) -> bool:
    """Whether `word` cannot stand inside a name (an article, a verb, a loose adjective, a mark)."""
    lower = word.lower
    if lower in word_class("topics") or lower in word_class("naming"):
        return False
    if not word.alphabetic or lower in word_class("function") or lower in word_class("loose"):
        return True
    return lower in word_class("verbs") or (lower.endswith(("ing", "ed", "ly")) and word.text.islower())


def opens(word: Word, at: int) -> bool:
    """Whether `word` owes its capital to standing at the start of the sentence."""
    if at > 0 or word.abbreviation:
        return False
    lower = word.lower
    return stops(word) or lower in word_class("verbs") or lower.endswith(("ing", "ed", "ly"))


def names(ws: Sequence[Word], at: int) -> bool:
    """Whether the word at `at` is capitalised as part of a name."""
    word = ws[at]
    if not word.capital or not word.alphabetic or opens(word, at):
        return False
    lower = word.lower
    return lower not in word_class("function") and not (lower in word_class("loose") and at == 0)


def bracketed(ws: Sequence[Word], closing: int) -> bool:
    """Whether an abbreviation in brackets ends at the closing bracket `closing`."""
    return (
        closing >= 2
        and ws[closing].text == ")"
        and ws[closing - 2].text == "("
        and (ws[closing - 1].abbreviation or ws[closing - 1].text.isupper())
    )


def title_start(ws: Sequence[Word], head: int, ends: Collection[str], joins: str = "and & of for") -> int:
    """The index at which the capitalised name that has its head noun at `head` begins (`head` when it is bare).

    `ends` are nouns (singular, small letters) that close a name of their own: no joining word is crossed to them.
    """
    links, start, at, listed = set(joins.split()), head, head - 1, False
    floor = max(0, head - REACH)
    while at >= floor:
        if names(ws, at):
            start = at
            at -= 1
            continue
        if bracketed(ws, at) and at - 3 >= floor and names(ws, at - 3):
            at -= 3
            continue
        lower = ws[at].lower
        crosses = lower in links or (lower == "," and listed) or lower in ("-", "–")  # noqa: RUF001
        if (start == head and lower != "of") or not crosses or at - 1 < floor or start > at + 1:
            break
        before = ws[at - 1]
        if (
            not names(ws, at - 1)
            or _bare(before) in ends
            or (lower in ("of", "in", "for") and at == 1 and before.lower != "use")
        ):
            break
        listed = listed or lower in ("and", "&")
        at -= 1
    return start


def _bare(word: Word) -> str:
    lower = word.lower
    return lower[:-1] if lower.endswith("s") and not lower.endswith("ss") else lower


def topic_start(ws: Sequence[Word], head: int, extra: Callable[[Word], bool] | None = None) -> int:
    """The index at which the name in small letters that has its head noun at `head` begins (`head` when it is bare).

    Known words of the field are taken; an unknown word only where an article, a preposition or a number before it
    shows that it is no verb.
    """
    known, at = head, head - 1
    floor = max(0, head - 5)
    while at >= floor:
        if ws[at].lower == "force" and at > 1 and [w.lower for w in ws[at - 2 : at]] == ["use", "of"]:
            known, at = at - 2, at - 3
            continue
        if at and at < head - 1 and ws[at].lower in ("and", "&") and _paired(ws, at):
            known, at = at - 1, at - 2
            continue
        if stops(ws[at]) or not ws[at].alphabetic:
            break
        if at and ws[at].capital and not ws[at].abbreviation and ws[at].lower not in word_class("topics"):
            break
        if (
            ws[at].lower in word_class("topics")
            or ws[at].lower in word_class("naming")
            or (extra and extra(ws[at]))
        ):
            known = at
        at -= 1
    if at + 1 < known and at >= 0 and _shows_noun(ws[at]) and known - at <= 4:
        known = at + 1
    return _without_verb(ws, known, head)


def _paired(ws: Sequence[Word], joint: int) -> bool:
    """Whether two topics belong together ("drug and alcohol")."""
    return f"{ws[joint - 1].lower}+{ws[joint + 1].lower}" in word_class("pairs")


_OPENING = frozenset({"'", "\u2018", "\u201c", '"', "'s"})


def _shows_noun(word: Word) -> bool:
    lower = word.lower
    return lower in word_class("before_noun") or lower in word_class("loose") or lower in _OPENING


def _without_verb(ws: Sequence[Word], start: int, head: int) -> int:
    """`start` moved behind a word that is a verb here ("to support drug workers")."""
    if 0 < start < head and ws[start].lower in word_class("verbs"):
        before = ws[start - 1].lower
        return start + (before in word_class("before_verb") and before != "and")
    return start
