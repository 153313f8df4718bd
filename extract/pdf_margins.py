"""Running headers and footers: lines outside the tables that stand at the same place on most pages."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from forumtrace.extract.pdf_layout import Layout
from forumtrace.extract.pdf_lines import Line

ZONE = 0.18
"""Share of the page height at its top and at its foot where running lines are looked for."""
_PAGE_NUMBER = re.compile(r"(?:page )?\d{1,3}(?: ?(?:of|/) ?\d{1,3})?", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")

Key = tuple[str, int]


def split_margins(layouts: Sequence[Layout]) -> list[list[Line]]:
    """The running lines of each page, taken out of `layout.lines`."""
    counts = Counter(key for layout in layouts for key in {_key(line) for line in _candidates(layout)})
    often = max(2, (len(layouts) + 1) // 2)
    running = {key for key, count in counts.items() if count >= often}
    return [_take(layout, running) for layout in layouts]


def _take(layout: Layout, running: set[Key]) -> list[Line]:
    taken = [line for line in _candidates(layout) if _is_running(line, running)]
    layout.lines = [line for line in layout.lines if not any(line is other for other in taken)]
    return taken


def _candidates(layout: Layout) -> Iterable[Line]:
    height = layout.sheet.height
    first = min((table.grid.tops[0] for table in layout.tables), default=height)
    last = max((table.grid.tops[-1] for table in layout.tables), default=0.0)
    for line in layout.lines:
        head = line.baseline < min(ZONE * height, first)
        foot = line.baseline > max((1 - ZONE) * height, last)
        if line.words and (head or foot):
            yield line


def _key(line: Line) -> Key:
    """What the same line has in common on all pages: words without numbers, and place."""
    return _DIGITS.sub("#", line.text), round(line.baseline / 4)


def _is_running(line: Line, running: set[Key]) -> bool:
    text, place = _key(line)
    near = ((text, place), (text, place - 1), (text, place + 1))
    return any(key in running for key in near) or bool(_PAGE_NUMBER.fullmatch(line.text))
