"""Writes a generated plan as a Word document: the same rows, without pages."""

from pathlib import Path
from typing import Any

import docx
from docx.shared import Mm

from forumtrace.examples.sheet import CellText, Line
from forumtrace.examples.wrapping import fonts_of
from tests.generator_cover import Cover
from tests.generator_drawing import Group, lines
from tests.generator_layout import Layout


def write_docx(
    path: Path,
    layout: Layout,
    cover: Cover,
    groups: list[Group],
    totals: list[tuple[str, int]],
    bullets: bool,
) -> None:
    """Write the whole plan to `path`; owners and dates stand one below the other, without padding."""
    word = docx.Document()
    section = word.sections[0]
    section.page_width, section.page_height = Mm(297), Mm(210)
    for text in cover.lines:
        word.add_paragraph().add_run(text).bold = True
    if cover.timetable:
        _fill(word.add_table(0, 3), [("TIMETABLE", "DATE", "STATUS OF THIS RETURN"), *cover.timetable])
    for text in cover.headings:
        word.add_heading(text, 2)
    _groups(word, layout, groups, bullets)
    if totals and layout.totals:
        word.add_paragraph()
        _fill(
            word.add_table(0, 2), [("Recommendations", ""), *((name, str(count)) for name, count in totals)]
        )
    word.save(str(path))


def _groups(word: Any, layout: Layout, groups: list[Group], bullets: bool) -> None:
    """The rows in one table, or in one below each heading that stands outside."""
    table: Any = None
    for group in groups:
        apart = layout.headings in ("table", "line") and bool(group.headings)
        for heading in group.headings if apart else ():
            word.add_paragraph().add_run(heading).bold = True
        if table is None or apart:
            table = _main_table(word, layout)
        for heading in () if apart else group.headings:
            _heading(table, layout, heading)
        for line in (line for row in group.rows for line in lines(layout, row, bullets)):
            _row(table, layout, line)


def _main_table(word: Any, layout: Layout) -> Any:
    table = word.add_table(0, len(layout.columns), style="Table Grid")
    if layout.header:
        for cell, column in zip(table.add_row().cells, layout.columns.values(), strict=True):
            cell.paragraphs[0].add_run(column.head).bold = True
    return table


def _heading(table: Any, layout: Layout, heading: str) -> None:
    cells = table.add_row().cells
    if layout.headings == "merged":
        cell = cells[0].merge(cells[-1])
    else:
        cell = cells[list(layout.columns).index("text")]
    cell.paragraphs[0].add_run(heading).bold = True


def _row(table: Any, layout: Layout, line: Line) -> None:
    for cell, paragraphs in zip(table.add_row().cells, line.cells, strict=True):
        _paragraphs(cell, layout, paragraphs)


def _paragraphs(cell: Any, layout: Layout, paragraphs: CellText) -> None:
    for at, para in enumerate(paragraphs):
        into = cell.paragraphs[0] if not at else cell.add_paragraph()
        into.style = "List Bullet" if para.bullet else "Normal"
        for character, font in fonts_of(para, layout.style):
            into.add_run(character).italic = font == layout.style.italic


def _fill(table: Any, rows: list[tuple[str, ...]]) -> None:
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
