"""Puts the rows of a generated plan into tables and draws them."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from forumtrace.examples.drawing import Sheet
from forumtrace.examples.sheet import CellText, Column, Line, Para, Style
from forumtrace.examples.wrapping import width
from tests.generator_cover import Cover
from tests.generator_layout import Layout
from tests.generator_rows import Row

SMALLEST = 5.0


@dataclass
class Group:
    """Rows below the same headings (outermost first; only those that are new)."""

    headings: list[str]
    rows: list[Row]


def draw(
    path: Path,
    layout: Layout,
    cover: Cover,
    groups: list[Group],
    totals: list[tuple[str, int]],
    bullets: bool,
) -> None:
    """Draw the whole plan to `path`."""
    layout = replace(layout, style=fitting(layout, groups))
    sheet = Sheet(path, layout.style, "Action Plan")
    for text in cover.lines:
        sheet.text(text, bold=True, size=14, after=10)
    if cover.timetable:
        columns = [Column("TIMETABLE", 40), Column("DATE", 30), Column("STATUS OF THIS RETURN", 30)]
        sheet.table(columns, [Line(tuple((Para(cell),) for cell in row)) for row in cover.timetable])
    sheet.start_page()
    _introduction(sheet, layout)
    for text in cover.headings:
        sheet.text(text, bold=True, size=12)
    columns = list(layout.columns.values())
    header = layout.header
    pending: list[Line] = []
    for group in groups:
        if layout.headings in ("table", "line") and group.headings:
            if pending:
                sheet.table(columns, pending, header=header)
            pending = []
            _apart(sheet, layout, group.headings)
        else:
            pending += [_heading(layout, heading) for heading in group.headings]
        for row in group.rows:
            pending += lines(layout, row, bullets)
    sheet.table(columns, pending, header=header)
    if totals and layout.totals:
        sheet.space(20)
        sheet.reserve(100)
        rows = [Line(((Para(word),), (Para(str(count)),))) for word, count in totals]
        sheet.table([Column("Recommendations", 30), Column("", 10)], rows)
    sheet.finish()


def _introduction(sheet: Sheet, layout: Layout) -> None:
    sheet.text("INTRODUCTION", bold=True, size=12)
    sheet.text(
        "This plan answers the report of an independent inspectorate on the prison or service named on the cover. It "
        "says what has been done and what will be done, who is responsible and by when, and is followed up centrally."
    )
    if layout.terms:
        columns = [Column("Term", 15), Column("Definition", 40), Column("Additional comment", 45)]
        words = (
            ("Agreed", "Accepted as a whole and affordable.", "Say how and by when."),
            ("Partly Agreed", "Accepted in part.", "Give the reason for leaving out the rest."),
            ("Not Agreed", "Not accepted.", "Give the reason."),
        )
        sheet.table(columns, [Line(tuple((Para(word),) for word in row)) for row in words])
        sheet.start_page()


def _apart(sheet: Sheet, layout: Layout, headings: list[str]) -> None:
    """Headings outside the main table: lines, or a table of one cell each."""
    sheet.space(10)
    sheet.reserve(12 * layout.style.leading)
    for heading in headings:
        if layout.headings == "line":
            sheet.text(heading, bold=True)
        else:
            line = Line(((Para(heading, bold=True),),), shaded=True)
            sheet.table([Column("", 100)], [line], header=False)
            sheet.space(4)


def _heading(layout: Layout, heading: str) -> Line:
    cell: CellText = (Para(heading, bold=True),)
    if layout.headings == "merged":
        return Line((cell,), merged=True, shaded=True)
    return Line(tuple(cell if role == "text" else () for role in layout.columns))


def lines(layout: Layout, row: Row, bullets: bool) -> Iterator[Line]:
    """The table rows of one numbered row: one, or one for each action."""
    lead = [Para(row.lead)] if row.lead else []
    steps = [Para(step.text, bullet=bullets) for step in row.steps]
    reference = f" ({row.reference})" if row.reference else ""
    cells: dict[str, CellText] = {
        "number": (Para(row.number),),
        "text": (Para(row.text + reference),),
        "verdict": (Para(row.printed_verdict),),
        "status": (),
    }
    if layout.row_per_action and row.sharing == "each":
        for at, step in enumerate(row.steps):
            cells["response"] = (*(lead if not at else []), steps[at])
            below = len(lead) if not at else 0
            cells["owner"] = (Para(step.owner, beside=below),)
            cells["target"] = (Para(step.target, beside=below),)
            yield _line(layout, cells)
            cells = dict.fromkeys(cells, ())
        return
    cells["response"] = (*lead, *steps)
    cells["owner"] = _column(row.owners, len(lead), row)
    cells["target"] = _column([target["text"] for target in row.targets], len(lead), row)
    yield _line(layout, cells)


def _column(words: list[str], lead: int, row: Row) -> CellText:
    """Owners or dates: pushed down beside their actions, or stacked at the top."""
    if row.sharing == "unpaired" or len(words) != len(row.steps):
        return tuple(Para(word, beside=0) for word in words)
    return tuple(Para(word, beside=lead + at) for at, word in enumerate(words))


def _line(layout: Layout, cells: dict[str, CellText]) -> Line:
    roles = list(layout.columns)
    return Line(tuple(cells.get(role, ()) for role in roles), main=roles.index("response"))


def fitting(layout: Layout, groups: list[Group]) -> Style:
    """The style with its font made smaller until no word is wider than its column."""
    style = layout.style
    rows = [row for group in groups for row in group.rows]
    while style.font_size > SMALLEST and any(_overhang(layout, style, row) for row in rows):
        scale = (style.font_size - 0.5) / style.font_size
        style = replace(style, font_size=style.font_size - 0.5, leading=style.leading * scale)
    return style


def _overhang(layout: Layout, style: Style, row: Row) -> bool:
    page = style.size[0] - 2 * style.margin
    words = {
        "number": row.number,
        "text": row.text,
        "owner": " ".join(row.owners),
        "target": " ".join(target["text"] for target in row.targets),
    }
    return any(
        width(word, style.bold, style) > page * column.share / 100 - 2 * style.padding[0]
        for role, column in layout.columns.items()
        for word in f"{column.head} {words.get(role, '')}".replace("/", "/ ").split()
    )
