"""Tests of the posts read from prose."""

import pytest

from forumtrace.extract.role_names import find_roles
from forumtrace.extract.roles import extract
from forumtrace.ontology.terms import CODE, DCTERMS, ORG, PAP
from tests.prose_cases import NONE, VOCABULARY, names, quoted, row

CASES = [
    ("The Head of Education, Skills and Work will check it.", ["Head of Education, Skills and Work"]),
    (
        "The Heads of Residence and Safety and the Deputy Governor will meet.",
        ["Head of Residence and Safety", "Deputy Governor"],
    ),
    (
        "The Head of Safer Custody and Healthcare Manager will chair.",
        ["Head of Safer Custody", "Healthcare Manager"],
    ),
    ("Two trained drug recovery workers have been recruited.", ["Drug Recovery Worker"]),
    ("A bereavement counsellor will attend.", ["Bereavement Counsellor"]),
    ("The Assistant Director Residential will view it.", ["Assistant Director Residential"]),
    (
        "The Assistant Director of Safety and Residence will sign it.",
        ["Assistant Director of Safety and Residence"],
    ),
    ("Wing representatives and peer mentors will help.", ["Wing Representative", "Peer Mentor"]),
    ("Riverside College Tutors will set targets.", ["Riverside College Tutor"]),
    ("The Director of Children's Services will attend.", ["Director of Children's Services"]),
    ("An advocate and a work coach visit.", ["Advocate", "Work Coach"]),
    ("The Women's Group Director agrees.", ["Women's Group Director"]),
    ("It met Samaritans, Nacro and Residential Managers.", ["Residential Manager"]),
    ("Local business leaders will visit.", []),
    ("The safety lead will check.", ["Safety Lead"]),
    ("The suicide and self-harm lead will check.", ["Suicide and Self-harm Lead"]),
    ("Managers will lead on this with officers and line managers.", []),
    ("Senior managers will support staff.", []),
    ("Prisoners told staff that it was so.", []),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_titles_are_read_by_their_shape(text: str, expected: list[str]) -> None:
    """A title is read whole and in the singular, and a bare rank is none."""
    assert [mention.name for mention in find_roles(text, VOCABULARY, NONE)] == expected


def test_abbreviations_are_written_out_as_the_document_does() -> None:
    """A title holds the full form that the document gives for an abbreviation in it."""
    found = find_roles("The UoF co-ordinator will check.", VOCABULARY, {"UoF": "Use of Force"})
    assert [mention.name for mention in found] == ["Use of Force Co-ordinator"]


def test_posts_come_from_the_response_only() -> None:
    """The inspectors' text names no post of the plan."""
    context = row("The Security Manager will check.", concern="The Head of Safety should act.")
    assert names(extract, context) == ["Security Manager"]


def test_the_doer_is_told_from_those_only_named() -> None:
    """The subject of a verb performs the work; a post that only receives it is referred to."""
    facts = list(extract(row("The Safety Analyst will send the figures to the Head of Safety.")))
    links = {f.object: f.predicate for f in facts if f.predicate in (PAP.performedBy, DCTERMS.references)}
    assert sorted(map(str, links.values())) == sorted([str(PAP.performedBy), str(DCTERMS.references)])


def test_a_post_belongs_to_the_prison_and_has_a_kind() -> None:
    """A post is in its establishment and points to a role kind of the code list."""
    context = row("The Head of Healthcare will check.")
    facts = list(extract(context))
    assert any(f.predicate == ORG.postIn and f.object == context.establishment_iri for f in facts)
    assert any(f.predicate == ORG.role and f.object == CODE["role-head-of-healthcare"] for f in facts)


def test_the_evidence_of_a_link_is_its_sentence() -> None:
    """A link rests on the sentence that names the post, and no other."""
    context = row("Nothing here. The Security Manager will check. Nothing there.")
    (link,) = [f for f in extract(context) if f.predicate == PAP.performedBy]
    assert quoted(context, link) == ["The Security Manager will check."]


def test_a_bare_occupation_is_the_fuller_one_of_its_row() -> None:
    """A row's "mentors" are the peer mentors that it speaks of."""
    assert names(extract, row("Peer mentors are trained. The mentors meet.")) == ["Peer Mentor"]


def test_a_post_inside_the_name_of_a_forum_is_none() -> None:
    """A forum that is called after a post does not name the post."""
    assert names(extract, row("It is discussed at the monthly Governor's Meeting.")) == []
