"""Draws the example plans: `python -m examples.make` turns every `*.toml` here into a PDF of the same name.

Needs reportlab (`pip install forumtrace[test]`). The same source gives the same bytes, so a changed PDF in a
commit always means a changed text or a changed drawing.
"""

import sys
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from forumtrace.examples.drawing import Sheet
from forumtrace.examples.sheet import CellText, Column, Line, Para, Style

HERE = Path(__file__).parent
BULLET = "- "


def paragraphs(texts: Sequence[str]) -> CellText:
    """The paragraphs of a response; those that start with "- " are bullets."""
    return tuple(
        Para(" ".join(text.removeprefix(BULLET).split()), bullet=text.startswith(BULLET)) for text in texts
    )


def beside(duties: Sequence[Sequence[Any]], which: int) -> CellText:
    """One column of the `duties` of a row: (paragraph from 1, owner, target date), empty words left out."""
    return tuple(Para(duty[which], beside=duty[0] - 1) for duty in duties if duty[which])


def line(row: Mapping[str, Any], columns: int) -> Line:
    """One row of the table: a section heading with whatever was typed beside it, or a numbered item."""
    duties = row.get("duties", [])
    owners, targets = beside(duties, 1), beside(duties, 2)
    if "section" in row:
        heading: CellText = (Para(row["section"], bold=True),)
        return Line(((), heading, *[()] * (columns - 4), owners, targets), main=1)
    middle = [(Para(row["agreement"]),)] if "agreement" in row else []
    first: list[CellText] = [(Para(row["number"]),), (Para(row["text"]),), *middle]
    response = paragraphs(row["response"])
    return Line((*first, response, owners, targets), main=len(first))


def cover(sheet: Sheet, plan: Mapping[str, Any]) -> None:
    """The cover page: its lines one under the other in the left half."""
    sheet.space(90)
    for text in plan["cover"]:
        sheet.text(text, bold=True, size=20 if text == plan["cover"][0] else 14, after=12)
    sheet.start_page()


def table(sheet: Sheet, spec: Mapping[str, Any]) -> None:
    """A plain table: `head` words and shares of the width, then rows of plain cells."""
    columns = [Column(head, share) for head, share in spec["columns"]]
    rows = [
        Line(tuple((Para(cell, bold=not index),) for index, cell in enumerate(row))) for row in spec["rows"]
    ]
    sheet.reserve(16.0 * len(rows))
    sheet.table(columns, rows, header=spec.get("header", True))
    sheet.space(14)


def draw(source: Path, target: Path) -> None:
    """Draw the plan described in the TOML file `source` to the PDF file `target`."""
    plan = tomllib.loads(source.read_text(encoding="utf-8"))
    sheet = Sheet(target, Style(**plan.get("style", {})), plan["title"])
    cover(sheet, plan)
    sheet.text("INTRODUCTION", bold=True, size=12, after=3)
    for text in plan["introduction"]:
        sheet.text(text)
    if "terms" in plan:
        table(sheet, plan["terms"])
    sheet.start_page()
    for text in plan["headings"]:
        sheet.text(text, bold=True, size=12)
    columns = [Column(head, share) for head, share in plan["columns"]]
    sheet.table(columns, [line(row, len(columns)) for row in plan["row"]])
    if "totals" in plan:
        sheet.space(20)
        table(sheet, plan["totals"])
    sheet.finish()


def main() -> None:
    """Draw every example."""
    for source in sorted(HERE.glob("*.toml")):
        target = source.with_suffix(".pdf")
        draw(source, target)
        sys.stdout.write(f"{target.name}\n")


if __name__ == "__main__":
    main()
