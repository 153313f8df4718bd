"""Forums are named, told apart and brought together as the document itself does."""

import time

import pytest
from rdflib import URIRef

from forumtrace.extract.context import Context
from forumtrace.extract.forum_names import name_key
from forumtrace.extract.vocabulary import load_vocabulary
from forumtrace.ontology.terms import DCTERMS, ORG, PAP, SKOS
from tests.forum_rows import facts_of, plan_of, read

WEEKLY = "Cases will be discussed at the weekly Safety Intervention Meeting (SIM) meeting."


def names(*blocks: str) -> list[str]:
    """The names of the forums of one row."""
    return [row.name for row in read(("Concern.", list(blocks)))[0]]


def test_all_forms_of_a_name_are_one_forum() -> None:
    """Full form, acronym, plural and a doubled "meeting" are one forum, with every form kept."""
    (first,), (second,) = read(
        ("A.", [WEEKLY]), ("B.", ["The SIM decides.", "Safety Intervention meetings help."])
    )
    assert first.name == second.name == "Safety Intervention Meeting"
    assert first.acronym == "SIM"
    assert first.surfaces[0] == "Safety Intervention Meeting (SIM) meeting"
    assert {"SIM", "Safety Intervention meetings"} <= set(second.surfaces)


def test_surfaces_are_quoted_where_they_stand() -> None:
    """Each printed form has its exact characters as evidence."""
    plan = plan_of(("A.", [WEEKLY, "The SIM will review actions."]))
    said = [fact for fact in facts_of(plan) if fact.predicate == SKOS.altLabel]
    assert said
    for fact in said:
        ((span,),) = fact.evidence
        assert plan.document.text[span.start : span.end] == str(fact.object)


def test_frequency_belongs_to_the_row_that_prints_it() -> None:
    """What one row says of a forum is not carried to another row."""
    (first,), (second,) = read(("A.", [WEEKLY]), ("B.", ["The SIM will review it."]))
    assert (first.frequencies, second.frequencies) == (["weekly"], [])


def test_coordinated_names_are_two_forums() -> None:
    """A plural head with two names is two forums; one name with "and" in it is one."""
    assert names("This is reviewed at the monthly residential and catering meetings.") == [
        "Residential Meeting", "Catering Meeting",
    ]  # fmt: skip
    assert names("This is reviewed at health and safety meetings.") == ["Health and Safety Meeting"]
    assert names("This is reviewed at the Quality and Standards Board.") == ["Quality and Standards Board"]


def test_alike_is_not_the_same() -> None:
    """Names that differ in more than case, number, hyphen or a last "meeting" stay apart."""
    assert name_key("Security Meeting") != name_key("Security Committee")
    assert name_key("Local Delivery Board") != name_key("Local Quality Delivery Board")
    assert name_key("Reducing Re-Offending Meetings") == name_key("Reducing Reoffending Meeting")
    assert name_key("Security Committee Meeting") == name_key("Security committee")


def test_a_chair_belongs_to_the_nearest_forum() -> None:
    """In a row of forums "chaired by" speaks of the last."""
    text = "Themes are tracked at the weekly Residence Board, Catering Group and Decency meeting, chaired by the Head of Residence."
    first, second, third = read(("A.", [text]))[0]
    assert (first.frequencies, second.frequencies, third.frequencies) == (["weekly"], [], [])
    assert (first.chairs, second.chairs, third.chairs) == ([], [], ["Head of Residence"])


@pytest.mark.parametrize(
    ("chaired", "chairs"),
    [
        (
            "jointly chaired by the Head of Safety and the Head of the Anytown Support Unit",
            ["Head of Safety", "Head of the Anytown Support Unit"],
        ),
        ("chaired by the Head of the Health and Work Team and the Governor",
         ["Head of the Health and Work Team", "Governor"]),
        ("chaired by the Head", []),
        ("led by members of the SMT", []),
        ("chaired by senior members of the Leadership Team", []),
        ("co-chaired by representatives of the wings", []),
    ],
)  # fmt: skip
def test_a_chair_is_a_whole_post_or_none(chaired: str, chairs: list[str]) -> None:
    """Half of a title, and those who belong to a body, are no post that could chair."""
    [[forum]] = read(("A.", [f"The Safety Meeting is held monthly and is {chaired}."]))
    assert (forum.name, forum.chairs) == ("Safety Meeting", chairs)


