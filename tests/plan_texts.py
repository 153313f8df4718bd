"""Invented plans as tab-separated text, written line by line, for tests of the plan stage."""

from pathlib import Path

from forumtrace.extract.model import Item, Passage, Plan
from forumtrace.extract.plan import read_plan
from forumtrace.extract.text_document import read_text

HEADER = (
    "1. Rec No",
    "2. Recommendation",
    "3. Agreed/ Partly Agreed/ Not Agreed",
    "4. Response Action Taken/Planned",
    "5. Responsible Owner",
    "6. Target Date",
)
COVER = (
    "Action Plan: HMP Stonebeck",
    "Action Plan Submitted: 4th March 2021",
    "A Response to the HMIP Inspection: 9 - 13 November 2020",
    "Report Published: 1 February 2021",
    "",
)


def row(*cells: str) -> str:
    """One line of a table."""
    return "\t".join(cells)


def plan_of(folder: Path, *lines: str, cover: tuple[str, ...] = COVER) -> Plan:
    """The plan in a file of these lines below the cover."""
    path = folder / "plan.txt"
    path.write_text("\n".join((*cover, *lines)) + "\n", "utf-8")
    return read_plan(read_text(path))


def agreed(folder: Path, *lines: str) -> Plan:
    """A plan of the six-column family with these rows."""
    return plan_of(folder, row(*HEADER), *lines)


def texts(passages: tuple[Passage, ...]) -> list[str]:
    """The words of passages."""
    return [passage.text for passage in passages]


def owners_and_targets(item: Item) -> list[tuple[list[str], list[str], str]]:
    """For each action of an item its owners, its targets, and how they came to it."""
    return [(texts(a.owners), [t.passage.text for t in a.targets], a.pairing) for a in item.actions]


def kinds(plan: Plan) -> list[str]:
    """The kinds of the plan's findings, in order."""
    return [finding.kind for finding in plan.findings]
