"""Puts paragraphs and ruled tables on pages; rows that do not fit are cut at the page's end, as Word cuts them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from forumtrace.examples.sheet import CellText, Column, Line, Para, Style
from forumtrace.examples.wrapping import Placed, place, width

_WORDS = re.compile(r"\S+\s*|\s+")
Cells = list[tuple[float, float, list[Placed]]]
"""The cells of one drawn row: left edge, right edge, lines."""


class Sheet:
    """A PDF being drawn from the top downwards; equal calls give equal bytes."""

    def __init__(self, path: Path, style: Style, title: str) -> None:
        self.style = style
        self.canvas = Canvas(str(path), pagesize=style.size, invariant=1, pageCompression=1)
        self.canvas.setTitle(title)
        self.canvas.setAuthor("forumtrace examples")
        self.page = 0
        self.top = 0.0
        self.start_page()

    @property
    def left(self) -> float:
        """The left edge of text and tables."""
        return self.style.margin

    @property
    def right(self) -> float:
        """The right edge of text and tables."""
        return self.style.size[0] - self.style.margin

    @property
    def bottom(self) -> float:
        """Where a page ends, from its top."""
        return self.style.size[1] - self.style.margin

    def start_page(self) -> None:
        """Go to a fresh page and draw its running header and footer."""
        if self.page:
            self.canvas.showPage()
        self.page += 1
        self.top = self.style.margin
        middle = self.style.size[0] / 2
        for text, at in ((self.style.header, 0.55), (self.style.footer, -0.45)):
            y = self.style.margin * at if at > 0 else self.style.size[1] + self.style.margin * at
            text = text.format(page=self.page)
            self._string(
                middle - width(text, self.style.regular, self.style) / 2, y, self.style.regular, text
            )

    def finish(self) -> None:
        """Write the file."""
        self.canvas.save()

    def text(self, text: str, *, bold: bool = False, size: float | None = None, after: float = 6.0) -> None:
        """One paragraph over the full width."""
        style = self.style
        if size is not None:
            style = replace(style, font_size=size, leading=size * 1.16)
        lines, _ = place((Para(text, bold=bold),), self.right - self.left, style)
        for line in lines:
            if self.top + style.leading > self.bottom:
                self.start_page()
            self._line(self.left, self.top, replace(line, top=0.0), style)
            self.top += style.leading
        self.top += after

    def space(self, points: float) -> None:
        """Leave `points` free."""
        self.top += points

    def reserve(self, points: float) -> None:
        """Go to a fresh page unless `points` are still free on this one."""
        if self.bottom - self.top < points:
            self.start_page()

    def table(self, columns: Sequence[Column], lines: Sequence[Line], *, header: bool = True) -> None:
        """Draw a table from the current position on; its header (if any) opens every page it covers."""
        edges = [self.left]
        for column in columns:
            edges.append(edges[-1] + (self.right - self.left) * column.share / 100)
        heads: tuple[CellText, ...] = tuple((Para(column.head, bold=True),) for column in columns)
        head = Line(heads, shaded=True)
        repeated = head if header and self.style.repeat_header else None
        if header:
            self.reserve(8 * self.style.leading)
            self._row(edges, head, None)
        for line in lines:
            self._row(edges, line, repeated)

    def _row(self, edges: list[float], line: Line, header: Line | None) -> None:
        cells = self._cells(edges, line)
        page_room = self.bottom - self.style.margin - 60
        while True:
            height = _height(cells, self.style.leading)
            kept, rest = _cut(cells, self.bottom - self.top - 2 * self.style.padding[1], self.style.leading)
            if rest is None:
                self._draw(kept, line.shaded)
                return
            whole = self.style.keep_rows and height < page_room
            if not whole and any(lines for _, _, lines in kept):
                self._draw(kept, line.shaded)
                cells = rest
            self.start_page()
            if header is not None:
                self._row(edges, header, None)

    def _cells(self, edges: list[float], line: Line) -> Cells:
        pad = 2 * self.style.padding[0]
        if line.merged:
            return [(edges[0], edges[-1], place(line.cells[0], edges[-1] - edges[0] - pad, self.style)[0])]
        bounds = list(pairwise(edges))
        left, right = bounds[line.main]
        _, anchors = place(line.cells[line.main], right - left - pad, self.style)
        return [
            (
                left,
                right,
                place(cell, right - left - pad, self.style, None if index == line.main else anchors)[0],
            )
            for index, ((left, right), cell) in enumerate(zip(bounds, line.cells, strict=True))
        ]

    def _draw(self, cells: Cells, shaded: bool) -> None:
        side, above = self.style.padding
        height = max(_height(cells, self.style.leading), self.style.leading) + 2 * above
        for left, right, lines in cells:
            if shaded and self.style.shade is not None:
                self._fill(left, self.top, right, self.top + height)
                if self.style.nested_shade:
                    self._fill(left + side, self.top + above, right - side, self.top + height - above)
            for line in lines:
                self._line(left + side, self.top + above, line, self.style)
        for left, right, _ in cells:
            self._borders(left, self.top, right, self.top + height)
        self.top += height

    def _line(self, left: float, top: float, line: Placed, style: Style) -> None:
        baseline = top + line.top + 0.8 * style.leading
        for run in line.runs:
            x = left + run.x
            for part in _WORDS.findall(run.text) if style.words_apart else [run.text]:
                self._string(x, baseline, run.font, part, style.font_size)
                x += width(part, run.font, style)

    def _string(self, x: float, baseline: float, font: str, text: str, size: float | None = None) -> None:
        if text:
            self.canvas.setFillGray(0)
            self.canvas.setFont(font, size or self.style.font_size)
            self.canvas.drawString(x, self.style.size[1] - baseline, text)

    def _fill(self, left: float, top: float, right: float, bottom: float) -> None:
        self.canvas.setFillGray(self.style.shade)
        self.canvas.rect(left, self.style.size[1] - bottom, right - left, bottom - top, stroke=0, fill=1)

    def _borders(self, left: float, top: float, right: float, bottom: float) -> None:
        high, low, rule = self.style.size[1] - top, self.style.size[1] - bottom, self.style.rule
        self.canvas.setFillGray(0)
        self.canvas.setStrokeGray(0)
        self.canvas.setLineWidth(rule)
        if self.style.borders == "boxes":
            self.canvas.rect(left, low, right - left, high - low, stroke=1, fill=0)
        elif self.style.borders == "lines":
            for ends in ((left, high, right, high), (left, low, right, low), (left, high, left, low)):
                self.canvas.line(*ends)
            self.canvas.line(right, high, right, low)
        else:
            for x, y in ((left, high), (right, high), (left, low), (right, low)):
                for _ in range(2):
                    self.canvas.rect(x, y - rule, rule, rule, stroke=0, fill=1)
            for y in (high, low):
                self.canvas.rect(left + rule, y - rule, right - left - rule, rule, stroke=0, fill=1)
            for x in (left, right):
                self.canvas.rect(x, low, rule, high - low - rule, stroke=0, fill=1)


def _height(cells: Cells, leading: float) -> float:
    return max((line.top + leading for _, _, lines in cells for line in lines), default=0.0)


def _cut(cells: Cells, room: float, leading: float) -> tuple[Cells, Cells | None]:
    """The lines that fit into `room`, and the others moved up to the top of the next page."""
    late = [line.top for _, _, lines in cells for line in lines if line.top + leading > room]
    if not late:
        return cells, None
    first = min(late)
    kept = [(left, right, [line for line in lines if line.top < first]) for left, right, lines in cells]
    rest = [
        (left, right, [replace(line, top=line.top - first) for line in lines if line.top >= first])
        for left, right, lines in cells
    ]
    return kept, rest
