"""The measures of `analyse` by name: the question that each answers, its columns, and the function that answers it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from forumtrace.errors import QueryRefused
from forumtrace.graph import (
    bottlenecks,
    chains,
    communities,
    coverage,
    dependencies,
    duplicates,
    ladder,
    repeat_concerns,
    self_review,
    similarity,
    status,
    too_late,
    workload,
)
from forumtrace.graph.corpus import Corpus
from forumtrace.graph.register import Row


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure. `run` takes the rows and the day that `--as-of` names (None without it)."""

    name: str
    question: str
    columns: tuple[str, ...]
    brief: tuple[str, ...]
    """The columns of a printed table, which has no room for all of them."""
    run: Callable[[Corpus, date | None], list[Row]]

    def rows(self, corpus: Corpus, as_of: date | None = None) -> list[Row]:
        """The results: flat rows with exactly `columns`."""
        return [{column: row.get(column) for column in self.columns} for row in self.run(corpus, as_of)]


def _plain(
    name: str, question: str, brief: str, columns: tuple[str, ...], function: Callable[[Corpus], list[Row]]
) -> Measure:
    return Measure(name, question, columns, tuple(brief.split()), lambda corpus, _: function(corpus))


_ALL = (
    _plain(
        "bottlenecks",
        "Through which forums and people does oversight run?",
        "establishment rank kind name betweenness articulation parts actions numbers",
        bottlenecks.COLUMNS,
        bottlenecks.bottlenecks,
    ),
    _plain(
        "chains",
        "What is the longest chain of things that wait for each other, and where do they wait in a circle?",
        "establishment kind length chain numbers",
        chains.COLUMNS,
        chains.chains,
    ),
    _plain(
        "communities",
        "Which forums, people and actions hang together?",
        "establishment community size forums people numbers unseen",
        communities.COLUMNS,
        communities.communities,
    ),
    _plain(
        "coverage",
        "Which recommendations and concerns does no forum watch, in whole or in part?",
        "establishment number state actions unseen overseen_by only_mentioned",
        coverage.COLUMNS,
        coverage.coverage,
    ),
    _plain(
        "dependencies",
        "What hangs on what?",
        "establishment number kind link on_kind on outside quote page",
        dependencies.COLUMNS,
        dependencies.dependencies,
    ),
    _plain(
        "duplicates",
        "Which actions are promised twice, with another owner or date?",
        "establishment number other_number alike differs owner other_owner due other_due quote",
        duplicates.COLUMNS,
        duplicates.duplicates,
    ),
    _plain(
        "ladder",
        "How firmly is each prison, forum and action watched, from 0 (not at all) to 5 (recorded or escalated)?",
        "scope establishment number forum level rung lacks counts",
        ladder.COLUMNS,
        ladder.ladder,
    ),
    _plain(
        "outside-control",
        "Which actions hang on conditions that the prison cannot bring about?",
        "establishment number on outside quote page",
        dependencies.COLUMNS,
        dependencies.outside_control,
    ),
    _plain(
        "owner-load",
        "How much does each owner carry, and how much of it does no forum see?",
        "establishment owner actions without_forum completed dated busiest_month due_then numbers",
        workload.OWNER_COLUMNS,
        workload.owner_load,
    ),
    _plain(
        "repeat-concerns",
        "Which concerns were raised before, in this prison or another, and who watched them then?",
        "scope establishment number earlier_establishment earlier_number alike shared_words watched_now watched_then",
        repeat_concerns.COLUMNS,
        repeat_concerns.repeat_concerns,
    ),
    _plain(
        "self-review",
        "Who chairs the forum that oversees the chair's own work?",
        "establishment number kind who forum quote page",
        self_review.COLUMNS,
        self_review.self_review,
    ),
    _plain(
        "similarity",
        "Which prisons use the same kinds of forum?",
        "establishment other jaccard shared only_here only_there",
        similarity.COLUMNS,
        similarity.similarity,
    ),
    _plain(
        "single-points",
        "If this forum, chair or owner fell away, what would lose all oversight or its only owner?",
        "establishment kind name loses actions of share numbers",
        bottlenecks.POINT_COLUMNS,
        bottlenecks.single_points,
    ),
    _plain(
        "slips",
        "If this deliverable or condition slips, what slips with it?",
        "establishment kind what slips made_by outside quote page",
        dependencies.SLIP_COLUMNS,
        dependencies.slips,
    ),
    Measure(
        "status",
        "Which actions are due, overdue, ongoing, or completed as stated, on a day?",
        status.COLUMNS,
        (
            "establishment",
            "number",
            "state",
            "as_of",
            "days_over",
            "due_by",
            "due_as_printed",
            "owner",
            "overseen_by",
            "text",
        ),
        status.status,
    ),
    _plain(
        "too-late",
        "Which actions may be due before their forum meets?",
        "establishment number forum verdict days_left frequency likelihood due_as_printed projected",
        too_late.COLUMNS,
        too_late.too_late,
    ),
    _plain(
        "workload",
        "How many actions fall due for each forum in each month, and for each meeting?",
        "establishment forum month due frequency meetings_a_month a_meeting numbers projected",
        workload.FORUM_COLUMNS,
        workload.workload,
    ),
)

MEASURES = {measure.name: measure for measure in _ALL}


def measure(name: str) -> Measure:
    """The measure `name`. Raises QueryRefused, with the names there are, when there is none."""
    found = MEASURES.get(name)
    if found is None:
        raise QueryRefused(f"no measure is called {name!r}; there are: {', '.join(MEASURES)}")
    return found


def summary(corpus: Corpus, as_of: date | None = None) -> list[Row]:
    """One row for each measure: its name, how many rows it has, and the question it answers."""
    return [
        {"measure": m.name, "rows": len(m.rows(corpus, as_of)), "question": m.question}
        for m in MEASURES.values()
    ]
