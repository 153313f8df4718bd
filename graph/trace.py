"""Tracing: from one thing along forum - action - recommendation - owner - policy, each link with its quote.

The tree is as deep as a question needs: what the thing oversees, owns or governs, and for each action the rest of
its chain. An action that nobody oversees carries the proof of absence in place of a forum.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from forumtrace.graph.absence import why_unseen
from forumtrace.graph.find import Subject, split
from forumtrace.graph.register import Key, Register, Row, key
from forumtrace.graph.status import state_on
from forumtrace.graph.step import Step, standing


class Tracer:
    """Traces over one register.

    `facts` are the rows of the saved query `forum-facts`: with them a forum tells where its frequency, chair and members
    are said. `reasons` are those of `not-agreed`: with them a recommendation tells why it was not agreed in full. With
    `as_of` every action tells whether it is due or overdue on that day.
    """

    def __init__(
        self,
        register: Register,
        facts: Sequence[Row] = (),
        as_of: date | None = None,
        reasons: Sequence[Row] = (),
    ) -> None:
        self._register = register
        self._facts = facts
        self._as_of = as_of
        self._reasons = register.by_number(reasons)
        self._seen = register.overseeing()
        self._recommendations: dict[Key, Row] = {key(row): row for row in register.recommendations}
        self._policies = register.by_number(register.policies)
        self._dependencies = register.by_number(register.dependencies)
        self._actions = register.by_number(register.actions)

    def trace(self, subject: Subject) -> Step:
        """The tree below `subject`."""
        build: dict[str, Callable[[Subject], Step]] = {
            "forum": self._forum,
            "owner": self._owner,
            "policy": self._policy,
            "condition": self._condition,
            "recommendation": self._recommendation,
            "action": self._one_action,
        }
        return build[subject.kind](subject)

    def _forum(self, subject: Subject) -> Step:
        mine = [r for r in self._register.forums if _same(r, "forum", subject)]
        rows = [r for r in self._register.oversight if _same(r, "forum", subject)]
        links = {row["action"]: row for row in rows}
        actions = sorted((a for a in self._register.actions if a["action"] in links), key=_due)
        steps = [
            self._action(a, links[a["action"]]["oversight_kind"], links[a["action"]], "forum")
            for a in actions
        ]
        told = {row["number"] for row in rows}
        steps += [
            Step("recommendation", r["number"], _under(r), r["quote"], r["page"])
            for r in mine
            if r["relation"] == "mentioned" or r["number"] not in told
        ]
        steps = [*self._said_of(subject), *steps]
        return Step("forum", str(subject.label), notes=standing(mine), steps=tuple(steps))

    def _said_of(self, subject: Subject) -> Iterable[Step]:
        """What is said of a forum itself, each value once for every item that says it."""
        links = {"frequency": "meets", "chair": "chaired by", "member": "attended by"}
        for row in self._facts:
            if row["fact"] in links and _same(row, "forum", subject):
                under = (f"said under {row['number']}",)
                yield Step(row["fact"], row["value"], links[row["fact"]], row["quote"], row["page"], under)

    def _owner(self, subject: Subject) -> Step:
        rows = [
            r
            for r in self._register.actions
            if r["establishment"] == subject.establishment and subject.label in split(r["owner"])
        ]
        steps = tuple(self._action(r, "owns", None, "owner") for r in sorted(rows, key=_due))
        return Step("owner", subject.label, notes=(subject.establishment,), steps=steps)

    def _policy(self, subject: Subject) -> Step:
        rows = [r for r in self._register.policies if (r["policy"] or r["title"]) == subject.label]
        steps = tuple(self._cited(r) for r in rows)
        titles = sorted({r["title"] for r in rows if r["title"] and r["title"] != subject.label})
        return Step("policy", subject.label, notes=tuple(titles), steps=steps)

    def _cited(self, row: Row) -> Step:
        below = self._recommendation(Subject("recommendation", row["establishment"], row["number"]))
        return Step(
            "recommendation", below.label, "cited under", row["quote"], row["page"], below.notes, below.steps
        )

    def _condition(self, subject: Subject) -> Step:
        rows = [r for r in self._register.dependencies if _same(r, "condition", subject)]
        actions = {r["action"]: r for r in self._register.actions}
        steps = [
            self._action(actions[r["action"]], r["cue"], r, "condition")
            for r in rows
            if r["action"] in actions
        ]
        return Step("condition", subject.label, notes=(subject.establishment,), steps=tuple(steps))

    def _recommendation(self, subject: Subject) -> Step:
        where = (subject.establishment, subject.label)
        row = self._recommendations[where]
        actions = self._actions.get(where, [])
        steps = [*self._why(where), *self._answering(where, actions)]
        steps += [self._action(a, "answered by", None, "recommendation") for a in actions]
        notes = (row["text"], *(n for n in (row["kind"], row["agreement"]) if n))
        return Step("recommendation", _name(where), notes=notes, steps=tuple(steps))

    def _why(self, where: Key) -> Iterable[Step]:
        """The reason that a response gives for its verdict."""
        for row in self._reasons.get(where, []):
            if row["rationale"]:
                kind = row["rationale_kind"] or "of a kind not said"
                yield Step("reason", kind, row["agreement"], row["rationale"], row["page"])

    def _answering(self, where: Key, actions: Sequence[Row]) -> Iterable[Step]:
        """The forums that the response binds as a whole: one that decided it, say, and oversees none of its actions."""
        told = {seen["iri"] for action in actions for seen in self._seen.get(action["action"], [])}
        for row in self._register.forums:
            if key(row) == where and row["relation"] == "oversees" and row["iri"] not in told:
                link = row["oversight_kind"]
                yield Step("forum", row["forum"], link, row["quote"], row["page"], standing([row]))

    def _one_action(self, subject: Subject) -> Step:
        row = next(r for r in self._register.actions if r["action"] == subject.label)
        return self._action(row, "", None, "action")

    def _action(self, row: Row, link: str | None, said: Row | None, come_from: str) -> Step:
        """An action with the chain behind it, less the step that we came from."""
        steps: list[Step] = []
        if come_from != "forum":
            steps += self._overseers(row)
        if come_from != "owner":
            steps += [Step("owner", owner, "owned by", page=row["page"]) for owner in split(row["owner"])]
        if come_from not in ("recommendation", "forum"):
            steps += self._answered(row)
        steps += [
            Step("policy", p["policy"] or p["title"], "cites", p["quote"], p["page"])
            for p in self._policies.get(key(row), [])
            if p["quote"] and p["quote"] in row["text"]
        ]
        if come_from != "condition":
            hanging = (d for d in self._dependencies.get(key(row), []) if d["action"] == row["action"])
            steps += [
                Step("condition", d["condition"], d["cue"] or "", d["quote"], d["page"]) for d in hanging
            ]
        quote, page = (said["quote"], said["page"]) if said else (row["text"], row["page"])
        notes = [_name(key(row)), f"due {row['target_text'] or 'not said'}", row["status"] or ""]
        if self._as_of:
            notes.append(f"{state_on(row, self._as_of)} on {self._as_of} (status as stated at submission)")
        return Step(
            "action", row["text"], link or "", quote, page, tuple(n for n in notes if n), tuple(steps)
        )

    def _overseers(self, row: Row) -> Iterable[Step]:
        seen = self._seen.get(row["action"], [])
        for o in seen:
            yield Step("forum", o["forum"], o["oversight_kind"], o["quote"], o["page"], standing([o]))
        if not seen:
            yield Step(
                "no forum", "no forum is said to oversee this", notes=why_unseen(row, self._register.forums)
            )

    def _answered(self, row: Row) -> Iterable[Step]:
        asked = self._recommendations.get(key(row))
        if asked:
            yield Step("recommendation", _name(key(row)), "answers", asked["text"], asked.get("page"))


def _same(row: Row, column: str, subject: Subject) -> bool:
    return bool(row[column] == subject.label and row["establishment"] == subject.establishment)


def _name(where: Key) -> str:
    return f"{where[0]} {where[1]}"


def _due(row: Row) -> tuple[str, str]:
    """Actions in due order, those without a date last."""
    return row["target_date"] or "9999", row["action"]


def _under(row: Row) -> str:
    """How a forum that oversees no action of a row hangs on the row."""
    return "mentioned under" if row["relation"] == "mentioned" else str(row["oversight_kind"])
