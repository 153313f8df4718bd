"""Tests of the printed references between rows."""

import pytest
from rdflib import Literal

from forumtrace.extract.cross_references import extract, references
from forumtrace.ontology.terms import DCTERMS, PAP
from tests.prose_cases import row

CASES = [
    ("the needs analysis (see Recommendation 5.16) will", ["5.16"]),
    ("See recommendations 1.12 and 1.14.", ["1.12", "1.14"]),
    ("see response to 2.14", ["2.14"]),
    ("as outlined in 3.2 above", ["3.2"]),
    ("links to key concern 4", ["4"]),
    ("is dealt with as described at 3.2 below", ["3.2"]),
    ("in the plan referred to at 4.11.", ["4.11"]),
    ("The PPO's recommendation 3 has been met.", []),
    ("Module 4 and 10% of 5.5 hours", []),
    ("see 10% more", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_references_are_read_as_printed(text: str, expected: list[str]) -> None:
    """Numbers behind the word for a row, or behind a pointing word, refer; others do not."""
    assert list(references(text)) == expected


def test_a_reference_to_a_row_that_does_not_exist_is_kept() -> None:
    """What is printed is linked, also where the plan has no such row."""
    facts = list(extract(row("This is covered elsewhere (see recommendation 9.9).")))
    (link,) = [f for f in facts if f.predicate == PAP.refersTo]
    assert any(f.subject == link.object and f.object == Literal("9.9") for f in facts)
    assert all(f.predicate in (PAP.refersTo, DCTERMS.identifier) for f in facts)


def test_a_row_does_not_refer_to_itself() -> None:
    """A row that repeats its own number has no reference."""
    assert list(extract(row("Recommendation 1 is agreed."))) == []
