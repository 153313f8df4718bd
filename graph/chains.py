"""The shape of the dependency network: the longest chain of each plan, and every knot in which things wait for each other."""

from itertools import pairwise

import networkx as nx

from forumtrace.graph.corpus import Corpus
from forumtrace.graph.dependency_network import ACTION, Hanging, dependency_network
from forumtrace.graph.networks import Node
from forumtrace.graph.proof import joined, proof
from forumtrace.graph.register import Row

COLUMNS = ("establishment", "kind", "length", "chain", "numbers", "quote", "page", "actions")
LONGEST, CYCLE = "longest chain", "cycle"
SHORT = 80
"""Characters of a step in `chain`; the IRIs name the whole actions."""


def chains(corpus: Corpus) -> list[Row]:
    """One row for each cycle, and one for the longest chain of each plan; `length` counts the links.

    A cycle is reported by one way round it and not followed: for the longest chain it counts as one step.
    """
    graph = dependency_network(corpus)
    found: list[Row] = []
    for nodes in _plans(graph):
        part = graph.subgraph(nodes)
        knots = [knot for knot in _knots(part, nodes) if len(knot) > 1]
        found += [_row(graph, CYCLE, _way_round(graph, knot)) for knot in knots]
        found.append(_row(graph, LONGEST, _longest(part, nodes)))
    return found


def _plans(graph: Hanging) -> list[list[Node]]:
    plans: dict[str, list[Node]] = {}
    for node in graph:
        plans.setdefault(node[0], []).append(node)
    return list(plans.values())


def _knots(part: Hanging, nodes: list[Node]) -> list[list[Node]]:
    """The strongly connected parts, each in the order of the nodes."""
    place = {node: at for at, node in enumerate(nodes)}
    found = [sorted(knot, key=place.__getitem__) for knot in nx.strongly_connected_components(part)]
    return sorted(found, key=lambda knot: place[knot[0]])


def _way_round(graph: Hanging, knot: list[Node]) -> list[Node]:
    """One way round a knot, from its first node back to it."""
    inside: Hanging = nx.DiGraph()
    inside.add_nodes_from(knot)
    inside.add_edges_from((a, b) for a in knot for b in graph.successors(a) if b in inside)
    start = knot[0]
    ways = [nx.shortest_path(inside, after, start) for after in inside.successors(start)]
    return [start, *min(ways, key=len)]


def _longest(part: Hanging, nodes: list[Node]) -> list[Node]:
    """The longest way with every knot as one step, told by the first node of each."""
    knots = _knots(part, nodes)
    home = {node: at for at, knot in enumerate(knots) for node in knot}
    whole: nx.DiGraph[int] = nx.DiGraph()
    whole.add_nodes_from(range(len(knots)))
    whole.add_edges_from((home[a], home[b]) for a, b in part.edges() if home[a] != home[b])
    return [knots[at][0] for at in nx.dag_longest_path(whole)]


def _row(graph: Hanging, kind: str, way: list[Node]) -> Row:
    edges = [graph.edges[a, b] for a, b in pairwise(way) if graph.has_edge(a, b)]
    actions = [node for node in way if node[1] == ACTION]
    return {
        "establishment": graph.nodes[way[0]]["establishment"],
        "kind": kind,
        "length": len(way) - 1,
        "chain": " -> ".join(_step(graph, node) for node in way),
        "numbers": joined(graph.nodes[node]["number"] for node in actions),
        **proof(edges),
        "actions": joined(node[2] for node in actions),
    }


def _step(graph: Hanging, node: Node) -> str:
    data = graph.nodes[node]
    label = data["label"] if len(data["label"]) <= SHORT else f"{data['label'][: SHORT - 1].rstrip()}…"
    return f"{data['number']}: {label}" if node[1] == ACTION else label
