"""Ladder, coverage, workload, lateness, status and self-review over rows of plans that do not exist."""

from datetime import date

import pytest

from forumtrace.errors import QueryRefused
from forumtrace.graph.coverage import MENTIONED, NO_FORUM, PARTLY, WHOLE, coverage
from forumtrace.graph.due import due_by, last_day, month_after, read_day
from forumtrace.graph.ladder import ladder
from forumtrace.graph.ladder_words import rungs
from forumtrace.graph.meetings import cadence
from forumtrace.graph.self_review import OWNS, WORKS, self_review
from forumtrace.graph.status import status
from forumtrace.graph.too_late import NEVER, PERHAPS, too_late
from forumtrace.graph.wording import pattern
from forumtrace.graph.workload import owner_load, workload
from tests.analysis_rows import NORTH, SOUTH, Rows, northmoor


def test_an_action_stands_on_the_highest_rung_without_a_gap() -> None:
    """Each rung comes with its words; a rung above a gap is told but does not count."""
    rows = [row for row in ladder(northmoor().corpus()) if row["scope"] == "action"]
    assert [row["level"] for row in rows] == [5, 2, 0, 0, 0]
    assert rows[0]["chair"] == "Head of Safety: “the Head of Safety Safety Board” (page 4)"
    assert "Terms of Reference" in rows[0]["standing_item"]
    assert "recorded" in rows[0]["record"]
    assert rows[1]["lacks"] == "chair"


def test_a_rung_above_a_gap_does_not_count() -> None:
    """Minutes do not help a forum of which no frequency is stated."""
    rows = Rows()
    rows.plan(NORTH, None)
    rows.item("1")
    rows.action("Outcomes will be minuted at the Board.")
    rows.sees("Board")
    action = next(row for row in ladder(rows.corpus()) if row["scope"] == "action")
    assert (action["level"], action["lacks"]) == (1, "frequency")
    assert action["record"]


def test_forums_and_prisons_have_a_rung_too() -> None:
    """A forum stands where all that is said of it puts it, a prison at the middle of its actions."""
    rows = ladder(northmoor().corpus())
    forums = {row["forum"]: row["level"] for row in rows if row["scope"] == "forum"}
    assert forums == {"Safety Board": 5, "Works Panel": 2}
    prison = next(row for row in rows if row["scope"] == "prison")
    assert (prison["level"], prison["counts"]) == (0, "0: 3 | 1: 0 | 2: 1 | 3: 0 | 4: 0 | 5: 1")
    assert [rung.level for rung in rungs()] == [0, 1, 2, 3, 4, 5]


def test_coverage_tells_apart_unnamed_mentioned_partly_and_wholly_seen() -> None:
    """An item whose forum is only mentioned is not an item without a forum."""
    rows = northmoor()
    rows.item("1.11")
    rows.action("Bells will be discussed at the Works Panel and the post.")
    rows.action("More bells.")
    rows.sees("Works Panel")
    states = {row["number"]: row["state"] for row in coverage(rows.corpus())}
    assert states == {"1.1": WHOLE, "1.2": MENTIONED, "1.10": NO_FORUM, "1.11": PARTLY}


def test_the_last_date_of_an_action_is_when_it_is_due() -> None:
    """Months end on their last day; several dates are joined as the saved queries join them."""
    assert due_by({"due_by": None, "target_date": "2021-02 | 2020-12-24"}) == date(2021, 2, 28)
    assert last_day("2024-02") == date(2024, 2, 29)
    assert due_by({"due_by": None, "target_date": None}) is None
    assert month_after("2020-11", 3) == "2021-02"
    with pytest.raises(QueryRefused, match="write it like"):
        read_day("tomorrow")


