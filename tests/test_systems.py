"""Tests of the information systems read from prose."""

import pytest

from forumtrace.extract.system_names import find_systems
from forumtrace.extract.systems import extract
from tests.prose_cases import NONE, VOCABULARY, names, row

CASES = [
    ("It is logged on pNomis and P-Nomis.", ["P-NOMIS", "P-NOMIS"]),
    ("The electronic applications system is new.", ["Electronic Applications System"]),
    ("A complaints tracking system is used.", ["Complaints Tracking System"]),
    ("The Gate Pass Database is kept.", ["Gate Pass Database"]),
    ("The Debt Risk Register is kept.", ["Debt Risk Register"]),
    ("LEX (bespoke learner software) is used.", ["LEX"]),
    ("CCTV and body worn video are viewed.", ["CCTV", "Body Worn Video Camera"]),
    ("The Violent and Sex Offender Register (ViSOR) is used.", ["ViSOR"]),
    ("In-room laptops and wing kiosks are fitted.", ["in-cell laptop", "electronic kiosk"]),
    ("A robust system of checks in the criminal justice system.", []),
    ("To ensure that this system is embedded.", []),
    ("The offender assessment system (OASys) is late.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_systems_are_read_by_list_and_shape(text: str, expected: list[str]) -> None:
    """Technology for records, calls and pictures is read; a way of working is not."""
    assert [mention.name for mention in find_systems(text, VOCABULARY, NONE)] == expected


def test_systems_are_linked_to_the_row() -> None:
    """A system used in an action is linked to it by name."""
    assert names(extract, row("It is recorded on SystmOne.")) == ["SystmOne"]
