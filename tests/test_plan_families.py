"""Tests of the template families: each recognised by its content, with its own columns and words."""

from pathlib import Path

import pytest

from forumtrace.errors import SourceRefused
from tests.plan_texts import COVER, HEADER, agreed, kinds, owners_and_targets, plan_of, row, texts

_LONG = "Staff shortages meant that prisoners spent far too long locked in their cells each day."


def test_accepted_and_rejected(tmp_path: Path) -> None:
    """The oldest family has its own verdicts, zero-padded numbers and addressees in its headings."""
    plan = plan_of(
        tmp_path,
        row("Rec. No.", "Recommendation", "Accepted/Rejected", "Response Action Taken/Planned", "Function Responsible/Policy Lead", "Target Date"),
        row("", "Main Recommendations to the Governor", "", "", "", ""),
        row("5.01", "Violence should be reduced. (HP38)", "Accepted", "A strategy will be published.", "Governor", "31/12/2021"),
        row("", "Recommendations to NOMS", "", "", "", ""),
        row("5.02", "Vans should be clean. (1.4, repeated recommendation 1.8)", "Rejected", "This is rejected for policy reasons.", "NOMS", ""),
    )  # fmt: skip
    assert plan.family == "Accepted/Rejected"
    assert [
        (i.number, i.kind, i.addressee and i.addressee.text, i.agreement, i.rationale_kind)
        for i in plan.items
    ] == [
        ("5.01", "main recommendation", "Governor", "agreed", None),
        ("5.02", "recommendation", "NOMS", "not agreed", "policy"),
    ]
    assert [i.report_ref and i.report_ref.text for i in plan.items] == [
        "HP38",
        "1.4, repeated recommendation 1.8",
    ]


@pytest.mark.parametrize(
    ("word", "agreement"),
    [
        ("Agreed", "agreed"),
        ("Partly Agreed", "partly agreed"),
        ("Partially agreed", "partly agreed"),
        ("Agreed subject to resources", "partly agreed"),
        ("Not agreed.", "not agreed"),
    ],
)
def test_verdict_words(tmp_path: Path, word: str, agreement: str) -> None:
    """The usual verdicts and their variants are read."""
    plan = agreed(
        tmp_path, row("5.1", "Cells should be clean.", word, "Cells will be painted.", "Governor", "May 2021")
    )
    assert plan.items[0].agreement == agreement
    assert plan.family == "Agreed/Partly Agreed/Not Agreed"


def test_concerns_with_header_status_column_and_a_row_for_each_action(tmp_path: Path) -> None:
    """Rows below a number without number of their own are actions with their own owner and date."""
    header = row("No.", "Concern", "Action", "Owner", "Target date", "Status")
    plan = plan_of(
        tmp_path,
        header,
        row("Priority concerns", "", "", "", "", ""),
        row(
            "1",
            "There was violence.",
            "Reviews will be held weekly.",
            "Head of Safety",
            "May 2021",
            "In progress",
        ),
        row("", "", "Cameras will be fitted.", "Head of Security", "June 2021", "Complete"),
        "",
        header,
        row("Key concerns", "", "", "", "", ""),
        row("2", "The library was shut.", "The library has been reopened.", "Governor", "Complete", ""),
    )
    assert [(i.number, i.kind) for i in plan.items] == [("1", "priority concern"), ("2", "key concern")]
    assert owners_and_targets(plan.items[0]) == [
        (["Head of Safety"], ["May 2021"], "row"),
        (["Head of Security"], ["June 2021"], "row"),
    ]


def test_concerns_without_header_with_number_and_text_in_one_cell(tmp_path: Path) -> None:
    """Columns are named by what they hold, and headings between tables count."""
    response = (
        "HMP Stonebeck will improve this by: Recruiting ten officers. Training all new staff in key work."
    )
    plan = plan_of(
        tmp_path,
        "Priority concerns",
        "",
        row(f"1. {_LONG}", response, "Governor Head of Residence", "May 2021 June 2021"),
        "",
        "Key concerns",
        "",
        row(
            f"2. {_LONG}",
            "The Governor will publish a new regime for the whole of the prison.",
            "Governor",
            "Ongoing",
        ),
    )
    assert [(i.number, i.kind, i.text.text) for i in plan.items] == [
        ("1", "priority concern", _LONG),
        ("2", "key concern", _LONG),
    ]
    assert owners_and_targets(plan.items[0]) == [
        (["Governor"], ["May 2021"], "count"),
        (["Head of Residence"], ["June 2021"], "count"),
    ]


def test_key_concerns_and_recommendations(tmp_path: Path) -> None:
    """The heading of 2019 to 2022 gives the kind that it prints."""
    plan = agreed(
        tmp_path,
        row("", "Key concerns and recommendations", "", "", "", ""),
        row("5.1", "Key concern: beds were short. Recommendation: beds should be found. (S40)", "Agreed", "Beds have been found.", "Governor", "Completed"),
    )  # fmt: skip
    assert (plan.items[0].kind, plan.items[0].report_ref and plan.items[0].report_ref.text) == (
        "key concern",
        "S40",
    )


