"""Rows of plans of prisons that do not exist, as the saved queries tell them, for the tests of analyses."""

from typing import Any

from forumtrace.graph.corpus import Corpus

Row = dict[str, Any]
ID = "https://w3id.org/prison-action-plan/id/"
NORTH, SOUTH = "HMP Northmoor", "HMP Southmoor"


def slug(name: str) -> str:
    """A name as a part of an IRI."""
    return name.casefold().replace(" ", "-")


class Rows:
    """Collects rows; `corpus()` gives them as a Corpus."""

    def __init__(self) -> None:
        self.rows: dict[str, list[Row]] = {
            name: []
            for name in (
                "documents", "recommendations", "actions", "oversight", "forums", "forum_facts", "roles",
                "dependencies", "cross_references",
            )
        }  # fmt: skip

    def corpus(self) -> Corpus:
        """The rows so far."""
        return Corpus(**{name: list(rows) for name, rows in self.rows.items()})

    def plan(self, place: str, submitted: str | None) -> str:
        """A document; returns the plan's IRI, which the other methods take."""
        plan = f"{ID}plan/{slug(place)}-{submitted}"
        self.rows["documents"].append(
            {"establishment": place, "title": f"Action plan: {place}", "submitted": submitted, "report_published": None,
             "source": "plan.pdf", "plan": plan}
        )  # fmt: skip
        self._place = place
        self._plan = plan
        return plan

    def item(self, number: str, text: str = "Things should be better.") -> None:
        """A recommendation of the last plan."""
        self.rows["recommendations"].append(
            {"establishment": self._place, "number": number, "kind": "recommendation", "text": text, "page": 2,
             "recommendation": f"{ID}rec/{slug(self._place)}-{number}", "plan": self._plan}
        )  # fmt: skip
        self._number = number

    def action(
        self,
        text: str,
        owner: str | None = "Governor",
        date: str | None = None,
        status: str = "planned",
    ) -> str:
        """An action of the last item; returns its IRI."""
        iri = (
            f"{ID}action/{slug(self._plan.rsplit('/', 1)[1])}_{self._number}_{len(self.rows['actions']) + 1}"
        )
        self.rows["actions"].append(
            {"establishment": self._place, "number": self._number, "action": iri, "text": text, "status": status,
             "owner": owner, "target_text": date, "target_date": date, "due_by": None, "page": 3, "plan": self._plan}
        )  # fmt: skip
        return iri

    def sees(self, forum: str, quote: str | None = None, action: str | None = None) -> None:
        """The last action (or `action`) is overseen by `forum`."""
        row = (
            next(r for r in self.rows["actions"] if r["action"] == action)
            if action
            else self.rows["actions"][-1]
        )
        common = {
            "establishment": row["establishment"], "number": row["number"], "forum": forum, "acronym": None, "surface": forum,
            "oversight_kind": "discussed at", "frequency": None, "chair": None, "quote": quote or row["text"], "page": 3,
            "iri": f"{ID}forum/{slug(self._place)}_{slug(forum)}", "plan": row["plan"],
        }  # fmt: skip
        self.rows["oversight"].append(
            {**common, "action": row["action"], "action_text": row["text"], "confidence": 1.0}
        )
        self.rows["forums"].append({**common, "relation": "oversees"})

    def mentions(self, forum: str) -> None:
        """The last item names `forum`, which oversees nothing in it."""
        self.rows["forums"].append(
            {"establishment": self._place, "number": self._number, "forum": forum, "acronym": None, "surface": forum,
             "relation": "mentioned", "oversight_kind": None, "frequency": None, "chair": None, "quote": forum, "page": 3,
             "iri": f"{ID}forum/{slug(self._place)}_{slug(forum)}", "plan": self._plan}
        )  # fmt: skip

    def fact(self, forum: str, fact: str, value: str, kind: str | None = None) -> None:
        """What the last plan says of a forum itself."""
        self.rows["forum_facts"].append(
            {"establishment": self._place, "forum": forum, "fact": fact, "value": value, "number": self._number,
             "quote": f"the {value} {forum}", "page": 4, "kind": kind,
             "iri": f"{ID}forum/{slug(self._place)}_{slug(forum)}", "plan": self._plan}
        )  # fmt: skip

    def role(self, name: str, quote: str) -> None:
        """A post that the last item names."""
        self.rows["roles"].append(
            {"establishment": self._place, "number": self._number, "name": name, "quote": quote, "page": 3, "plan": self._plan}
        )  # fmt: skip

    def condition(self, condition: str, kind: str | None = None, quote: str | None = None) -> None:
        """The last action hangs on a condition."""
        row = self.rows["actions"][-1]
        self.rows["dependencies"].append(
            {"establishment": self._place, "number": self._number, "action": row["action"], "cue": "subject to",
             "condition": condition, "quote": quote or row["text"], "page": 3, "kind": kind,
             "iri": f"{ID}condition/{slug(condition)}", "plan": self._plan}
        )  # fmt: skip


def northmoor() -> Rows:
    """A small plan with something for every measure to find."""
    rows = Rows()
    rows.plan(NORTH, "2021-03-04")
    rows.item("1.1", "Violence on the wings should be reduced.")
    board = "Outcomes are to be debated and recorded at the monthly Safety Board. Its Terms of Reference will say so."
    rows.action(board, "Head of Safety", "2021-04")
    rows.sees("Safety Board", "Outcomes are to be debated and recorded at the monthly Safety Board.")
    rows.fact("Safety Board", "frequency", "monthly", "safety forum")
    rows.fact("Safety Board", "chair", "Head of Safety")
    rows.action("Doors will be oiled. The Works Panel will look at progress.", "Governor", "2021-04")
    rows.sees("Works Panel", "The Works Panel will look at progress.")
    rows.fact("Works Panel", "frequency", "quarterly")
    rows.item("1.2", "Food should be warm.")
    rows.action("Food will be tasted, subject to national funding.", "Governor | Caterer", "2021-06")
    rows.condition("national funding", "funding")
    rows.mentions("Prison Council")
    rows.item("1.10", "Calls should be answered.")
    rows.action("Bells have been mended.", "Governor", None, "completed")
    rows.action("Bells continue to be tested.", None, None, "ongoing")
    return rows
