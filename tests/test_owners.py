"""Tests of splitting the owner column."""

import pytest

from forumtrace.extract.model import Block, Passage
from forumtrace.extract.owners import split_owners, whole_owners


def _split(text: str, stacked: int = 1) -> list[str]:
    return [o.text for line in split_owners(Passage.of(text, 0, len(text)), stacked) for o in line]


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("Governor", ["Governor"]),
        ("HMPPS/Serco/ Director", ["HMPPS", "Serco", "Director"]),
        ("NHS Wales Commissioners and Head of Healthcare", ["NHS Wales Commissioners", "Head of Healthcare"]),
        ("Head of Education, Skills and Work", ["Head of Education, Skills and Work"]),
        ("Head of Equality, Diversity and Inclusion", ["Head of Equality, Diversity and Inclusion"]),
        ("Head of Safety/Security", ["Head of Safety/Security"]),
        ("Head of Safety/Kettles and Skills Manager", ["Head of Safety", "Kettles and Skills Manager"]),
        ("Head of Safety/Learning and Skills Manager", ["Head of Safety", "Learning and Skills Manager"]),
        ("NHS England and NHS Improvement/Governor", ["NHS England and NHS Improvement", "Governor"]),
        ("Governor, Head of Healthcare", ["Governor", "Head of Healthcare"]),
        ("Prison Group Director, North East", ["Prison Group Director, North East"]),
        ("Executive Director, Youth Custody Service", ["Executive Director, Youth Custody Service"]),
        ("Governor and Fernhill Learning", ["Governor", "Fernhill Learning"]),
        (
            "Head of Reducing Reoffending/ Fernhill Learning",
            ["Head of Reducing Reoffending", "Fernhill Learning"],
        ),
        ("Head of Drug Strategy & Head of Security", ["Head of Drug Strategy", "Head of Security"]),
        ("NHSE/I", ["NHSE/I"]),
        ("HMPPS Property and Governor", ["HMPPS Property", "Governor"]),
        ("Health and Safety Manager", ["Health and Safety Manager"]),
        ("Head of Security (HoS / Deputy)", ["Head of Security (HoS / Deputy)"]),
    ],
)
def test_separators(text: str, owners: list[str]) -> None:
    """Owners part at separators where both sides are owners, never inside the name of a unit."""
    assert _split(text) == owners


@pytest.mark.parametrize(
    ("text", "stacked", "owners"),
    [
        ("Director Director", 2, ["Director", "Director"]),
        (
            "Divisional Director, NPS Far North Director",
            2,
            ["Divisional Director, NPS Far North", "Director"],
        ),
        ("Divisional Director, NPS Far North Director", 1, ["Divisional Director, NPS Far North Director"]),
        ("NHS Wales Governor", 2, ["NHS Wales", "Governor"]),
        ("Head of Residence Head of Security", 1, ["Head of Residence", "Head of Security"]),
        ("Head of Healthcare Governor", 3, ["Head of Healthcare", "Governor"]),
        ("HMPPS Executive Director", 1, ["HMPPS Executive Director"]),
        ("Governor Safer Custody Manager", 2, ["Governor", "Safer Custody Manager"]),
        ("FHUB FHUB FHUB/ Ward Manager", 3, ["FHUB", "FHUB", "FHUB", "Ward Manager"]),
        (
            "Fernshire Health Board Fernshire Health Board Governor",
            3,
            ["Fernshire Health Board", "Fernshire Health Board", "Governor"],
        ),
        (
            "Fernshire Council/ FHUB Head of Safety Fernshire Council",
            3,
            ["Fernshire Council", "FHUB", "Head of Safety", "Fernshire Council"],
        ),
        (
            "Fernhill Trust Community Housing Specialist",
            2,
            ["Fernhill Trust", "Community Housing Specialist"],
        ),
        ("Head of Residence S&D Manager", 2, ["Head of Residence", "S&D Manager"]),
    ],
)
def test_stacked_without_separator(text: str, stacked: int, owners: list[str]) -> None:
    """Stacked owners part where the number of targets or an unmistakable post shows it."""
    assert _split(text, stacked) == owners


def _blocks(*texts: str, ends: bool | None = None) -> list[tuple[int, Block]]:
    return [(0, Block(Passage.of(t, 0, len(t)), "paragraph", ends_paragraph=ends)) for t in texts]


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (["Learning Contract", "Manager/Governor"], ["Learning Contract Manager/Governor"]),
        (["Head of", "Healthcare"], ["Head of Healthcare"]),
        (["Head of Safer", "Custody"], ["Head of Safer Custody"]),
        (["Governor", "Head of Safety"], ["Governor", "Head of Safety"]),
        (
            ["Head of Security", "Learning & Development Manager"],
            ["Head of Security", "Learning & Development Manager"],
        ),
    ],
)
def test_titles_broken_over_lines(lines: list[str], whole: list[str]) -> None:
    """A title goes on in the next line only where its words have not ended it."""
    assert [b.passage.text for _, b in whole_owners(_blocks(*lines), [False])] == whole


def test_a_line_that_surely_ends_is_not_joined() -> None:
    """What the source says of paragraph ends outweighs the words."""
    assert len(whole_owners(_blocks("Learning Contract", "Manager", ends=True), [False])) == 2
