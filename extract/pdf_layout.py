"""One sheet laid out: its tables with the lines of every cell, and the lines that stand outside them."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from forumtrace.extract.pdf_blocks import Frame, lead_of
from forumtrace.extract.pdf_cells import Spread
from forumtrace.extract.pdf_grid import Grid, grids
from forumtrace.extract.pdf_lines import Line, lines_of
from forumtrace.extract.pdf_sheet import Run, Sheet

PITCH = 1.2
PAD = 5.4
"""Points: the inner margin of a cell in a new Word table, taken where a table shows none."""


@dataclass(slots=True)
class GridLines:
    """A table with the lines of its cells, in the order of `grid.cells`."""

    grid: Grid
    cells: list[list[Line]]
    pad: float = PAD
    reach: dict[tuple[int, int], float] = field(default_factory=dict)
    """By left and right edge of a cell: a place beyond which its lines surely do not go."""

    def frame(self, index: int, pitch: float) -> Frame:
        """Where the text of one cell may stand."""
        cell = self.grid.cells[index]
        left, right = self.grid.lefts[cell.left], self.grid.lefts[cell.right] - self.pad
        limit = min(right, self.reach.get((cell.left, cell.right), right))
        ends = [line.x1 for line in self.cells[index] if line.words]
        return Frame(left + self.pad, max([limit, *ends]), pitch)

    def measure(self) -> None:
        """Fill `reach`: where a sentence goes on in lower case, its next word did not fit on the line."""
        for cell, lines in zip(self.grid.cells, self.cells, strict=True):
            for one, two in pairwise(lines):
                if one.words and two.words and two.mark is None and two.words[0].text[0].islower():
                    key, limit = (cell.left, cell.right), one.x1 + lead_of(two)
                    self.reach[key] = min(limit, self.reach.get(key, limit))


@dataclass(slots=True)
class Layout:
    """What stands where on one page."""

    sheet: Sheet
    tables: list[GridLines] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    strays: list[Line] = field(default_factory=list)
    pitch: float = PITCH

    def frame(self) -> Frame:
        """Where text outside the tables may stand: page margins are taken to be alike on both sides."""
        lines = [line for line in self.lines if line.words]
        left = min((line.x0 for line in lines), default=0.0)
        reach = max((line.x1 for line in lines), default=self.sheet.width)
        tables = max((table.grid.lefts[-1] - table.pad for table in self.tables), default=0.0)
        wide = max(reach, tables)
        right = wide if wide > 0.6 * self.sheet.width else self.sheet.width - left
        return Frame(left, right, self.pitch)


def lay_out(sheet: Sheet, tags: Mapping[int, str]) -> Layout:
    """Every run of the sheet put into its cell or outside the tables, and made lines."""
    tables = grids(sheet)
    inside: list[list[list[Run]]] = [[[] for _ in grid.cells] for grid in tables]
    outside: list[Run] = []
    for run in sheet.runs:
        for part in _parts(run, tables):
            place = _place(part, tables)
            if place is None:
                outside.append(part)
            else:
                inside[place[0]][place[1]].append(part)
    layout = Layout(sheet, lines=lines_of(outside, tags), strays=lines_of(sheet.stray))
    for grid, cells in zip(tables, inside, strict=True):
        layout.tables.append(_table(grid, cells, tags))
    layout.pitch = _pitch(lines for table in layout.tables for lines in table.cells)
    return layout


def _table(grid: Grid, cells: list[list[Run]], tags: Mapping[int, str]) -> GridLines:
    grid, cells = _split_header(grid, cells)
    table = GridLines(grid, [lines_of(runs, tags) for runs in cells])
    pads = []
    for cell, lines in zip(grid.cells, table.cells, strict=True):
        left = grid.lefts[cell.left]
        pads += [(line.x0 if line.mark is None else line.mark) - left for line in lines if line.words]
    if pads and 0 <= min(pads) < 3 * PAD:
        table.pad = min(pads)
    table.measure()
    return table


def _middle(run: Run) -> tuple[float, float]:
    return (run.edges[0] + run.edges[-1]) / 2, run.baseline - 0.3 * run.size


def _place(run: Run, tables: list[Grid]) -> tuple[int, int] | None:
    x, y = _middle(run)
    for index, grid in enumerate(tables):
        cell = grid.cell_at(x, y)
        if cell is not None:
            return index, cell
    return None


def _parts(run: Run, tables: list[Grid]) -> list[Run]:
    """The run itself; its words where it runs across the border of a cell."""
    y = run.baseline - 0.3 * run.size
    for grid in tables:
        if grid.tops[0] <= y < grid.tops[-1]:
            ends = grid.cell_at(run.edges[0] + 0.5, y), grid.cell_at(run.edges[-1] - 0.5, y)
            if ends[0] != ends[1]:
                return _word_runs(run)
    return [run]


def _word_runs(run: Run) -> list[Run]:
    """Words, each with the spaces after it."""
    parts, start = [], 0
    for at in range(1, len(run.text)):
        if run.text[at - 1] == " " and run.text[at] != " ":
            parts.append(run.part(start, at))
            start = at
    return [*parts, run.part(start, len(run.text))]


def _pitch(cells: Iterable[list[Line]]) -> float:
    """The commonest distance between baselines as a share of the font size."""
    steps: Counter[float] = Counter()
    for lines in cells:
        for one, two in pairwise(lines):
            step = (two.baseline - one.baseline) / max(one.size, two.size)
            if 0.9 < step < 2.2:
                steps[round(step, 2)] += 1
    if sum(steps.values()) < 5:
        return PITCH
    return max(sorted(steps), key=lambda step: steps[step])


def _split_header(grid: Grid, cells: list[list[Run]]) -> tuple[Grid, list[list[Run]]]:
    """Take apart a first row without vertical rules whose words keep to the columns below."""
    first = grid.cells[0]
    if first.left or first.right != len(grid.lefts) - 1 or first.right < 3 or not cells[0]:
        return grid, cells
    columns: list[list[Run]] = [[] for _ in range(first.right)]
    for run in cells[0]:
        for word in _word_runs(run):
            text_end = word.edges[len(word.text.rstrip()) or 1]
            column = next(
                (
                    c
                    for c in columns_range(grid)
                    if grid.lefts[c] <= word.edges[0] and text_end <= grid.lefts[c + 1]
                ),
                None,
            )
            if column is None:
                return grid, cells
            columns[column].append(word)
    if sum(1 for column in columns if any(run.text.strip() for run in column)) < 3:
        return grid, cells
    pieces = [Spread(first.top, c, first.bottom, c + 1) for c in range(first.right)]
    old = dict(enumerate(cells[1:], first.right))
    owners = tuple(
        at % first.right if at < first.right * first.bottom else owner + first.right - 1
        for at, owner in enumerate(grid.owners)
    )
    return Grid(grid.lefts, grid.tops, (*pieces, *grid.cells[1:]), owners), [*columns, *old.values()]


def columns_range(grid: Grid) -> range:
    """Indices of the columns."""
    return range(len(grid.lefts) - 1)
