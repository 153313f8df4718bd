"""Tests of the prose rules on text that no one wrote for them."""

import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forumtrace.extract.clauses import conditions
from forumtrace.extract.cross_references import references
from forumtrace.extract.naming import canonical, singular
from forumtrace.extract.organisation_names import find_organisations
from forumtrace.extract.policy_names import find_policies
from forumtrace.extract.programme_names import find_programmes
from forumtrace.extract.role_names import find_roles
from forumtrace.extract.system_names import find_systems
from forumtrace.extract.wording import words
from tests.prose_cases import NONE, VOCABULARY

HOSTILE = [
    "Head of A, B and ",
    "(OMiC) ",
    "PSI 64/2011 and 75/2011, ",
    "(",
    "once \x00",
    "Team и Unit ",
    "HMP / ",
]
SECONDS = 10.0
"""For 100 kB on a busy machine; the rules need about one second."""


def _read_all(text: str) -> None:
    for find in (find_roles, find_programmes, find_systems, find_organisations):
        for mention in find(text, VOCABULARY, NONE):
            assert 0 <= mention.start < mention.end <= len(text)
            assert mention.name
    find_policies(text, VOCABULARY, NONE)
    list(conditions(text))
    list(references(text))


@pytest.mark.parametrize("piece", HOSTILE)
def test_long_cells_are_read_in_linear_time(piece: str) -> None:
    """A cell of 100 kB of one repeated piece is read within seconds."""
    start = time.perf_counter()
    _read_all((piece * (100_000 // len(piece) + 1))[:100_000])
    assert time.perf_counter() - start < SECONDS


@given(st.text(max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_text_is_read_without_failing(text: str) -> None:
    """No text breaks a rule, and every mention lies inside it."""
    _read_all(text)


@given(st.text(max_size=80))
def test_words_lie_where_they_say(text: str) -> None:
    """A word is the text between its start and its end, and words do not overlap."""
    found = words(text)
    assert all(text[w.start : w.end] == w.text for w in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@given(st.sampled_from(["Managers", "Analyses", "Policies", "POMs", "NHS", "Status", "Coaches", "People"]))
def test_the_singular_of_a_singular_is_itself(word: str) -> None:
    """Singularising twice changes nothing more."""
    assert singular(singular(word)) == singular(word)


def test_names_are_singular_and_written_out() -> None:
    """A canonical name has no brackets, no plural and no abbreviation that the document explains."""
    assert canonical("UoF co-ordinators (UC)", {"UoF": "Use of Force"}) == "Use of Force Co-ordinator"
