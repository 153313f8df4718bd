"""From rows as drawn to logical rows: one per item, with every row that continues it and the headings above it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from forumtrace.errors import SourceRefused
from forumtrace.extract.families import Role, number_of
from forumtrace.extract.grid import Grid, GridRow, LineHeading
from forumtrace.extract.headings import (
    Heading,
    apply_heading,
    heading_like,
    heading_passages,
    known_heading,
    surely_heading,
)
from forumtrace.extract.leading_numbers import number_apart
from forumtrace.extract.model import Block, Finding, Passage

Cells = Mapping[Role, tuple[Block, ...]]

_ENDED = re.compile(r"[.!?:;)\u201d\"']$")

MOST_ROWS = 2_000
LARGEST_ITEM = 500_000
"""Characters of one item, all its rows together."""


@dataclass(frozen=True, slots=True)
class Segment:
    """What one drawn row gives to an item. `stray`: it stood on a heading's row."""

    cells: Cells
    after_break: bool
    stray: bool = False


@dataclass
class LogicalRow:
    """All rows of one item. `number` is "" until it is inferred, where it was lost."""

    number: str
    number_passage: Passage | None
    heading: Heading
    segments: list[Segment] = field(default_factory=list)
    lost: bool = False
    last_text: Block | None = None
    length: int = 0

    def add(self, segment: Segment) -> None:
        """Append one drawn row. Raises SourceRefused when the item grows beyond what any plan has."""
        self.segments.append(segment)
        text = segment.cells.get("text", ())
        self.last_text = text[-1] if text else self.last_text
        self.length += sum(len(block.passage.text) for blocks in segment.cells.values() for block in blocks)
        if len(self.segments) > MOST_ROWS or self.length > LARGEST_ITEM:
            raise SourceRefused(
                f"the item {self.number or '(no number)'} has {len(self.segments):,} rows and {self.length:,} characters;"
                " no action plan has such an item"
            )

    def blocks(self, role: Role) -> tuple[Block, ...]:
        """All blocks of one column, over all rows."""
        return tuple(block for segment in self.segments for block in segment.cells.get(role, ()))


@dataclass
class Stitched:
    """All logical rows, the headings met, and what was odd."""

    rows: list[LogicalRow] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def stitch(grid: Grid) -> Stitched:
    """Put the rows of the main table together, row by row in reading order."""
    work = _Stitcher()
    for row in grid.rows:
        if isinstance(row, LineHeading):
            work.heading((row.passage,))
        else:
            work.row(row)
    return work.result


class _Stitcher:
    def __init__(self) -> None:
        self.result = Stitched()
        self._heading = Heading()
        self._fresh_heading = False

    @property
    def _current(self) -> LogicalRow | None:
        return self.result.rows[-1] if self.result.rows else None

    def heading(self, passages: tuple[Passage, ...]) -> None:
        for passage in passages:
            self._heading = apply_heading(self._heading, passage)
            self.result.headings.append(passage.text)
        self._fresh_heading = True

    def row(self, row: GridRow) -> None:
        row = number_apart(row)
        number_blocks = row.cells.get("number", ())
        printed = " ".join(block.passage.text for block in number_blocks)
        number = number_of(printed) if printed else None
        if number is not None and (self._current is None or self._current.number != number):
            self._start(number, Passage.join(b.passage for b in number_blocks), row)
        elif number is not None:
            self._continue(_not_repeated(row, self._current))
        elif self._is_heading(row):
            self._heading_row(row)
        elif self._starts_lost(row):
            self._start("", None, row)
        else:
            self._continue(row)

    def _start(self, number: str, passage: Passage | None, row: GridRow) -> None:
        new = LogicalRow(number, passage, self._heading, lost=row.lost)
        new.add(Segment(row.cells, False))
        self.result.rows.append(new)
        self._fresh_heading = False

    def _continue(self, row: GridRow) -> None:
        current = self._current
        if current is None:
            self._loose(row, "stands above the first item and belongs to none")
            return
        if row.lost:
            self._loose(row, f"had lost columns and was added to {current.number or 'the item above'}")
        current.add(Segment(row.cells, row.after_break))

    def _is_heading(self, row: GridRow) -> bool:
        names = row.cells.get("number", ()) + row.cells.get("text", ())
        if not names or row.cells.get("verdict") or (row.cells.get("number") and row.cells.get("text")):
            return False
        text = " ".join(block.passage.text for block in names)
        if row.cells.get("response"):
            return surely_heading(text)
        if known_heading(text) or all(known_heading(block.passage.text) for block in names):
            return True
        if not heading_like(text):
            return False
        return not (row.after_break and self._text_goes_on(row) and not names[0].bold)

    def _text_goes_on(self, row: GridRow) -> bool:
        """Whether the text of the item above was cut before its end."""
        if self._current is None or self._fresh_heading:
            return False
        above = self._current.last_text
        return above is not None and not _ENDED.search(above.passage.text)

    def _heading_row(self, row: GridRow) -> None:
        names = row.cells.get("number", ()) + row.cells.get("text", ())
        rest: dict[Role, tuple[Block, ...]] = {
            role: blocks for role, blocks in row.cells.items() if role not in ("number", "text")
        }
        if rest:
            stray = Segment(rest, row.after_break, stray=True)
            spans = tuple(span for blocks in rest.values() for b in blocks for span in b.passage.spans())
            name, current = names[0].passage.text, self._current
            if current is None:
                self._loose(GridRow(rest, row.after_break), "stands above the first item and belongs to none")
            else:
                current.add(stray)
                message = f'values beside the heading "{name}" were given back to {current.number or "the item above"}'
                self.result.findings.append(Finding("stray-cell", message, spans, current.number or None))
        self.heading(heading_passages([block.passage for block in names]))

    def _starts_lost(self, row: GridRow) -> bool:
        """Whether a row without a number begins an item of its own whose number was lost."""
        if row.lost:
            blocks = row.cells.get("response", ()) + row.cells.get("text", ())
            return bool(blocks) and (self._current is None or self._fresh_heading)
        text, current = row.cells.get("text", ()), self._current
        if not text or not row.cells.get("response"):
            return False
        if not text[0].passage.text[0].isupper():
            return False
        return current is None or self._fresh_heading or not self._text_goes_on(row)

    def _loose(self, row: GridRow, what: str) -> None:
        passages = [block.passage for blocks in row.cells.values() for block in blocks]
        spans = tuple(span for passage in passages for span in passage.spans())
        start = passages[0].text[:60] if passages else ""
        self.result.findings.append(Finding("lost-text", f'row "{start}" {what}', spans))


def _not_repeated(row: GridRow, current: LogicalRow | None) -> GridRow:
    """A row that carries its item's number again, without the text and verdict that it also repeats."""
    cells = dict(row.cells)
    for role in ("text", "verdict"):
        again = [block.passage.text for block in cells.get(role, ())]
        before = [block.passage.text for block in current.blocks(role)] if current is not None else []
        if again and " ".join(again).casefold() in " ".join(before).casefold():
            del cells[role]
    return GridRow(cells, row.after_break, row.lost)
