"""What the measures must show on the two real plans, where those are at hand."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from forumtrace.cli import main

SEEDS = Path(__file__).parents[2] / "shared" / "seeds"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the real plans are not beside the repository")


def run(*words: str) -> Result:
    """Run the command in this process."""
    told = CliRunner().invoke(main, list(words))
    assert told.exit_code == 0, told.output
    return told


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A graph of the real plans."""
    path = str(tmp_path_factory.mktemp("seeds") / "graph")
    run("build", path, *map(str, sorted(SEEDS.glob("*.txt"))))
    return path


def rows(graph: str, measure: str, place: str) -> list[dict[str, Any]]:
    """The rows of a measure for the prison of that name."""
    told = json.loads(run("analyse", graph, measure, "--format", "json").stdout)
    return [row for row in told if row["establishment"].endswith(place)]


def test_items_without_any_forum(graph: str) -> None:
    """These and no others name no forum."""
    free = {
        place: [r["number"] for r in rows(graph, "coverage", place) if r["state"] == "no forum named"]
        for place in ("Ashfield", "Oakwood")
    }
    assert free == {"Ashfield": ["5.5", "5.18", "5.19", "5.22", "5.24"], "Oakwood": ["7", "9", "10"]}


def test_forums_and_what_they_oversee(graph: str) -> None:
    """Two forums with their items; one with its frequency and chair, in the words of the plan."""
    forums = {row["forum"]: row for row in rows(graph, "ladder", "Ashfield") if row["scope"] == "forum"}
    assert forums["Safer Custody Meeting"]["number"] == "5.7 | 5.11 | 5.12"
    assert forums["Safer Custody Meeting"]["level"] == 5
    meeting = forums["Reducing Reoffending Meeting"]
    assert meeting["number"] == "5.1 | 5.2 | 5.21 | 5.23"
    assert meeting["frequency"].startswith("quarterly: ")
    assert meeting["chair"].startswith("Assistant Director Reducing Reoffending: ")


def test_what_suffers_if_the_health_needs_assessment_slips(graph: str) -> None:
    """The three items that draw on it, not those that make it."""
    (row,) = [r for r in rows(graph, "slips", "Ashfield") if "Health Needs Assessment" in (r["names"] or "")]
    assert row["slips"] == "5.10 | 5.14 | 5.23"


def test_the_same_promise_with_other_owners_and_the_one_who_checks_and_chairs(graph: str) -> None:
    """Concerns 3 and 14, 5 and 13 repeat each other; one post checks the forms and chairs the meeting."""
    pairs = {(row["number"], row["other_number"]) for row in rows(graph, "duplicates", "Oakwood")}
    assert pairs == {("3", "14"), ("5", "13")}
    assert [row["number"] for row in rows(graph, "self-review", "Oakwood")] == ["6"]
