"""Acronyms are read per document, from what the document itself prints."""

import time

import pytest

from forumtrace.extract.acronyms import Acronyms, read_acronyms, singular
from forumtrace.extract.model import Passage


def read(*texts: str) -> Acronyms:
    """The acronyms of passages with these texts."""
    return read_acronyms(Passage.of(text, 0, len(text)) for text in texts)


@pytest.mark.parametrize(
    ("text", "acronym", "full"),
    [
        ("the weekly Local Delivery Board (LDB) will", "LDB", "Local Delivery Board"),
        ("the SMARG (Segregation Monitoring and Review Group) met", "SMARG", "Segregation Monitoring and Review Group"),
        ("a Regional Probation Tactical Board (TB)", "TB", "Tactical Board"),
        ("the Inclusion and Equalities Team (INXET)", "INXET", None),
        ("the Inclusion and Equalities Team (INET)", "INET", "Inclusion and Equalities Team"),
        ("Key Worker Champions (KWCs)", "KWC", "Key Worker Champion"),
        ("safety strategy meeting (SSM)", "SSM", "safety strategy meeting"),
        ("Reducing Re-Offending Board (RROB)", "RROB", "Reducing Re-Offending Board"),
        ("staff (once appointed) and (see 5.2)", "SEE", None),
        ("Challenge, Support and Intervention Plan (CSIP)", "CSIP", "Challenge, Support and Intervention Plan"),
    ],
)  # fmt: skip
def test_printed_definitions(text: str, acronym: str, full: str | None) -> None:
    """Both orders of form and acronym are read, and nothing that does not fit the letters."""
    assert read(text).get(acronym) == full


def test_case_and_plural_variants_find_the_same_form() -> None:
    """OMIC, OMiC, POMs, POM's and POMS are read as the forms that were explained."""
    known = read("Offender Management in Custody (OMiC)", "Prison Offender Manager (POM)")
    assert known["OMIC"] == known["OMiC"] == "Offender Management in Custody"
    assert {known[form] for form in ("POM", "POMs", "POMS", "POM's", "POM’s")} == {"Prison Offender Manager"}  # noqa: RUF001
    assert known.get("it") is None
    assert known.short("prison offender managers") == "POM"


def test_initials_explain_only_when_one_phrase_fits() -> None:
    """An acronym that nobody explains is read by its initials, unless two phrases have them."""
    assert (
        read("The SIM meets weekly.", "Our Safety Intervention Meeting is new.")["SIM"]
        == "Safety Intervention Meeting"
    )
    assert "SIM" not in read("SIM", "Safety Intervention Meeting", "Security Intelligence Manager")


def test_clashes_name_every_form() -> None:
    """An acronym explained in two ways is kept with both, and read as the first."""
    known = read("Custodial Operations Manager (COM)", "Community Offender Manager (COM)")
    assert known.clashes == {"COM": ("Custodial Operations Manager", "Community Offender Manager")}
    assert known["COM"] == "Custodial Operations Manager"


def test_nothing_is_carried_over_between_documents() -> None:
    """What one document explains is unknown in the next."""
    assert "COM" in read("Custodial Operations Manager (COM)")
    assert "COM" not in read("the COM will check")


def test_singular_leaves_real_letters() -> None:
    """A capital S is part of the acronym; a small one is its plural."""
    assert [singular(a) for a in ("POMs", "SMS", "QIG's", "MoJ")] == ["POM", "SMS", "QIG", "MoJ"]


@pytest.mark.parametrize(
    "text", ["(" * 100_000, "(SIM) " * 15_000, "A " * 50_000, "SIM of of " * 10_000, "\u0411(\u0410" * 30_000]
)
def test_hostile_text_takes_linear_time(text: str) -> None:
    """A cell of 100 kB is read in a moment whatever stands in it."""
    started = time.perf_counter()
    read(text)
    assert time.perf_counter() - started < 3
