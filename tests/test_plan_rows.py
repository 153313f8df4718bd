"""Tests of putting rows together: page breaks, headings, stray values, lost numbers and totals."""

from pathlib import Path

import pytest

from tests.plan_texts import agreed, kinds, owners_and_targets, plan_of, row, texts

_CLEAN = row(
    "5.1", "Cells should be clean. (2.1)", "Agreed", "Cells will be painted.", "Governor", "May 2021"
)


def test_a_row_cut_by_a_page_break_is_one_item(tmp_path: Path) -> None:
    """Text, response and reference are joined over the break; the seam quotes what stands before it."""
    plan = agreed(
        tmp_path,
        row(
            "5.1",
            "Cells should be clean and in good",
            "Agreed",
            "All cells will be painted by the",
            "Governor",
            "May 2021",
        ),
        "",
        row("", "repair. (2.1)", "", "end of May.", "", ""),
    )
    (item,) = plan.items
    assert item.text.text == "Cells should be clean and in good repair."
    assert item.report_ref is not None
    assert item.report_ref.text == "2.1"
    assert [a.passage.text for a in item.actions] == ["All cells will be painted by the end of May."]
    assert [plan.document.text[s.start : s.end] for s in item.seams] == ["All cells will be painted by the"]


def test_a_sentence_that_begins_after_the_break_is_a_paragraph_of_its_own(tmp_path: Path) -> None:
    """Where a sentence has ended, the continuation row is another action, with its own owner and date."""
    plan = agreed(
        tmp_path, _CLEAN, "", row("", "", "", "A survey will be held.", "Head of Safety", "June 2021")
    )
    assert owners_and_targets(plan.items[0]) == [
        (["Governor"], ["May 2021"], "row"),
        (["Head of Safety"], ["June 2021"], "row"),
    ]


def test_values_on_heading_rows_go_back_to_the_row_above(tmp_path: Path) -> None:
    """Owner and date beside a heading belong to the item above it, and the heading stays a heading."""
    response = "<p>Cells will be painted.</p> <p>Beds will be replaced.</p>"
    plan = agreed(
        tmp_path,
        row("5.1", "Cells should be clean. (2.1)", "Agreed", response, "Governor", "May 2021"),
        row("", "Early days", "", "", "Head of Residence", "Completed"),
        row(
            "5.2",
            "Showers should work. (2.2)",
            "Agreed",
            "Showers have been repaired.",
            "Governor",
            "Completed",
        ),
    )
    first, second = plan.items
    assert texts(first.owners) == ["Governor", "Head of Residence"]
    assert [t.passage.text for t in first.targets] == ["May 2021", "Completed"]
    assert second.section is not None
    assert second.section.text == "Early days"
    assert kinds(plan) == ["stray-cell"]


def test_headings_give_kind_addressee_and_section(tmp_path: Path) -> None:
    """Kind, addressee and topic hold until a heading of their level or above changes them."""
    plan = agreed(
        tmp_path,
        row("", "Main recommendations", "", "", "", ""),
        row("", "To the Governor/ Director", "", "", "", ""),
        _CLEAN,
        row("", "Recommendations", "", "", "", ""),
        row("", "Safeguarding", "", "", "", ""),
        _CLEAN.replace("5.1", "5.2"),
        "",
        row("", "Daily life", "", "", "", ""),
        _CLEAN.replace("5.1", "5.3"),
    )
    assert [(i.kind, i.addressee and i.addressee.text, i.section and i.section.text) for i in plan.items] == [
        ("main recommendation", "Governor/ Director", None),
        ("recommendation", None, "Safeguarding"),
        ("recommendation", None, "Daily life"),
    ]


def test_a_lost_number_is_inferred_from_its_neighbours(tmp_path: Path) -> None:
    """A row whose columns ran together is read by wording; its number is the one left free, and both are said."""
    lost = (
        "Violence had risen. HMP Stonebeck will reduce violence by: Training all staff in de-escalation. "
        "Holding a weekly meeting chaired by the Governor."
    )
    second = "The library will open every day. It will also open on Sundays."
    plan = plan_of(
        tmp_path,
        row("Priority concerns", ""),
        row(lost, "Complete May 2021"),
        row("2", "The library was shut.", second, "Governor", "May 2021"),
        row(
            "3",
            "The gym was shut.",
            "The gym will open every day. It will also open on Sundays.",
            "Governor",
            "Ongoing",
        ),
    )
    first = plan.items[0]
    assert (first.number, first.number_passage, first.kind) == ("1", None, "priority concern")
    assert first.text.text == "Violence had risen."
    assert [
        (a.passage.text.split()[0], t)
        for a, (_, t, _) in zip(first.actions, owners_and_targets(first), strict=True)
    ] == [
        ("Training", ["Complete"]),
        ("Holding", ["May 2021"]),
    ]
    assert kinds(plan).count("lost-text") == 2
    assert "missing-owner" in kinds(plan)


