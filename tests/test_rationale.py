"""Tests of the reason for not agreeing in full."""

import pytest

from forumtrace.extract.families import Agreement
from forumtrace.extract.model import Passage
from forumtrace.extract.rationale import kind_of_reason, read_rationale, states_verdict


def _read(text: str, agreement: Agreement | None = "partly agreed") -> tuple[str | None, str | None]:
    passage, kind = read_rationale([Passage.of(text, 0, len(text))], agreement)
    return (passage.text if passage else None), kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("This is partly agreed because posts are contingent on funding.", "affordability"),
        ("This is partly agreed as the uplift needs a change of contract.", "commissioning"),
        ("This is not agreed, as it is not consistent with national policy.", "policy"),
        ("This is partly agreed due to the layout of the building.", "operational"),
        ("This is not agreed for operational reasons, as the policy is under review.", "operational"),
        ("This is partly agreed because the wording is unclear.", None),
    ],
)
def test_kinds_of_reason(text: str, kind: str | None) -> None:
    """The kind is the one named, else that of the first word that goes with one of the four."""
    assert _read(text) == (text, kind)
    assert kind_of_reason(text) == kind


def test_only_rows_not_agreed_in_full_have_a_reason() -> None:
    """An agreed row has none, and a partly agreed row that gives none has none."""
    assert _read("This is partly agreed due to cost.", "agreed") == (None, None)
    assert _read("Cells will be painted.") == (None, None)


@pytest.mark.parametrize(
    ("sentence", "says"),
    [
        ("This recommendation is agreed.", True),
        ("Two of the posts cannot be filled this year for affordability reasons.", True),
        ("The recommendation is partly agreed because funds are short.", True),
        ("Cells will be painted for operational reasons.", False),
        ("Staff agreed a new rota in May.", False),
        ("This recommendation is agreed and all staff will be trained.", False),
    ],
)
def test_sentences_that_state_the_verdict(sentence: str, says: bool) -> None:
    """A sentence that only says what is agreed, or why not, is told from a step."""
    assert states_verdict(sentence) is says
