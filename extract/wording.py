"""Words and marks of a text with their places, and the word lists by which names are told.

Unlike `forumtrace.extract.tokens`, which keeps slashed and possessive words whole for the names of forums, a slash and
a possessive ending stand alone here: "Security/Safety Managers", "the Governor's office".
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from forumtrace.extract.wordlists import load_toml

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
        return _lower(self.text)

    @property
    def capital(self) -> bool:
        """Begins with a capital letter, or is an abbreviation such as `pNomis`."""
        return self.text[0].isupper() or self.abbreviation

    @property
    def abbreviation(self) -> bool:
        """Holds two capitals, as no ordinary word does (`OASys`, `D&I`, `POMs`)."""
        return _abbreviation(self.text)

    @property
    def alphabetic(self) -> bool:
        """A word rather than a mark or a number."""
        return self.text[0].isalpha()


# A document says the same few thousand words again and again, and every rule asks these two of each.
@lru_cache(maxsize=16384)
def _lower(text: str) -> str:
    return text.casefold().replace("’", "'")  # noqa: RUF001


@lru_cache(maxsize=16384)
def _abbreviation(text: str) -> bool:
    return sum(c.isupper() for c in text) > 1 and "-" not in text[1:-2]


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
    return frozenset(str(load_toml("words.toml")[name]).split())


def bracketed(ws: Sequence[Word], closing: int) -> bool:
    """Whether an abbreviation in brackets ends at the closing bracket `closing`."""
    return (
        closing >= 2
        and ws[closing].text == ")"
        and ws[closing - 2].text == "("
        and (ws[closing - 1].abbreviation or ws[closing - 1].text.isupper())
    )
