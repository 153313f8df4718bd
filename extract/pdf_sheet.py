"""What is drawn on one PDF page, before any reading: runs of text, ruling lines, shading, pictures.

All places are points from the top left corner. A page whose text runs sideways is turned until it is upright;
`Sheet.turns` says how far, and `page_box` leads a rectangle back to the page as it is displayed.
"""

from dataclasses import dataclass, field
from math import isfinite
from typing import NamedTuple

from forumtrace.extract.model import Box


class Run(NamedTuple):
    """Neighbouring characters of one string, font and baseline.

    `edges` holds the left edge of every character and, last, the right edge of the last one.
    `mcid` is the marked-content number that a tagged PDF gives to its structure tree.
    """

    text: str
    edges: tuple[float, ...]
    top: float
    bottom: float
    baseline: float
    size: float
    bold: bool = False
    mcid: int | None = None

    @property
    def box(self) -> Box:
        """The rectangle around the run."""
        return self.edges[0], self.top, self.edges[-1], self.bottom

    def part(self, start: int, end: int) -> "Run":
        """The characters from `start` to `end` as a run of their own."""
        return self._replace(text=self.text[start:end], edges=self.edges[start : end + 1])


@dataclass(slots=True)
class Sheet:
    """One page; `rules` are thin rectangles and lines, `fills` shaded areas, `stray` text in other directions."""

    number: int
    width: float
    height: float
    runs: list[Run] = field(default_factory=list)
    stray: list[Run] = field(default_factory=list)
    rules: list[Box] = field(default_factory=list)
    fills: list[Box] = field(default_factory=list)
    pictures: int = 0
    turns: int = 0
    """Quarter turns clockwise that made the text upright."""

    def clear(self) -> None:
        """Forget what is drawn, once it is laid out: memory stays flat in long files."""
        for drawn in (self.runs, self.stray, self.rules, self.fills):
            drawn.clear()


THIN = 4.6
"""Points: the thickest border that Word offers is 6 pt, but shading is never thinner than a line of text."""


SMALLEST = 0.5
"""Points: text of a smaller size is not there to be read."""


def turned(box: Box, turns: int, width: float, height: float) -> Box:
    """The rectangle `box` of a page of this width and height after `turns` quarter turns clockwise."""
    x0, top, x1, bottom = box
    for _ in range(turns % 4):
        x0, top, x1, bottom = height - bottom, x0, height - top, x1
        width, height = height, width
    return x0, top, x1, bottom


def page_box(box: Box, sheet: Sheet) -> Box:
    """The rectangle `box` of an upright sheet on the page as it is displayed."""
    return turned(box, -sheet.turns, sheet.width, sheet.height)


def add_rectangle(sheet: Sheet, box: Box, stroked: bool, filled: bool) -> None:
    """Sort a drawn rectangle into rules (thin, or the four sides of a frame) and fills."""
    x0, top, x1, bottom = box
    wide, high = x1 - x0, bottom - top
    if min(wide, high) <= THIN:
        if max(wide, high) > THIN and max(wide, high) > 3 * min(wide, high) and (stroked or filled):
            sheet.rules.append(box)
        return
    if stroked:
        sheet.rules += [
            (x0, top, x1, top),
            (x0, bottom, x1, bottom),
            (x0, top, x0, bottom),
            (x1, top, x1, bottom),
        ]
    if filled and not (wide > 0.9 * sheet.width and high > 0.9 * sheet.height):
        sheet.fills.append(box)


def drop_outside(sheet: Sheet) -> None:
    """Take what nobody sees out of the way: text off the page or without size goes with the stray runs.

    Places that are no numbers (a damaged file) are dropped for good.
    """
    width, height = sheet.width, sheet.height

    def on_page(box: Box) -> bool:
        return box[0] <= width and box[1] <= height and box[2] >= 0 and box[3] >= 0

    finite = [run for run in sheet.runs if all(map(isfinite, (*run.box, run.baseline)))]
    sheet.stray = [run for run in sheet.stray if all(map(isfinite, run.box))]
    seen = [on_page(run.box) and run.size >= SMALLEST for run in finite]
    sheet.stray += [run for run, shown in zip(finite, seen, strict=True) if not shown]
    sheet.runs = [run for run, shown in zip(finite, seen, strict=True) if shown]
    sheet.rules = [box for box in sheet.rules if all(map(isfinite, box)) and on_page(box)]
    sheet.fills = [box for box in sheet.fills if all(map(isfinite, box)) and on_page(box)]
