"""Bottlenecks and single points of failure: through whom oversight runs, and what is left when one falls away."""

from collections.abc import Iterable, Iterator

import networkx as nx

from forumtrace.graph.corpus import Corpus
from forumtrace.graph.networks import ANSWERS, CHAIRS, OVERSEES, OWNS, Network, Node, parts, simple
from forumtrace.graph.proof import joined, proof
from forumtrace.graph.register import Row

COLUMNS = (
    "establishment", "rank", "kind", "name", "betweenness", "articulation", "parts", "actions", "numbers",
    "action_iris", "quote", "page",
)  # fmt: skip
POINT_COLUMNS = (
    "establishment", "kind", "name", "loses", "actions", "of", "share", "numbers", "action_iris", "quote", "page",
)  # fmt: skip

ALL_OVERSIGHT, ITS_CHAIR, ITS_OWNER = "all oversight", "the only chair of all its forums", "its only owner"


def bottlenecks(corpus: Corpus) -> list[Row]:
    """One row for each forum and person that lies on shortest paths between others of the same plan, the busiest first.

    `betweenness` is the share of all pairs (0 to 1). An articulation point is one without which the network falls into
    more parts; `parts` says into how many its own part falls.
    """
    return [row for part in parts(corpus) for row in _ranked(part)]


def _ranked(part: Network) -> Iterator[Row]:
    graph = simple(part)
    between = nx.betweenness_centrality(graph)
    cut = set(nx.articulation_points(graph))
    busy = [n for n in graph if graph.nodes[n]["kind"] != "action" and round(between[n], 4) > 0]
    for rank, node in enumerate(sorted(busy, key=lambda n: (-round(between[n], 4), n)), 1):
        edges = [data for _, _, data in part.out_edges(node, data=True)]
        yield {
            **_name(part, node),
            "rank": rank,
            "betweenness": round(between[node], 4),
            "articulation": node in cut,
            "parts": _parts(graph, node) if node in cut else 1,
            **_touched(part, _actions(part, node)),
            **proof(edges),
        }


def _parts(graph: "nx.Graph[Node]", node: Node) -> int:
    """Into how many parts the part of `node` falls without it."""
    around = set(graph[node])
    parts = 0
    while around:
        parts += 1
        reached, stack = {node}, [next(iter(around))]
        while stack:
            at = stack.pop()
            if at not in reached:
                reached.add(at)
                stack.extend(graph[at])
        around -= reached
    return parts


def _actions(part: Network, node: Node) -> list[Node]:
    """The actions that a forum or person oversees or owns, itself or through the forums chaired."""
    below = [b for _, b in part.out_edges(node)]
    forums = [b for b in below if b[1] == "forum"]
    found = [b for b in below if b[1] == "action"] + [b for f in forums for _, b in part.out_edges(f)]
    return list(dict.fromkeys(found))


def _name(part: Network, node: Node) -> Row:
    data = part.nodes[node]
    return {"establishment": data["establishment"], "kind": data["kind"], "name": data["label"]}


def _touched(part: Network, actions: Iterable[Node]) -> Row:
    kept = list(actions)
    items = [b[2] for a in kept for _, b, data in part.out_edges(a, data=True) if data["kind"] == ANSWERS]
    return {"actions": len(kept), "numbers": joined(items), "action_iris": joined(a[2] for a in kept)}


def single_points(corpus: Corpus) -> list[Row]:
    """One row for each forum, chair or owner, and what would be lost if it fell away, the greatest loss first.

    Without a forum, actions lose all oversight when no other oversees them. Without a chair, when all forums that
    oversee them are said to be chaired by nobody else. Without an owner, actions lose their only owner.
    """
    return [row for part in parts(corpus) for row in _losses(part)]


def _losses(part: Network) -> list[Row]:
    total = sum(node[1] == "action" for node in part)
    overseers = {a: _sources(part, a, OVERSEES) for a in part if a[1] == "action"}
    owned = {a: _sources(part, a, OWNS) for a in overseers}
    heads = {f: _sources(part, f, CHAIRS) for f in part if f[1] == "forum"}
    found: list[tuple[Node, str, list[Node], list[Row]]] = []
    for node in part:
        if node[1] == "forum":
            lost = [a for a, by in overseers.items() if by == [node]]
            found.append((node, ALL_OVERSIGHT, lost, _edges(part, node, lost)))
        elif node[1] == "person":
            chaired = {f for f, by in heads.items() if by == [node]}
            left = [a for a, by in overseers.items() if by and chaired.issuperset(by)]
            said = _edges(part, node, sorted(chaired)) + [
                e for f in sorted(chaired) for e in _edges(part, f, left)
            ]
            found.append((node, ITS_CHAIR, left, said))
            alone = [a for a, by in owned.items() if by == [node]]
            found.append((node, ITS_OWNER, alone, _edges(part, node, alone)))
    rows = [
        {
            **_name(part, node),
            "loses": what,
            **_touched(part, lost),
            "of": total,
            "share": round(len(lost) / total, 3),
            **proof(said),
        }
        for node, what, lost, said in found
        if lost
    ]
    order = (ALL_OVERSIGHT, ITS_CHAIR, ITS_OWNER)
    return sorted(rows, key=lambda row: (order.index(row["loses"]), -row["actions"], row["name"]))


def _sources(part: Network, node: Node, kind: str) -> list[Node]:
    return list(dict.fromkeys(a for a, _, data in part.in_edges(node, data=True) if data["kind"] == kind))


def _edges(part: Network, node: Node, ends: Iterable[Node]) -> list[Row]:
    wanted = set(ends)
    return [data for _, b, data in part.out_edges(node, data=True) if b in wanted]
