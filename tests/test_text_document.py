"""Tests of reading tab-separated renderings."""

from pathlib import Path

import pytest

from forumtrace.errors import SourceRefused
from forumtrace.extract.model import Block, Document, Table
from forumtrace.extract.text_document import LARGEST, read_text


def _read(folder: Path, content: bytes) -> Document:
    path = folder / "plan.txt"
    path.write_bytes(content)
    return read_text(path)


def _table(document: Document) -> Table:
    return next(part for part in document.parts if isinstance(part, Table))


def test_every_block_stands_in_the_canonical_text(tmp_path: Path) -> None:
    """A block's span is exactly its words."""
    document = _read(tmp_path, b"Action Plan:  HMP X\n\n5.1\tText <i>one</i>\t<p>A.</p> <p>B.</p>\n")
    cells = [cell for row in _table(document).rows for cell in row.cells if cell]
    blocks = [b for b in document.parts if isinstance(b, Block)] + [b for c in cells for b in c.blocks]
    assert [b.passage.text for b in blocks] == ["Action Plan: HMP X", "5.1", "Text one", "A.", "B."]
    for block in blocks:
        (span,) = block.passage.spans()
        assert document.text[span.start : span.end] == block.passage.text


def test_blank_line_marks_the_row_after_a_page_break(tmp_path: Path) -> None:
    """Only the row below a blank line inside a table stands after a break."""
    document = _read(tmp_path, b"1\ta\tb\n2\tc\td\n\n\t\te\n")
    assert [row.after_break for row in _table(document).rows] == [False, False, True]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_encodings_give_the_same_text(tmp_path: Path, encoding: str) -> None:
    """Dashes and quotes survive in every encoding that such files have."""
    document = _read(tmp_path, "Inspection: 9 \u2013 25 April \u201cx\u201d\n".encode(encoding))
    assert document.text == "Inspection: 9 \u2013 25 April \u201cx\u201d\n"


def test_flat_layout_only_where_a_file_has_no_paragraph_marks(tmp_path: Path) -> None:
    """A cell of several sentences is flat in a file without paragraph marks, else one paragraph."""
    flat = _read(tmp_path, b"1\tOne. Two.\tx\n")
    marked = _read(tmp_path, b"1\tOne. Two.\t<p>x</p>\n")
    layouts = [cell.blocks[0].layout for d in (flat, marked) if (cell := _table(d).rows[0].cells[1])]
    assert layouts == ["flat", "paragraph"]


def test_a_cell_over_several_lines_is_put_together(tmp_path: Path) -> None:
    """A numbered row with too few tabs takes the lines below it."""
    document = _read(tmp_path, b"1\ta\tb\tc\n2\td\te\tf\n3\tlong text\nmore text\tg\th\n")
    cells = _table(document).rows[2].cells
    assert [cell.text for cell in cells if cell] == ["3", "long text more text", "g", "h"]


def test_bullet_glyphs_make_bullets(tmp_path: Path) -> None:
    """List marks that survived are read as marks, never as text."""
    document = _read(tmp_path, "1\tWe will: \u2022 Train staff. \u2022 Fit cameras.\tx\n".encode())
    cell = _table(document).rows[0].cells[1]
    assert cell is not None
    assert [(b.layout, b.passage.text) for b in cell.blocks[1:]] == [
        ("bullet", "Train staff."),
        ("bullet", "Fit cameras."),
    ]


def test_lists_whose_entries_stand_on_lines_of_their_own_are_put_together(tmp_path: Path) -> None:
    """Entries of a list, and lines between a row's beginning and its last cells, belong to that row."""
    content = (
        "1\tToo few.\tWe will:\n\u2022 Train staff.\n\u2022 Fit cameras.\tGovernor\tMay 2024\n"
        "2\tToo late.\tClocks are\nwound daily\nby hand.\tDirector\tJune 2024\n"
    )
    first, second = _table(_read(tmp_path, content.encode())).rows
    assert [cell.text if cell else None for cell in second.cells] == [
        "2",
        "Too late.",
        "Clocks are wound daily by hand.",
        "Director",
        "June 2024",
    ]
    assert first.cells[2] is not None
    assert [(b.layout, b.passage.text) for b in first.cells[2].blocks[1:]] == [
        ("bullet", "Train staff."),
        ("bullet", "Fit cameras."),
    ]


@pytest.mark.parametrize(
    ("content", "rows"),
    [
        ("Concern\tAction\tOwner\n\u2022 Too few\tHire\tGov\n\u2022 Too late\tFix\tGov\n", 3),
        ("No\tConcern\tAction\tOwner\tDate\n1\tA\tB\tC\tD\n\u2022 Agreed: yes\n2\tA\tB\tC\tD\n", 2),
    ],
    ids=["rows that begin with a mark", "a legend below a whole row"],
)
def test_marks_that_are_no_entries_of_the_row_above_stay_apart(
    tmp_path: Path, content: str, rows: int
) -> None:
    """Only a numbered row that lacks cells takes them."""
    table = next(part for part in _read(tmp_path, content.encode()).parts if isinstance(part, Table))
    assert len(table.rows) == rows
    assert not any("Agreed" in cell.text for row in table.rows for cell in row.cells if cell)


@pytest.mark.parametrize(
    "content",
    [b"\x00\x01\x02 not text", b"x" * (LARGEST + 1), b"\n" * 200_000, b"a\t" * 500, b"\x81\x8d\x8f\x90\x9d"],
    ids=["binary", "too large", "too many lines", "too many columns", "no known encoding"],
)
def test_what_is_no_plan_text_is_refused_in_one_line(tmp_path: Path, content: bytes) -> None:
    """Hostile files are refused with one line that names the file."""
    with pytest.raises(SourceRefused) as caught:
        _read(tmp_path, content)
    assert "plan.txt" in str(caught.value)
    assert "\n" not in str(caught.value)
