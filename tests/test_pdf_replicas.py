"""The reader against plans whose rows, cells, paragraphs and bullets are known exactly."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from forumtrace.extract.model import Block, Document, Row, Table
from forumtrace.extract.pdf_document import read_pdf

PLANS = Path(__file__).parents[2] / "shared" / "plans"
FILES = [
    f"{prison}-replica{variant}"
    for prison in ("ashfield", "oakwood")
    for variant in ("", "-tagged", "-wordlike", "-wordsplit")
]

pytestmark = pytest.mark.skipif(not PLANS.is_dir(), reason="the replica plans (../shared/plans) are not here")

Cells = list[list[tuple[str, bool]]]
"""Paragraphs of each cell of a row: text, and whether it is a list item."""


@cache
def document(name: str) -> Document:
    """One replica, read once."""
    return read_pdf(PLANS / f"{name}.pdf")


@cache
def truth(name: str) -> dict[str, Any]:
    """What the replica was made from."""
    loaded: dict[str, Any] = json.loads(
        (PLANS / f"{name.split('-')[0]}-replica.truth.json").read_text("utf-8")
    )
    return loaded


def plan_rows(name: str) -> Iterator[Row]:
    """The rows of the plan's table in order, without its header rows."""
    columns = truth(name)["columns"]
    for table in document(name).parts:
        if isinstance(table, Table) and len(table.rows[0].cells) == len(columns):
            for row in table.rows:
                if [cell.text if cell else "" for cell in row.cells] != columns:
                    yield row


def goes_on(one: Block, two: Block) -> bool:
    """Whether a paragraph cut by a page break goes on in `two`."""
    if two.layout == "bullet" or one.ends_paragraph:
        return False
    assert one.room is not None
    assert two.lead is not None
    return one.ends_paragraph is False or one.room < two.lead


def stitched(name: str) -> list[Cells]:
    """Logical rows: a row without a number after a page break belongs to the row above it."""
    rows: list[Cells] = []
    last: list[Block | None] = []
    for row in plan_rows(name):
        cells = [list(cell.blocks) if cell else [] for cell in row.cells]
        if not (row.after_break and not cells[0] and rows and not only_heading(cells)):
            rows.append([[] for _ in cells])
            last = [None] * len(cells)
        for column, blocks in enumerate(cells):
            for block in blocks:
                before, target = last[column], rows[-1][column]
                if before is not None and before.page != block.page and goes_on(before, block):
                    target[-1] = (f"{target[-1][0]} {block.passage.text}", target[-1][1])
                else:
                    target.append((block.passage.text, block.layout == "bullet"))
                last[column] = block
    return rows


def only_heading(cells: list[list[Block]]) -> bool:
    """Whether a row is one short bold line and nothing else: the heading of a section."""
    blocks = [block for cell in cells for block in cell]
    return len(blocks) == 1 and blocks[0].bold


@pytest.mark.parametrize("name", FILES)
def test_cells_paragraphs_and_bullets_are_those_of_the_source(name: str) -> None:
    """Every cell of every logical row holds exactly the paragraphs and list items it was made from."""
    expected = [
        [
            [
                (text, column == action_column(name) and index in row.get("bullets", ()))
                for index, text in enumerate(cell)
            ]
            for column, cell in enumerate(row["cells"])
        ]
        for row in truth(name)["rows"]
    ]
    assert stitched(name) == expected


def action_column(name: str) -> int:
    """The column of responses."""
    return len(truth(name)["columns"]) - 3


@pytest.mark.parametrize("name", FILES)
def test_dates_stand_beside_their_paragraphs(name: str) -> None:
    """Of the dates that belong to a paragraph of the same page, nearly all begin where a paragraph begins."""
    action = action_column(name)
    beside: list[bool] = []
    for row in plan_rows(name):
        paragraphs, dates = row.cells[action], row.cells[action + 2]
        if paragraphs and dates and len(dates.blocks) > 1:
            tops = [block.top for block in paragraphs.blocks if block.top is not None]
            beside += [
                any(abs(date.top - top) < 2 for top in tops) for date in dates.blocks if date.top is not None
            ]
    assert sum(beside) >= 0.95 * len(beside) > 10


@pytest.mark.parametrize("name", FILES)
def test_words_are_found_at_their_place(name: str) -> None:
    """Every word has a span of the text and a rectangle on its page; spans come in order."""
    whole = document(name)
    spans = [span for span, _, _ in whole.boxes]
    assert spans == sorted(spans)
    assert "".join(whole.text[start:end] for start, end in spans) == "".join(whole.text.split())
    for span, number, (x0, top, x1, bottom) in whole.boxes:
        page = whole.pages[number - 1]
        assert page.span.start <= span.start < page.span.end
        assert 0 <= x0 < x1 <= page.width
        assert 0 <= top < bottom <= page.height


@pytest.mark.parametrize("name", FILES)
def test_running_lines_are_kept_apart(name: str) -> None:
    """Footers are in the text and the margins, and in no part."""
    whole = document(name)
    assert [block.page for block in whole.margins] == [page.number for page in whole.pages]
    assert all(block.passage.text.startswith("OFFICIAL Page") for block in whole.margins)
