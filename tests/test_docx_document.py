"""The Word reader gives the table that a reader of the document sees."""

from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given, settings
from hypothesis import strategies as st

from forumtrace.extract.docx_document import read_docx
from forumtrace.extract.model import Block, Document, Table


def saved(document: object, path: Path) -> Document:
    """`document` written to `path` and read again."""
    document.save(str(path))  # type: ignore[attr-defined]
    return read_docx(path)


def only_table(document: Document) -> Table:
    """The one table of a document."""
    (table,) = [part for part in document.parts if isinstance(part, Table)]
    return table


def cell_texts(table: Table) -> list[list[str | None]]:
    """The words of all cells; None where a merged cell covers the column."""
    return [[None if cell is None else cell.text for cell in row.cells] for row in table.rows]


def test_order_of_body(tmp_path: Path) -> None:
    """Paragraphs and tables come in the order of the body, and the document says what it was read from."""
    word = docx.Document()
    word.add_paragraph("Action Plan: HMP Example")
    word.add_table(1, 2).cell(0, 1).text = "Governor"
    word.add_paragraph("After the table")
    read = saved(word, tmp_path / "plan.docx")
    assert [type(part) for part in read.parts] == [Block, Table, Block]
    assert (read.name, read.format, read.pages, read.boxes) == ("plan.docx", "docx", (), ())
    assert len(read.sha256) == 64


def test_merged_cells(tmp_path: Path) -> None:
    """A cell over several columns has its span; columns that it covers, and cells merged upwards, are None."""
    word = docx.Document()
    table = word.add_table(3, 3)
    table.cell(0, 0).merge(table.cell(0, 2)).text = "Priority concerns"
    table.cell(1, 0).text = "1"
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(1, 1).text, table.cell(2, 1).text = "First step", "Second step"
    read = only_table(saved(word, tmp_path / "plan.docx"))
    assert cell_texts(read) == [
        ["Priority concerns", None, None],
        ["1", "First step", ""],
        [None, "Second step", ""],
    ]
    assert [cell.span for row in read.rows for cell in row.cells if cell] == [3, 1, 1, 1, 1, 1]


def test_list_items_and_bold(tmp_path: Path) -> None:
    """Paragraphs in a list are bullets, also where the glyph was typed; bold holds when all of it is bold."""
    word = docx.Document()
    cell = word.add_table(1, 1).cell(0, 0)
    cell.paragraphs[0].add_run("The prison will improve this by:").bold = True
    cell.add_paragraph("Reviewing the policy", style="List Bullet")
    cell.add_paragraph("\u2022\tTraining staff")
    cell.add_paragraph("Half ").add_run("bold").bold = True
    (row,) = only_table(saved(word, tmp_path / "plan.docx")).rows
    blocks = row.cells[0].blocks if row.cells[0] else ()
    assert [(b.passage.text, b.layout, b.bold) for b in blocks] == [
        ("The prison will improve this by:", "paragraph", True),
        ("Reviewing the policy", "bullet", False),
        ("Training staff", "bullet", False),
        ("Half bold", "paragraph", False),
    ]


def test_soft_breaks(tmp_path: Path) -> None:
    """A soft break ends a block (stacked dates), but not inside a list item."""
    word = docx.Document()
    word.add_paragraph("May 2024\nJune 2024")
    word.add_paragraph("Agreeing a plan\nwith partners", style="List Bullet")
    read = saved(word, tmp_path / "plan.docx")
    assert [b.passage.text for b in read.parts if isinstance(b, Block)] == [
        "May 2024",
        "June 2024",
        "Agreeing a plan with partners",
    ]


def test_automatic_numbers(tmp_path: Path) -> None:
    """A cell that shows nothing but Word's automatic number reads as that number."""
    word = docx.Document()
    table = word.add_table(2, 2)
    for row, text in zip(table.rows, ("First concern", "Second concern"), strict=True):
        row.cells[0].paragraphs[0].style = "List Number"
        row.cells[1].text = text
    read = only_table(saved(word, tmp_path / "plan.docx"))
    assert cell_texts(read) == [["1.", "First concern"], ["2.", "Second concern"]]


def test_tracked_changes_and_hidden_text(tmp_path: Path) -> None:
    """Inserted words and links are read, deleted and hidden words are not."""
    word = docx.Document()
    paragraph = word.add_paragraph("The Governor ")
    paragraph.add_run("secretly ").font.hidden = True
    for xml in (
        "<w:del {0}><w:r><w:delText>never </w:delText></w:r></w:del>",
        "<w:ins {0}><w:r><w:t>will</w:t></w:r></w:ins>",
        "<w:hyperlink {0}><w:r><w:t xml:space='preserve'> report</w:t></w:r></w:hyperlink>",
    ):
        paragraph._p.append(parse_xml(xml.format(nsdecls("w"))))
    assert saved(word, tmp_path / "plan.docx").text == "The Governor will report\n"


def test_text_box_and_inner_table(tmp_path: Path) -> None:
    """Words in a text box and in a table inside a cell are kept, each once."""
    word = docx.Document()
    box = "<w:txbxContent><w:p><w:r><w:t>Cover line</w:t></w:r></w:p></w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    run = f"<w:r {nsdecls('w')} {mc}><mc:AlternateContent><mc:Choice>{box}</mc:Choice>"
    run += f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    word.add_paragraph("Anchor")._p.append(parse_xml(run))
    word.add_table(1, 1).cell(0, 0).add_table(1, 1).cell(0, 0).text = "Inner"
    read = saved(word, tmp_path / "plan.docx")
    assert read.text == "Cover line\nAnchor\nInner\n"
    assert cell_texts(only_table(read)) == [["Inner"]]


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co")), max_size=30))
)
def test_passages_lead_back(tmp_path_factory: pytest.TempPathFactory, texts: list[str]) -> None:
    """Every block stands in the canonical text where its passage says, with white space collapsed."""
    word = docx.Document()
    cell = word.add_table(1, 1).cell(0, 0)
    for text in texts:
        cell.add_paragraph(text)
    read = saved(word, tmp_path_factory.mktemp("docx") / "plan.docx")
    (row,) = only_table(read).rows
    for block in row.cells[0].blocks if row.cells[0] else ():
        (piece,) = block.passage.pieces
        assert read.text[piece.span.start : piece.span.end] == block.passage.text
        assert block.passage.text == " ".join(block.passage.text.split())
