"""Tests of the conditions on which actions hang."""

import pytest

from forumtrace.extract.clauses import conditions
from forumtrace.extract.dependencies import extract
from forumtrace.ontology.terms import CODE, DCTERMS, PAP
from tests.prose_cases import row

CONDITIONS = [
    ("Work starts in May (subject to national roll-out).", ("subject to", "national roll-out")),
    ("Subject to sufficient places, all will be trained.", ("subject to", "sufficient places")),
    ("Once the works have been completed the wing will open.", ("once", "the works have been completed")),
    ("The checks will be made by the SPO (once appointed).", ("once", "appointed")),
    ("Upon approval, the forms will be used.", ("upon", "approval")),
    ("An uplift is contingent on a change of contract.", ("contingent on", "a change of contract")),
    ("A bid has been submitted, the outcome of which is awaited.", ("awaited", "the outcome of which")),
    ("It will start in June, pending vetting clearance.", ("pending", "vetting clearance")),
    (
        "Notes will be typed once the new Case Clerk has been appointed.",
        ("once", "the new Case Clerk has been appointed"),
    ),
    ("Once the business case is agreed, work will start.", ("once", "the business case is agreed")),
    (
        "Speed depends on staffing decisions made elsewhere.",
        ("dependent on", "staffing decisions made elsewhere"),
    ),
    (
        "Visits will grow and, upon progression to Stage 2 of the plan, double.",
        ("upon", "progression to Stage 2 of the plan"),
    ),
    ("The wing will open when the contract has been signed.", ("when", "the contract has been signed")),
    (
        "The kiln will be lit as soon as the building work is complete.",
        ("as soon as", "the building work is complete"),
    ),
    (
        "Lockers will be issued as soon as the travel rules have been lifted.",
        ("as soon as", "the travel rules have been lifted"),
    ),
    (
        "The scales will go live after the new codes have been added.",
        ("after", "the new codes have been added"),
    ),
    (
        "Phones will be rented, provided that the site tests are finished.",
        ("provided that", "the site tests are finished"),
    ),
    ("The gym will open after the works have been completed.", ("after", "the works have been completed")),
    ("Work remains subject to the kiln reaching its target.", ("subject to", "the kiln reaching its target")),
    ("A tutor will start once clearance has been received.", ("once", "clearance has been received")),
    ("The date is dependent on the result of a survey.", ("dependent on", "the result of a survey")),
    ("Calls will rise when the new cabling is finished.", ("when", "the new cabling is finished")),
    ("Provided that funding is secured, a kiln will be bought.", ("provided that", "funding is secured")),
    ("Men will move following the award of the contract.", ("following", "award of the contract")),
    ("The bid awaits a decision from the region.", ("awaits", "a decision from the region")),
    ("Growth is dependent on funding being found.", ("dependent on", "funding being found")),
    (
        "It will be designed by May and delivery will start thereafter.",
        ("thereafter", "It will be designed by May"),
    ),
    ("Thereafter it will be for the kiln master to run it.", ("thereafter", "Thereafter")),
    ("The shop will open once this has been approved; tea will be sold.", ("once", "this has been approved")),
    ("Upon their arrival work will be shared out.", ("upon", "their arrival")),
    (
        "The kiln will be lit by March 2016 subject to posts in the works team being filled.",
        ("subject to", "posts in the works team being filled"),
    ),
]
NONE = [
    "All actions will be subject to review each month.",
    "Prisoners subject to harassment measures are listed.",
    "A review takes place once per year and once a month.",
    "Prisoners may apply once they have completed induction.",
    "All prisoners are seen upon arrival.",
    "Contact is monthly, dependant on tier.",
    "How often depends on individual circumstances.",
    "It is based upon approval ratings.",
    "Men are told when their application has been approved.",
    "Checks are made after the incident has been completed.",
    "Support provided by staff is good.",
    "Audits are held in May and monthly thereafter.",
    "Patients awaiting assessment are seen daily.",
    "Advice is given following completion of a programme.",
    "Prisoners are not moved until their risk has been agreed.",
    "The gate is not opened before the roll has been agreed.",
    "On receipt of the weekly report the Governor acts.",
    "On receipt of an intelligence report, security will act within a day.",
    "Meals are not served until checks have been completed.",
    "The trolley cannot leave the kitchen until it has been signed.",
    "Pay is dependent on improvement in behaviour.",
    "Reviews will start when concerns have been identified.",
    "Those who are awaiting reports will be seen first.",
    "Men awaiting reports for parole are seen first.",
    "Meetings will be held once a.",
    "Meetings will be held once a",
]


@pytest.mark.parametrize(("text", "expected"), CONDITIONS)
def test_conditions_are_read_with_their_words(text: str, expected: tuple[str, str]) -> None:
    """A cue makes the words beside it a condition."""
    (clause,) = conditions(text)
    assert (clause.cue, text[clause.start : clause.end]) == expected


@pytest.mark.parametrize("text", NONE)
def test_scrutiny_routine_and_single_cases_are_no_conditions(text: str) -> None:
    """Scrutiny, frequency, routine and rules for one prisoner are not conditions of an action."""
    assert list(conditions(text)) == []


def test_a_condition_has_its_kind_and_its_place() -> None:
    """A condition is a node of its own with the kind that its words tell."""
    facts = list(extract(row("Installation is subject to funding.")))
    (link,) = [f for f in facts if f.predicate == PAP.dependsOn]
    kinds = [f.object for f in facts if f.subject == link.object and f.predicate == DCTERMS.type]
    assert kinds == [CODE["condition-funding"]]
