"""Agenda packs: each forum sees what it oversees, in due order, with owner, status, quote and page."""

import re
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import cast

import docx
import pytest

from forumtrace.exports.agenda_docx import agenda_docx
from forumtrace.exports.agenda_html import agenda_html
from forumtrace.exports.agenda_items import DONE, LATE, LATER, OPEN, SOON, Agenda, Item, agendas
from forumtrace.exports.base import Export
from forumtrace.graph.engine import Graph
from forumtrace.graph.rows import rows
from forumtrace.graph.store import open_graph
from tests.analysis_rows import northmoor
from tests.exported import example_graph, exported, same_twice

HOSTILE = "<script>alert(1)</script> & \x00 ]]> =1+1"


@pytest.fixture(scope="module")
def found() -> list[Agenda]:
    """The agendas of the examples on a day in the middle of one of them."""
    with open_graph(example_graph()) as graph:
        return agendas(Export(graph, as_of=date(2025, 2, 15)))


def test_every_link_of_oversight_is_on_one_agenda(found: list[Agenda]) -> None:
    """As many items as rows of oversight, with the same words; mentions stand apart."""
    with open_graph(example_graph()) as graph:
        said = rows(graph, "oversight")
        named = rows(graph, "forums")
    items = [(one.forum, item.quote, item.page) for one in found for _, part in one.sections for item in part]
    assert sorted(items) == sorted((row["forum"], row["quote"], row["page"]) for row in said)
    mentions = sum(len(one.mentions) for one in found)
    assert mentions == sum(row["relation"] == "mentioned" for row in named)


def test_items_stand_in_due_order_under_what_they_ask_for(found: list[Agenda]) -> None:
    """What was due comes first; completed things are never among it; without a date nothing is late."""
    day = date(2025, 2, 15)
    assert {LATE, SOON, LATER, OPEN} <= {name for one in found for name, _ in one.sections}
    for one in found:
        for name, items in one.sections:
            dues = [item.due or date.max for item in items]
            assert dues == sorted(dues)
            for item in items:
                assert (item.status == "completed") == (name == DONE)
                assert name != LATE or (item.due is not None and item.due <= day)
                assert name not in (SOON, LATER) or (item.due is not None and item.due > day)


def test_nothing_is_soon_for_a_forum_whose_frequency_is_not_stated(found: list[Agenda]) -> None:
    """The next meeting is projected from stated words only."""
    for one in found:
        if dict(one.facts)["Meets"] == "not stated":
            assert SOON not in dict(one.sections)


def test_without_a_day_that_of_the_submission_counts() -> None:
    """No clock: an agenda is as of the day its plan was submitted."""

    class Invented(Export):
        def corpus(self) -> "object":  # type: ignore[override]  # rows that no graph holds
            return northmoor().corpus()

    made = agendas(Invented(cast(Graph, None)))
    assert made
    assert all(one.day is not None and one.day.year < 2025 for one in made)


def test_word_reads_what_the_page_reads(found: list[Agenda], tmp_path: Path) -> None:
    """python-docx finds every item in a table whose header repeats; the page has the same words."""
    folder = exported(
        "agenda", tmp_path / "pack", "--as-of", "2025-02-15", "--establishment", "HMP Calderbeck"
    )
    found = [one for one in found if one.establishment == "HMP Calderbeck"]
    names = sorted(folder.glob("*/*.docx"))
    assert len(names) == len(found) == len(list(folder.glob("*/*.html")))
    index = (folder / "index.html").read_text("utf-8")
    assert all(f"{name.parent.name}/{name.name}" in index for name in names)
    for one in found:
        document = docx.Document(BytesIO(agenda_docx(one)))
        told = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        page = agenda_html(one)
        for _, items in one.sections:
            for item in items:
                assert any(item.action in text for text in told)
                assert any(f"\u201c{item.quote}\u201d" in text for text in told)
                assert f"page {item.page}" in page
        assert page.count("<tbody>") == len(one.sections) + bool(one.mentions)


def test_source_text_cannot_break_out() -> None:
    """Tags are escaped in the page, control characters kept out of Word."""
    item = Item("1/2", HOSTILE, HOSTILE, HOSTILE, None, HOSTILE, HOSTILE, HOSTILE, HOSTILE, 1, HOSTILE)
    facts = (("Meets", HOSTILE),)
    one = Agenda(
        HOSTILE, "", HOSTILE, None, facts, ((OPEN, (item,)),), ({"number": "1", "quote": HOSTILE, "page": 1},)
    )
    page = agenda_html(one)
    assert "<script" not in page
    assert not re.search(r"(?:src|href)=", page)
    document = docx.Document(BytesIO(agenda_docx(one)))
    assert "alert(1)" in document.tables[0].rows[1].cells[1].text


def test_bytes_are_the_same_every_time(tmp_path: Path) -> None:
    """A second pack differs in nothing, Word documents included."""
    assert same_twice("agenda", tmp_path, ".zip")
