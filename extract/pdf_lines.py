"""Runs of text to lines of words: grouped by baseline, in order from left to right."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from forumtrace.extract.pdf_glyphs import LOST
from forumtrace.extract.pdf_sheet import Run

GAP = 0.2
"""Share of the font size: a wider gap between two characters is a space even where none is written."""

_HANGING = frozenset("-\u2010\u2013\u2014*o\u00a7\u00b7")
"""List marks only where they hang before their text: hyphens, dashes, a Courier "o"."""
_MARKS = _HANGING | frozenset(
    "\u2022\u2023\u2043\u2219\u25a0\u25a1\u25aa\u25ab\u25b6\u25ba\u25cb\u25cf\u25e6\u2713\u2714\u2756\u27a2\u27a4"
)


class Word(NamedTuple):
    """Characters between spaces."""

    text: str
    x0: float
    x1: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one baseline. `mark` is the left edge of a list mark that stood before them (it is no word)."""

    words: tuple[Word, ...]
    top: float
    bottom: float
    baseline: float
    size: float
    mark: float | None = None
    tag: str | None = None
    spaced: bool = False
    """The line ends with a space that is written in the file."""

    @property
    def x0(self) -> float:
        """Left edge of the first word."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Right edge of the last word."""
        return self.words[-1].x1

    @property
    def text(self) -> str:
        """The words with a space between them."""
        return " ".join(word.text for word in self.words)

    @property
    def bold(self) -> bool:
        """Whether every word is bold."""
        return all(word.bold for word in self.words)


def lines_of(runs: Iterable[Run], tags: Mapping[int, str] | None = None) -> list[Line]:
    """The lines of a region from top to bottom, blank ones (written spaces only) included without words.

    `tags` leads from marked-content numbers of this page to structure elements.
    """
    return [_line(group, tags or {}) for group in _baselines(runs)]


def _baselines(runs: Iterable[Run]) -> list[list[Run]]:
    """Groups of runs on one line; raised and lowered small characters belong to the line they touch."""
    groups: list[list[Run]] = []
    baseline = size = 0.0
    for run in sorted(runs, key=lambda run: (run.baseline, run.edges[0])):
        if groups and run.baseline - baseline <= 0.4 * max(run.size, size):
            groups[-1].append(run)
            if run.size > size:
                baseline, size = run.baseline, run.size
        else:
            groups.append([run])
            baseline, size = run.baseline, run.size
    return groups


def _line(runs: list[Run], tags: Mapping[int, str]) -> Line:
    runs = _drawn_once(sorted(runs, key=lambda run: run.edges[0]))
    main = max(runs, key=lambda run: (run.size, len(run.text)))
    words, spaced = _words(runs)
    mark = None
    if words and _is_mark(words, main.size):
        mark = words[0].x0
        words = words[1:]
    line = Line(tuple(words), main.top, main.bottom, main.baseline, main.size, mark, None, spaced)
    known = [
        name for run in runs if (name := tags.get(-1 if run.mcid is None else run.mcid)) and run.text.strip()
    ]
    return replace(line, tag=known[-1]) if known else line


def _words(runs: list[Run]) -> tuple[list[Word], bool]:
    """The words of a line; and whether it ends with a written space."""
    words: list[Word] = []
    spaced, end = True, 0.0
    for run in runs:
        start, edges = 0, run.edges
        for piece in run.text.split(" "):
            stop = start + len(piece)
            if piece and (shown := piece.strip()):  # no-break and other wide spaces stay inside words only
                first = start + piece.index(shown)
                word = Word(shown, edges[first], edges[first + len(shown)], run.bold)
                if spaced or not words or word.x0 - end > GAP * run.size:
                    words.append(word)
                else:
                    old = words[-1]
                    words[-1] = Word(old.text + piece, old.x0, word.x1, old.bold and run.bold)
                spaced, end = False, word.x1
            if stop < len(run.text):
                spaced = True
            start = stop + 1
    return words, spaced


def _is_mark(words: list[Word], size: float) -> bool:
    """Whether the first word is a list mark: a symbol, or one of "o" and dashes that hangs before its text."""
    text = words[0].text
    if text == LOST:  # the mark of a symbol font that the file does not explain
        return len(words) > 1 and words[1].x0 - words[0].x1 > 0.6 * size
    if len(text) != 1 or not (text in _MARKS or "\ue000" <= text <= "\uf8ff"):
        return False
    if text not in _HANGING:
        return True
    return len(words) > 1 and words[1].x0 - words[0].x1 > 0.6 * size


def _drawn_once(runs: list[Run]) -> list[Run]:
    """Runs without characters that are drawn a second time over themselves to look bold."""
    if not any(two.edges[0] < one.edges[-1] - 0.15 * one.size for one, two in pairwise(runs)):
        return runs
    chars = sorted(
        (run.part(at, at + 1) for run in runs for at in range(len(run.text))), key=lambda c: c.edges[0]
    )
    kept: list[Run] = []
    for char in chars:
        twin = next((old for old in reversed(kept[-3:]) if _same(old, char)), None)
        if twin is None:
            kept.append(char)
        else:
            kept[kept.index(twin)] = twin._replace(bold=True)
    return kept


def _same(one: Run, two: Run) -> bool:
    near = min(1.0, 0.15 * one.size)
    return (
        one.text == two.text
        and abs(one.edges[0] - two.edges[0]) < near
        and abs(one.baseline - two.baseline) < near
    )
