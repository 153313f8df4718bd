"""Lines of a tab-separated file, grouped into tables and lines outside them.

A cell may itself run over several lines: a row with too few tabs is then made whole with the lines below it, and a
line that begins with the mark of a list goes on with the row directly above it.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, takewhile

MARKS = "\u2022▪●◦‣\u2043\u00b7\uf0b7\uf0a7\uf0d8\u2023\u25aa\u25cb"
"""What is printed before each entry of a list."""
MOST_OF_CELL = 100
"""Lines of one cell; those of real plans have up to thirty."""
LEAST_COLUMNS = 5
"""Number, text, response, owner and date; some plans have a verdict, too."""
_ENTRY = re.compile(rf"\s*[{MARKS}]\s*\w")


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

    Lines without a tab directly below a row that lacks cells, and directly above one with a tab, go on with that row.
    """
    rows: list[Line] = []
    blank = False
    width = 0
    for number, end, line in _with_entries(lines):
        if not line.strip(" \t\n"):
            blank = True
            continue
        begun = next((len(row.cells) for row in reversed(rows) if len(row.cells) > 1), 0)
        lacking = 1 < begun < width
        if "\t" in line or (lacking and not blank and _row_follows(lines, end)):
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


def _with_entries(lines: list[str]) -> Iterator[tuple[int, int, str]]:
    """Each line, a row together with the entries of a list directly below it: its first number, its last, its text.

    Only a row that begins with a number, or goes on over a page, takes entries, and only while it lacks cells: what
    stands below a whole row is no part of it.
    """
    width = max([LEAST_COLUMNS, *(line.count("\t") + 1 for line in lines)])
    at = 0
    while at < len(lines):
        end, first = at + 1, lines[at].partition("\t")[0].strip()
        cells = lines[at].count("\t") + 1
        if "\t" in lines[at] and lines[at].strip() and (not first or first[0].isdigit()):
            while end < len(lines) and _ENTRY.match(lines[end]) and cells < width:
                cells += lines[end].count("\t")
                end += cells <= width
        yield at + 1, end, "\n".join(lines[at:end])
        at = end


def _row_follows(lines: list[str], number: int) -> bool:
    """Whether the line after line `number` (from 1) has a tab, or after more lines of text one that ends a row."""
    following = takewhile(str.strip, islice(lines, number, number + MOST_OF_CELL))
    tabbed = next(((at, line) for at, line in enumerate(following) if "\t" in line), None)
    if tabbed is None:
        return False
    first = tabbed[1].partition("\t")[0].strip()
    return tabbed[0] == 0 or (bool(first) and not first[0].isdigit())


def _whole_rows(rows: list[Line]) -> Iterator[Line]:
    """Join a short row with the short rows directly below it where together they give exactly one whole row."""
    # The rest of a cut row, which begins in the middle of a cell, is no whole row.
    begun = (row for row in rows if not row.cells[0].strip() or row.cells[0].strip()[:1].isdigit())
    widths = Counter(len(row.cells) for row in begun if len(row.cells) > 2)
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