def test_probation_plans_are_told_by_their_cover(tmp_path: Path) -> None:
    """The same table is another family when it answers HMI Probation."""
    cover = (
        "Action Plan: Northdale (Western CRC)",
        "A Response to the HMI Probation Inspection: Release",
        "",
    )
    line = row(
        "1",
        "Assessments should improve.",
        "Agreed",
        "Assessments will be sampled.",
        "Contract Manager",
        "May 2021",
    )
    plan = plan_of(tmp_path, row(*HEADER), line, cover=cover)
    assert (plan.family, plan.cover.inspectorate) == ("HMI Probation", "HM Inspectorate of Probation")


def test_urgent_notification_plans(tmp_path: Path) -> None:
    """Issue headings stand above the actions; the cover tells the family."""
    cover = (
        "Action Plan: HMP Stonebeck",
        "A Response to the Urgent Notification and HMIP Inspection 9 - 13 May 2021",
        "",
    )
    line = row(
        "1.1", _LONG, "Staff will be detailed from other prisons.", "Prison Group Director", "Complete"
    )
    plan = plan_of(tmp_path, row("Ref", "Issue", "Action", "Owner", "Timescale"), line, cover=cover)
    assert (plan.family, plan.items[0].kind) == ("Urgent Notification", "priority concern")
    assert [leg[0].isoformat() for leg in plan.cover.legs] == ["2021-05-09"]


def test_the_table_of_terms_is_no_part_of_the_plan(tmp_path: Path) -> None:
    """The introduction's table of verdicts gives no item, though it holds every verdict."""
    terms = (
        row("Term", "Definition", "Additional comment"),
        row("Agreed", _LONG, _LONG),
        row("Not Agreed", _LONG, _LONG),
    )
    line = row("5.1", "Cells should be clean.", "Agreed", "Cells will be painted.", "Governor", "May 2021")
    plan = plan_of(tmp_path, *terms, "", "ESTABLISHMENT: HMP STONEBECK", "", row(*HEADER), line)
    assert [item.number for item in plan.items] == ["5.1"]


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ((), "no action plan table"),
        (("Just a letter.",), "no action plan table"),
        ((row("a", "b", "c"), row("x", "y", "z")), "no action plan table"),
        ((row(*HEADER),), "no numbered recommendation"),
        ((row("No", "Recommendation", "Noted?", "Response", "Target date"), row("1", "Doors should close.", "Yes", "They will.", "May 2021")), "no known layout"),
    ],
)  # fmt: skip
def test_unknown_documents_are_refused_with_what_was_seen(
    tmp_path: Path, lines: tuple[str, ...], words: str
) -> None:
    """What is no plan is refused in one line, never guessed."""
    with pytest.raises(SourceRefused, match=words) as caught:
        plan_of(tmp_path, *lines)
    assert "\n" not in str(caught.value)


def test_documents_of_another_kind_are_named(tmp_path: Path) -> None:
    """A response to the ombudsman has a table too, but is no action plan for an inspection."""
    line = row("5.1", "Doors should close.", "Agreed", "They will.", "Governor", "May 2021")
    with pytest.raises(SourceRefused, match="Ombudsman"):
        plan_of(tmp_path, "Response to a fatal incident report", "", row(*HEADER), line)


def test_nothing_that_is_printed_in_an_item_is_dropped(tmp_path: Path) -> None:
    """Every word of an item's rows stands in one of its passages."""
    plan = agreed(
        tmp_path,
        row("5.1", "Cells should be clean. (2.1)", "Partly Agreed", "This is partly agreed due to policy. The prison is old. Cells will be painted.", "Governor", "May 2021"),
    )  # fmt: skip
    (item,) = plan.items
    said = " ".join([item.text.text, *texts(item.response), *texts(item.owners)])
    for word in [
        "Cells",
        "should",
        "be",
        "clean.",
        "This",
        "is",
        "partly",
        "agreed",
        "due",
        "to",
        "policy.",
        "The",
        "prison",
        "is",
        "old.",
        "Cells",
        "will",
        "be",
        "painted.",
    ]:
        assert word in said
    assert [a.passage.text for a in item.actions] == ["Cells will be painted."]
    assert kinds(plan) == []
    assert COVER[0].endswith(plan.cover.establishment)


def test_concerns_are_told_by_the_introduction_too(tmp_path: Path) -> None:
    """Without header and headings the prose before the table says that it answers concerns."""
    prose = (
        "In response to the report the service drafts an action plan to address the priority and key concerns. "
        * 3
    )
    line = row("Concern 1", _LONG, "Staff will be detailed from other prisons.", "Governor", "Complete")
    plan = plan_of(tmp_path, prose, "", line)
    assert (plan.family, plan.items[0].number) == ("Priority and key concerns", "1")
