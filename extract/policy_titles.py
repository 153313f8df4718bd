"""Titles of policy instruments that stand behind their numbers."""

import re
from collections.abc import Sequence

from forumtrace.extract.wording import Word, word_class, words

_OPENING = {"(": ")", "‘": "’", "“": "”", "'": "'", '"': '"'}  # noqa: RUF001


def title_after(text: str, end: int) -> tuple[int, int] | None:
    """The place of a title in brackets or quotation marks, or behind a dash or colon, after a number."""
    at = end
    while at < len(text) and text[at] in " ,":
        at += 1
    opening = text[at : at + 1]
    if opening in _OPENING:
        close = text.find(_OPENING[opening], at + 1, at + 200)
        start = at + 1 + (text[at + 1 : at + 2] in _OPENING)
        title = text[start:close].strip("‘’“”'\" ") if close > 0 else ""  # noqa: RUF001
        # "PSO 1700 (Segregation)", not "(Revised)", "(November)".
        one = " " not in title and title.casefold() not in word_class("topics") | word_class("places")
        if title[:1].isupper() and not one and not title.isupper():
            low = text.index(title, start)
            return low, low + len(title)
    dash = re.compile(r"\s?[-–:]\s").match(text, end)  # noqa: RUF001
    if dash or text[at : at + 1].isupper():
        low = dash.end() if dash else at
        ws = list(words(text[low : low + 160]))
        last = _title_length(ws)
        if last:
            return low, low + ws[last - 1].end
    return None


def _title_length(ws: Sequence[Word]) -> int:
    """How many words a title in capitals has that begins `ws`; 0 for fewer than two with capitals."""
    last = capitals = 0
    for k, word in enumerate(ws[:16]):
        if word.alphabetic and word.text[0].isupper() and not word.abbreviation:
            last, capitals = k + 1, capitals + 1
        elif word.lower not in ("of", "and", "in", "to", "the", "for", "&", "at", "from", "or", "on", "with"):
            break
    return last if capitals > 1 else 0