def test_workload_compares_with_meetings_only_where_the_frequency_is_stated() -> None:
    """A quarterly forum sees what fell due since its last meeting; of an unknown one nothing is projected."""
    rows = Rows()
    rows.plan(NORTH, "2021-01-01")
    for number, month in (("1", "2021-03"), ("2", "2021-04"), ("3", "2021-08")):
        rows.item(number)
        rows.action("Reported to both.", date=month)
        rows.sees("Quarterly Board")
        rows.sees("Some Board")
    rows.fact("Quarterly Board", "frequency", "quarterly")
    loads = {(row["forum"], row["month"]): row["a_meeting"] for row in workload(rows.corpus())}
    assert loads["Quarterly Board", "2021-04"] == 2
    assert loads["Quarterly Board", "2021-08"] == 1
    assert loads["Some Board", "2021-04"] is None


def test_a_meeting_is_certain_only_when_the_time_is_as_long_as_the_gap() -> None:
    """57 days hold a monthly meeting for certain, a quarterly one perhaps, and nothing is said without a frequency."""
    found = {row["forum"]: row for row in too_late(northmoor().corpus())}
    assert list(found) == ["Works Panel"]
    row = found["Works Panel"]
    assert (row["verdict"], row["days_left"], row["likelihood"], row["projected"]) == (
        PERHAPS,
        57,
        0.38,
        True,
    )


def test_what_is_due_before_submission_cannot_be_overseen() -> None:
    """No meeting lies between a submission and a day before it."""
    rows = Rows()
    rows.plan(NORTH, "2021-05-01")
    rows.item("1")
    rows.action("Told to the Board.", date="2021-04")
    rows.sees("Board")
    rows.fact("Board", "frequency", "weekly")
    assert [row["verdict"] for row in too_late(rows.corpus())] == [NEVER]


def test_an_open_word_for_a_frequency_keeps_both_readings() -> None:
    """Bi-monthly may be twice a month or every two months; an unknown word is no frequency."""
    read = cadence(["bi-monthly"])
    assert read is not None
    assert (read.shortest, read.longest) == (16, 62)
    assert cadence(["now and then"]) is None


def test_status_is_what_the_document_states_until_a_day_is_given() -> None:
    """Overdue counts days; completed stays as stated; without a day the submission is the day."""
    corpus = northmoor().corpus()
    states = [(row["text"][:5], row["state"]) for row in status(corpus, date(2021, 5, 10))]
    assert states == [
        ("Outco", "overdue"),
        ("Doors", "overdue"),
        ("Food ", "due"),
        ("Bells", "ongoing"),
        ("Bells", "completed as stated"),
    ]
    assert {row["days_over"] for row in status(corpus, date(2021, 5, 10))} == {None, 10}
    assert {row["as_of"] for row in status(corpus)} == {"2021-03-04"}


def test_the_owner_who_chairs_the_forum_reviews_the_own_work() -> None:
    """Also when another may sit in the chair; and when the chair is named with work in another sentence."""
    assert [(row["who"], row["kind"]) for row in self_review(northmoor().corpus())] == [
        ("Head of Safety", OWNS)
    ]
    rows = Rows()
    rows.plan(SOUTH, None)
    rows.item("1")
    rows.action("The Board will see it.", "Governor")
    rows.sees("Board")
    rows.fact("Board", "chair", "Governor or Deputy Governor")
    rows.item("2")
    rows.action("The Panel will see it.", "Caterer")
    rows.sees("Panel")
    rows.fact("Panel", "chair", "Safety Co-ordinator")
    rows.role("Safety Coordinator", "not the same spelling")
    rows.role("safety co ordinator", "The co-ordinator checks every form.")
    assert [row["kind"] for row in self_review(rows.corpus())] == [OWNS, WORKS]


def test_owner_load_counts_what_no_forum_sees() -> None:
    """The greatest load comes first, an action with two owners counts for both."""
    rows = owner_load(northmoor().corpus())
    assert [(r["owner"], r["actions"], r["without_forum"], r["completed"]) for r in rows] == [
        ("Governor", 3, 2, 1),
        ("Caterer", 1, 1, 0),
        ("Head of Safety", 1, 0, 0),
    ]


def test_a_star_stands_for_all_endings() -> None:
    """Word lists match whole words in any case."""
    assert pattern(["escalat*"]).search("It is Escalated.")
    assert not pattern(["minute"]).search("in minutes")
    assert not pattern([]).search("anything")
