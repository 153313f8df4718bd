"""Tracing over rows as the saved queries give them."""

import json
from dataclasses import replace
from datetime import date

import pytest

from forumtrace.errors import QueryRefused
from forumtrace.exports.traces import as_dot, as_html, as_json, as_text
from forumtrace.graph.find import find
from forumtrace.graph.register import Register, Row
from forumtrace.graph.step import Step
from forumtrace.graph.trace import Tracer
from forumtrace.ontology.terms import ID

PLACE = "HMP Northmoor"
SEEN = "Outcomes will be discussed at the monthly Safety Board (SB)."


def action(number: str, position: int, text: str, owner: str, target: str, date: str | None) -> Row:
    """A row of the saved query `actions`."""
    return {
        "establishment": PLACE,
        "number": number,
        "action": f"urn:action:{number}:{position}",
        "text": text,
        "status": "planned",
        "owner": owner,
        "target_text": target,
        "target_date": date,
        "page": 3,
    }


@pytest.fixture
def register() -> Register:
    """Two recommendations; the first one's second action is seen by nobody."""
    forum = {
        "establishment": PLACE,
        "iri": "urn:forum:sb",
        "forum": "Safety Board",
        "acronym": "SB",
        "frequency": "monthly",
    }
    said = {"chair": "Head of Safety", "oversight_kind": "discussed at", "quote": SEEN, "page": 3}
    supplies = "The Prison Council will be asked for views."
    return Register(
        recommendations=[
            {
                "establishment": PLACE,
                "number": "1.1",
                "text": "Be safe.",
                "kind": "recommendation",
                "agreement": "agreed",
            },
            {
                "establishment": PLACE,
                "number": "1.2",
                "text": "Be fed.",
                "kind": "recommendation",
                "agreement": None,
            },
        ],
        actions=[
            action("1.1", 1, SEEN, "Governor", "May 2020", "2020-05"),
            action("1.1", 2, f"{supplies} <b>Doors</b> will be oiled.", "Governor | Head of Works", "", None),
            action(
                "1.2", 1, "Food will be tasted in line with PSI 64/2011.", "Governor", "April 2020", "2020-04"
            ),
        ],
        oversight=[{**forum, **said, "number": "1.1", "action": "urn:action:1.1:1", "surface": "SB"}],
        forums=[
            {**forum, **said, "number": "1.1", "surface": "Safety Board (SB) | SB", "relation": "oversees"},
            {
                **forum,
                **said,
                "forum": "Prison Council",
                "acronym": None,
                "number": "1.1",
                "surface": "Prison Council",
                "relation": "mentioned",
                "quote": supplies,
            },
        ],
        policies=[
            {
                "establishment": PLACE,
                "number": "1.2",
                "policy": "PSI 64/2011",
                "title": None,
                "quote": "Food will be tasted in line with PSI 64/2011.",
                "page": 4,
            }
        ],
        dependencies=[
            {
                "establishment": PLACE,
                "number": "1.2",
                "action": "urn:action:1.2:1",
                "cue": "subject to",
                "condition": "funding",
                "quote": "subject to funding",
                "page": 4,
            }
        ],
    )


def kinds(step: Step) -> list[str]:
    """The kinds of all steps below, depth first."""
    return [kind for below in step.steps for kind in (below.kind, *kinds(below))]


def test_a_forum_is_found_by_its_acronym_and_lists_what_it_oversees(register: Register) -> None:
    """The page of a forum: frequency, chair, and each action with the quote."""
    step = Tracer(register).trace(find(register, "sb"))
    assert (step.label, step.notes) == ("Safety Board", ("meets monthly", "chaired by Head of Safety"))
    assert [(s.link, s.quote, s.page) for s in step.steps] == [("discussed at", SEEN, 3)]


def test_an_action_without_a_forum_proves_the_absence(register: Register) -> None:
    """The sentences read and the reason against each forum of the plan stand in place of a forum."""
    second = Tracer(register).trace(find(register, "1.1")).steps[1]
    assert second.steps[0].kind == "no forum"
    notes = "\n".join(second.steps[0].notes)
    assert "read: The Prison Council will be asked for views." in notes
    assert "ruled out: Prison Council is named here, but not as overseeing" in notes
    assert "ruled out: Safety Board oversees another action of this response" in notes


