"""Paragraphs that only their neighbours tell apart: a full last line, no gap, and an owner or date beside the next.

Word puts an owner or a date beside the paragraph it belongs to. Where a cell has no gaps between paragraphs, a
sentence that begins a line at the very height where an entry of another column begins starts a new paragraph.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from forumtrace.extract.pdf_blocks import BLANK, Frame, Paragraph, room_of
from forumtrace.extract.pdf_lines import Line

NARROW = 0.6
"""Entries stand in columns at most this wide compared with the paragraphs they belong to."""


def split_beside(row: list[tuple[list[Paragraph], Frame]]) -> None:
    """Split paragraphs of the cells of one row, given with their frames, in place."""
    for blocks, frame in row:
        width = frame.right - frame.left
        entries = [other for other, place in row if place.right - place.left < NARROW * width]
        heights = [block.lines[0].baseline for other in entries for block in other]
        if heights and not _has_gaps(blocks, frame):
            blocks[:] = [piece for block in blocks for piece in _split(block, frame, heights)]


def _has_gaps(blocks: list[Paragraph], frame: Frame) -> bool:
    steps = ((one.lines[-1], two.lines[0]) for one, two in pairwise(blocks))
    return any(
        two.baseline - one.baseline > BLANK * frame.pitch * max(one.size, two.size) for one, two in steps
    )


def _split(block: Paragraph, frame: Frame, heights: Iterable[float]) -> Iterator[Paragraph]:
    """The block in pieces; a list item stays whole, its list has marks to tell items apart."""
    pieces: list[list[Line]] = [[]]
    for line in block.lines:
        before = pieces[-1][-1] if pieces[-1] else None
        level = any(abs(line.baseline - height) < 0.3 * line.size for height in heights)
        if level and before is not None and not block.marked and _starts_sentence(before, line):
            pieces.append([])
        pieces[-1].append(line)
    if len(pieces) == 1:
        yield block
        return
    for lines in pieces:
        ends = block.ends if lines is pieces[-1] else True
        yield Paragraph(lines, room_of(lines[-1], frame), ends)


def _starts_sentence(before: Line, line: Line) -> bool:
    tagged_alike = before.tag is not None and before.tag == line.tag
    return before.text[-1] in ".;:!?" and line.text[0].isupper() and not tagged_alike
