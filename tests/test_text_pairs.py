"""Finding texts that are alike: the inverted index finds what comparing all with all would find."""

import math
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from forumtrace.graph.duplicates import duplicates
from forumtrace.graph.repeat_concerns import OTHER, SAME, repeat_concerns
from forumtrace.graph.text_cosine import alike_before, tfidf
from forumtrace.graph.text_pairs import jaccard_pairs, shingles, words
from tests.analysis_rows import NORTH, SOUTH, Rows

WORDS = st.lists(st.sampled_from("abcdefgh"), max_size=8).map(" ".join)
TEXTS = st.lists(WORDS, max_size=12)
LEAST = st.sampled_from([0.2, 0.5, 0.6, 0.8, 1.0])


@settings(max_examples=60, deadline=None)
@given(TEXTS, LEAST)
def test_the_index_finds_every_pair_by_cosine(texts: list[str], least: float) -> None:
    """Leaving the commonest words for later leaves out no pair at or above the threshold, and adds none."""
    vectors = tfidf(texts, frozenset())
    found = {
        (int(a), b): alike
        for b, (before, cosines) in enumerate(alike_before(vectors, least))
        for a, alike in zip(before, cosines, strict=True)
    }
    for a, b in combinations(range(len(texts)), 2):
        alike = sum(weight * vectors[b].get(word, 0.0) for word, weight in vectors[a].items())
        assert ((a, b) in found) == (alike >= least - 1e-9)
        assert math.isclose(found.get((a, b), alike), alike)


@settings(max_examples=60, deadline=None)
@given(TEXTS, LEAST)
def test_the_index_finds_every_pair_by_jaccard(texts: list[str], least: float) -> None:
    """The same for shingles."""
    sets = [shingles(text) for text in texts]
    found = {(a, b) for a, b, _ in jaccard_pairs(sets, least, lambda a, b: True)}
    for a, b in combinations(range(len(texts)), 2):
        alike = len(sets[a] & sets[b]) / len(sets[a] | sets[b])
        assert ((a, b) in found) == (alike >= least)


@given(TEXTS)
def test_vectors_have_length_one_and_rare_words_first(texts: list[str]) -> None:
    """A text without words has no vector."""
    for vector in tfidf(texts, frozenset("ab")):
        assert not vector or math.isclose(sum(w * w for w in vector.values()), 1)
        assert not vector.keys() & set("ab")


def test_words_forget_case_and_punctuation() -> None:
    """An apostrophe does not cut a word in two."""
    assert words("The Prison's X-ray, (2)!") == ["the", "prisons", "x", "ray", "2"]
    assert words("prison\N{RIGHT SINGLE QUOTATION MARK}s") == ["prisons"]


def test_duplicates_differ_in_owner_or_date() -> None:
    """The same words by the same owner for the same day are no finding."""
    rows = Rows()
    rows.plan(NORTH, None)
    text = "All doors of the wing will be oiled and painted each month by the works party."
    rows.item("1")
    rows.action(text, "Governor", "2021-04")
    rows.action(text, "governor", "2021-04")
    rows.item("2")
    rows.action(text.replace("each", "every"), "Caterer", "2021-04")
    found = duplicates(rows.corpus())
    assert [(r["number"], r["other_number"], r["differs"]) for r in found] == [("1", "2", "owner")] * 2
    assert all(0.6 <= row["alike"] < 1 for row in found)


def test_a_concern_that_comes_again_tells_who_watched_it_then() -> None:
    """The earlier plan of the same prison comes first, then the nearest earlier ones of other prisons."""
    rows = Rows()
    concern = "Violence between prisoners on the wings remained high and was not investigated."
    for place, day in ((NORTH, "2019-01-01"), (NORTH, "2022-01-01"), (SOUTH, "2020-01-01")):
        rows.plan(place, day)
        rows.item("1", concern if place == NORTH else f"{concern} Staff were few.")
        rows.action("It will be seen.")
        rows.sees("Old Board" if day.startswith("2019") else "New Board")
        rows.item("2", f"Food at {place} was cold.")
    found = repeat_concerns(rows.corpus())
    first = found[0]
    assert (first["scope"], first["submitted"], first["earlier_submitted"]) == (
        SAME,
        "2022-01-01",
        "2019-01-01",
    )
    assert (first["alike"], first["watched_then"], first["watched_now"]) == (1.0, "Old Board", "New Board")
    assert {row["scope"] for row in found[1:]} >= {OTHER}
    assert "violence" in first["shared_words"]
