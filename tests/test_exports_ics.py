"""The calendar: target dates on their last day, meetings only where a frequency is stated, no clock anywhere."""

from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar, Event, vRecur

from forumtrace.graph.rows import rows
from forumtrace.graph.store import open_graph
from tests.exported import example_graph, once, same_twice


@pytest.fixture(scope="module")
def file() -> Path:
    """The calendar of the examples."""
    return once("ics", ".ics")


def events(file: Path) -> list[Event]:
    """What icalendar reads."""
    return [part for part in Calendar.from_ical(file.read_bytes()).walk("VEVENT") if isinstance(part, Event)]


def test_every_dated_target_is_one_event_on_its_last_day(file: Path) -> None:
    """The days are those of the saved query, and the words as printed stand with them."""
    with open_graph(example_graph()) as graph:
        said = [row for row in rows(graph, "targets") if row["due_by"]]
    found = [event for event in events(file) if str(event["summary"]).startswith("Due: ")]
    days = [event.decoded("dtstart").isoformat() for event in found]
    assert sorted(days) == sorted(str(row["due_by"]) for row in said)
    for event, row in zip(found, said, strict=True):
        assert f"due {row['target_text']} as printed, page {row['page']}" in str(event["description"])
        assert event.decoded("dtend") > event.decoded("dtstart")


def test_meetings_are_projected_from_stated_frequencies_only(file: Path) -> None:
    """Each repeated event says that it is projected, ends, and belongs to a forum whose frequency a plan states."""
    with open_graph(example_graph()) as graph:
        stated = {row["forum"] for row in rows(graph, "forum-facts") if row["fact"] == "frequency"}
    found = [event for event in events(file) if "rrule" in event]
    assert found
    for event in found:
        assert str(event["summary"]).removeprefix("[projected] ").partition(" (HMP")[0] in stated
        assert str(event["description"]).startswith("PROJECTED.")
        assert event["status"] == "TENTATIVE"
        rule = event["rrule"]
        assert isinstance(rule, vRecur)
        assert rule["until"][0] >= event.decoded("dtstart")


def test_the_file_is_what_calendars_accept(file: Path) -> None:
    """Unique UIDs, CRLF, lines of at most 75 bytes, and stamps from the plans' days."""
    found = events(file)
    assert len({str(event["uid"]) for event in found}) == len(found)
    lines = file.read_bytes().split(b"\r\n")
    assert all(len(line) <= 75 and b"\n" not in line for line in lines)
    stamps = {event.decoded("dtstamp").date() for event in found}
    assert stamps == {date(2020, 3, 5), date(2024, 11, 14)}


def test_bytes_are_the_same_every_time(tmp_path: Path) -> None:
    """A second calendar differs in nothing."""
    assert same_twice("ics", tmp_path, ".ics")
