"""Marks, dates and order in the explorer page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forumtrace.exports.explorer_text import last_day, marks, natural, parts, plain


def marked(quote: str, *surfaces: str) -> list[str]:
    """The marked words, cut out as a browser cuts them."""
    units = quote.encode("utf-16-le")
    return [units[2 * start : 2 * end].decode("utf-16-le") for start, end in marks(quote, surfaces)]


def test_the_forum_is_marked_as_it_is_printed() -> None:
    """Case and white space of the quote may differ from the surface form."""
    assert marked("Seen at the SAFETY  board each month.", "safety board") == ["SAFETY  board"]


def test_the_longer_form_wins() -> None:
    """Of two forms that overlap the longer one is marked, once."""
    assert marked("the Safety Board (SB) meets", "SB", "Safety Board", "Safety Board (SB)") == [
        "Safety Board (SB)"
    ]


def test_a_form_within_a_word_is_not_marked() -> None:
    """An acronym inside another word is no mention."""
    assert marked("USB sticks", "SB") == []


def test_offsets_count_what_the_browser_counts() -> None:
    """Signs beyond the basic plane take two units, as in JavaScript."""
    assert marks("\U0001f600 SB", ["SB"]) == [[3, 5]]


@given(st.text(), st.lists(st.text(min_size=1), max_size=4))
def test_marks_are_in_order_and_apart(quote: str, surfaces: list[str]) -> None:
    """Marks never overlap, are never empty, and lie within the quote."""
    edges = [edge for pair in marks(quote, surfaces) for edge in pair]
    assert edges == sorted(edges)
    assert all(start < end for start, end in marks(quote, surfaces))
    assert not edges or edges[-1] <= len(quote.encode("utf-16-le", "surrogatepass")) // 2


@pytest.mark.parametrize(
    ("date", "day"),
    [
        ("2024-02", "2024-02-29"),
        ("2023-02", "2023-02-28"),
        ("2024-05-06", "2024-05-06"),
        ("2024-13", ""),
        ("May", ""),
        (None, ""),
    ],
)
def test_the_last_day_of_a_target(date: str | None, day: str) -> None:
    """A month ends on its last day; what is no date has none."""
    assert last_day(date) == day


def test_numbers_sort_by_value() -> None:
    """5.10 stands after 5.9."""
    assert sorted(["5.10", "5.9", "5.1"], key=natural) == ["5.1", "5.9", "5.10"]


def test_joined_values_are_taken_apart() -> None:
    """Every value once, in order, and nothing for nothing."""
    assert parts("Governor | Head | Governor") == ["Governor", "Head"]
    assert parts(None) == []


def test_control_characters_are_dropped() -> None:
    """What no reader can see is not shown."""
    assert plain("a\x00b\n c\ud800") == "a b c"
