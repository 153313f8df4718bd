"""Communities: which forums, people and actions of a plan hang together more closely than with the rest."""

from collections.abc import Iterator

import networkx as nx

from forumtrace.graph.corpus import Corpus
from forumtrace.graph.networks import ANSWERS, Network, Node, parts, simple
from forumtrace.graph.proof import joined, proof
from forumtrace.graph.register import Row

COLUMNS = (
    "establishment", "community", "size", "forums", "people", "numbers", "actions", "unseen", "modularity",
    "quote", "page",
)  # fmt: skip


def communities(corpus: Corpus) -> list[Row]:
    """One row for each community of two or more (greedy modularity), the largest first.

    `modularity` is that of the whole division of the plan: near 0 means that the plan does not fall into groups.
    """
    return [row for part in parts(corpus) for row in _rows(part)]


def _rows(part: Network) -> Iterator[Row]:
    graph = simple(part)
    graph.remove_nodes_from([node for node, degree in list(graph.degree()) if degree == 0])
    if not graph.number_of_edges():
        return
    # Numbers in place of names: the order in which sets give them does not change from run to run.
    names = list(graph)
    places = {node: at for at, node in enumerate(names)}
    numbered: nx.Graph[int] = nx.Graph()
    numbered.add_nodes_from(range(len(names)))
    numbered.add_edges_from((places[a], places[b]) for a, b in graph.edges())
    found = [set(group) for group in nx.community.greedy_modularity_communities(numbered)]
    quality = round(nx.community.modularity(numbered, found), 3)
    ranked = sorted((sorted(group) for group in found if len(group) > 1), key=lambda g: (-len(g), g))
    for number, group in enumerate(ranked, 1):
        yield _row(part, number, [names[at] for at in group], quality)


def _row(part: Network, number: int, nodes: list[Node], quality: float) -> Row:
    labels: dict[str, list[str]] = {"forum": [], "person": [], "action": []}
    for node in nodes:
        labels[node[1]].append(part.nodes[node]["label"])
    inside = set(nodes)
    links = [d for a, b, d in part.edges(data=True) if a in inside and b in inside and a[1] == "forum"]
    seen = {b for a, b in part.edges() if a[1] == "forum"}
    actions = [node for node in nodes if node[1] == "action"]
    items = [b[2] for a in actions for _, b, data in part.out_edges(a, data=True) if data["kind"] == ANSWERS]
    return {
        "establishment": part.nodes[nodes[0]]["establishment"],
        "community": number,
        "size": len(nodes),
        "forums": joined(labels["forum"]),
        "people": joined(labels["person"]),
        "numbers": joined(items),
        "actions": joined(labels["action"]),
        "unseen": sum(node not in seen for node in actions),
        "modularity": quality,
        **proof(links),
    }
