"""A PDF file to a document: pages, tables and paragraphs, every word with its page and rectangle."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

from pdfplumber.pdf import PDF

from forumtrace.errors import SourceRefused
from forumtrace.extract.model import Block, Cell, Document, Finding, Page, Row, Span, Table
from forumtrace.extract.pdf_blocks import Paragraph
from forumtrace.extract.pdf_breaks import settle_breaks
from forumtrace.extract.pdf_layout import Layout, lay_out
from forumtrace.extract.pdf_lines import Line
from forumtrace.extract.pdf_margins import split_margins
from forumtrace.extract.pdf_objects import Objects
from forumtrace.extract.pdf_pages import DAMAGED, opened, sheets
from forumtrace.extract.pdf_parts import PageParts, PageTable, page_parts
from forumtrace.extract.pdf_sheet import Sheet, page_box
from forumtrace.extract.pdf_tags import Tags, read_tags
from forumtrace.extract.pdf_text import TextBuilder
from forumtrace.extract.pdf_trust import tags_trusted


def read_pdf(path: Path) -> Document:
    """Read a PDF.

    A file without tables gives a document of blocks only. Raises SourceRefused, with one line to show, for a file
    that is no PDF, locked, damaged, too long, or made of pictures.
    """
    findings: list[Finding] = []
    return _document(path, read_pages(path, findings), findings)


def read_pages(path: Path, findings: list[Finding]) -> list[PageParts]:
    """The parts of every page before they are written down as text; what was lost is told in `findings`."""
    layouts = _read_layouts(path, findings)
    tagged = tags_trusted(layouts)
    margins = split_margins(layouts)
    pages = [page_parts(layout, lines, tagged) for layout, lines in zip(layouts, margins, strict=True)]
    settle_breaks(pages)
    return pages


def _read_layouts(path: Path, findings: list[Finding]) -> list[Layout]:
    """The layout of every page; what was lost is told in `findings`."""
    layouts: list[Layout] = []
    pictures: list[int] = []
    with opened(path) as pdf:
        tags = _tags(path, pdf, findings)
        for sheet in sheets(path, pdf):
            if sheet.pictures and not any(run.text.strip() for run in sheet.runs):
                pictures.append(sheet.number)
            layouts.append(lay_out(sheet, tags.get(sheet.number, {})))
            sheet.clear()
    if not any(line.words for layout in layouts for line in _all_lines(layout)):
        hint = (
            f"; pages {_numbers(pictures)} are pictures (scanned?): run text recognition on it"
            if pictures
            else ""
        )
        raise SourceRefused(f"{path.name}: no text in the PDF{hint}")
    if pictures:
        findings.append(
            Finding("lost-text", f"pages {_numbers(pictures)} are pictures: their words were not read")
        )
    return layouts


def _all_lines(layout: Layout) -> list[Line]:
    return [
        *layout.lines,
        *layout.strays,
        *(line for table in layout.tables for cell in table.cells for line in cell),
    ]


def _tags(path: Path, pdf: PDF, findings: list[Finding]) -> Tags:
    if "StructTreeRoot" not in pdf.doc.catalog:
        return {}
    try:
        page_ids = [page.page_obj.pageid for page in pdf.pages]
        return read_tags(pdf.doc.catalog, page_ids, Objects(pdf.doc, path.read_bytes()).load)
    except DAMAGED as error:
        findings.append(Finding("damaged-tags", f"the structure tree was not used: {type(error).__name__}"))
        return {}


def _document(path: Path, pages: Sequence[PageParts], findings: list[Finding]) -> Document:
    """The pages written down as one canonical text."""
    builder = TextBuilder()
    parts: list[Block | Table] = []
    margins: list[Block] = []
    places: list[Page] = []
    for page in pages:
        start = builder.length
        for part in page.parts:
            parts.append(
                builder.add(part, page.sheet)
                if isinstance(part, Paragraph)
                else _table(part, page.sheet, builder)
            )
        margins += [builder.add(block, page.sheet) for block in page.margins]
        _, _, width, height = page_box((0, 0, page.sheet.width, page.sheet.height), page.sheet)
        places.append(Page(page.sheet.number, Span(start, builder.length), width, height))
    if builder.lost:
        numbers = _numbers(sorted({number for _, number in builder.lost}))
        message = (
            f"{len(builder.lost)} words on pages {numbers} hold characters that the file does not explain"
        )
        findings.append(Finding("lost-text", message, tuple(span for span, _ in builder.lost)))
    return Document(
        name=path.name,
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
        format="pdf",
        text=builder.text,
        pages=tuple(places),
        parts=tuple(parts),
        boxes=tuple(builder.boxes),
        findings=tuple(findings),
        margins=tuple(margins),
    )


def _table(table: PageTable, sheet: Sheet, builder: TextBuilder) -> Table:
    """The rows of a table on one page, its text written down row by row."""
    columns = len(table.grid.lefts) - 1
    rows: list[Row] = []
    for index in range(table.rows):
        cells: list[Cell | None] = [None] * columns
        for spread, blocks in zip(table.grid.cells, table.cells, strict=True):
            if spread.top == index:
                written = tuple(builder.add(block, sheet) for block in blocks)
                cells[spread.left] = Cell(written, spread.right - spread.left)
        rows.append(Row(tuple(cells), sheet.number, index < table.after_break))
    return Table(tuple(rows))


def _numbers(numbers: Sequence[int]) -> str:
    """Page numbers with runs as ranges: 1-3, 7."""
    parts: list[list[int]] = []
    for number in numbers:
        if parts and parts[-1][-1] == number - 1:
            parts[-1].append(number)
        else:
            parts.append([number])
    return ", ".join(str(part[0]) if len(part) == 1 else f"{part[0]}-{part[-1]}" for part in parts)
