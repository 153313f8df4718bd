"""Lints find what is odd in the words of a plan, and are silent on a clean one."""

from pathlib import Path

import pytest

from forumtrace.extract.context import Context
from forumtrace.extract.lints import LINTS
from forumtrace.extract.vocabulary import load_vocabulary
from tests.plan_texts import agreed, row

CLEAN = (
    row(
        "1.1",
        "Checks should be done.",
        "Agreed",
        "The Head of Safety will check ten records by the end of June 2021. A Health Needs Assessment will follow.",
        "Governor",
        "June 2021",
    ),
    row(
        "1.2",
        "Care should be planned.",
        "Agreed",
        "Plans will use the Health Needs Assessment (see recommendation 1.1).",
        "Governor",
        "July 2021",
    ),
    row("1.3", "Cells should be painted.", "Agreed", "All cells have been painted.", "Governor", "Completed"),
)


def found(folder: Path, *lines: str) -> list[tuple[str, str | None]]:
    """Kind and row of all that the lints find in a plan of these rows."""
    context = Context(agreed(folder, *lines), load_vocabulary())
    return [(finding.kind, finding.number) for lint in LINTS for finding in lint(context)]


def changed(number: int, old: str, new: str) -> tuple[str, ...]:
    """The clean rows with other words in one of them."""
    rows = list(CLEAN)
    assert old in rows[number]
    rows[number] = rows[number].replace(old, new)
    return tuple(rows)


def test_a_clean_plan_raises_no_alarm(tmp_path: Path) -> None:
    """Nothing is found where nothing is odd."""
    assert found(tmp_path, *CLEAN) == []


@pytest.mark.parametrize(
    ("kind", "number", "lines"),
    [
        ("date-contradiction", "1.1", changed(0, "end of June 2021", "end of August 2021")),
        ("date-contradiction", "1.1", changed(0, "end of June 2021", "spring 2021")),
        ("wrong-cross-reference", "1.2", changed(1, "recommendation 1.1", "recommendation 1.3")),
        ("status-contradiction", "1.3", changed(2, "have been painted", "will be painted")),
        ("status-contradiction", "1.3", changed(2, "painted.\t", "painted and the outcome is awaited.\t")),
        ("recurring-with-one-date", "1.1", changed(0, "will check ten", "will do weekly cell checks of ten")),
        ("acronym-undefined", "1.3", changed(2, "All cells", "All QZX cells")),
        ("name-variant", "1.2", (*changed(0, "ten records", "the P-Zoom records"), row(
            "1.4", "Be good.", "Agreed", "Records of pZoom are kept.", "Governor", "Ongoing"))),
        ("spelling", "1.1", changed(0, "A Health Needs Assessment", "The Practioner and a Health Needs Assessment")),
    ],
)  # fmt: skip
def test_each_fault_is_found_in_its_row(
    tmp_path: Path, kind: str, number: str, lines: tuple[str, ...]
) -> None:
    """One seeded fault gives one finding of its kind."""
    kinds = [name for name, _ in found(tmp_path, *lines)]
    assert kinds == [kind]
    if len(lines) == len(CLEAN):
        assert found(tmp_path, *lines)[0][1] == number


def test_the_same_action_under_two_rows_with_other_dates_is_found(tmp_path: Path) -> None:
    """Copied text with another target is reported on the later row; an equal copy is not."""
    text = (
        "The Head of Residence will inspect every wing with the works team and keep a written record of it."
    )
    one = row("1.1", "Walls.", "Agreed", text, "Governor", "June 2021")
    assert found(tmp_path, one, row("1.2", "Doors.", "Agreed", text, "Governor", "May 2022")) == [
        ("duplicate-action", "1.2")
    ]
    assert found(tmp_path, one, row("1.2", "Doors.", "Agreed", text, "Governor", "June 2021")) == []


def test_deadlines_on_the_way_to_the_target_are_no_contradiction(tmp_path: Path) -> None:
    """Of several deadlines in one paragraph the earlier ones are steps."""
    lines = changed(0, "by the end of June 2021", "by March 2021 and report by June 2021")
    assert found(tmp_path, *lines) == []
