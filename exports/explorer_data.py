"""Rows of the saved queries become the graph that the explorer page shows."""

import json
from collections.abc import Callable, Sequence
from typing import Any

from forumtrace.exports.explorer_collect import Collector, ExplorerData, Row
from forumtrace.exports.explorer_text import last_day, natural, parts, plain

Rows = Callable[[str], Sequence[Row]]
"""The rows of the saved query of that name."""


def shape(rows: Rows) -> ExplorerData:
    """The data of the page from the saved queries; the order of the rows within a query does not matter."""
    collector = Collector()
    for name, take in _READERS.items():
        for row in sorted(rows(name), key=_order):
            take(collector, {key: value for key, value in row.items() if plain(value)})
    return collector.data


def _order(row: Row) -> tuple[Any, ...]:
    keys = ("establishment", "plan", "number", "action", "submitted")
    return (*(natural(plain(row.get(key))) for key in keys), json.dumps(row, sort_keys=True, default=str))


def _document(collector: Collector, row: Row) -> None:
    collector.add_document(row)


def _recommendation(collector: Collector, row: Row) -> None:
    node = collector.recommendation(row)
    names = ("kind", "section", "addressee", "agreement", "rationale", "report_ref")
    known = {name: plain(row.get(name)) for name in names}
    collector.tell(node, label=plain(row.get("text")), page=row.get("page"), **known)


def _action(collector: Collector, row: Row) -> None:
    node = collector.action(row)
    dates = sorted(parts(row.get("target_date")))
    due = max(map(last_day, parts(row.get("due_by")) or dates), default="")
    known = {"label": plain(row.get("text")), "status": plain(row.get("status")), "dates": dates, "due": due}
    collector.tell(node, **known, target=plain(row.get("target_text")), page=row.get("page"))
    for owner in parts(row.get("owner")):
        collector.link(collector.owner(row, owner), node, "owns", {})


def _target(collector: Collector, row: Row) -> None:
    """The last day of a printed target, for those actions that print it and have no day of their own."""
    graph, due = collector.data.graph, last_day(row.get("due_by"))
    for action in graph.predecessors(collector.recommendation(row)):
        if due and graph.nodes[action].get("target") == plain(row.get("target_text")):
            collector.tell(action, due=due)


def _owner(collector: Collector, row: Row) -> None:
    """An owner of a whole row is linked to the recommendation only where no action of it names the same owner."""
    graph, recommendation = collector.data.graph, collector.recommendation(row)
    for name in parts(row.get("owner")):
        owner = collector.owner(row, name)
        if not any(graph.has_edge(owner, node) for node in graph.predecessors(recommendation)):
            collector.link(owner, recommendation, "owns", {})


def _oversight(collector: Collector, row: Row) -> None:
    forum, action = collector.forum(row), collector.action(row)
    collector.tell(action, label=plain(row.get("action_text")))
    forms = parts(row.get("surface"))
    collector.link(
        forum, action, "oversees", row, forms, oversight=", ".join(parts(row.get("oversight_kind")))
    )


def _forum(collector: Collector, row: Row) -> None:
    """A forum that is only named is linked to the action whose words name it, else to the recommendation."""
    forum = collector.forum(row)
    if plain(row.get("relation")) != "mentioned":
        return
    recommendation, quote = collector.recommendation(row), plain(row.get("quote"))
    nodes = collector.data.graph.nodes
    answers = collector.data.graph.predecessors(recommendation)
    named_in = [node for node in answers if quote and quote in nodes[node].get("label", "")]
    for node in named_in[:1] or [recommendation]:
        collector.link(forum, node, "mentions", row, parts(row.get("surface")))


def _kind(collector: Collector, row: Row) -> None:
    """The kind of a forum that is known from its links."""
    if collector.knows_forum(row):
        collector.tell(collector.forum(row), sort=parts(row.get("kind")))


def _policy(collector: Collector, row: Row) -> None:
    """Policies are shared by all establishments."""
    number, title = plain(row.get("policy")), plain(row.get("title"))
    node = collector.node((number or title,), "policy", label=number or title)
    collector.tell(node, title=title if number else "")
    forms = [number, title, *parts(row.get("surface"))]
    collector.link(collector.recommendation(row), node, "cites", row, forms)


def _dependency(collector: Collector, row: Row) -> None:
    words, cue = plain(row.get("condition")), plain(row.get("cue"))
    # A condition may hang on the response as a whole (its reason); that is no action of its own.
    whose = collector.action(row) if collector.knows_action(row) else collector.recommendation(row)
    establishment = collector.establishment(row)
    node = collector.node((str(whose), words), "condition", label=words or cue, est=establishment)
    collector.link(whose, node, "depends", row, [f"{cue} {words}", words], cue=cue)


_READERS: dict[str, Callable[[Collector, Row], None]] = {
    "documents": _document,
    "recommendations": _recommendation,
    "actions": _action,
    "targets": _target,
    "owners": _owner,
    "oversight": _oversight,
    "forums": _forum,
    "forum-overview": _kind,
    "policies": _policy,
    "dependencies": _dependency,
}
