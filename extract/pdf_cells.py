"""Cells of a region of ruling lines: elementary boxes joined wherever no rule stands between them.

The border of the region counts as closed even where it is not drawn (a row cut by a page break has no lower
border in some files, some tables have no outer rules), so no text is left out of its row.
"""

from typing import NamedTuple

from forumtrace.extract.pdf_rules import NEAR, Region, Rule

SLIVER = 12.0
"""Points: a column narrower than this, in which no cell stands alone, comes from a border dragged in some rows."""


class Spread(NamedTuple):
    """A cell by indices of row and column edges: from `top` to `bottom`, `left` to `right` (excluded)."""

    top: int
    left: int
    bottom: int
    right: int


Edges = tuple[float, ...]


def spread_cells(region: Region) -> tuple[Edges, Edges, tuple[Spread, ...]]:
    """Column edges, row edges and cells in reading order."""
    lefts = _edges(region.down, region.across)
    tops = _edges(region.across, region.down)
    groups = _join_boxes(region, lefts, tops)
    cells = [cell for group in groups for cell in _rectangles(group)]
    return _without_slivers(lefts, tops, sorted(cells))


def _edges(rules: list[Rule], crossing: list[Rule]) -> Edges:
    """Distinct places of the rules, with an outer edge where the crossing rules reach on beyond the last."""
    places = sorted({rule.at for rule in rules})
    for ends, outer, first in (
        (sorted(rule.start for rule in crossing), places[0], True),
        (sorted((rule.end for rule in crossing), reverse=True), places[-1], False),
    ):
        if len(ends) > 1 and abs(ends[0] - ends[1]) <= NEAR and abs(ends[0] - outer) > 2 * NEAR:
            if first and ends[0] < outer:
                places.insert(0, ends[0])
            elif not first and ends[0] > outer:
                places.append(ends[0])
    return tuple(places)


def _join_boxes(region: Region, lefts: Edges, tops: Edges) -> list[list[tuple[int, int]]]:
    rows, columns = len(tops) - 1, len(lefts) - 1
    group = {(row, column): [(row, column)] for row in range(rows) for column in range(columns)}

    def join(one: tuple[int, int], two: tuple[int, int]) -> None:
        if group[one] is not group[two]:
            group[one].extend(group[two])
            for box in group[two]:
                group[box] = group[one]

    down = {at: [rule for rule in region.down if rule.at == at] for at in lefts}
    across = {at: [rule for rule in region.across if rule.at == at] for at in tops}
    for row in range(rows):
        for column in range(columns):
            if column and not any(rule.covers(tops[row], tops[row + 1]) for rule in down[lefts[column]]):
                join((row, column - 1), (row, column))
            if row and not any(rule.covers(lefts[column], lefts[column + 1]) for rule in across[tops[row]]):
                join((row - 1, column), (row, column))
    distinct = {id(boxes): boxes for boxes in group.values()}
    return [sorted(boxes) for boxes in distinct.values()]


def _rectangles(boxes: list[tuple[int, int]]) -> list[Spread]:
    """The one cell that the boxes make up; where they make no rectangle, one cell for each stretch of a row."""
    rows, columns = [row for row, _ in boxes], [column for _, column in boxes]
    whole = Spread(min(rows), min(columns), max(rows) + 1, max(columns) + 1)
    if len(boxes) == (whole.bottom - whole.top) * (whole.right - whole.left):
        return [whole]
    cells: list[Spread] = []
    for row, column in boxes:
        if cells and cells[-1].top == row and cells[-1].right == column:
            cells[-1] = cells[-1]._replace(right=column + 1)
        else:
            cells.append(Spread(row, column, row + 1, column + 1))
    return cells


def _without_slivers(
    lefts: Edges, tops: Edges, cells: list[Spread]
) -> tuple[Edges, Edges, tuple[Spread, ...]]:
    """Drop columns that only ever are the frayed side of their neighbours."""
    column = 0
    while column < len(lefts) - 1:
        alone = any(cell.left == column and cell.right == column + 1 for cell in cells)
        if lefts[column + 1] - lefts[column] < SLIVER and not alone:
            edge = column if column + 2 == len(lefts) else column + 1
            lefts = lefts[:edge] + lefts[edge + 1 :]
            cells = [
                cell._replace(left=cell.left - (cell.left > column), right=cell.right - (cell.right > column))
                for cell in cells
            ]
        else:
            column += 1
    return lefts, tops, tuple(cells)
