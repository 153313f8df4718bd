"""The lean page reader against pdfminer: the same characters, rules and areas at the same places."""

from pathlib import Path

import pdfplumber
import pytest

from forumtrace.extract.model import Box
from forumtrace.extract.pdf_lean import LeanReader
from forumtrace.extract.pdf_lexer import Unusual, statements, string_bytes
from forumtrace.extract.pdf_pages import quiet
from forumtrace.extract.pdf_sheet import Sheet
from forumtrace.extract.pdf_stock import stock_sheet
from tests.pdf_drawing import Drawing
from tests.test_pdf_replicas import PLANS

EXAMPLES = Path(__file__).parents[1] / "examples"
FILES = sorted(EXAMPLES.glob("*.pdf")) + (sorted(PLANS.glob("*.pdf")) if PLANS.is_dir() else [])


def characters(sheet: Sheet) -> list[tuple[str, bool, int | None]]:
    """All characters in drawing order with weight and mark."""
    return [(char, run.bold, run.mcid) for run in sheet.runs for char in run.text]


def places(sheet: Sheet) -> list[float]:
    """Left, top, bottom, baseline and size of every character."""
    return [
        value
        for run in sheet.runs
        for edge in run.edges[:-1]
        for value in (edge, run.top, run.bottom, run.baseline, run.size)
    ]


def numbers(boxes: list[Box]) -> list[float]:
    """The sides of boxes in a fixed order."""
    return [value for box in sorted(boxes) for value in box]


def both(path: Path) -> list[tuple[Sheet, Sheet]]:
    """Every page of a file, read by both."""
    with quiet(), pdfplumber.open(path) as pdf:
        lean = LeanReader(pdf.rsrcmgr)
        pairs = []
        for number, page in enumerate(pdf.pages, 1):
            pairs.append((lean.sheet(page, number), stock_sheet(page, number)))
            page.close()
    return pairs


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_lean_and_stock_reading_are_equal(path: Path) -> None:
    """On real layouts both give the same page."""
    for lean, stock in both(path):
        assert characters(lean) == characters(stock)
        assert places(lean) == pytest.approx(places(stock), abs=1e-6)
        for mine, theirs in ((lean.rules, stock.rules), (lean.fills, stock.fills)):
            assert numbers(mine) == pytest.approx(numbers(theirs), abs=1e-6)
        assert (lean.width, lean.height, lean.pictures) == (stock.width, stock.height, stock.pictures)


def test_text_operators_are_those_of_pdfminer(tmp_path: Path) -> None:
    """Spacing, scaling, rise, leading, moved and multiplied matrices place characters alike."""
    drawing = Drawing(tmp_path / "a.pdf")
    text = drawing.canvas.beginText(50, 300)
    text.setFont("Times-Bold", 11)
    text.setCharSpace(0.7)
    text.setWordSpace(2)
    text.setHorizScale(90)
    text.textLine("Spaced words (with brackets \\ and a slash)")
    text.setRise(3)
    text.setLeading(15)
    text.textLines("two\nlines")
    drawing.canvas.drawText(text)
    drawing.canvas.saveState()
    drawing.canvas.scale(1.5, 1.25)
    drawing.text(60, 100, "Scaled words")
    drawing.bar(10, 10, 60, 40)
    drawing.rule(10, 50, 300, 50)
    drawing.canvas.restoreState()
    drawing.canvas.bezier(10, 10, 20, 20, 30, 10, 40, 40)
    ((lean, stock),) = both(drawing.save())
    assert characters(lean) == characters(stock)
    assert places(lean) == pytest.approx(places(stock), abs=1e-6)
    assert numbers(lean.rules) == pytest.approx(numbers(stock.rules), abs=1e-6)
    assert numbers(lean.fills) == pytest.approx(numbers(stock.fills), abs=1e-6)


def test_marks_last_through_nested_marks(tmp_path: Path) -> None:
    """A mark without a number of its own goes on under the number around it, and ends there."""
    drawing = Drawing(tmp_path / "a.pdf")
    drawing.canvas._code.append("/P <</MCID 7>> BDC")
    drawing.text(50, 50, "one")
    drawing.canvas._code.append("/Span <</Lang (en)>> BDC")
    drawing.text(50, 70, "two")
    drawing.canvas._code += ["EMC"]
    drawing.text(50, 90, "three")
    drawing.canvas._code += ["EMC", "/Artifact BMC"]
    drawing.text(50, 110, "four")
    drawing.canvas._code += ["EMC"]
    with pdfplumber.open(drawing.save()) as pdf:
        sheet = LeanReader(pdf.rsrcmgr).sheet(pdf.pages[0], 1)
    assert [(run.text, run.mcid) for run in sheet.runs] == [
        ("one", 7),
        ("two", 7),
        ("three", 7),
        ("four", None),
    ]


def test_strings_are_unescaped() -> None:
    """Literal and hexadecimal strings, with every escape that PDF knows."""
    assert string_bytes(rb"(a\(b\)\\ \101\n(c))") == b"a(b)\\ A\n(c)"
    assert string_bytes(b"(a\\\r\nb)") == b"ab"
    assert string_bytes(b"<48 65 6C6c 6>") == b"Hell`"


def test_unknown_content_is_left_to_pdfminer() -> None:
    """The lexer stops at what it does not know, and never scans on for long."""
    for content in (b"BI /W 1 ID x EI", b"1 2 3", b"[(open", b"(" * 100_000, b"[" + b"1 " * 100_000):
        with pytest.raises(Unusual):
            list(statements(content))
