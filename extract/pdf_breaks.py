"""Page breaks: which rows come after one, and what is known about paragraphs that reach it.

Only certain signs are written down: a structure element that goes on or surely does not, a blank line at the head
of the next page, a hanging indent that goes on. The plan stage, which knows the columns, weighs the rest.
"""

from collections.abc import Iterable, Sequence

from forumtrace.extract.pdf_blocks import Paragraph
from forumtrace.extract.pdf_parts import PageParts, PageTable

NEAR = 6.0
"""Points by which the columns of one table may differ from page to page."""
FREE = 2.8
"""Font sizes of free space below a paragraph that show that it did not go on: more than the two lines that a word
processor may push to the next page."""


def settle_breaks(pages: Sequence[PageParts]) -> None:
    """Fill `after_break` of the tables and `ends` of the last paragraphs before a break."""
    header: PageTable | None = None
    before: PageTable | None = None
    for page in pages:
        first = page.parts[0] if page.parts else None
        if isinstance(first, PageTable) and before is not None and header is not None:
            repeated = _repeated_rows(header, first)
            first.after_break = repeated + 1
            _settle_cut(before, first, repeated)
        else:
            header = None
        tables = [part for part in page.parts if isinstance(part, PageTable)]
        last = page.parts[-1] if page.parts else None
        before = last if isinstance(last, PageTable) else None
        if before is not None and (header is None or len(tables) > 1 or len(page.parts) > 1):
            header = before
    _settle_tags(pages)


def _repeated_rows(header: PageTable, table: PageTable) -> int:
    """How many rows at the head of `table` are the head of the table it continues."""
    count = 0
    while count < min(header.rows, table.rows, 3) and header.row_text(count) == table.row_text(count):
        count += 1
    return count


def _settle_cut(before: PageTable, after: PageTable, row: int) -> None:
    """Fill `ends` of the last paragraphs of the row above the break, column by column."""
    if row >= after.rows:
        return
    foot, top, pad = before.grid.tops[-1], after.grid.tops[row], _pad(after)
    tails = {left: blocks[-1] for left, blocks in before.row(before.rows - 1) if blocks}
    for left, blocks in after.row(row):
        tail = next((block for x, block in tails.items() if abs(x - left) < NEAR), None)
        if tail is None or not blocks or tail.ends is not None:
            continue
        last, first = tail.lines[-1], blocks[0].lines[0]
        space_below, space_above = foot - last.bottom, first.top - top - pad
        if blocks[0].marked or space_above > 0.7 * first.size or space_below > FREE * last.size:
            tail.ends = True
        elif tail.marked and abs(first.x0 - last.x0) < NEAR and first.x0 - left > 2 * NEAR:
            tail.ends = False


def _pad(table: PageTable) -> float:
    """The smallest space between the top of a cell and its text."""
    spaces = [
        blocks[0].lines[0].top - table.grid.tops[cell.top]
        for cell, blocks in zip(table.grid.cells, table.cells, strict=True)
        if blocks
    ]
    return min(max(min(spaces, default=0.0), -NEAR), NEAR)


def _settle_tags(pages: Sequence[PageParts]) -> None:
    """Where one structure element is seen to cross pages, the others tell whether a paragraph goes on."""
    seen: dict[str, set[int]] = {}
    for page in pages:
        for block in _paragraphs(page):
            if block.tag is not None:
                seen.setdefault(block.tag, set()).add(page.sheet.number)
    if not any(len(numbers) > 1 for numbers in seen.values()):
        return
    for page in pages:
        for block in _paragraphs(page):
            if block.tag is not None and block.ends is None:
                block.ends = max(seen[block.tag]) == page.sheet.number


def _paragraphs(page: PageParts) -> Iterable[Paragraph]:
    for part in page.parts:
        if isinstance(part, PageTable):
            for blocks in part.cells:
                yield from blocks
        else:
            yield part
