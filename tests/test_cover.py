"""Tests of the cover: labels, names and dates in all their forms."""

from datetime import date
from pathlib import Path

import pytest

from forumtrace.errors import SourceRefused
from forumtrace.extract.cover_dates import read_day, read_legs
from forumtrace.extract.model import Cover
from forumtrace.extract.prison_names import display_name
from tests.plan_texts import HEADER, plan_of, row

_ITEM = row(
    "5.1", "Cells should be clean. (2.1)", "Agreed", "Cells have been painted.", "Governor", "Completed"
)


def _cover(folder: Path, *lines: str) -> Cover:
    return plan_of(folder, "", row(*HEADER), _ITEM, cover=lines).cover


@pytest.mark.parametrize(
    "lines",
    [
        ("Action Plan: HMP Stonebeck", "Action Plan Submitted: 4th March 2021", "Report Published 1 February 2021"),
        ("Action Plan:", "HMP Stonebeck", "Action Plan Submitted", "04 March 2021", "Report Published:", "1/2/2021"),
        (".", "Action Plan: HMP Stonebeck", "Action Plan Submitted 4 th March 2021", "Report Published: 1st February 2021"),
        ("Action Plan: HMP Stonebeck", "Action Plan Submitted: 4 March 2021 Report Published: 1 February 2021"),
        ("ACTION PLAN: HMCIP REPORT", "ESTABLISHMENT: HMP STONEBECK", "Action plan submitted: 4/3/2021", "Report published: 2021-02-01"),
    ],
)  # fmt: skip
def test_labels_with_and_without_colon_on_one_line_or_two(tmp_path: Path, lines: tuple[str, ...]) -> None:
    """Name and dates are found behind their labels, however these are set."""
    cover = _cover(tmp_path, *lines)
    assert cover.establishment == "HMP Stonebeck"
    assert cover.submitted is not None
    assert cover.submitted.value == date(2021, 3, 4)
    assert cover.report_published is not None
    assert cover.report_published.value == date(2021, 2, 1)


def test_missing_fields_are_missing(tmp_path: Path) -> None:
    """A cover with a name only has no dates, legs or inspectorate."""
    cover = _cover(tmp_path, "Action Plan: HMP Stonebeck")
    assert (cover.submitted, cover.report_published, cover.legs) == (None, None, ())


def test_a_plan_that_names_no_prison_is_refused(tmp_path: Path) -> None:
    """Without any name the file is refused."""
    with pytest.raises(SourceRefused, match="no establishment"):
        _cover(tmp_path, "Some heading")


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("A Response to the HMIP Inspection: 1 May 2020", "HM Inspectorate of Prisons"),
        ("A response to HMCIP Inspection Report", "HM Inspectorate of Prisons"),
        ("A Response to the HMI Probation Inspection:", "HM Inspectorate of Probation"),
    ],
)
def test_inspectorate(tmp_path: Path, line: str, name: str) -> None:
    """The inspectorate is that of the response line."""
    assert _cover(tmp_path, "Action Plan: HMP Stonebeck", line).inspectorate == name


def test_the_timetable_of_the_oldest_family(tmp_path: Path) -> None:
    """Dates stand in a table with their labels in the first column."""
    table = (
        row("TIMETABLE", "DATE", "STATUS"),
        row("Inspection", "2-6th March 2015", ""),
        row("Report published", "22/06/2015", ""),
    )
    cover = _cover(tmp_path, "ESTABLISHMENT: HMP/YOI STONEBECK", *table, "POSITION AS AT: July 2015")  # fmt: skip
    assert cover.legs == ((date(2015, 3, 2), date(2015, 3, 6)),)
    assert cover.establishment == "HMP/YOI Stonebeck"


@pytest.mark.parametrize(
    ("text", "legs"),
    [
        ("9 - 25 April 2024", [("2024-04-09", "2024-04-25")]),
        ("9th \u2013 25th April 2024", [("2024-04-09", "2024-04-25")]),
        ("2-6th March, 9 - 13 March 2015", [("2015-03-02", "2015-03-06"), ("2015-03-09", "2015-03-13")]),
        ("30 September \u2013 1 October and 7 \u2013 11 October 2019", [("2019-09-30", "2019-10-01"), ("2019-10-07", "2019-10-11")]),
        ("17, 18 December and 7-11 January 2019", [("2018-12-17", "2018-12-17"), ("2018-12-18", "2018-12-18"), ("2019-01-07", "2019-01-11")]),
        ("21/10/2019 \u2013 01/11/2019", [("2019-10-21", "2019-11-01")]),
        ("5 to 16 November 2018", [("2018-11-05", "2018-11-16")]),
        ("2 and 9 February 2021", [("2021-02-02", "2021-02-02"), ("2021-02-09", "2021-02-09")]),
        ("5 - 16 November", []),
        ("31 February 2020", []),
        ("an unannounced inspection", []),
    ],
)  # fmt: skip
def test_legs_of_an_inspection(text: str, legs: list[tuple[str, str]]) -> None:
    """Each leg has its first and last day; a later month than the last belongs to the year before."""
    assert [(a.isoformat(), b.isoformat()) for a, b in read_legs(text)] == legs


def test_days_that_do_not_exist_are_no_dates() -> None:
    """A date that cannot be is not read."""
    assert read_day("30 February 2020") is None
    assert read_day("40/13/2020") is None


@pytest.mark.parametrize(
    ("printed", "shown"),
    [
        ("HMP ASHBOURNE GREEN", "HMP Ashbourne Green"),
        ("HMP/YOI THE MOORS", "HMP/YOI The Moors"),
        ("HMYOI STOKE-ON-SEA", "HMYOI Stoke-On-Sea"),
        ("HMP USKDALE AND HMP/YOI PRESTHOPE", "HMP Uskdale and HMP/YOI Presthope"),
        ("HMP & YOI Foston", "HMP & YOI Foston"),
    ],
)
def test_display_names(printed: str, shown: str) -> None:
    """Names in capitals are shown as names; prefixes stay as printed."""
    assert display_name(printed) == shown


def test_running_heads_are_no_second_plan_but_another_prison_is(tmp_path: Path) -> None:
    """The same name again is a running head; another prison makes two plans, which are refused."""
    again = ("Action Plan: HMP Stonebeck", row(*HEADER), _ITEM.replace("5.1", "5.2"))
    plan = plan_of(tmp_path, row(*HEADER), _ITEM, *again)
    assert [item.number for item in plan.items] == ["5.1", "5.2"]
    other = ("Action Plan: HMP Otherley", row(*HEADER), _ITEM)
    with pytest.raises(SourceRefused, match="HMP Stonebeck and of HMP Otherley"):
        plan_of(tmp_path, row(*HEADER), _ITEM, *other)