def test_numbers_printed_twice_are_told_apart(tmp_path: Path) -> None:
    """A second row with a number already used keeps its place and is reported."""
    plan = agreed(tmp_path, _CLEAN, _CLEAN.replace("5.1", "5.2"), _CLEAN)
    assert [item.number for item in plan.items] == ["5.1", "5.2", "5.1 (2)"]
    assert kinds(plan) == ["duplicate-number"]


def test_a_short_row_without_its_empty_ends_is_a_whole_row(tmp_path: Path) -> None:
    """Rows from which empty last cells were cut off are not taken for damage."""
    plan = agreed(
        tmp_path,
        row("5.1", "Phones should be fitted. (2.1)", "Not Agreed", "Not agreed due to cost reasons."),
    )
    assert plan.items[0].agreement == "not agreed"
    assert kinds(plan) == []


@pytest.mark.parametrize(("stated", "found"), [(("2", "2"), []), (("1", "2"), ["totals-mismatch"] * 2)])
def test_totals_are_checked_against_the_rows(
    tmp_path: Path, stated: tuple[str, str], found: list[str]
) -> None:
    """The printed counts are compared with the rows and with each other."""
    plan = agreed(
        tmp_path,
        _CLEAN,
        _CLEAN.replace("5.1", "5.2"),
        "",
        row("Recommendations", ""),
        row("Agreed", stated[0]),
        row("Not Agreed", "0"),
        row("Total", stated[1]),
    )
    assert len(plan.items) == 2
    assert [(verdict, count) for verdict, count, _ in plan.totals] == [
        ("agreed", int(stated[0])),
        ("not agreed", 0),
        ("total", int(stated[1])),
    ]
    assert kinds(plan) == found


def test_what_a_row_lacks_is_reported(tmp_path: Path) -> None:
    """Missing owner, target and reason, and a date before the plan, are findings of their rows."""
    plan = agreed(
        tmp_path,
        row("5.1", "Cells should be clean. (2.1)", "Partly Agreed", "Cells will be painted.", "", ""),
        row(
            "5.2", "Showers should work. (2.2)", "Agreed", "Showers will be repaired.", "Governor", "May 2020"
        ),
    )
    assert sorted((f.number, f.kind) for f in plan.findings) == [
        ("5.1", "missing-owner"),
        ("5.1", "missing-rationale"),
        ("5.1", "missing-target"),
        ("5.2", "due-before-submission"),
    ]


def test_text_beside_a_heading_goes_back_too(tmp_path: Path) -> None:
    """The tail of a response that spilled onto a heading's row belongs to the item above."""
    plan = agreed(
        tmp_path,
        row(
            "5.1",
            "Cells should be clean. (2.1)",
            "Agreed",
            "All cells will be painted by",
            "Governor",
            "May 2021",
        ),
        row("", "Safeguarding", "", "the end of May.", "", ""),
        _CLEAN.replace("5.1", "5.2"),
    )
    assert [a.passage.text for a in plan.items[0].actions] == ["All cells will be painted by the end of May."]
    assert [i.section and i.section.text for i in plan.items] == [None, "Safeguarding"]


def test_a_number_repeated_on_the_next_page_continues_its_item(tmp_path: Path) -> None:
    """What a page repeats of a row (number, text, verdict) is not read twice."""
    plan = agreed(
        tmp_path,
        _CLEAN,
        "",
        row(
            "5.1 (cont.)",
            "Cells should be clean. (2.1)",
            "Agreed",
            "A survey will be held.",
            "Governor",
            "June 2021",
        ),
    )
    (item,) = plan.items
    assert item.text.text == "Cells should be clean."
    assert [a.passage.text for a in item.actions] == ["Cells will be painted.", "A survey will be held."]


def test_a_number_missing_in_a_whole_row_is_inferred(tmp_path: Path) -> None:
    """A row with text, verdict and response but no number is an item of its own."""
    plan = agreed(tmp_path, _CLEAN, _CLEAN.replace("5.1", ""), _CLEAN.replace("5.1", "5.3"))
    assert [item.number for item in plan.items] == ["5.1", "5.2", "5.3"]
    assert kinds(plan) == ["lost-text"]
