"""Which words between a forum and a sentence's verb say that the forum oversees, and which do not."""

import pytest

from forumtrace.ontology.terms import PAP
from tests.forum_rows import facts_of, plan_of, read

OVERSEEN = [
    ("Findings will be discussed and recorded at the Decency Board.", "discussedAt"),
    ("Rates are reported through a standing agenda item at the Decency Board.", "discussedAt"),
    ("Rates will be subject to review in the Decency Board.", "discussedAt"),
    ("Outcomes minuted within the Decency Board.", "discussedAt"),
    ("These cases will be added to the Decency Board agenda.", "discussedAt"),
    ("Governance will take place via the Decency Board.", "monitoredBy"),
    ("Tutors will check work, with oversight from the Decency Board.", "monitoredBy"),
    ("A Decency Board has been formed to oversee repairs.", "monitoredBy"),
    ("The Decency Board will assure the quality of repairs.", "qualityAssuredBy"),
    ("Changes will be considered via the Decency Board.", "discussedAt"),
    ("A proposal will be submitted to the Decency Board for approval.", "decidedBy"),
    ("Staff will feed back to the Decency Board.", "reportedTo"),
    ("The Terms of Reference of the Decency Board will be updated to reflect this.", "discussedAt"),
    ("Data will be presented to the Decency Board.", "reportedTo"),
    ("The Decency Board, at which repairs are reviewed, is in place.", "discussedAt"),
    ("Delays are escalated to the Decency Board.", "reportedTo"),
    ("The Decency Board holds managers to account.", "monitoredBy"),
    ("The Decency Board will receive monthly reports.", "reportedTo"),
    ("The Decency Board took this decision in May.", "decidedBy"),
    ("The decision on each request for new flooring rests with the Decency Board.", "decidedBy"),
    ("Any delay is subject to the agreement of the Decency Board.", "decidedBy"),
    ("A list of repairs goes to the Decency Board.", "reportedTo"),
    ("A list of repairs is put in front of the Decency Board.", "reportedTo"),
    ("Defects will be lodged before the Decency Board.", "discussedAt"),
    ("Defects that stay open are referred upwards to the Decency Board.", "reportedTo"),
    ("The list is read out at the February Decency Board.", "discussedAt"),
    ("Works managers must explain delays at the contractor's own Decency Board.", "discussedAt"),
    ("Wings stay on the list until the Decency Board is satisfied that they are clean.", "monitoredBy"),
    ("The Decency Board now has before it the number of open repairs.", "discussedAt"),
    ("Since May the Decency Board has moved to the new hall; it compares wings and floors.", "discussedAt"),
    ("The number of repairs will be looked into when the Decency Board meets.", "discussedAt"),
    (
        "The Decency Board will be relaunched with new terms of reference so that paint is discussed.",
        "discussedAt",
    ),
    ("The remit of the Decency Board has been widened to take in the gardens.", "discussedAt"),
]
MENTIONED = [
    "Staff are invited to the Decency Board.",
    "The Decency Board has been relaunched.",
    "The Decency Board will provide ten paint kits.",
    "The plan was informed by the Decency Board.",
    "The Head of Residence will attend the Decency Board to learn.",
    "Repairs were not discussed at the Decency Board.",
    "The Decency Board reports to the Governor.",
    "Prisoners will be told about the Decency Board.",
    "Views from the Decency Board will be sought.",
    "A draft has gone to the Decency Board for comment.",
    "The Decency Board took the decision to sell its chairs.",
    "Posters were handed out at the Decency Board.",
]


@pytest.mark.parametrize(("text", "kind"), OVERSEEN)
def test_oversight(text: str, kind: str) -> None:
    """The cue gives the kind of oversight."""
    (row,) = read(("Cells were dirty.", [text]))[0]
    assert kind in row.kinds


@pytest.mark.parametrize("text", MENTIONED)
def test_mentioned_only(text: str) -> None:
    """A forum that does, supplies, exists or is attended oversees nothing."""
    (row,) = read(("Cells were dirty.", [text]))[0]
    assert row.kinds == []


def linked(*blocks: str) -> list[int]:
    """The numbers of the actions that some forum oversees."""
    facts = facts_of(plan_of(("A.", list(blocks))))
    return sorted(
        int(f.subject.rsplit("_", 1)[1]) for f in facts if f.predicate in (PAP.discussedAt, PAP.monitoredBy)
    )


def test_the_action_is_the_block_of_the_sentence() -> None:
    """A link goes to the action whose block holds the sentence, not to its neighbours."""
    assert linked(
        "Cells will be painted. Work is tracked at the Decency Board.", "Staff will be trained."
    ) == [1]


def test_a_block_about_outcomes_binds_the_one_before() -> None:
    """A sentence alone in its block that speaks of outcomes speaks of the action before it too."""
    assert linked(
        "Staff will be trained.", "Cells will be painted.", "Outcomes will be discussed at the Decency Board."
    ) == [2, 3]
    assert linked(
        "Cells will be painted.", "Outcomes of key work will be discussed at the Decency Board."
    ) == [2]


def test_papers_of_the_forum_just_named() -> None:
    """Terms of reference without an owner are those of the forum named just before in the block."""
    plan = plan_of(
        ("A.", ["The Decency Board meets monthly. New terms of reference will ensure that data is analysed."])
    )
    (link,) = [fact for fact in facts_of(plan) if fact.predicate == PAP.discussedAt]
    assert link.confidence < 0.8
    assert len(link.evidence) == 2
