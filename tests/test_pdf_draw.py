"""Pictures of the reading."""

from pathlib import Path

import pytest
from PIL import Image

from forumtrace.errors import SourceRefused
from forumtrace.extract.pdf_draw import draw_pages
from tests.pdf_drawing import Drawing


def test_each_page_is_painted(tmp_path: Path) -> None:
    """One picture for each page, with coloured cells and paragraphs on it."""
    drawing = Drawing(tmp_path / "a.pdf")
    drawing.grid([40, 200, 560], [50, 80])
    drawing.text(45, 64, "words")
    pictures = list(draw_pages(drawing.save(), tmp_path / "out", scale=1.0))
    assert [picture.name for picture in pictures] == ["a-001.png"]
    with Image.open(pictures[0]) as picture:
        assert picture.size == (600, 400)
        assert len(picture.getcolors(maxcolors=10_000) or ()) > 2
        assert picture.getpixel((40, 60)) == (31, 119, 180)


def test_a_place_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    """A file where the directory should be."""
    drawing = Drawing(tmp_path / "a.pdf")
    drawing.text(45, 64, "words")
    with pytest.raises(SourceRefused, match="cannot be written"):
        list(draw_pages(drawing.save(), tmp_path / "a.pdf"))
