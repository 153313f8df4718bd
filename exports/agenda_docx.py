"""Agendas as Word documents: landscape A4, one table a section, its header on every page."""

from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from forumtrace.exports.agenda_html import COLUMNS, due_words, place_words
from forumtrace.exports.agenda_items import Agenda, Item
from forumtrace.exports.base import xml_text
from forumtrace.exports.office import EPOCH, settled
from forumtrace.graph.status import STATED

_WIDTHS = (14, 92, 34, 32, 22, 79)
"""Millimetres of the columns; together the width of the page between its margins."""


def agenda_docx(agenda: Agenda) -> bytes:
    """The agenda of one forum."""
    document = Document()
    _page(document)
    day = agenda.day.isoformat() if agenda.day else "a day that is not stated"
    document.core_properties.title = xml_text(agenda.title)[:255]
    document.core_properties.author = "forumtrace"
    document.core_properties.comments = ""
    document.add_heading(xml_text(agenda.title), 0)
    document.add_paragraph(xml_text(f"{agenda.establishment}: what the forum has before it as of {day}."))
    for name, value in agenda.facts:
        line = document.add_paragraph()
        line.add_run(f"{name}: ").bold = True
        line.add_run(xml_text(value))
    document.add_paragraph().add_run(f"Note: {STATED}.").italic = True
    for name, items in agenda.sections:
        document.add_heading(name, 1)
        _items(document, items)
    if agenda.mentions:
        document.add_heading("Named without being said to oversee", 1)
        for row in agenda.mentions:
            page = f" (page {row['page']})" if row["page"] is not None else ""
            words = xml_text(f"{row['number']}: \u201c{row['quote']}\u201d{page}")
            document.add_paragraph(words, style="List Bullet")
    buffer = BytesIO()
    document.save(buffer)
    return settled(buffer.getvalue(), agenda.day or EPOCH)


def _page(document: Any) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(12)
    section.top_margin = section.bottom_margin = Mm(14)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Arial", Pt(10)
    style.paragraph_format.space_after = Pt(3)


def _items(document: Any, items: tuple[Item, ...]) -> None:
    table = document.add_table(rows=1, cols=len(COLUMNS), style="Table Grid")
    table.autofit = False
    for cell, name in zip(table.rows[0].cells, COLUMNS, strict=True):
        cell.paragraphs[0].add_run(name).bold = True
    _mark(table.rows[0], "w:tblHeader")
    for item in items:
        row = table.add_row()
        _mark(row, "w:cantSplit")
        number, action, owner, due, status, why = row.cells
        number.text = xml_text(item.number)
        action.text = xml_text(item.action)
        if item.recommendation:
            note = action.add_paragraph().add_run(xml_text(f"In answer to: {item.recommendation}"))
            note.italic, note.font.size = True, Pt(8.5)
        owner.text = xml_text(item.owner or "not stated")
        due.text = xml_text(due_words(item))
        status.text = xml_text(item.status or "not stated")
        why.text = xml_text(f"\u201c{item.quote}\u201d")
        why.add_paragraph(xml_text(place_words(item)))
    for column, width in zip(table.columns, _WIDTHS, strict=True):
        column.width = Mm(width)
    for row in table.rows:
        for cell, width in zip(row.cells, _WIDTHS, strict=True):
            cell.width = Mm(width)


def _mark(row: Any, name: str) -> None:
    """Say of a table row that it is repeated on every page, or that no page break cuts it."""
    mark = OxmlElement(name)
    mark.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(mark)
