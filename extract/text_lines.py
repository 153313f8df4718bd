"""Lines of a tab-separated file, grouped into tables and lines outside them.

A cell may itself run over several lines: a row with too few tabs is then made whole with the lines below it.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its cells, the line number it starts on, and whether a blank line stands before it."""

    cells: tuple[str, ...]
    number: int
    after_break: bool


@dataclass(frozen=True, slots=True)
class TableLines:
    """Consecutive rows of one table."""

    lines: tuple[Line, ...]


def group_lines(lines: list[str]) -> Iterator[str | TableLines]:
    """Yield the lines outside tables as they are and the rows of each table together, in order.

    A line without a tab directly below a row that lacks cells (no blank line between) goes on with that row.
    """
    rows: list[Line] = []
    blank = False
    width = 0
    for number, line in enumerate(lines, 1):
        if not line.strip(" \t"):
            blank = True
            continue
        lacking = bool(rows) and 1 < len(rows[-1].cells) < width
        if "\t" in line or (lacking and not blank and _row_follows(lines, number)):
            width = max(width, line.count("\t") + 1)
            rows.append(Line(tuple(line.split("\t")), number, blank and bool(rows)))
        else:
            if rows:
                yield TableLines(tuple(_whole_rows(rows)))
                rows, width = [], 0
            yield line
        blank = False
    if rows:
        yield TableLines(tuple(_whole_rows(rows)))


def _row_follows(lines: list[str], number: int) -> bool:
    """Whether the line after line `number` (from 1) has a tab."""
    return number < len(lines) and "\t" in lines[number] and bool(lines[number].strip())


def _whole_rows(rows: list[Line]) -> Iterator[Line]:
    """Join a short row with the short rows directly below it where together they give exactly one whole row."""
    widths = Counter(len(row.cells) for row in rows if len(row.cells) > 2)
    width = max(widths, key=lambda w: (widths[w], w)) if widths else 0
    at = 0
    while at < len(rows):
        merged, end = rows[at], at + 1
        if len(merged.cells) < width and merged.cells[0].strip()[:1].isdigit():
            cells = list(merged.cells)
            while end < len(rows) and len(cells) < width and not rows[end].after_break:
                following = rows[end].cells
                if not following[0].strip() or len(cells) + len(following) - 1 > width:
                    break
                cells[-1:] = [f"{cells[-1]}\n{following[0]}", *following[1:]]
                end += 1
            if len(cells) == width and end > at + 1:
                merged = Line(tuple(cells), merged.number, merged.after_break)
            else:
                end = at + 1
        yield merged
        at = end