def test_topic_of_a_bare_head_comes_from_the_row() -> None:
    """ "scrutiny meetings" in a row on use of force is the use of force scrutiny meeting."""
    rows = read(
        ("Managers did not oversee the use of force.", ["Footage is viewed at weekly scrutiny meetings."])
    )
    assert rows[0][0].name == "Use of Force Scrutiny Meeting"
    steering = "A Steering Group has been set up to oversee the HNA. A Health Needs Assessment (HNA) is due."
    assert names(steering) == ["Health Needs Assessment Steering Group"]


def test_the_same_meeting_is_the_one_named_before() -> None:
    """ "the meeting" means the forum named before in the same response, and nothing where none was."""
    rows = read(("A.", ["The Decency Board has met.", "Repairs will be reported to the board."]))
    assert [(row.name, row.kinds) for row in rows[0]] == [("Decency Board", ["reportedTo"])]
    assert names("Outcomes will be reported to the board.") == []


def test_anaphora_quotes_both_sentences() -> None:
    """A link by "this meeting" rests on that sentence and on the one that names the forum."""
    plan = plan_of(("A.", ["A Decency Meeting was set up.", "Repairs will be tracked at this meeting."]))
    (link,) = [fact for fact in facts_of(plan) if fact.predicate == PAP.monitoredBy]
    assert [plan.document.text[s.start : s.end] for (s,) in link.evidence] == [
        "A Decency Meeting was set up.", "Repairs will be tracked at this meeting.",
    ]  # fmt: skip
    assert link.confidence < 0.95


def test_one_of_two_chairs_is_neither() -> None:
    """ "the Governor or Deputy Governor" is named as printed; both are participants, neither is the chair."""
    plan = plan_of(("A.", ["The Equality Board will be chaired by the Governor or Deputy Governor."]))
    facts = facts_of(plan)
    chairs = [fact.object for fact in facts if fact.predicate == PAP.chairedBy]
    labels = {fact.subject: str(fact.object) for fact in facts if fact.predicate == SKOS.prefLabel}
    assert [labels[URIRef(str(chair))] for chair in chairs] == ["Governor or Deputy Governor"]
    assert [labels[URIRef(str(f.object))] for f in facts if f.predicate == PAP.hasParticipant] == [
        "Governor",
        "Deputy Governor",
    ]


def test_kind_of_forum_and_reason_of_merging_are_said() -> None:
    """A known kind is given, and each other form says why it is read as this forum."""
    facts = facts_of(plan_of(("A.", [WEEKLY, "The SIM meets."])))
    assert {str(f.object).partition("#")[2] for f in facts if f.predicate == ORG.classification} == {
        "forum-safety-intervention"
    }
    notes = [str(f.object) for f in facts if f.predicate == SKOS.editorialNote]
    assert (
        "'SIM' is read as 'Safety Intervention Meeting': SIM is written out in this document as Safety Intervention Meeting"
        in notes
    )


def test_the_concern_names_but_commits_nobody() -> None:
    """A forum in the inspectors' words is mentioned, never overseeing."""
    (row,) = read(("Violence was discussed at the Safety Board.", ["Staff will be trained."]))[0]
    assert not row.oversees


def test_spans_of_forums_are_those_of_the_names() -> None:
    """`Context.forum_spans` gives the printed names in order."""
    plan = plan_of(
        ("The Prison Council was new.", ["It is discussed at the monthly Security Committee meeting."])
    )
    spans = Context(plan, load_vocabulary()).forum_spans(plan.items[0])
    assert [plan.document.text[s.start : s.end] for s in spans][:2] == [
        "Prison Council",
        "Security Committee meeting",
    ]


def test_every_overseeing_forum_is_also_referred_to() -> None:
    """Oversight comes with dcterms:references from the same subject."""
    facts = facts_of(plan_of(("A.", [WEEKLY])))
    referred = {(f.subject, f.object) for f in facts if f.predicate == DCTERMS.references}
    assert {(f.subject, f.object) for f in facts if f.predicate == PAP.discussedAt} <= referred


@pytest.mark.parametrize(
    "text",
    [
        "meeting " * 12_000,
        "discussed at the " + ", ".join(f"Alpha{i} Board" for i in range(2_000)),
        "(SIM) meeting (" * 3_000,
        "\x00\x01 meeting \u0600 " * 8_000,
        "A " * 45_000 + "Meeting",
        "monthly and quarterly " * 4_000 + "meetings",
        "X Meeting chaired by the Head of Y, " * 1_500,
        "the steering group and a scrutiny meeting " * 600,
    ],
)
def test_hostile_text_takes_linear_time(text: str) -> None:
    """A cell of any size and shape is read in seconds."""
    started = time.perf_counter()
    facts_of(plan_of(("A.", [text[:100_000]])))
    assert time.perf_counter() - started < 12
