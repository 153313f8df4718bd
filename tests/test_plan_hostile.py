"""Hostile and oversized input: refused or read in linear time, never a crash."""

import re
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forumtrace.errors import SourceRefused
from forumtrace.extract.model import Plan
from tests.plan_texts import HEADER, agreed, plan_of, row

_PIECES = st.sampled_from(
    [
        *HEADER,
        "5.1",
        "5.2",
        "1.",
        "",
        " ",
        "Agreed",
        "Not Agreed",
        "Governor",
        "May 2021",
        "Ongoing",
        "Key concerns",
        "We will act by: Training staff. This",
        "<p>A.</p>",
        "<p",
        "•",
        "(2.1)",
        "(",
        ")",
        "Total",
        "7",
        "\x0b",
        "\xad",
    ]
)


def _seconds(folder: Path, size: int) -> float:
    text = "Cells will be painted and " * size
    line = row(
        "5.1", "Cells should be clean. " * size, "Agreed", text, "Governor/ " * size, "May 2021 " * size
    )
    start = time.process_time()
    agreed(folder, line)
    return time.process_time() - start


def test_time_grows_with_the_size_of_a_cell_only(tmp_path: Path) -> None:
    """Four times the text takes no more than about four times as long."""
    _seconds(tmp_path, 100)
    small, large = _seconds(tmp_path, 500), _seconds(tmp_path, 2000)
    assert large < 12 * small + 0.5


@pytest.mark.parametrize(
    "filler", ["a" * 50_000, "(" * 20_000, "The " * 20_000, "May " * 20_000, "<p" * 20_000, "x.X" * 20_000]
)
def test_odd_cells_are_read_quickly(tmp_path: Path, filler: str) -> None:
    """Long runs of one thing in any column neither hang nor crash."""
    start = time.process_time()
    agreed(tmp_path, row("5.1", filler, "Agreed", filler, filler, filler))
    assert time.process_time() - start < 5


def test_an_item_without_end_is_refused(tmp_path: Path) -> None:
    """Thousands of rows that continue one item are no action plan."""
    more = [row("", "", "", "and more", "", "")] * 3_000
    with pytest.raises(SourceRefused, match=r"the item 5\.1 has"):
        agreed(tmp_path, row("5.1", "Cells", "Agreed", "Painting", "Governor", "Ongoing"), *more)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=st.lists(st.lists(_PIECES, max_size=7).map("\t".join), max_size=12))
def test_any_table_is_read_or_refused(tmp_path: Path, lines: list[str]) -> None:
    """Whatever stands in the cells, there is a plan whose passages lead back to the text, or a refusal."""
    try:
        plan = plan_of(tmp_path, *lines)
    except SourceRefused:
        return
    _check(plan)


def _check(plan: Plan) -> None:
    text = plan.document.text
    assert len({item.number for item in plan.items}) == len(plan.items)
    for item in plan.items:
        passages = [item.text, *item.response, *item.owners, *(t.passage for t in item.targets)]
        passages += [action.passage for action in item.actions]
        for passage in passages:
            for at, span in passage.pieces:
                assert text[span.start : span.end] == passage.text[at : at + span.end - span.start]


@pytest.mark.parametrize(
    "lines",
    [
        ("root:x:0:0:root:/root:/bin/bash", "daemon:x:1:1"),
        (row("secret" * 9, "\x9b31mred\u202e" * 9, "more" * 30), row("x", "y", "z")),
        ("Dear all, " * 9, "\x9b31mred\u202e" * 9, row(*HEADER), row("5.1", "Doors should close.", "Agreed", "They will.", "Governor", "May 2021")),
    ],
)  # fmt: skip
def test_a_refusal_quotes_no_more_than_a_glance(tmp_path: Path, lines: tuple[str, ...]) -> None:
    """Nothing of a file without tables, else at most 60 characters, and none that steers a terminal."""
    with pytest.raises(SourceRefused) as caught:
        plan_of(tmp_path, *lines, cover=())
    quoted = re.findall("'(.*)'", str(caught.value))
    assert all(len(quote) <= 60 and quote.isprintable() for quote in quoted), quoted
    assert len(quoted) == any("\t" in line for line in lines)
