"""Tests of the programmes, models, assessments and named plans read from prose."""

import pytest

from forumtrace.extract.programme_names import find_programmes
from forumtrace.extract.programmes import extract
from tests.prose_cases import NONE, VOCABULARY, names, row

CASES = [
    ("The drug strategy should be renewed.", ["Drug Strategy"]),
    ("A new local supply reduction plan is due.", ["Supply Reduction Plan"]),
    ("The 'debt reduction plan' is due.", ["Debt Reduction Plan"]),
    ("A food improvement action plan is due.", ["Food Improvement Action Plan"]),
    ("The Reducing Re-Offending Strategy is due.", ["Reducing Reoffending Strategy"]),
    ("Under the OMiC model.", ["Offender Management in Custody"]),
    ("Moral Courage training is offered.", ["Moral Courage Training"]),
    ("A Health Needs Analysis is due.", ["Health Needs Analysis"]),
    ("Module 4 - Introduction to Harm.", ["Module 4 - Introduction to Harm"]),
    ("Personal Emergency Evacuation Plans (PEEPs) exist.", ["Personal Emergency Evacuation Plan"]),
    (
        "The assessment, care in custody and teamwork (ACCT) papers.",
        ["Assessment, Care in Custody and Teamwork"],
    ),
    ("A Level 2 Diploma in Kettle Care is offered.", ["Level 2 Diploma in Kettle Care"]),
    ("Staff take the Kettle Studies Foundation Degree.", ["Kettle Studies Foundation Degree"]),
    ("Kettle Focused Therapy (KFT) is offered.", ["Kettle Focused Therapy"]),
    ("Tutors begin the Level 3 Award in Kettle Care in January 2024.", ["Level 3 Award in Kettle Care"]),
    (
        "Open Challenge, Support and Intervention Plans (CSIP) exist.",
        ["Challenge, Support and Intervention Plan"],
    ),
    ("The Northern Kettle Trust plans to open a ward.", []),
    ("Occupational Therapy is offered.", []),
    ("Horizon and the Sycamore Tree course run in Horizon House.", ["Horizon", "Sycamore Tree"]),
    ("A Service Level Agreement and contingency plans exist.", []),
    ("An action plan and the strategy.", []),
    ("Care plans, sentence plans and risk management plans.", []),
    ("Accredited Programmes and a training needs analysis.", []),
    ("The Drug Strategy Meeting takes place.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_programmes_are_read_by_list_and_shape(text: str, expected: list[str]) -> None:
    """Named programmes and one prison's plans with a topic are read; classes and one prisoner's plans are not."""
    assert [mention.name for mention in find_programmes(text, VOCABULARY, NONE)] == expected


def test_programmes_come_from_both_sides_of_a_row() -> None:
    """The concern names programmes as well as the response does."""
    context = row("The CSIP process is used.", concern="The reading strategy was old.")
    assert names(extract, context) == ["Challenge, Support and Intervention Plan", "Reading Strategy"]


def test_a_policy_framework_is_no_programme() -> None:
    """What is a policy is not listed twice."""
    assert names(extract, row("It follows the Incentives Policy Framework.")) == []


def test_a_course_with_a_name_is_one_and_a_body_with_a_course_is_none() -> None:
    """ "Course" and the like in small letters need a name before them that is no body's and no post's."""
    context = row(
        "Men take the Better Kettle course, the Rivermead College course and the Safer Custody course."
    )
    assert names(extract, context) == ["Better Kettle Course"]
