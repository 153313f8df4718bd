"""From tables and lines to one sequence of rows by column, of headings, and of the totals.

Here a table's header is read (again on every page that repeats it), tables before and beside the main one are left
out, and rows that have lost columns are placed by what their cells hold.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from forumtrace.extract.columns import (
    Columns,
    cell_texts,
    content_columns,
    fits_left,
    header_columns,
    place_by_content,
)
from forumtrace.extract.families import Role, verdict_of
from forumtrace.extract.headings import heading_like, known_heading
from forumtrace.extract.model import Block, Document, Passage, Row, Table

_FURNITURE = re.compile(r"\d|\bpage\b|\bofficial\b|action plan|^establishment", re.IGNORECASE)
_NEAR = 3
"""Lines directly above a table that may hold its heading."""


@dataclass(frozen=True, slots=True)
class GridRow:
    """One physical row of the main table: the blocks of each column. `lost`: it had not all its columns."""

    cells: Mapping[Role, tuple[Block, ...]]
    after_break: bool
    lost: bool = False


@dataclass(frozen=True, slots=True)
class LineHeading:
    """A heading that stands outside the tables, or in a row merged over all columns."""

    passage: Passage


@dataclass(frozen=True, slots=True)
class Total:
    """A row of the totals table."""

    verdict: str
    count: int
    passage: Passage


@dataclass
class Grid:
    """The main table of a plan, over all pages."""

    rows: list[GridRow | LineHeading] = field(default_factory=list)
    totals: list[Total] = field(default_factory=list)
    headers: list[str] = field(default_factory=list)
    first: int | None = None
    """Where in `Document.parts` the main table begins."""


def read_grid(document: Document) -> Grid:
    """The rows of the main table of `document`; `first` is None when it has none."""
    grid = Grid()
    columns: Columns | None = None
    lines = Counter(part.passage.text for part in document.parts if isinstance(part, Block))
    for position, part in enumerate(document.parts):
        if isinstance(part, Block):
            text = part.passage.text
            between = columns is not None and _is_table(document, position + 1)
            if known_heading(text) or (between and lines[text] == 1 and _topic(text)):
                grid.rows.append(LineHeading(part.passage))
            continue
        above = len(grid.rows)
        columns = _read_table(grid, part, columns)
        if grid.first is None and columns is not None:
            grid.first = position
            near = document.parts[max(0, position - _NEAR) : position]
            _drop_early(grid, above, {p.passage for p in near if isinstance(p, Block)})
    return grid


def _is_table(document: Document, position: int) -> bool:
    return position < len(document.parts) and isinstance(document.parts[position], Table)


def _topic(text: str) -> bool:
    """Whether a line directly above a further table is its topic, and not the head or foot of a page."""
    return heading_like(text) and not _FURNITURE.search(text)


def _drop_early(grid: Grid, above: int, near: set[Passage]) -> None:
    """Forget headings among the first `above` rows, before the main table, that are not directly above it."""
    grid.rows[:above] = [r for r in grid.rows[:above] if isinstance(r, LineHeading) and r.passage in near]


def _read_table(grid: Grid, table: Table, columns: Columns | None) -> Columns | None:
    """Add the rows of one table; return the columns that hold for what follows."""
    started = columns is not None
    if columns is None and not any(header_columns(row) for row in table.rows):
        columns = content_columns(table.rows)
        if columns is None:
            return None
    elif columns is not None and table.rows:
        columns = _columns_of(table, columns)
    fresh = started
    for row in table.rows:
        total = _total(row)
        if total is not None:
            grid.totals.append(total)
            continue
        header = header_columns(row)
        if header is not None:
            columns = header
            grid.headers += [text for text in cell_texts(row) if text]
            continue
        if columns is not None:
            grid.rows += _place(row, columns, row.after_break or fresh)
            fresh = False
    _drop_totals_heading(grid)
    return columns


def _columns_of(table: Table, columns: Columns) -> Columns:
    """The columns of a further table: as before where the width is the same, else by its content if that is clear."""
    if any(len(row.cells) == len(columns) for row in table.rows):
        return columns
    return content_columns(table.rows) or columns


def _place(row: Row, columns: Columns, after_break: bool) -> Iterator[GridRow | LineHeading]:
    cells = list(row.cells)
    while len(cells) > len(columns) and (cells[-1] is None or not cells[-1].blocks):
        cells.pop()
    texts = [cell.text if cell is not None else "" for cell in cells]
    filled = [at for at, text in enumerate(texts) if text]
    if not filled:
        return
    merged = cells[filled[0]]
    wide = merged is not None and (merged.span > 1 or len(cells) < len(columns))
    if (
        len(filled) == 1
        and wide
        and merged is not None
        and all(known_heading(b.passage.text) for b in merged.blocks)
    ):
        for block in merged.blocks:
            yield LineHeading(block.passage)
        return
    lost = len(cells) != len(columns) and not (len(cells) < len(columns) and fits_left(texts, columns))
    roles = place_by_content(texts) if lost else columns
    placed: dict[Role, tuple[Block, ...]] = {}
    spare: tuple[Block, ...] = ()
    for cell, role in zip(cells, roles, strict=False):
        if cell is None or not cell.blocks:
            continue
        if role is None:
            spare += cell.blocks
        else:
            placed[role] = placed.get(role, ()) + cell.blocks
    if spare:
        placed["text"] = placed.get("text", ()) + spare
    yield GridRow(placed, after_break, lost)


def _total(row: Row) -> Total | None:
    """A row of the totals table: a verdict, or "Total", and a whole number."""
    filled = [cell for cell in row.cells if cell is not None and cell.blocks]
    if len(filled) != 2 or not filled[1].text.isdigit() or len(filled[1].text) > 4:
        return None
    name = " ".join(filled[0].text.casefold().split()).rstrip(":")
    verdict = verdict_of(name) or ("total" if name.startswith("total") or name.endswith("total") else None)
    if verdict is None:
        return None
    both = [block.passage for cell in filled for block in cell.blocks]
    return Total(verdict, int(filled[1].text), Passage.join(both))


def _drop_totals_heading(grid: Grid) -> None:
    """Take away the "Recommendations" line that stands above the totals as their heading."""
    if grid.totals and grid.rows:
        last = grid.rows[-1]
        start = grid.totals[0].passage.spans()[0].start
        passage = last.passage if isinstance(last, LineHeading) else _only_text(last)
        if passage is not None and len(passage.text) < 40 and start - passage.spans()[-1].end < 40:
            grid.rows.pop()


def _only_text(row: GridRow) -> Passage | None:
    filled = [blocks for blocks in row.cells.values() if blocks]
    return filled[0][0].passage if len(filled) == 1 and len(filled[0]) == 1 else None
