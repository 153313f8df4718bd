"""The dependency network for networkx: actions, deliverables and conditions; an edge leads to what must come first.

Nodes are (plan, kind, name). An action leads to the conditions it is subject to and the deliverables it draws on, a
deliverable to the actions that produce it and to the deliverable that informs it. Cycles may be there: they are
reported by `chains`, and nothing here follows them.
"""

from collections.abc import Iterable
from typing import TypeAlias

import networkx as nx

from forumtrace.graph.corpus import Corpus, plan_of
from forumtrace.graph.draws_on import DRAWS_ON, INFORMS, PRODUCES, uses
from forumtrace.graph.networks import Node
from forumtrace.graph.proof import joined
from forumtrace.graph.register import Row

Hanging: TypeAlias = "nx.DiGraph[Node]"

ACTION, DELIVERABLE, CONDITION = "action", "deliverable", "condition"
SUBJECT_TO, PRODUCED_BY, INFORMED_BY = "is subject to", "is produced by", "is informed by"


def dependency_network(corpus: Corpus) -> Hanging:
    """The dependency network of `corpus`, made once."""
    return corpus.once("dependency network", _build)


def _build(corpus: Corpus) -> Hanging:
    """The DiGraph. Nodes carry `kind`, `label`, `names`, `number` and `establishment`; edges `kind`, `cue`, `quote`, `page`."""
    graph: Hanging = nx.DiGraph()
    for row in corpus.dependencies:
        action = corpus.action.get(row["action"])
        if action:
            end = (plan_of(row), CONDITION, str(row.get("iri") or row["condition"]))
            graph.add_node(end, **_label(row, CONDITION, row["condition"]), type=row.get("kind"))
            _edge(graph, _action(graph, action), end, SUBJECT_TO, row["cue"], row["quote"], row["page"])
    for use in uses(corpus):
        action_node = _action(graph, use.action)
        thing = (plan_of(use.action), DELIVERABLE, use.deliverable.label)
        _deliverable(graph, thing, use.action, use.deliverable.names)
        said = (use.cue, use.quote, use.action["page"])
        if use.kind == DRAWS_ON:
            _edge(graph, action_node, thing, DRAWS_ON, *said)
        elif use.kind == PRODUCES:
            _edge(graph, thing, action_node, PRODUCED_BY, *said)
        elif use.kind == INFORMS and use.other:
            other = (plan_of(use.action), DELIVERABLE, use.other.label)
            _deliverable(graph, other, use.action, use.other.names)
            _edge(graph, other, thing, INFORMED_BY, *said)
    return graph


def _label(row: Row, kind: str, label: str) -> Row:
    return {"kind": kind, "label": label, "number": row["number"], "establishment": row["establishment"]}


def _action(graph: Hanging, row: Row) -> Node:
    node = (plan_of(row), ACTION, str(row["action"]))
    graph.add_node(node, **_label(row, ACTION, row["text"]), page=row["page"])
    return node


def _deliverable(graph: Hanging, node: Node, row: Row, names: Iterable[str]) -> None:
    if node not in graph:
        graph.add_node(
            node, **{**_label(row, DELIVERABLE, node[2]), "number": None}, names=joined(sorted(names))
        )


def _edge(graph: Hanging, a: Node, b: Node, kind: str, cue: str, quote: str, page: int | None) -> None:
    """The first words that say it stand for the edge. An action that produces what it draws on is no dependency."""
    if graph.has_edge(a, b) or (kind != INFORMED_BY and graph.has_edge(b, a)):
        return
    graph.add_edge(a, b, kind=kind, cue=cue, quote=quote, page=page)
