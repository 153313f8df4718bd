"""Lines of small drawn PDFs to paragraphs and list items, and the text they make."""

from pathlib import Path

import pytest

from forumtrace.extract.model import Block
from forumtrace.extract.pdf_document import read_pdf
from tests.pdf_drawing import PITCH, Drawing, plain_pages
from tests.test_pdf_tables import only_table

CELL = (40, 240)
FULL = "Words that fill the line to its very end"


def cell_blocks(drawing: Drawing) -> tuple[Block, ...]:
    """The blocks of the first cell of the one table."""
    drawing.grid([*CELL, 400, 560], [40, 300])
    cell = only_table(read_pdf(drawing.save())).rows[0].cells[0]
    assert cell is not None
    return cell.blocks


def said(blocks: tuple[Block, ...]) -> list[tuple[str, str]]:
    """Layout and text of blocks."""
    return [(block.layout, block.passage.text) for block in blocks]


def test_a_line_that_had_room_ends_its_paragraph(tmp_path: Path) -> None:
    """The next word would have fitted on the line above: a new paragraph; it would not: the same one."""
    drawing = Drawing(tmp_path / "a.pdf")
    drawing.text(45, 60, FULL, "Continued here.", "Another paragraph.")
    assert said(cell_blocks(drawing)) == [
        ("paragraph", f"{FULL} Continued here."),
        ("paragraph", "Another paragraph."),
    ]


def test_a_gap_ends_a_paragraph(tmp_path: Path) -> None:
    """A gap of more than the usual pitch parts paragraphs, however full the line above."""
    drawing = Drawing(tmp_path / "a.pdf")
    drawing.text(45, 60, FULL)
    drawing.text(45, 60 + 2 * PITCH, FULL)
    blocks = cell_blocks(drawing)
    assert [block.ends_paragraph for block in blocks] == [True, True]


def test_items_may_go_on_under_their_mark(tmp_path: Path) -> None:
    """A bullet that was typed has no hanging indent; a line that had room still ends it."""
    drawing = Drawing(tmp_path / "a.pdf")
    drawing.text(45, 60, "We will:")
    for index in range(2):
        top = 60 + (1 + 2 * index) * PITCH
        drawing.text(45, top, "\u2022")
        drawing.text(51, top, "Fill the line to its very very end")
        drawing.text(45, top + PITCH, "and go on")
    drawing.text(45, 60 + 5 * PITCH, "Then something else.")
    item = ("bullet", "Fill the line to its very very end and go on")
    assert said(cell_blocks(drawing)) == [
        ("paragraph", "We will:"),
        item,
        item,
        ("paragraph", "Then something else."),
    ]


@pytest.mark.parametrize("mark", ["\u2022", "o", "-", "\u2013"])
def test_list_marks_are_not_text(tmp_path: Path, mark: str) -> None:
    """Bullets, and an o or a dash that hangs, begin list items whose lines hang behind them."""
    drawing = Drawing(tmp_path / "a.pdf")
    drawing.text(45, 60, "We will:")
    for index in range(2):
        drawing.text(45, 60 + (1 + 2 * index) * PITCH, mark)
        drawing.text(63, 60 + (1 + 2 * index) * PITCH, "fill the line to its very last", "place and go on")
    item = "fill the line to its very last place and go on"
    blocks = cell_blocks(drawing)
    assert said(blocks) == [("paragraph", "We will:"), ("bullet", item), ("bullet", item)]


def test_a_dash_within_a_sentence_is_text(tmp_path: Path) -> None:
    """A dash that does not hang is a word."""
    drawing = Drawing(tmp_path / "a.pdf")
    drawing.text(45, 60, "Words that go on to fill the whole line - and", "- as here - it goes on")
    assert said(cell_blocks(drawing)) == [
        ("paragraph", "Words that go on to fill the whole line - and - as here - it goes on")
    ]


def test_dates_on_neighbouring_lines_are_separate(tmp_path: Path) -> None:
    """Lines that are each a whole date or state are entries of their own; a wrapped date or owner is one."""
    drawing = Drawing(tmp_path / "a.pdf")
    drawing.grid([40, 110, 180, 300], [40, 200])
    drawing.text(45, 60, "April 2025", "Completed", "September", "2024")
    drawing.text(115, 60, "Assistant", "Director", "", "Governor")
    row = only_table(read_pdf(drawing.save())).rows[0]
    found = [[block.passage.text for block in cell.blocks] for cell in row.cells if cell]
    assert found == [["April 2025", "Completed", "September 2024"], ["Assistant Director", "Governor"], []]


