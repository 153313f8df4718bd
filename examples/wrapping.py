"""Breaks marked-up text into lines that fit a width."""

import re
from dataclasses import dataclass
from itertools import groupby

from reportlab.pdfbase.pdfmetrics import stringWidth

from forumtrace.examples.sheet import CellText, Para, Style

_MARKS = re.compile(r"(\*\*|\*)(.+?)\1")
# A line may end at a space (which stays with the word before it) or after a hyphen or slash that a letter follows.
_CHUNKS = re.compile(r"(?:[^\s/-]|[/-](?![^\W\d]))+(?:[/-]+(?=[^\W\d])|\s*)|[/-]+|\s+")
BULLET_INDENT = 18.0
BULLET_AT = 4.0


@dataclass(frozen=True, slots=True)
class Run:
    """Characters in one font, `x` points from the left edge of the cell's text."""

    x: float
    font: str
    text: str


@dataclass(frozen=True, slots=True)
class Placed:
    """One line of a cell: the distance of its top from the top of the cell's text, and its runs."""

    top: float
    runs: tuple[Run, ...]


def width(text: str, font: str, style: Style) -> float:
    """The width of `text` in points."""
    return float(stringWidth(text, font, style.font_size))


def fonts_of(para: Para, style: Style) -> list[tuple[str, str]]:
    """The text of a paragraph as (character, font) pairs, marks removed."""
    plain = style.bold if para.bold else style.regular
    pairs: list[tuple[str, str]] = []
    end = 0
    for mark in _MARKS.finditer(para.text):
        pairs += [(c, plain) for c in para.text[end : mark.start()]]
        font = style.bold if mark[1] == "**" else style.italic
        pairs += [(c, font) for c in mark[2]]
        end = mark.end()
    return pairs + [(c, plain) for c in para.text[end:]]


def _runs(pairs: list[tuple[str, str]], left: float, style: Style) -> tuple[Run, ...]:
    runs, x = [], left
    for font, group in groupby(pairs, key=lambda pair: pair[1]):
        text = "".join(c for c, _ in group)
        runs.append(Run(x, font, text))
        x += width(text, font, style)
    return tuple(runs)


def _measure(pairs: list[tuple[str, str]], style: Style) -> float:
    return sum(width(run.text, run.font, style) for run in _runs(pairs, 0.0, style))


def _stripped(pairs: list[tuple[str, str]]) -> list[tuple[str, str]]:
    text = "".join(c for c, _ in pairs)
    return pairs[: len(text.rstrip())]


def broken(para: Para, room: float, style: Style) -> list[list[tuple[str, str]]]:
    """The lines of a paragraph in a column `room` points wide, as (character, font) pairs.

    A word wider than the column overhangs: choose wider columns.
    """
    pairs = fonts_of(para, style)
    text = "".join(c for c, _ in pairs)
    lines: list[list[tuple[str, str]]] = []
    current: list[tuple[str, str]] = []
    for chunk in _CHUNKS.finditer(text):
        piece = pairs[chunk.start() : chunk.end()]
        if current and _measure(current + _stripped(piece), style) > room:
            lines.append(current)
            current = []
        current = current + piece
    lines.append(_stripped(current))
    return lines if style.trailing_space else [_stripped(line) for line in lines]


def place(
    cell: CellText, room: float, style: Style, anchors: list[float] | None = None
) -> tuple[list[Placed], list[float]]:
    """The lines of a cell and the tops of its paragraphs; `anchors` are the tops in the row's main cell."""
    lines: list[Placed] = []
    tops: list[float] = []
    top = 0.0
    for index, para in enumerate(cell):
        if para.beside is not None and anchors is not None:
            top = max(top, anchors[para.beside])
        elif index and anchors is None:
            top += style.bullet_gap if para.bullet or cell[index - 1].bullet else style.gap
        tops.append(top)
        indent = BULLET_INDENT if para.bullet else 0.0
        for number, pairs in enumerate(broken(para, room - indent, style)):
            mark = (Run(BULLET_AT, style.bullet_font, style.bullet),) if para.bullet and not number else ()
            lines.append(Placed(top, mark + _runs(pairs, indent, style)))
            top += style.leading
    return lines, tops
