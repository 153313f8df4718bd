"""Pictures of what the reader saw: cells, paragraphs, list items and running lines painted on the pages."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from PIL import Image, ImageDraw

from forumtrace.errors import SourceRefused
from forumtrace.extract.model import Box
from forumtrace.extract.pdf_blocks import Paragraph
from forumtrace.extract.pdf_document import read_pages
from forumtrace.extract.pdf_pages import opened
from forumtrace.extract.pdf_parts import PageParts, PageTable
from forumtrace.extract.pdf_sheet import page_box

COLOURS = {
    "cell": (31, 119, 180, 255),
    "break": (214, 39, 40, 255),
    "paragraph": (44, 160, 44, 70),
    "bullet": (255, 127, 14, 80),
    "margin": (127, 127, 127, 70),
}
"""Cells blue; the top of a row after a page break red; paragraphs green, list items orange, running lines grey."""

Shape = tuple[str, Box]


def draw_pages(path: Path, directory: Path, scale: float = 1.5) -> Iterator[Path]:
    """Paint every page of a PDF into `directory` (made if missing) as NAME-001.png and so on; give the paths.

    `scale` is pixels per point. Raises SourceRefused where the PDF cannot be read or a picture not be written.
    """
    pages = read_pages(path, [])
    try:
        directory.mkdir(parents=True, exist_ok=True)
        with opened(path) as pdf:
            for page, drawn in zip(pages, pdf.pages, strict=True):
                picture = drawn.to_image(resolution=72 * scale).original.convert("RGBA")
                drawn.close()
                target = directory / f"{path.stem}-{page.sheet.number:03}.png"
                _painted(picture, page, scale).convert("RGB").save(target)
                yield target
    except OSError as error:
        raise SourceRefused(f"{directory}: pictures cannot be written: {error.strerror or error}") from error


def _painted(picture: Image.Image, page: PageParts, scale: float) -> Image.Image:
    layer = Image.new("RGBA", picture.size, (0, 0, 0, 0))
    pen = ImageDraw.Draw(layer)
    for kind, box in _shapes(page):
        x0, top, x1, bottom = (round(value * scale) for value in page_box(box, page.sheet))
        if kind == "cell":
            pen.rectangle((x0, top, x1, bottom), outline=COLOURS[kind], width=2)
        elif kind == "break":
            pen.line((x0, top, x1, bottom), fill=COLOURS[kind], width=5)
        else:
            pen.rectangle((x0, top, x1, bottom), fill=COLOURS[kind])
    return Image.alpha_composite(picture, layer)


def _shapes(page: PageParts) -> Iterator[Shape]:
    for part in page.parts:
        if isinstance(part, PageTable):
            yield from _table(part)
        else:
            yield from _paragraphs([part])
    yield from (("margin", box) for block in page.margins for _, box in _paragraphs([block]))


def _table(table: PageTable) -> Iterator[Shape]:
    for cell, blocks in zip(table.grid.cells, table.cells, strict=True):
        yield "cell", table.grid.box_of(cell)
        yield from _paragraphs(blocks)
    left, right = table.grid.lefts[0], table.grid.lefts[-1]
    for row in range(table.after_break):
        yield "break", (left, table.grid.tops[row], right, table.grid.tops[row])


def _paragraphs(blocks: Iterable[Paragraph]) -> Iterator[Shape]:
    for block in blocks:
        x0, x1 = min(line.x0 for line in block.lines), max(line.x1 for line in block.lines)
        yield "bullet" if block.marked else "paragraph", (x0, block.lines[0].top, x1, block.lines[-1].bottom)
