"""The oversight network of a corpus for networkx: who oversees, chairs and owns what, with the words on every edge.

Nodes are (plan, kind, name): kind is `forum`, `person` (an owner or chair, be it a post or an organisation), `action`
or `item`. The same name in two plans is two nodes, so that every measure speaks of one plan.
"""

from collections.abc import Iterator
from typing import TypeAlias

import networkx as nx

from forumtrace.graph.corpus import Corpus, folded, forum_of, owners, plan_of
from forumtrace.graph.find import split
from forumtrace.graph.register import Row

Node: TypeAlias = tuple[str, str, str]
Network: TypeAlias = "nx.MultiDiGraph[Node]"

OVERSEES, CHAIRS, OWNS, ANSWERS = "oversees", "chairs", "owns", "answers"


def parts(corpus: Corpus) -> list[Network]:
    """The networks of the plans, made once."""
    return corpus.once("networks", lambda whole: list(by_plan(network(whole))))


def network(corpus: Corpus) -> Network:
    """The MultiDiGraph: forum -oversees-> action, person -chairs-> forum, person -owns-> action, action -answers-> item.

    Nodes carry `kind`, `label`, `establishment` and `iri`, edges `kind`, `number`, `quote` and `page`.
    """
    graph: Network = nx.MultiDiGraph()
    for row in corpus.actions:
        action, item = _node(graph, row, "action", row["action"]), _node(graph, row, "item", row["number"])
        said = {"number": row["number"], "quote": row["text"], "page": row["page"]}
        graph.add_edge(action, item, kind=ANSWERS, **said)
        for owner in owners(row):
            graph.add_edge(_node(graph, row, "person", folded(owner), owner), action, kind=OWNS, **said)
    for row in corpus.oversight:
        forum = _node(graph, row, "forum", forum_of(row), row["forum"])
        action = _node(graph, row, "action", row["action"])
        graph.add_edge(forum, action, kind=OVERSEES, **_said(row))
        for chair, said_of in chairs(corpus, row):
            person = _node(graph, row, "person", folded(chair), chair)
            if not graph.has_edge(person, forum, key=CHAIRS):
                graph.add_edge(person, forum, key=CHAIRS, kind=CHAIRS, **_said(said_of))
    return graph


def chairs(corpus: Corpus, row: Row) -> Iterator[tuple[str, Row]]:
    """Who chairs the forum of an oversight row, each with a row that says so."""
    said = corpus.said(row, "chair")
    if said:
        yield from {str(fact["value"]): fact for fact in reversed(said)}.items()
    else:
        yield from ((name, row) for name in split(row["chair"]))


def _said(row: Row) -> Row:
    return {"number": row["number"], "quote": row["quote"], "page": row["page"]}


def _node(graph: Network, row: Row, kind: str, name: str, label: str | None = None) -> Node:
    node = plan_of(row), kind, str(name)
    if node not in graph:
        iri = name if kind in ("forum", "action") else None
        graph.add_node(node, kind=kind, label=label or name, establishment=row["establishment"], iri=iri)
    return node


def by_plan(graph: Network) -> Iterator[Network]:
    """The part of each plan, in the order in which the plans came in."""
    plans: dict[str, list[Node]] = {}
    for node in graph:
        plans.setdefault(node[0], []).append(node)
    for nodes in plans.values():
        part: Network = nx.MultiDiGraph()
        part.add_nodes_from((node, graph.nodes[node]) for node in nodes)
        part.add_edges_from((a, b, data) for a in nodes for _, b, data in graph.out_edges(a, data=True))
        yield part


def simple(graph: Network) -> "nx.Graph[Node]":
    """The forums, people and actions of a network as a simple undirected graph, in its order of nodes."""
    plain: nx.Graph[Node] = nx.Graph()
    plain.add_nodes_from((n, data) for n, data in graph.nodes(data=True) if data["kind"] != "item")
    plain.add_edges_from((a, b) for a, b, data in graph.edges(data=True) if data["kind"] != ANSWERS)
    return plain
