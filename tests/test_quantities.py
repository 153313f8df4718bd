"""Tests of quantities and stopgaps read from prose."""

import pytest

from forumtrace.extract import interim, quantities
from tests.prose_cases import quoted, row

CASES = [
    ("Calls are answered within 5 minutes.", ["within 5 minutes"]),
    ("A 10% check every 16 weeks is made.", ["10% check every 16 weeks"]),
    ("They record ten quality checks of logs per month.", ["ten quality checks of logs per month"]),
    ("At least 70% of sessions take place.", ["At least 70% of sessions"]),
    ("Visits take place every 3-6 months.", ["every 3-6 months"]),
    ("It is held on 24 July 2019 in line with PSI 64/2011.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_quantities_are_read_as_printed(text: str, expected: list[str]) -> None:
    """Limits, shares and counts are read with their words; dates and numbers of policies are not."""
    facts = list(quantities.extract(row(text)))
    assert [str(fact.object) for fact in facts] == expected


def test_a_quantity_rests_on_its_own_words() -> None:
    """The evidence of a quantity is the quantity as printed."""
    context = row("Calls are answered within 5 minutes.")
    (fact,) = quantities.extract(context)
    assert quoted(context, fact) == ["within 5 minutes"]


def test_stopgaps_are_told() -> None:
    """A sentence that bridges the wait for something is marked with the words that say so."""
    context = row("In the meantime, paper forms are used. They are kept.")
    (fact,) = interim.extract(context)
    assert str(fact.object) == "in the meantime"
    assert quoted(context, fact) == ["In the meantime, paper forms are used."]
