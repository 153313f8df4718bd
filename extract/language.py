"""Sentences of English prose: where they end, by rule."""

import re
import unicodedata

from forumtrace.extract.wording import word_class

LONGEST = 100_000
"""Characters of one passage that are read; what stands behind is left to the ledger as not understood."""

_OPENING = "([{<\"'\u2018\u201c"
_CLOSING = ".!?,:;)]}>\"'\u2019\u201d\u2026*_#"
_END = re.compile(r"[!?]|(?<!\.)\.(?!\.)")
# A stop and the next sentence with no space between them, as lost line breaks leave them.
_GLUED = re.compile(r"(?<=[a-z\"'\u2019\u201d])\.(?=[\"'\u2018\u201c]?[A-Z])")
# "J. Smith", "N.H.S.": the stop belongs to a letter that stands alone, unlike those of "UoF." and "D&I.".
_INITIAL = re.compile(r"(?:^|[^A-Za-z&])[A-Z]$")
_CHUNK = re.compile(r"\S+")


def sentence_bounds(text: str) -> list[tuple[int, int]]:
    """Start and end offsets of the sentences of `text` (its first 100,000 characters), without white space around."""
    bounds: list[tuple[int, int]] = []
    start, end, ended = -1, 0, False
    for chunk in _CHUNK.finditer(text, 0, LONGEST):
        if ended and not _is_punctuation(chunk[0]):
            bounds.append((start, end))
            start, ended = -1, False
        if start < 0:
            start = chunk.start()
        for stop in _GLUED.finditer(chunk[0]):
            bounds.append((start, chunk.start() + stop.end()))
            start = chunk.start() + stop.end()
        end, ended = chunk.end(), ended or _ends(chunk[0])
    return [*bounds, (start, end)] if start >= 0 else bounds


def _ends(chunk: str) -> bool:
    """Whether a sentence ends with `chunk`, a stretch of text without white space."""
    stem = chunk.rstrip(_CLOSING)
    tail = chunk[len(stem) :]
    if not _END.search(tail):
        return False
    word = stem.lstrip(_OPENING)
    if not tail.startswith(".") or tail.startswith(".."):
        return True
    is_letter = len(word) == 1 and word.isalpha()
    return not (is_letter or word.lower() in word_class("abbreviated") or _INITIAL.search(stem[-2:]))


def _is_punctuation(chunk: str) -> bool:
    """Whether `chunk` is nothing but marks, none of which opens anything: it goes with what stands before it."""
    return all(unicodedata.category(sign).startswith("P") and sign not in _OPENING for sign in chunk)
