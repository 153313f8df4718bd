"""Passages lead every character back to the source."""

from hypothesis import given
from hypothesis import strategies as st

from forumtrace.extract.model import Passage, Span

SOURCE = "The Safety Board meets monthly.\nIt reviews all  incidents. Ω"
ranges = st.tuples(st.integers(0, len(SOURCE)), st.integers(0, len(SOURCE))).map(sorted)


@given(st.lists(ranges, max_size=4), st.integers(0, 80), st.integers(0, 80))
def test_every_slice_of_a_joined_passage_stands_in_the_source(
    parts: list[list[int]], start: int, end: int
) -> None:
    """The pieces of any slice are the same characters as the source's spans."""
    joined = Passage.join(Passage.of(SOURCE, a, b) for a, b in parts)
    part = joined.slice(start, end)
    for at, span in part.pieces:
        length = span.end - span.start
        assert length > 0
        assert part.text[at : at + length] == SOURCE[span.start : span.end]


@given(ranges)
def test_a_slice_has_no_white_space_at_its_ends(bounds: list[int]) -> None:
    """Quotes neither begin nor end with white space."""
    text = Passage.of(SOURCE, 0, len(SOURCE)).slice(*bounds).text
    assert text == text.strip()


def test_a_quote_over_a_page_break_has_two_spans() -> None:
    """What is joined from two places is quoted from two places."""
    passage = Passage.join([Passage.of(SOURCE, 0, 10), Passage.of(SOURCE, 32, 42)])
    assert passage.text == "The Safety It reviews"
    assert passage.spans(4, 13) == (Span(4, 10), Span(32, 34))


def test_an_empty_passage_is_false() -> None:
    """Empty text counts as nothing there."""
    assert not Passage.join([])