def test_a_refusal_tells_its_reason_and_who_decided(register: Register) -> None:
    """The reason with its quote, and the forum that binds the response as a whole; in text and JSON."""
    refused, decided = "Not agreed: no funding.", "The Estates Board took this decision."
    where: Row = {"establishment": PLACE, "number": "1.3"}
    asked: Row = {**where, "text": "Be warm.", "kind": "recommendation", "agreement": "not agreed"}
    reason: Row = {
        **where,
        "agreement": "not agreed",
        "rationale_kind": "affordability",
        "rationale": refused,
        "page": 5,
    }
    board: Row = {**register.forums[0], **where, "iri": "urn:forum:estates", "forum": "Estates Board"}
    board |= {"relation": "oversees", "oversight_kind": "decided by", "quote": decided, "page": 6}
    register.recommendations.append(asked)
    register.forums.append(board)
    step = Tracer(register, reasons=[reason]).trace(find(register, "1.3"))
    assert [(s.kind, s.label, s.link, s.quote, s.page) for s in step.steps] == [
        ("reason", "affordability", "not agreed", refused, 5),
        ("forum", "Estates Board", "decided by", decided, 6),
    ]
    [back] = Tracer(register).trace(find(register, "Estates Board")).steps
    assert (back.label, back.link, back.quote) == ("1.3", "decided by", decided)
    assert all(quote in form(step) for quote in (refused, decided) for form in (as_text, as_json))


def test_owner_policy_and_condition_lead_to_their_actions(register: Register) -> None:
    """Every kind of thing can be the start; an owner's actions come in due order."""
    tracer = Tracer(register)
    assert [s.notes[1] for s in tracer.trace(find(register, "Governor")).steps] == [
        "due April 2020",
        "due May 2020",
        "due not said",
    ]
    assert "action" in kinds(tracer.trace(find(register, "PSI 64/2011")))
    assert tracer.trace(find(register, "funding")).steps[0].link == "subject to"


def test_an_ambiguous_term_lists_the_candidates(register: Register) -> None:
    """A word that fits several things is not guessed."""
    with pytest.raises(
        QueryRefused, match=r"names 2 things: owner Head of Works .*; recommendation"
    ) as caught:
        find(
            Register(
                [{**register.recommendations[0], "number": "Head of Works"}],
                register.actions,
                *([[]] * 4),
            ),
            "head of works",
        )
    assert "--establishment" in str(caught.value)


def test_an_unknown_term_suggests_the_nearest(register: Register) -> None:
    """A misspelt name is answered with names that are there."""
    with pytest.raises(QueryRefused, match="nearest names are: Safety Board"):
        find(register, "Safty Bord")


@pytest.mark.parametrize(
    ("rows", "column", "kind"),
    [
        ("forums", "iri", "forum"),
        ("recommendations", "recommendation", "recommendation"),
        ("policies", "iri", "policy"),
        ("dependencies", "iri", "condition"),
        ("owners", "party", "owner"),
        ("actions", "action", "action"),
    ],
)
def test_the_iri_of_whatever_has_a_name_is_traced(
    register: Register, rows: str, column: str, kind: str
) -> None:
    """As every command prints it: whole, in angle brackets, or as short as in a table."""
    owner = {"establishment": PLACE, "owner": "Head of Works", "party": f"{ID}post/works"}
    register = replace(register, owners=[owner])
    iri = f"{ID}{kind}/northmoor_1"
    row = {**getattr(register, rows)[-1], column: iri}
    register = replace(register, **{rows: [*getattr(register, rows)[:-1], row]})
    for term in (iri, f"<{iri}>", f"{kind}/northmoor_1"):
        assert Tracer(register).trace(find(register, term)).kind == kind
    with pytest.raises(QueryRefused, match="nothing in the graph"):
        find(register, "northmoor_1")


def test_every_format_carries_the_same_quotes(register: Register) -> None:
    """Text, JSON, HTML and DOT are of one tree, and source text cannot break out of the page."""
    step = Tracer(register).trace(find(register, "1.1"))
    assert SEEN in as_text(step)
    assert json.loads(as_json(step))["steps"][0]["steps"][0]["quote"] == SEEN
    page = as_html(step)
    assert "&lt;b&gt;Doors" in page
    assert "<b>Doors" not in page
    assert as_dot(step).count("->") == len(kinds(step))


def test_a_forum_tells_its_members_and_actions_their_state_on_a_day(register: Register) -> None:
    """What is said of a forum itself comes first, with its words; --as-of adds due or overdue to every action."""
    said = {"establishment": PLACE, "forum": "Safety Board", "number": "1.1", "page": 3}
    facts = [{**said, "fact": "member", "value": "Chaplain", "quote": "the Chaplain will attend"}]
    step = Tracer(register, facts, date(2020, 6, 1)).trace(find(register, "SB"))
    first = step.steps[0]
    assert (first.link, first.label, first.quote) == ("attended by", "Chaplain", "the Chaplain will attend")
    assert step.steps[1].notes[-1] == "overdue on 2020-06-01 (status as stated at submission)"
