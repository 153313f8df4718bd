"""Small PDFs drawn for the tests of the PDF reader."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from reportlab.pdfgen.canvas import Canvas

HEIGHT = 400.0
WIDTH = 600.0
PITCH = 12.0


class Drawing:
    """A canvas that counts from the top left, with the borders and shading that Word draws."""

    def __init__(self, path: Path, size: tuple[float, float] = (WIDTH, HEIGHT), **options: Any) -> None:
        self.path, self.size = path, size
        self.canvas = Canvas(str(path), pagesize=size, invariant=True, **options)
        self.font()

    def font(self, name: str = "Helvetica", size: float = 10.0) -> None:
        """Change the font of what is written from now on."""
        self._font = name, size

    def text(self, x: float, baseline: float, *lines: str) -> None:
        """Lines below each other, the first on `baseline`."""
        self.canvas.setFont(*self._font)
        for index, line in enumerate(lines):
            self.canvas.drawString(x, self.size[1] - baseline - index * PITCH, line)

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> None:
        """A stroked line."""
        self.canvas.setLineWidth(0.5)
        self.canvas.line(x0, self.size[1] - y0, x1, self.size[1] - y1)

    def bar(self, x0: float, y0: float, x1: float, y1: float, grey: float = 0.0) -> None:
        """A filled rectangle: a border as Word draws it when thin, else shading."""
        self.canvas.setFillGray(grey)
        self.canvas.rect(x0, self.size[1] - y1, x1 - x0, y1 - y0, stroke=0, fill=1)
        self.canvas.setFillGray(0)

    def grid(self, xs: Sequence[float], ys: Sequence[float], word: bool = False) -> None:
        """The rules of a table; as thin bars, cell by cell with corner squares, if `word`."""
        if not word:
            for x in xs:
                self.rule(x, ys[0], x, ys[-1])
            for y in ys:
                self.rule(xs[0], y, xs[-1], y)
            return
        for x in xs:
            for top, bottom in pairwise(ys):
                self.bar(x, top + 0.48, x + 0.48, bottom)
        for y in ys:
            for left, right in pairwise(xs):
                self.bar(left + 0.48, y, right, y + 0.48)
            for x in xs:
                self.bar(x, y, x + 0.48, y + 0.48)
                self.bar(x, y, x + 0.48, y + 0.48)

    def page(self) -> None:
        """End the page."""
        self.canvas.showPage()
        self.font()

    def save(self) -> Path:
        """Write the file."""
        self.canvas.save()
        return self.path


def plain_pages(path: Path, pages: Iterable[Sequence[str]]) -> Path:
    """A PDF with these lines on each page, far enough apart to be paragraphs."""
    drawing = Drawing(path)
    for lines in pages:
        for index, line in enumerate(lines):
            drawing.text(50, 50 + 30 * index, line)
        drawing.page()
    return drawing.save()
