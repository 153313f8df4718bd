"""What the report tells, ready to be written: measures by prison, actions with their anchors, groups behind figures."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from forumtrace.exports.report_charts import Bar
from forumtrace.exports.report_words import Markup, join, link
from forumtrace.graph.corpus import Corpus, folded, forum_of, group, item_of, owners
from forumtrace.graph.due import due_by, month_after
from forumtrace.graph.find import split
from forumtrace.graph.ladder_words import rungs
from forumtrace.graph.measures import MEASURES
from forumtrace.graph.register import Row
from forumtrace.ontology.iris import slug

TOLD = (
    "coverage", "duplicates", "ladder", "owner-load", "outside-control", "repeat-concerns", "self-review", "similarity",
    "single-points", "slips", "status", "too-late", "workload",
)  # fmt: skip
LONGEST_AXIS = 36
"""Months that a chart shows without leaving out empty ones."""


@dataclass(frozen=True, slots=True)
class Group:
    """The actions behind one bar: its label, its anchor, the actions, and the figures that make the bar."""

    label: str
    anchor: str
    actions: tuple[Row, ...]
    parts: tuple[int, ...]

    def bar(self) -> Bar:
        """The bar that links to this group."""
        return Bar(self.label, self.parts, self.anchor)


class View:
    """The results of all measures that the report tells, for the whole corpus and by prison."""

    def __init__(self, corpus: Corpus, as_of: date | None) -> None:
        self.corpus = corpus
        self.as_of = as_of
        self.results = {name: MEASURES[name].rows(corpus, as_of) for name in TOLD}
        self._of = {name: group(rows, "establishment") for name, rows in self.results.items()}
        self.prisons = list(dict.fromkeys(str(row["establishment"]) for row in corpus.documents))
        self.place = {name: f"p{number}" for number, name in enumerate(self.prisons, 1)}
        self.anchor = {row["action"]: f"a{number}" for number, row in enumerate(corpus.actions, 1)}
        self.actions_of = group(corpus.actions, "establishment")

    def of(self, measure: str, prison: str) -> list[Row]:
        """The rows of a measure that are about one prison."""
        return self._of[measure].get(prison, [])

    @cached_property
    def step(self) -> dict[str, Row]:
        """Action to its row on the ladder."""
        return {row["action"]: row for row in self.results["ladder"] if row["scope"] == "action"}

    @cached_property
    def overseen(self) -> dict[str, list[str]]:
        """Forum to the actions that it oversees."""
        links = ({**row, "key": forum_of(row)} for row in self.corpus.oversight)
        return {key: [row["action"] for row in rows] for key, rows in group(links, "key").items()}

    @cached_property
    def state(self) -> dict[str, Row]:
        """Action to its row of the measure `status`."""
        return {row["action"]: row for row in self.results["status"]}

    @cached_property
    def names(self) -> dict[str, str]:
        """Action to a name that people say: its number, and which action of it where there are several."""
        return {
            row["action"]: f"{row['number']} ({at})" if len(rows) > 1 else str(row["number"])
            for rows in self.corpus.actions_of.values()
            for at, row in enumerate(rows, 1)
        }

    def links(self, actions: Iterable[str]) -> Markup:
        """Links to actions by their names."""
        return join(link(self.anchor[iri], self.names[iri]) for iri in actions if iri in self.anchor)

    def links_in(self, cell: str | None) -> Markup:
        """Links to the actions of a cell that holds their IRIs."""
        return self.links(split(cell))

    def item_links(self, row: Row, number: str) -> Markup:
        """A link to the first action of an item of the same prison; its number where there is none."""
        for action in self.actions_of.get(row["establishment"], []):
            if str(action["number"]) == number:
                return link(self.anchor[action["action"]], number)
        return join([number])

    def unseen(self, actions: Iterable[Row]) -> list[Row]:
        """Those actions that no forum oversees."""
        return [row for row in actions if row["action"] not in self.corpus.overseeing]

    def ladder(self, actions: list[Row], prefix: str) -> list[Group]:
        """The actions by their rung."""
        found = group(actions, "action")
        by_level: dict[int, list[Row]] = defaultdict(list)
        for iri, rows in found.items():
            by_level[self.step[iri]["level"]].append(rows[0])
        return [
            Group(
                f"{rung.level} {rung.name}",
                f"{prefix}-rung-{rung.level}",
                tuple(by_level[rung.level]),
                # What nobody oversees has the colour of that in every chart.
                (len(by_level[rung.level]), 0) if rung.level else (0, len(by_level[rung.level])),
            )
            for rung in rungs()
        ]

    def months(self, actions: list[Row], prefix: str) -> list[Group]:
        """The actions that are not done by the month in which they fall due, empty months between them included."""
        by_month: dict[str, list[Row]] = defaultdict(list)
        for row in actions:
            day = due_by(row) if row["status"] != "completed" else None
            if day:
                by_month[f"{day:%Y-%m}"].append(row)
        if not by_month:
            return []
        first, last = min(by_month), max(by_month)
        axis = [first]
        while axis[-1] != last and len(axis) <= LONGEST_AXIS:
            axis.append(month_after(axis[-1], 1))
        shown = axis if axis[-1] == last else sorted(by_month)
        return [
            Group(month, f"{prefix}-due-{month}", tuple(by_month[month]), (len(by_month[month]),))
            for month in shown
        ]

    def owners(self, actions: list[Row], prefix: str) -> list[Group]:
        """The actions by owner, those that a forum sees and those that none sees, the greatest load first."""
        by_owner: dict[str, list[Row]] = defaultdict(list)
        names: dict[str, str] = {}
        for row in actions:
            for owner in owners(row):
                names.setdefault(folded(owner), owner)
                by_owner[folded(owner)].append(row)
        ranked = sorted(by_owner.items(), key=lambda pair: (-len(pair[1]), pair[0]))
        return [
            Group(
                names[key],
                f"{prefix}-owner-{slug(names[key])}",
                tuple(rows),
                (len(rows) - len(self.unseen(rows)), len(self.unseen(rows))),
            )
            for key, rows in ranked
        ]

    def items(self, prison: str) -> int:
        """How many recommendations and concerns a prison has."""
        return len({item_of(row) for row in self.corpus.recommendations if row["establishment"] == prison})
