"""Names of the code lists in running text."""

import time

import pytest

from forumtrace.extract.lexicon import find
from forumtrace.extract.vocabulary import load_vocabulary

CASES = {
    ("organisation-scheme", "HMPPS and NHS England will meet."): ["HMPPS", "NHS England"],
    (
        "organisation-scheme",
        "Write to team@justice.gov.uk or see www.nhs.uk and https://hmpps.example/NHS",
    ): [],
    ("organisation-scheme", "the nhs shop"): [],
    ("role-scheme", "The Governor's deputy and Heads of Safety, Offender Supervisors/POMs"): [
        "Governor",
        "Heads of Safety",
        "Offender Supervisors",
        "POMs",
    ],
    ("role-scheme", "the Head  of\nSafety"): ["Head  of\nSafety"],
}


@pytest.mark.parametrize(("scheme", "text"), CASES)
def test_names_are_found_as_they_are_written(scheme: str, text: str) -> None:
    """In the plural, over line ends, beside a slash; abbreviations in their capitals only; never within addresses."""
    found = [text[known.start : known.end] for known in find(load_vocabulary(), scheme, text)]
    assert found == CASES[scheme, text]


def test_the_longest_name_counts() -> None:
    """A name within a longer one is not told beside it, and capitals tell a name from plain words."""
    text = "HM Prison and Probation Service, our Probation Service and a probation service"
    known = [(text[k.start : k.end], k.exact) for k in find(load_vocabulary(), "organisation-scheme", text)]
    assert known[:2] == [("HM Prison and Probation Service", True), ("Probation Service", True)]
    assert ("probation service", True) not in known


@pytest.mark.parametrize("piece", ["a.", "a@", "www.", "Head of ", "governor", "\u2019", "+-"])
def test_long_passages_take_linear_time(piece: str) -> None:
    """Nothing that 100,000 characters can say takes seconds."""
    start = time.perf_counter()
    find(load_vocabulary(), "role-scheme", (piece * 100_000)[:100_000])
    assert time.perf_counter() - start < 5