def test_words_cut_at_hyphens_and_slashes_are_joined(tmp_path: Path) -> None:
    """A hyphen or slash at a line end joins without a space, unless the file writes one; soft hyphens vanish."""
    drawing = Drawing(tmp_path / "a.pdf")
    drawing.text(45, 60, "They must keep all records quite up-", "to-date and tell the very able HMPPS/")
    drawing.text(45, 60 + 2 * PITCH, "Director, and then the other HMPPS/ ", "Governor.")
    (block,) = cell_blocks(drawing)
    assert block.passage.text == (
        "They must keep all records quite up-to-date and tell the very able HMPPS/Director, "
        "and then the other HMPPS/ Governor."
    )


def test_raised_ordinals_stay_at_their_number(tmp_path: Path) -> None:
    """Small raised letters belong to the line they touch."""
    drawing = Drawing(tmp_path / "a.pdf")
    drawing.text(45, 60, "Submitted 26")
    drawing.font(size=6.5)
    drawing.text(45 + drawing.canvas.stringWidth("Submitted 26", "Helvetica", 10), 56.7, "th")
    drawing.font()
    drawing.text(112, 60, "August 2020")
    assert said(cell_blocks(drawing)) == [("paragraph", "Submitted 26th August 2020")]


def test_bold_drawn_twice_is_read_once(tmp_path: Path) -> None:
    """Characters drawn over themselves to look bold are one character, and bold."""
    drawing = Drawing(tmp_path / "a.pdf")
    for shift in (0, 0.3):
        drawing.text(45 + shift, 60, "Still bold")
    (block,) = cell_blocks(drawing)
    assert (block.passage.text, block.bold) == ("Still bold", True)


def test_running_lines_stay_in_the_text_but_in_no_part(tmp_path: Path) -> None:
    """Headers, footers and page numbers that repeat are margins; nothing is lost."""
    drawing = Drawing(tmp_path / "a.pdf")
    for page in range(1, 4):
        drawing.text(50, 30, "This plan was written before the rules changed.")
        drawing.text(50, 100, f"Chapter {['one', 'two', 'three'][page - 1]}")
        drawing.text(290, 380, f"Page {page} of 3")
        drawing.page()
    document = read_pdf(drawing.save())
    assert [part.passage.text for part in document.parts if isinstance(part, Block)] == [
        "Chapter one",
        "Chapter two",
        "Chapter three",
    ]
    assert [block.passage.text for block in document.margins][-1] == "Page 3 of 3"
    assert document.text.count("rules changed") == 3


def test_cover_lines_are_separate_and_wrapped_ones_joined(tmp_path: Path) -> None:
    """Outside tables too, a line with room ends its paragraph and a full one goes on."""
    drawing = Drawing(tmp_path / "a.pdf")
    drawing.font("Helvetica-Bold", 14)
    drawing.text(50, 60, "Action Plan:")
    drawing.text(50, 76, "HMP Somewhere")
    drawing.font()
    drawing.text(
        50,
        120,
        "A sentence that is so long that it has to go on in the next line, since it reaches the edge of it all:",
        "here.",
    )
    document = read_pdf(drawing.save())
    assert [part.passage.text for part in document.parts if isinstance(part, Block)][:2] == [
        "Action Plan:",
        "HMP Somewhere",
    ]
    assert len(document.parts) == 3


def test_unexplained_characters_become_a_finding(tmp_path: Path) -> None:
    """Characters whose meaning the file does not give stay visible as U+FFFD and are reported with their place."""
    drawing = Drawing(tmp_path / "a.pdf", pageCompression=0)
    drawing.text(50, 60, "Some wXrds")
    path = drawing.save()
    path.write_bytes(path.read_bytes().replace(b"wXrds", b"w\x04rds"))
    document = read_pdf(path)
    (finding,) = document.findings
    assert finding.kind == "lost-text"
    assert [document.text[span.start : span.end] for span in finding.spans] == ["w\ufffdrds"]


def test_page_spans_cover_the_text(tmp_path: Path) -> None:
    """Every character belongs to the stretch of exactly one page."""
    document = read_pdf(plain_pages(tmp_path / "a.pdf", [["One."], ["Two.", "Three."], ["Four."]]))
    assert [document.text[page.span.start : page.span.end] for page in document.pages] == [
        "One.\n",
        "Two.\nThree.\n",
        "Four.\n",
    ]
