"""Programmes by what they are called: "an intervention called Back on Track", "the 'Doing Your Own Time' compact"."""

from collections.abc import Iterator, Sequence

from forumtrace.extract.mentions import Mention
from forumtrace.extract.naming import singular
from forumtrace.extract.wording import Word, word_class

_CALLED = frozenset({"called", "named", "entitled", "titled"})
_OPENS = frozenset("'\"‘“")  # noqa: RUF001
_CLOSES = frozenset("'\"’”")  # noqa: RUF001
_JOINS = frozenset(["and", "&", "of", "for", "on", "in", "to", "the", "with", "at", "a", "your", "my", "our"])
_LONGEST = 8


def called(ws: Sequence[Word], text: str) -> Iterator[Mention]:
    """What a head noun in small letters is said to be called, or has before it in quotation marks."""
    for at, word in enumerate(ws):
        if singular(word.lower) not in word_class("programme_heads"):
            continue
        first = at + 2
        if [w.lower for w in ws[at + 1 : at + 3]] == ["known", "as"]:
            first = at + 3
        elif at + 1 >= len(ws) or ws[at + 1].lower not in _CALLED:
            yield from _quoted(ws, text, at)
            continue
        first += first < len(ws) and ws[first].text in _OPENS
        last = _title_end(ws, first)
        if last > first:
            yield _mention(ws, text, first, last)


def _quoted(ws: Sequence[Word], text: str, at: int) -> Iterator[Mention]:
    if at < 3 or ws[at - 1].text not in _CLOSES:
        return
    for first in range(at - 2, max(0, at - 2 - _LONGEST), -1):
        if ws[first - 1].text in _OPENS:
            if _title_end(ws, first) == at - 1:
                yield _mention(ws, text, first, at - 1)
            return


def _title_end(ws: Sequence[Word], first: int) -> int:
    """The index behind a name of two words or more that begins at `first`; `first` where none does."""
    last, capitals = first, 0
    for k in range(first, min(len(ws), first + _LONGEST)):
        if ws[k].alphabetic and ws[k].capital:
            last, capitals = k + 1, capitals + 1
        elif ws[k].lower not in _JOINS:
            break
    return last if capitals > 1 else first


def _mention(ws: Sequence[Word], text: str, first: int, behind: int) -> Mention:
    start, end = ws[first].start, ws[behind - 1].end
    return Mention(start, end, text[start:end], 0.85)
