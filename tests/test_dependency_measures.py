"""Deliverables, conditions and what slips with them."""

import pytest

from forumtrace.graph.chains import CYCLE, LONGEST, chains
from forumtrace.graph.deliverables import find_names, gather, key_of
from forumtrace.graph.dependencies import dependencies, outside_control, slips
from tests.analysis_rows import NORTH, Rows


def plan(*actions: tuple[str, str]) -> Rows:
    """A plan with these actions, each under its number."""
    rows = Rows()
    rows.plan(NORTH, None)
    for number, text in actions:
        rows.item(number)
        rows.action(text)
    return rows


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A Training Needs Analysis (TNA) will be done.", [("Training Needs Analysis", "TNA")]),
        ("The Safety Strategy meeting will be held.", []),
        ("An Action Plan of our own.", [("Action Plan", None)]),
        (
            "Developing the Risk Register and the Food Policy.",
            [("Risk Register", None), ("Food Policy", None)],
        ),
        ("Scores by Risk Matrix 2000 are used.", []),
        ("nothing with capitals in this analysis", []),
    ],
)
def test_a_deliverable_has_a_name_with_capitals(text: str, names: list[tuple[str, str | None]]) -> None:
    """A forum named after a strategy and a tool with a number are no deliverables."""
    assert find_names(text) == names


def test_names_with_extra_words_or_another_word_for_the_same_are_one_thing() -> None:
    """An analysis and an assessment of the same are one; a name that says too little is none."""
    (found,) = gather(["The Local Training Needs Analysis.", "The Training Needs Assessment (TNA) again."])
    assert sorted(found.names) == ["Local Training Needs Analysis", "TNA", "Training Needs Assessment"]
    assert key_of("Action Plan") is None
    assert len(gather(["The Food Strategy and the Safety Strategy."])) == 2


def test_what_draws_on_a_deliverable_slips_with_it_but_its_maker_does_not() -> None:
    """Small letters and an acronym are mentions too; the words of each are told."""
    rows = plan(
        ("1", "A Training Needs Analysis (TNA) will be undertaken."),
        ("2", "Courses will be chosen. They are informed by the Training Needs Assessment."),
        ("10", "The findings of the TNA will be told to staff."),
        ("11", "The training needs analysis is a document."),
    )
    (row,) = slips(rows.corpus())
    assert (row["kind"], row["slips"], row["made_by"]) == ("deliverable", "2 | 10", "1")
    assert row["quote"].startswith("They are informed by")
    assert row["actions"] == 2


def test_slipping_goes_on_through_what_is_made() -> None:
    """The one who waits for a strategy that waits for an analysis waits for the analysis."""
    rows = plan(
        ("1", "A Training Needs Analysis will be completed."),
        ("2", "A Learning Strategy will be written, based on the Training Needs Analysis."),
        ("3", "Posts will be filled following the Learning Strategy."),
    )
    by_name = {row["what"]: row for row in slips(rows.corpus())}
    assert (by_name["Training Needs Analysis"]["slips"], by_name["Training Needs Analysis"]["direct"]) == (
        "2 | 3",
        "2",
    )
    assert by_name["Learning Strategy"]["slips"] == "3"
    (longest,) = chains(rows.corpus())
    assert (longest["kind"], longest["length"], longest["numbers"]) == (LONGEST, 4, "3 | 2 | 1")


def test_a_circle_is_reported_and_not_followed() -> None:
    """Two strategies that inform each other: one cycle, and the measures end."""
    rows = plan(
        ("1", "The Food Strategy will inform the Health Strategy."),
        ("2", "The Health Strategy will inform the Food Strategy."),
        ("3", "Cooks will be trained once the Food Strategy is there."),
    )
    cycle, longest = chains(rows.corpus())
    assert (cycle["kind"], cycle["length"]) == (CYCLE, 2)
    assert cycle["chain"] in (
        "Food Strategy -> Health Strategy -> Food Strategy",
        "Health Strategy -> Food Strategy -> Health Strategy",
    )
    assert (longest["kind"], longest["length"]) == (LONGEST, 1)
    assert {row["what"]: row["slips"] for row in slips(rows.corpus())} == {
        "Food Strategy": "3",
        "Health Strategy": "3",
    }


def test_conditions_outside_the_prison_say_why() -> None:
    """By their kind, by their words, or by a body in the sentence; a condition of the prison's own is not among them."""
    rows = plan()
    rows.item("1")
    for condition, kind, quote in (
        ("the money", "funding", "Subject to the money."),
        ("a regional decision", None, "Subject to a regional decision."),
        ("the outcome", None, "A case lies with the Ministry of Justice, the outcome is awaited."),
        ("oiling", None, "Once oiling is done."),
    ):
        rows.action(quote)
        rows.condition(condition, kind, quote)
    assert {row["on"]: row["outside"] for row in dependencies(rows.corpus())} == {
        "the money": "kind of condition: funding",
        "a regional decision": "the condition names: regional",
        "the outcome": "the sentence names: Ministry of Justice",
        "oiling": None,
    }
    assert [row["on"] for row in outside_control(rows.corpus())] == [
        "the money",
        "a regional decision",
        "the outcome",
    ]
