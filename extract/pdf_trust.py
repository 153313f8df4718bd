"""Whether the tags of a file can be trusted to tell paragraphs: held against what geometry knows for sure."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from forumtrace.extract.pdf_blocks import BLANK, lead_of
from forumtrace.extract.pdf_layout import Layout
from forumtrace.extract.pdf_lines import Line

TOLERATED = 0.15
"""Share of sure cases that tags may get wrong; a file that tags every line, or every cell, gets far more wrong."""


def tags_trusted(layouts: Sequence[Layout]) -> bool:
    """Whether tags agree with the page wherever a paragraph surely begins or surely goes on."""
    right = {True: 0, False: 0}
    total = {True: 0, False: 0}
    for layout in layouts:
        for one, two, width in _neighbours(layout):
            begins = _surely_begins(one, two, width, layout.pitch)
            if begins is not None:
                total[begins] += 1
                right[begins] += (one.tag != two.tag) == begins
    return all(right[begins] >= (1 - TOLERATED) * total[begins] for begins in (True, False))


def _neighbours(layout: Layout) -> Iterator[tuple[Line, Line, float]]:
    """Pairs of tagged lines one under the other in a cell, with the place of its right edge."""
    for table in layout.tables:
        for index, lines in enumerate(table.cells):
            right = table.frame(index, layout.pitch).right
            for one, two in pairwise(lines):
                if one.words and two.words and one.tag and two.tag:
                    yield one, two, right


def _surely_begins(one: Line, two: Line, right: float, pitch: float) -> bool | None:
    size = max(one.size, two.size)
    if two.mark is not None or two.baseline - one.baseline > BLANK * pitch * size:
        return True
    fits = right - one.x1 >= lead_of(two) + 0.05 * size
    if not fits and two.words[0].text[0].islower():
        return False
    return None
