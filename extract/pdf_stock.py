"""One page read with pdfplumber's own objects: slower than the lean reader, but knows every oddity of PDF."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from pdfplumber.page import Page as PlumberPage

from forumtrace.extract.model import Box
from forumtrace.extract.pdf_glyphs import Gatherer, is_bold
from forumtrace.extract.pdf_sheet import Sheet, add_rectangle, turned


def stock_sheet(page: PlumberPage, number: int) -> Sheet:
    """The sheet of a pdfplumber page. Raises what pdfminer raises on a damaged page."""
    width, height = float(page.width), float(page.height)
    chars = page.chars
    turns = _turns(chars)
    if turns % 2:
        sheet = Sheet(number, height, width, turns=turns)
    else:
        sheet = Sheet(number, width, height, turns=turns)
    _add_text(sheet, chars, (width, height), float(page.mediabox[1]) + height)
    objects = page.objects
    for kind in ("rect", "line", "curve"):
        for shape in objects.get(kind, ()):
            _add_shape(sheet, kind, shape, (width, height))
    sheet.pictures = len(objects.get("image", ()))
    return sheet


def _direction(char: dict[str, Any]) -> int:
    """Quarter turns clockwise that this character needs to stand upright."""
    a, b = char["matrix"][:2]
    if abs(a) >= abs(b):
        return 0 if a >= 0 else 2
    return 1 if b > 0 else 3


def _turns(chars: Iterable[dict[str, Any]]) -> int:
    votes = Counter(_direction(char) for char in chars)
    return max(sorted(votes), key=lambda turns: votes[turns], default=0)


def _place(shape: dict[str, Any], turns: int, size: tuple[float, float]) -> Box:
    return turned((shape["x0"], shape["top"], shape["x1"], shape["bottom"]), turns, *size)


def _add_text(sheet: Sheet, chars: list[dict[str, Any]], size: tuple[float, float], floor: float) -> None:
    upright, stray = Gatherer(), Gatherer()
    for char in chars:
        x0, top, x1, bottom = _place(char, sheet.turns, size)
        if _direction(char) == sheet.turns:
            x, y = char["matrix"][4], floor - char["matrix"][5]
            baseline = turned((x, y, x, y), sheet.turns, *size)[1]
            gatherer = upright
        else:
            baseline, gatherer = bottom, stray
        bold = is_bold(char["fontname"])
        gatherer.add(char["text"], (x0, top, x1, bottom), baseline, bottom - top, bold, char.get("mcid"))
    sheet.runs, sheet.stray = upright.runs(), stray.runs()


def _add_shape(sheet: Sheet, kind: str, shape: dict[str, Any], size: tuple[float, float]) -> None:
    """Lines and rectangles count; of the curves only those that are a straight line."""
    box = _place(shape, sheet.turns, size)
    if kind == "rect":
        add_rectangle(sheet, box, bool(shape.get("stroke")), bool(shape.get("fill")))
    elif kind == "line" or min(box[2] - box[0], box[3] - box[1]) < 1:
        add_rectangle(sheet, box, True, False)
