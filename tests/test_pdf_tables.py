"""Tables of small drawn PDFs: cells, spans, shading, page breaks."""

from itertools import pairwise
from pathlib import Path

import pytest

from forumtrace.extract.model import Block, Document, Table
from forumtrace.extract.pdf_document import read_pdf
from tests.pdf_drawing import PITCH, Drawing

XS = [40, 90, 320, 450, 560]


def only_table(document: Document) -> Table:
    """The one table of a document."""
    (table,) = [part for part in document.parts if isinstance(part, Table)]
    return table


def texts(table: Table) -> list[list[list[str] | None]]:
    """Paragraphs of each cell of each row."""
    return [
        [None if cell is None else [block.passage.text for block in cell.blocks] for cell in row.cells]
        for row in table.rows
    ]


@pytest.mark.parametrize("word", [False, True])
def test_cells_come_from_lines_and_from_thin_bars(tmp_path: Path, word: bool) -> None:
    """Borders may be stroked lines or the thin filled bars with corner squares that Word draws."""
    drawing = Drawing(tmp_path / "a.pdf")
    drawing.grid(XS, [50, 80, 110], word)
    for row, y in enumerate((64, 94)):
        for column, x in enumerate(XS[:-1]):
            drawing.text(x + 5, y, f"r{row}c{column}")
    table = only_table(read_pdf(drawing.save()))
    assert texts(table) == [[[f"r{row}c{column}"] for column in range(4)] for row in range(2)]


def test_merged_cells_say_their_span(tmp_path: Path) -> None:
    """A cell over all columns has their number as span, and the columns it covers are None."""
    drawing = Drawing(tmp_path / "a.pdf")
    drawing.grid(XS, [50, 70], word=True)
    drawing.grid([XS[0], XS[-1]], [70, 90], word=True)
    drawing.grid(XS, [90, 110], word=True)
    drawing.text(45, 64, "one")
    drawing.text(45, 84, "Key concerns")
    drawing.text(45, 104, "two")
    table = only_table(read_pdf(drawing.save()))
    assert texts(table)[1] == [["Key concerns"], None, None, None]
    assert table.rows[1].cells[0] is not None
    assert table.rows[1].cells[0].span == 4


def test_shading_of_paragraphs_and_highlights_makes_no_columns(tmp_path: Path) -> None:
    """Only a fill that is a whole cell counts as one."""
    drawing = Drawing(tmp_path / "a.pdf")
    for left, right in pairwise(XS):
        drawing.bar(left, 50, right, 80, 0.85)
        drawing.bar(left + 5, 52, right - 5, 66, 0.85)
        drawing.text(left + 6, 64, "head")
    drawing.bar(120, 84, 180, 96, 0.5)
    drawing.text(95, 94, "words with a highlight")
    drawing.grid(XS, [50, 80, 110], word=True)
    assert [len(row.cells) for row in only_table(read_pdf(drawing.save())).rows] == [4, 4]


def test_header_without_vertical_rules_keeps_its_columns(tmp_path: Path) -> None:
    """Column heads come from shading, or from words that keep to the columns below."""
    for shaded in (True, False):
        drawing = Drawing(tmp_path / "a.pdf")
        for left, right in pairwise(XS):
            if shaded:
                drawing.bar(left, 50, right, 80, 0.85)
            drawing.text(left + 6, 64, "Head")
        drawing.grid([XS[0], XS[-1]], [50, 80])
        drawing.grid(XS, [80, 110])
        assert texts(only_table(read_pdf(drawing.save())))[0] == [["Head"]] * 4


def test_borders_dragged_in_some_rows_make_no_column(tmp_path: Path) -> None:
    """A border that stands a few points aside in one row is the same border."""
    drawing = Drawing(tmp_path / "a.pdf")
    drawing.grid(XS, [50, 80], word=True)
    drawing.grid([40, 97, 320, 450, 560], [80, 110], word=True)
    for y in (64, 94):
        drawing.text(45, y, "5.1")
        drawing.text(105, y, "text")
    table = only_table(read_pdf(drawing.save()))
    assert texts(table) == [[["5.1"], ["text"], [], []]] * 2


def test_open_table_at_the_page_end_keeps_its_last_row(tmp_path: Path) -> None:
    """A row cut by a page break may have no rule below it; tables may have no rules at their sides."""
    drawing = Drawing(tmp_path / "a.pdf")
    for y in (50, 80):
        drawing.rule(XS[0], y, XS[-1], y)
    for x in XS[1:-1]:
        drawing.rule(x, 50, x, 120)
    for column, x in enumerate(XS[:-1]):
        drawing.text(x + 5, 64, f"head {column}")
        drawing.text(x + 5, 94, f"cut {column}")
    assert texts(only_table(read_pdf(drawing.save()))) == [
        [[f"{word} {column}"] for column in range(4)] for word in ("head", "cut")
    ]


