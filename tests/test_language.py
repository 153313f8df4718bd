"""Where sentences end."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forumtrace.extract.language import LONGEST, sentence_bounds

CASES = {
    "One done. Two to do.": ["One done.", "Two to do."],
    "Is it done? Yes! It is.": ["Is it done?", "Yes!", "It is."],
    "Reviewed by the SMT. Then by the Board.": ["Reviewed by the SMT.", "Then by the Board."],
    "Held by the UoF. Minutes are kept.": ["Held by the UoF.", "Minutes are kept."],
    "Mr. Smith and Dr. Jones, e.g. at St. Anne's, meet.": [
        "Mr. Smith and Dr. Jones, e.g. at St. Anne's, meet."
    ],
    "See para. 4.2 and No. 7 of J. Brown.": ["See para. 4.2 and No. 7 of J. Brown."],
    "It was delivered.The Governor agreed.": ["It was delivered.", "The Governor agreed."],
    'He said "it is done." Then he left.': ['He said "it is done."', "Then he left."],
    "It is done (see annex). (Next year too.)": ["It is done (see annex).", "(Next year too.)"],
    "It is done. - It is signed.": ["It is done. -", "It is signed."],
    "By 3.30 p.m. on Friday ... or later.": ["By 3.30 p.m. on Friday ... or later."],
    "  Spaces around.  And between.  ": ["Spaces around.", "And between."],
    "": [],
    " \n ": [],
}


@pytest.mark.parametrize("text", CASES)
def test_sentences_end_where_a_reader_ends_them(text: str) -> None:
    """Full stops of abbreviations, numbers and initials end nothing; lost spaces hide nothing."""
    assert [text[start:end] for start, end in sentence_bounds(text)] == CASES[text]


@given(st.text(alphabet="aB.!?()\"'\u2019 -\n\u2022eg", max_size=60) | st.text(max_size=60))
def test_sentences_hold_every_character_but_white_space(text: str) -> None:
    """In order, without overlap, without white space at their ends, and with nothing lost between them."""
    last, between = 0, []
    for start, end in sentence_bounds(text):
        assert last <= start < end
        assert text[start:end] == text[start:end].strip()
        between.append(text[last:start])
        last = end
    assert not "".join([*between, text[last:]]).strip()


@pytest.mark.parametrize("piece", [".", "a.", "A", "(", ". ", "a.B", '."'])
def test_long_passages_take_linear_time(piece: str) -> None:
    """What is longer than the limit is left alone, and up to it nothing takes seconds."""
    start = time.perf_counter()
    bounds = sentence_bounds(piece * LONGEST)
    assert time.perf_counter() - start < 5
    assert all(end <= LONGEST for _, end in bounds)
