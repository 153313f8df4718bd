"""A clean invented plan, its way through reading, rules and checks, and faults to be put into it."""

from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox

from forumtrace.extract.context import Context
from forumtrace.extract.facts import read_facts
from forumtrace.extract.vocabulary import load_vocabulary
from forumtrace.graph.checks import check_graph
from forumtrace.graph.derive import derive, parse_lines
from forumtrace.graph.local import LocalGraph
from forumtrace.graph.quads import plan_quads
from forumtrace.graph.vocabulary import vocabulary_lines
from tests.plan_texts import COVER, HEADER, plan_of, row

CLEAN = (
    *COVER,
    row(*HEADER),
    row(
        "1.1", "Safety should be checked.", "Agreed",
        "The Head of Safety will check ten records by the end of June 2021. "
        "Progress will be reported to the monthly Safer Custody Meeting, chaired by the Deputy Governor.",
        "Head of Safety", "June 2021",
    ),
    row(
        "1.2", "Health care should be planned.", "Agreed",
        "Plans will use the Health Needs Assessment (see recommendation 1.3) and will be discussed at the Local Delivery"
        " Board, as Prison Service Instruction (PSI) 64/2011 (Safer Custody) asks.",
        "Head of Healthcare", "July 2021",
    ),
    row(
        "1.3", "Needs should be known.", "Partly Agreed",
        "This recommendation is partly agreed for reasons of affordability: a full survey is not affordable."
        " A Health Needs Assessment will be completed and presented to the Local Delivery Board.",
        "Head of Healthcare", "May 2021",
    ),
    row(
        "1.4", "Cells should be painted.", "Agreed",
        "All cells have been painted, and this was discussed at the Senior Management Team.", "Governor", "Completed",
    ),
    "",
    row("Recommendations", ""),
    row("Agreed", "3"),
    row("Partly Agreed", "1"),
    row("Not Agreed", "0"),
    row("Total", "4"),
)  # fmt: skip
"""The lines of a plan in which nothing is wrong."""

Lines = tuple[str, ...]
Results = set[tuple[str, str | None]]


def quads(folder: Path, lines: Lines) -> tuple[str, list[str]]:
    """Key and N-Quads of the plan in a text file of these lines."""
    plan = plan_of(folder, *lines, cover=())
    words = load_vocabulary()
    return Context(plan, words).key, plan_quads(plan, list(read_facts(plan, words)))


def results(key: str, lines: list[str]) -> Results:
    """Kind and item of all that rules, lints and shapes find in a plan of these quads."""
    store = ox.Store()
    store.bulk_extend(parse_lines([*vocabulary_lines(), *lines, *derive(key, lines)]))
    return {(str(row["kind"]), str(row["number"] or "") or None) for row in check_graph(LocalGraph(store))}


def replaced(old: str, new: str) -> Callable[[Lines], Lines]:
    """A fault: other words in the place of those that stand once in the plan."""

    def put(lines: Lines) -> Lines:
        assert sum(line.count(old) for line in lines) == 1, old
        return tuple(line.replace(old, new) for line in lines)

    return put


def added(after: str, *new: str) -> Callable[[Lines], Lines]:
    """A fault: further lines behind the one that begins with `after`."""

    def put(lines: Lines) -> Lines:
        at = next(at for at, line in enumerate(lines) if line.startswith(after))
        return (*lines[: at + 1], *new, *lines[at + 1 :])

    return put