def test_rows_after_a_page_break_are_marked_below_a_repeated_header(tmp_path: Path) -> None:
    """Repeated header rows and the first row below them come after the break; a new table does not."""
    drawing = Drawing(tmp_path / "a.pdf")
    for page in range(2):
        drawing.grid(XS, [50, 70, 90, 110], word=True)
        drawing.text(45, 64, "No")
        drawing.text(45, 84, f"{page}.1")
        drawing.text(45, 104, f"{page}.2")
        drawing.page()
    drawing.grid([40, 200, 300, 560], [50, 70], word=True)
    drawing.text(45, 64, "Total")
    document = read_pdf(drawing.save())
    marks = [[row.after_break for row in part.rows] for part in document.parts if isinstance(part, Table)]
    assert marks == [[False] * 3, [True, True, False], [False]]


def test_frames_and_page_borders_are_no_tables(tmp_path: Path) -> None:
    """A box around text gives blocks; a border around the page does not hide the table in it."""
    drawing = Drawing(tmp_path / "a.pdf")
    drawing.grid([20, 580], [20, 380])
    drawing.grid([40, 300], [40, 70])
    drawing.text(50, 58, "Boxed words")
    drawing.grid(XS, [100, 130])
    drawing.text(45, 114, "5.1")
    document = read_pdf(drawing.save())
    assert [part.passage.text for part in document.parts if isinstance(part, Block)] == ["Boxed words"]
    assert texts(only_table(document)) == [[["5.1"], [], [], []]]


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_pages_with_turned_text_read_as_upright_ones(tmp_path: Path, turn: int) -> None:
    """Text that runs sideways is turned for reading; its rectangles are those of the page as displayed."""
    drawing = Drawing(tmp_path / "a.pdf", size=(600, 600))
    drawing.canvas.translate(300, 300)
    drawing.canvas.rotate(turn)
    drawing.canvas.translate(-300, -300)
    drawing.grid(XS, [50, 80, 110])
    drawing.text(45, 64, "5.1")
    drawing.text(95, 64, "First words", "Second line")
    document = read_pdf(drawing.save())
    assert texts(only_table(document))[0][0] == ["5.1"]
    span, _, (x0, top, x1, bottom) = document.boxes[0]
    assert document.text[span.start : span.end] == "5.1"
    upright = {90: (x1 - x0 < bottom - top), 180: x0 > 300, 270: x1 - x0 < bottom - top}
    assert upright[turn]


def test_pages_displayed_turned_read_as_upright_ones(tmp_path: Path) -> None:
    """A page that the file tells to display turned is read as displayed."""
    drawing = Drawing(tmp_path / "a.pdf", size=(600, 400))
    drawing.canvas.setPageRotation(90)
    drawing.canvas.translate(400, 0)
    drawing.canvas.rotate(90)
    drawing.grid(XS, [250, 280, 310])
    drawing.text(45, 264, "5.1")
    document = read_pdf(drawing.save())
    assert texts(only_table(document))[0][0] == ["5.1"]
    assert (document.pages[0].width, document.pages[0].height) == (600, 400)


def test_words_over_a_border_go_to_the_cell_of_their_middle(tmp_path: Path) -> None:
    """A string drawn across two cells is taken apart at the border."""
    drawing = Drawing(tmp_path / "a.pdf")
    drawing.grid(XS, [50, 80])
    drawing.text(45, 64, "5.1" + " " * 14 + "Words of the second cell")
    assert texts(only_table(read_pdf(drawing.save())))[0][:2] == [["5.1"], ["Words of the second cell"]]


def test_line_pitch_is_that_of_the_page(tmp_path: Path) -> None:
    """Lines of one paragraph stay together at any spacing that the page uses throughout."""
    drawing = Drawing(tmp_path / "a.pdf")
    drawing.grid([40, 200, 560], [50, 300])
    for row, word in enumerate(
        ("Prisoners should have an", "adequate diet that is also", "served at suitable times,")
    ):
        drawing.text(45, 70 + row * 1.5 * PITCH, word)
    for row in range(8):
        drawing.text(
            205,
            70 + row * 1.5 * PITCH,
            "words that fill the line up to its very end and so go on with longerwords",
        )
    cells = texts(only_table(read_pdf(drawing.save())))[0]
    assert [len(cell or ()) for cell in cells] == [1, 1]


def test_row_without_lines_at_page_breaks_is_a_row(tmp_path: Path) -> None:
    """A row that goes on over pages may have no line at its cuts, and a page inside it no horizontal line at all."""
    drawing = Drawing(tmp_path / "a.pdf")
    for page, (top, bottom) in enumerate(((50, 380), (20, 380), (20, 60))):
        for x in XS:
            drawing.rule(x, top, x, bottom)
        for y in ((50, 80), (), (60,))[page]:
            drawing.rule(XS[0], y, XS[-1], y)
        for column, x in enumerate(XS[:-1]):
            if page == 0:
                drawing.text(x + 5, 64, f"h{column}")
            drawing.text(x + 5, (94, 34, 34)[page], f"p{page}c{column}")
        drawing.page()
    tables = [part for part in read_pdf(drawing.save()).parts if isinstance(part, Table)]
    rows = [row for table in tables for row in texts(table)]
    assert rows == [
        [[f"{row}c{at}" if row != "h" else f"h{at}"] for at in range(4)] for row in ("h", "p0", "p1", "p2")
    ]
