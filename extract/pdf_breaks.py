"""Page breaks: which rows come after one, and what is known about paragraphs that reach it.

Only certain signs are written down: a structure element that goes on or surely does not, a blank line at the head
of the next page, a hanging indent that goes on. The plan stage, which knows the columns, weighs the rest.
"""

from collections.abc import Iterable, Sequence

from forumtrace.extract.pdf_blocks import Paragraph
from forumtrace.extract.pdf_parts import PageParts, PageTable

NEAR = 6.0
"""Points by which the columns of one table may differ from page to page."""
LINE, LINES = 1.3, 2.8
"""Font sizes of free space below a paragraph that show that it did not go on: one line for a single line, which is
never left alone where widows and orphans are controlled; else more than the line that this control takes along."""


def settle_breaks(pages: Sequence[PageParts]) -> None:
    """Fill `after_break` of the tables and `ends` of the last paragraphs before a break."""
    header: PageTable | None = None
    before: PageTable | None = None
    for page in pages:
        first = page.parts[0] if page.parts else None
        if before is not None and not (isinstance(first, PageTable) and _continues(before, first)):
            _settle_rows(before, open_end=False)
            before = None
        if isinstance(first, PageTable) and before is not None:
            header = header or before
            repeated = _repeated_rows(header, first)
            first.after_break = repeated + 1
            _settle_cut(before, first, repeated)
        else:
            header = None
        last = page.parts[-1] if page.parts else None
        before = last if isinstance(last, PageTable) else None
        if len(page.parts) > 1:
            header = None
        for part in page.parts:
            _settle_rows(part, open_end=part is last)
    if before is not None:
        _settle_rows(before, open_end=False)
    _settle_tags(pages)


def _continues(before: PageTable, after: PageTable) -> bool:
    """Whether two tables have their columns at the same places."""
    one, two = before.grid.lefts, after.grid.lefts
    shared = sum(1 for left in two if any(abs(left - other) < NEAR for other in one))
    return shared >= max(3, 0.7 * max(len(one), len(two)))


def _settle_rows(part: Paragraph | PageTable, open_end: bool) -> None:
    """Nothing goes on below the rule at the foot of a row, but for the last row of a page."""
    if isinstance(part, PageTable):
        for cell, blocks in zip(part.grid.cells, part.cells, strict=True):
            if blocks and blocks[-1].ends is None and (cell.bottom < part.rows or not open_end):
                blocks[-1].ends = True


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
    open_pairs: list[tuple[float, Paragraph, Paragraph]] = []
    for left, blocks in after.row(row):
        tail = next((block for x, block in tails.items() if abs(x - left) < NEAR), None)
        if tail is None or not blocks or tail.ends is not None:
            continue
        last, first = tail.lines[-1], blocks[0].lines[0]
        space_below, space_above = foot - last.bottom, first.top - top - pad
        if blocks[0].marked or space_above > 0.7 * first.size or _was_free(space_below, tail):
            tail.ends = True
        elif tail.marked and abs(first.x0 - last.x0) < NEAR and first.x0 - left > 2 * NEAR:
            tail.ends = False
        else:
            open_pairs.append((left, tail, blocks[0]))
    for left, tail, head in open_pairs:
        beside = [blocks[0] for x, blocks in after.row(row) if blocks and x > left]
        if _is_sentence_end(tail, head) and any(
            _begins_beside(head, other, tails.values()) for other in beside
        ):
            tail.ends = True


def _was_free(space: float, tail: Paragraph) -> bool:
    return space > (LINE if len(tail.lines) == 1 else LINES) * tail.lines[-1].size


def _is_sentence_end(tail: Paragraph, head: Paragraph) -> bool:
    return tail.lines[-1].text[-1] in ".!?:" and not head.lines[0].text[0].islower()


def _begins_beside(head: Paragraph, other: Paragraph, tails: Iterable[Paragraph]) -> bool:
    """Whether an owner or date begins on the first line of a page: it belongs to what begins there too."""
    level = abs(head.lines[0].baseline - other.lines[0].baseline) < 0.5 * head.lines[0].size
    above = [tail for tail in tails if abs(tail.lines[-1].x0 - other.lines[0].x0) < NEAR]
    return level and all(tail.ends for tail in above)


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
