"""Tables from ruling lines: rows, columns, and cells with their spans.

Shading gives edges too (some header rows have no vertical rules), but only shading that is a cell's: a fill inside
another fill, or one that does not reach the sides of the ruled cell around it, is a paragraph's or a highlight.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from forumtrace.extract.model import Box
from forumtrace.extract.pdf_cells import Spread, spread_cells
from forumtrace.extract.pdf_rules import Rule, ruled_regions, split_rules
from forumtrace.extract.pdf_sheet import Sheet

NEAR = 3.0


@dataclass(frozen=True, slots=True)
class Grid:
    """One table on a page: the edges of its columns and rows, and its cells by index of those edges."""

    lefts: tuple[float, ...]
    tops: tuple[float, ...]
    cells: tuple[Spread, ...]
    owners: tuple[int, ...]
    """The index of the cell over each elementary box, row by row."""

    @property
    def box(self) -> Box:
        """The rectangle around the table."""
        return self.lefts[0], self.tops[0], self.lefts[-1], self.tops[-1]

    def box_of(self, cell: Spread) -> Box:
        """The rectangle of one cell."""
        return self.lefts[cell.left], self.tops[cell.top], self.lefts[cell.right], self.tops[cell.bottom]

    def cell_at(self, x: float, y: float) -> int | None:
        """The index of the cell at this place; None outside the table."""
        x0, top, x1, bottom = self.box
        if not (x0 <= x < x1 and top <= y < bottom):
            return None
        column, row = bisect_right(self.lefts, x) - 1, bisect_right(self.tops, y) - 1
        return self.owners[row * (len(self.lefts) - 1) + column]


def grids(sheet: Sheet) -> list[Grid]:
    """The tables of a page from top to bottom; frames with a single column are none."""
    across, down = split_rules(sheet.rules)
    ruled = _tables(across, down)
    sides = [side for fill in _cell_fills(sheet.fills, ruled) for side in _sides(fill)]
    if sides:
        more_across, more_down = split_rules(sides)
        ruled = _tables(across + more_across, down + more_down)
    tables = [grid for grid in ruled if len(grid.lefts) > 2]
    outer = [
        grid
        for grid in tables
        if not any(_within(grid.box, other.box, 1) for other in tables if other is not grid)
    ]
    return sorted(outer, key=lambda grid: (grid.tops[0], grid.lefts[0]))


def _tables(across: list[Rule], down: list[Rule]) -> list[Grid]:
    found = []
    for region in ruled_regions(across, down):
        lefts, tops, cells = spread_cells(region)
        if len(lefts) > 1 and len(tops) > 1:
            found.append(Grid(lefts, tops, cells, _owners(len(tops) - 1, len(lefts) - 1, cells)))
    return found


def _owners(rows: int, columns: int, cells: tuple[Spread, ...]) -> tuple[int, ...]:
    owners = [0] * (rows * columns)
    for index, cell in enumerate(cells):
        for row in range(cell.top, cell.bottom):
            for column in range(cell.left, cell.right):
                owners[row * columns + column] = index
    return tuple(owners)


def _sides(box: Box) -> list[Box]:
    x0, top, x1, bottom = box
    return [(x0, top, x1, top), (x0, bottom, x1, bottom), (x0, top, x0, bottom), (x1, top, x1, bottom)]


def _within(inner: Box, outer: Box, margin: float) -> bool:
    return (
        inner[0] >= outer[0] + margin
        and inner[2] <= outer[2] - margin
        and inner[1] >= outer[1] - NEAR
        and inner[3] <= outer[3] + NEAR
    )


def _cell_fills(fills: Iterable[Box], ruled: list[Grid]) -> list[Box]:
    distinct = sorted(set(fills))
    free = [
        box for box in distinct if not any(_within(box, other, 2.0) for other in distinct if other != box)
    ]
    return [box for box in free if _fills_cell(box, free, ruled)]


def _fills_cell(box: Box, fills: list[Box], ruled: list[Grid]) -> bool:
    """Whether a fill inside a ruled cell reaches its top and bottom, and left and right its side or a neighbour."""
    middle = ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)
    for grid in ruled:
        index = grid.cell_at(*middle)
        if index is None:
            continue
        cell = grid.box_of(grid.cells[index])
        if abs(box[1] - cell[1]) > NEAR or abs(box[3] - cell[3]) > NEAR:
            return False
        lefts = [cell[0], *(other[2] for other in fills)]
        rights = [cell[2], *(other[0] for other in fills)]
        return _near(box[0], lefts) and _near(box[2], rights)
    return True


def _near(value: float, places: list[float]) -> bool:
    return any(abs(value - place) <= NEAR for place in places)
