"""Tests of the bodies read from prose and from the owner column."""

import pytest

from forumtrace.extract.organisation_names import find_organisations
from forumtrace.extract.organisations import extract
from tests.prose_cases import NONE, VOCABULARY, names, row

CASES = [
    ("NHSE Midlands will watch it.", ["NHSE Midlands"]),
    ("The HMPPS Estates Delivery Unit will act.", ["HMPPS Estates Delivery Unit"]),
    ("Kent County Council and Rivermead NHS Trust agree.", ["Kent County Council", "Rivermead NHS Trust"]),
    ("The healthcare provider and the security team met.", ["Healthcare Provider", "Security Team"]),
    ("Contributions come from Healthcare and Safer Custody.", ["Healthcare", "Safer Custody"]),
    ("Healthcare will attend.", ["Healthcare"]),
    (
        "Both the Skills Development and Employment Support teams are trained.",
        ["Skills Development Team", "Employment Support Team"],
    ),
    ("It is a copy of work at HMP Otherplace.", ["HMP Otherplace"]),
    ("The charity Open Door helps.", ["Open Door"]),
    ("The Governor will work with Marsh Lane Learning.", ["Marsh Lane Learning"]),
    ("Beacon Housing will help, and Drug Recovery will not.", ["Beacon Housing"]),
    ("St Anne's Health Trust will help.", ["St Anne's Health Trust"]),
    ("It is run by Meadowsweet.", ["Meadowsweet"]),
    ("It is attended by Meadowsweet, Nacro and Fernbrook.", ["Meadowsweet", "Nacro", "Fernbrook"]),
    ("It is run with Meadowsweet, Fernbrook and Nacro.", ["Meadowsweet", "Fernbrook", "Nacro"]),
    ("Kestrel Minds will facilitate the council.", ["Kestrel Minds"]),
    ("It was built with Brackenfold, a local charity, in May.", ["Brackenfold"]),
    ("The Farside Group, Novus and Weston College agree.", ["Novus", "Weston College"]),
    ("The Children's Escort Services (CES) act.", ["Children's Escort Services"]),
    ("The Legal Aid Agency and Wyeside CRC agree.", ["Legal Aid Agency", "Wyeside CRC"]),
    ("Men are seen by the IMB and by Psychology.", ["Independent Monitoring Board", "Psychology"]),
    ("It is run by Chaplaincy volunteers, and Key Work will support it.", []),
    ("Posts are funded by Band 4 savings; Sentence Plans will support release.", []),
    ("The segregation unit, partner agencies and the multidisciplinary team.", []),
    ("The management team and a new service provider.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_bodies_are_read_by_list_and_shape(text: str, expected: list[str]) -> None:
    """Bodies of the list, by their heads, and departments that act are read; classes and places are not."""
    assert [mention.name for mention in find_organisations(text, VOCABULARY, NONE)] == expected


def test_the_inspected_prison_is_no_organisation_of_the_row() -> None:
    """The prison that the plan is about is left out, another one is not."""
    context = row("HMP Anytown will visit HMP Otherplace.")
    assert names(extract, context) == ["HMP Otherplace"]


def test_a_provider_is_one_body_with_the_name_beside_it() -> None:
    """A named provider is the same body wherever the plan says only what it provides."""
    context = row(
        "The education provider, Larkrise Learning, will help.",
        owners=("Education Provider", "Larkrise Learning"),
    )
    assert names(extract, context) == ["Larkrise Learning"]


def test_a_provider_with_two_names_is_left_unnamed() -> None:
    """Where a plan has two education providers, the words name neither."""
    text = "The education provider, Aname Learning, met the education provider, Bname Learning. The education provider left."
    assert names(extract, row(text)) == ["Aname Learning", "Bname Learning", "Education Provider"]


def test_bodies_in_the_owner_column_count() -> None:
    """A body that a post's title names counts, a department word does not."""
    context = row("It is done.", owners=("NHS England Commissioners", "Head of Healthcare", "Head of OMU"))
    assert names(extract, context) == ["NHS England", "Offender Management Unit"]


def test_words_of_a_forum_are_no_body() -> None:
    """A team of people that meets as a forum is not listed again."""
    assert names(extract, row("It is reported to the Equality Action Team (EAT) meeting.")) == []


def test_words_of_a_post_are_no_body() -> None:
    """Services, hubs and authorities that only a post's title names are not bodies of the row."""
    text = "The People Hub Manager, the Director of Children's Services and the Local Authority Designated Officer met."
    assert names(extract, row(text)) == []
