"""Excel: one sheet a saved query with filters and a frozen header, and from every row a link to its evidence."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties

from forumtrace.exports.base import Export
from forumtrace.exports.evidence_links import EvidenceLinks
from forumtrace.exports.office import day_of, settled
from forumtrace.exports.tables import SavedTable, tables
from forumtrace.exports.xlsx_cells import cell_text
from forumtrace.graph.rows import Row, Value

LINKS = 65_000
"""Links that one sheet holds; Excel repairs a sheet with more than 65 530."""
NAME = 31
"""Characters of the name of a sheet."""
ROWS = 1_048_575
"""Rows below the header that a sheet holds."""
_HEAD = {
    "font": Font(name="Calibri", size=11, bold=True, color="FFFFFF"),
    "fill": PatternFill("solid", fgColor="12436D"),
}
_LINK = Font(name="Calibri", size=11, color="0563C1", underline="single")
_WIDE = Alignment(wrap_text=True, vertical="top")
_TOP = Alignment(vertical="top")
_WIDTHS = {
    "quote": 70,
    "text": 70,
    "action_text": 70,
    "message": 60,
    "condition": 40,
    "forum": 36,
    "title": 36,
}


def xlsx(export: Export) -> Iterator[bytes]:
    """The workbook."""
    book = Workbook(write_only=True)
    found = list(tables(export))
    links = EvidenceLinks(next(table.rows for table in found if table.name == "evidence"))
    _contents(book, found, export)
    for table in found:
        _sheet(book, table, links)
    buffer = BytesIO()
    book.properties.creator = "forumtrace"
    book.properties.title = f"Action plans: {export.establishment or 'all plans'}"
    book.save(buffer)
    yield settled(buffer.getvalue(), day_of(export))


def _new_sheet(book: Any, name: str) -> Any:
    """A sheet with a frozen header, which prints on pages as wide as the paper."""
    sheet = book.create_sheet(name[:NAME])
    sheet.freeze_panes = "A2"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.print_title_rows = "1:1"
    return sheet


def _contents(book: Any, found: list[SavedTable], export: Export) -> None:
    sheet = _new_sheet(book, "contents")
    for column, width in zip("ABC", (22, 90, 10), strict=True):
        sheet.column_dimensions[column].width = width
    sheet.append([_head(sheet, name) for name in ("sheet", "question that it answers", "rows")])
    for table in found:
        name = _cell(sheet, table.name)
        name.hyperlink, name.font = _to(table.name[:NAME], 1), _LINK
        sheet.append([name, _cell(sheet, table.query.question), _cell(sheet, len(table.rows))])


def _sheet(book: Any, table: SavedTable, links: EvidenceLinks) -> None:
    sheet = _new_sheet(book, table.name)
    columns = table.query.columns
    linked = table.name != "evidence"
    width = len(columns) + linked
    last = min(len(table.rows), ROWS) + 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(width)}{last}"
    for at, column in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(at)].width = _WIDTHS.get(column, 18)
    head = [*columns, "evidence"] if linked else list(columns)
    sheet.append([_head(sheet, column) for column in head])
    for at, row in enumerate(table.rows[:ROWS]):
        cells = [_cell(sheet, row[c], table.kinds[c] == "date", c in _WIDTHS) for c in columns]
        place = links.of(row) if linked else None
        if place is not None:
            # Row 1 is the header, and rows of the list count from 0.
            link = _cell(sheet, f"row {place + 2}")
            if at < LINKS:
                link.hyperlink, link.font = _to("evidence", place + 2), _LINK
            cells.append(link)
        sheet.row_dimensions[at + 2].height = _height(row)
        sheet.append(cells)


def _height(row: Row) -> float:
    """Points that the wrapped texts of a row take; no row is higher than Excel allows."""
    lines = [len(str(row[c] or "")) // (width - 4) + 1 for c, width in _WIDTHS.items() if c in row]
    return 15.0 * min(max(lines, default=1), 27)


def _head(sheet: Any, text: str) -> Any:
    cell = WriteOnlyCell(sheet, text)
    cell.font, cell.fill = _HEAD["font"], _HEAD["fill"]
    return cell


def _to(sheet: str, row: int) -> Hyperlink:
    return Hyperlink(ref="", location=f"'{sheet}'!A{row}", display=f"row {row}")


def _cell(sheet: Any, value: Value, day: bool = False, wide: bool = False) -> Any:
    """A cell that holds exactly the value; a text that looks like a formula stays a text, also when it is edited."""
    text, formula = cell_text(value) if isinstance(value, str) else (value, False)
    cell = WriteOnlyCell(sheet, date.fromisoformat(str(value)) if day and value is not None else text)
    cell.alignment = _WIDE if wide else _TOP
    if day:
        cell.number_format = "yyyy-mm-dd"
    elif isinstance(value, str):
        cell.data_type = "s"
    if formula:
        cell.quotePrefix = True
    return cell
