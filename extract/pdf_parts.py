"""A laid-out page as paragraphs: the stretches outside the tables and the cells of each table, in reading order."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from forumtrace.extract.pdf_beside import split_beside
from forumtrace.extract.pdf_blocks import Paragraph, paragraphs
from forumtrace.extract.pdf_grid import Grid
from forumtrace.extract.pdf_layout import GridLines, Layout
from forumtrace.extract.pdf_lines import Line
from forumtrace.extract.pdf_sheet import Sheet


@dataclass(slots=True)
class PageTable:
    """A table on one page; `cells` go with `grid.cells`."""

    grid: Grid
    cells: list[list[Paragraph]]
    after_break: int = 0
    """How many of its first rows come after a page break: repeated header rows and the row below them."""

    def row(self, index: int) -> list[tuple[float, list[Paragraph]]]:
        """Left edge and paragraphs of the cells that begin in a row."""
        return [
            (self.grid.lefts[cell.left], blocks)
            for cell, blocks in zip(self.grid.cells, self.cells, strict=True)
            if cell.top == index
        ]

    def row_text(self, index: int) -> list[str]:
        """The words of a row, cell by cell."""
        return [
            " ".join(line.text for block in blocks for line in block.lines) for _, blocks in self.row(index)
        ]

    @property
    def rows(self) -> int:
        """How many rows are drawn."""
        return len(self.grid.tops) - 1


@dataclass(slots=True)
class PageParts:
    """The parts of a page in reading order, and its running lines."""

    sheet: Sheet
    parts: list[Paragraph | PageTable] = field(default_factory=list)
    margins: list[Paragraph] = field(default_factory=list)


def page_parts(layout: Layout, margins: Sequence[Line], tagged: bool) -> PageParts:
    """Paragraphs and tables of a page from top to bottom; stray text goes with the running lines."""
    page = PageParts(layout.sheet)
    frame, rest = layout.frame(), layout.lines
    for table in layout.tables:
        top = table.grid.tops[0]
        above = [line for line in rest if line.baseline < top]
        rest = [line for line in rest if line.baseline >= top]
        page.parts += paragraphs(above, frame, tagged, dates=False)
        page.parts.append(_table(table, layout.pitch, tagged))
    page.parts += paragraphs(rest, frame, tagged, dates=False)
    page.margins = [Paragraph([line]) for line in (*margins, *layout.strays) if line.words]
    return page


def _table(table: GridLines, pitch: float, tagged: bool) -> PageTable:
    frames = [table.frame(index, pitch) for index in range(len(table.cells))]
    cells = [
        paragraphs(lines, frame, tagged) if lines else []
        for lines, frame in zip(table.cells, frames, strict=True)
    ]
    for row in range(len(table.grid.tops) - 1):
        split_beside(
            [
                (blocks, frame)
                for spread, blocks, frame in zip(table.grid.cells, cells, frames, strict=True)
                if spread.top == row
            ]
        )
    return PageTable(table.grid, cells)
