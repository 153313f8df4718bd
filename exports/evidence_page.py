"""Where a quote stands: the page of a PDF with rectangles drawn, the lines of a text with the quote marked."""

from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw

from forumtrace.errors import SourceRefused
from forumtrace.extract.model import Box, Document
from forumtrace.extract.pdf_pages import opened
from forumtrace.graph.rows import Row

SCALE = 2.0
"""Pixels per point."""
FILL, LINE = (255, 221, 0, 90), (128, 22, 80, 255)
AROUND = 2
"""Lines of a text that are shown before and after a quote."""
OPEN, CLOSE = (
    "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}",
    "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}",
)


def boxes_of(found: Iterable[Row]) -> dict[int, list[Box]]:
    """Page number to the rectangles of quotes on it."""
    pages: dict[int, list[Box]] = {}
    for row in found:
        if row["page"] is not None:
            boxes = pages.setdefault(int(row["page"]), [])
            if row["bbox"]:
                x0, top, x1, bottom = map(float, str(row["bbox"]).split())
                boxes.append((x0, top, x1, bottom))
    return dict(sorted(pages.items()))


def page_pictures(
    path: Path, boxes: Mapping[int, list[Box]], scale: float = SCALE
) -> Iterator[tuple[int, bytes]]:
    """The number and the PNG of each page in `boxes`, its rectangles drawn; `scale` is pixels per point.

    Raises SourceRefused when the PDF cannot be read or has no such page.
    """
    with opened(path) as pdf:
        for number, found in boxes.items():
            if not 1 <= number <= len(pdf.pages):
                raise SourceRefused(f"{path.name}: has no page {number}")
            page = pdf.pages[number - 1]
            picture = page.to_image(resolution=72 * scale).original.convert("RGBA")
            page.close()
            buffer = BytesIO()
            _painted(picture, found, scale).save(buffer, "PNG")
            yield number, buffer.getvalue()


def _painted(picture: Image.Image, boxes: Iterable[Box], scale: float) -> Image.Image:
    layer = Image.new("RGBA", picture.size, (0, 0, 0, 0))
    pen = ImageDraw.Draw(layer)
    for box in boxes:
        # A little room, so that the line does not run through the letters.
        x0, top, x1, bottom = (round(value * scale) for value in box)
        pen.rectangle((x0 - 3, top - 3, x1 + 3, bottom + 3), fill=FILL, outline=LINE, width=2)
    return Image.alpha_composite(picture, layer).convert("RGB")


def marked_lines(document: Document, row: Row) -> Iterator[str]:
    """The lines of the canonical text around a quote, numbered, with the quote between marks.

    Raises SourceRefused when the quote does not stand there: the graph was made by another version.
    """
    start, end = int(str(row["start"])), int(str(row["end"]))
    text = document.text
    if text[start:end] != row["quote"]:
        raise SourceRefused(
            f"{document.name}: the quote is not at characters {start} to {end}; build the graph anew"
        )
    marked = text[:start] + OPEN + text[start:end] + CLOSE + text[end:]
    lines = marked.split("\n")
    first = text.count("\n", 0, start)
    last = first + text.count("\n", start, end)
    for number in range(max(first - AROUND, 0), min(last + AROUND + 1, len(lines))):
        sign = ">" if first <= number <= last else " "
        yield f"{sign} {number + 1:>5}  {lines[number]}"
