"""Tests of the target column."""

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forumtrace.extract.model import Passage
from forumtrace.extract.targets import only_targets, read_targets


def _read(text: str) -> list[tuple[str, str, str | None]]:
    targets, _ = read_targets(Passage.of(text, 0, len(text)))
    return [(t.passage.text, t.status, t.date) for t in targets]


def _findings(text: str) -> list[str]:
    return [finding.kind for finding in read_targets(Passage.of(text, 0, len(text)))[1]]


@pytest.mark.parametrize(
    ("text", "status", "value"),
    [
        ("June 2022", "planned", "2022-06"),
        ("June 2022.", "planned", "2022-06"),
        ("3rd June 2022", "planned", "2022-06-03"),
        ("03/06/2022", "planned", "2022-06-03"),
        ("By the end of June 2022", "planned", "2022-06"),
        ("Sept 2022", "planned", "2022-09"),
        ("Sep-22", "planned", "2022-09"),
        ("Completed", "completed", None),
        ("Complete (June 2022)", "completed", "2022-06"),
        ("Completed in June 2022", "completed", "2022-06"),
        ("Ongoing", "ongoing", None),
        ("On-going, review June 2022", "ongoing", "2022-06"),
        ("Q1 2022", "planned", "2022-03"),
        ("Q4 2021/22", "planned", "2022-03"),
        ("April 2022 to June 2022", "planned", "2022-06"),
        ("Septmber 2022", "planned", "2022-09"),
        ("Jnauary 2022", "planned", "2022-01"),
        ("End of the summer 2022", "planned", "2022-08"),
        ("TBC", "planned", None),
    ],
)
def test_one_entry(text: str, status: str, value: str | None) -> None:
    """A single entry is kept as printed and read."""
    assert _read(text) == [(text, status, value)]


def test_stacked_entries_are_told_apart_in_order() -> None:
    """Entries without a separator between them are each an entry, repeats too."""
    assert [entry[0] for entry in _read("Completed May 2022 May 2022 Ongoing June 2022.")] == [
        "Completed",
        "May 2022",
        "May 2022",
        "Ongoing",
        "June 2022.",
    ]


def test_the_last_day_of_an_entry() -> None:
    """A month is due on its last day, a day on itself."""
    text = "February 2024 1 March 2024"
    targets, _ = read_targets(Passage.of(text, 0, len(text)))
    assert [t.due_by for t in targets] == [date(2024, 2, 29), date(2024, 3, 1)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Febuary 2022", "malformed-date"),
        ("31 June 2022", "malformed-date"),
        ("June 20222", "malformed-date"),
        ("Spring 2022", "vague-date"),
        ("2022", "vague-date"),
        ("Within 3 months", "vague-date"),
        ("When the new unit opens", "vague-date"),
    ],
)
def test_odd_dates_are_reported(text: str, kind: str) -> None:
    """What is misspelt, impossible or vague is reported as such."""
    assert _findings(text) == [kind]


def test_nothing_is_printed_where_it_does_not_apply() -> None:
    """ "N/A" is no target."""
    assert _read("N/A") == []


def test_owners_are_no_targets() -> None:
    """A cell with any other word is not taken for a target cell."""
    assert only_targets("May 2022 and Ongoing")
    assert not only_targets("Governor May 2022")
    assert not only_targets("Governor")


@given(st.text(alphabet="Compltedngi Ma y2042/-.()", max_size=60))
def test_entries_lie_in_order_inside_the_cell(text: str) -> None:
    """Whatever the words, entries follow each other without overlap and hold what they quote."""
    text = " ".join(text.split())
    targets, _ = read_targets(Passage.of(text, 0, len(text)))
    spans = [t.passage.spans()[0] for t in targets if t.passage.text]
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    assert all(text[s.start : s.end] == t.passage.text for s, t in zip(spans, targets, strict=False))
