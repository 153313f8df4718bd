"""What hangs on what: every dependency with its words, what slips with each thing, and what the prison cannot steer."""

from collections.abc import Iterator

import networkx as nx

from forumtrace.graph.corpus import Corpus
from forumtrace.graph.dependency_network import ACTION, CONDITION, PRODUCED_BY, Hanging, dependency_network
from forumtrace.graph.networks import Node
from forumtrace.graph.proof import joined, proof
from forumtrace.graph.register import Row
from forumtrace.graph.wording import pattern, table

COLUMNS = (
    "establishment", "number", "kind", "what", "link", "on_kind", "on", "cue", "outside", "quote", "page", "action",
)  # fmt: skip
SLIP_COLUMNS = (
    "establishment", "kind", "what", "names", "slips", "direct", "actions", "made_by", "outside", "quote", "page",
    "action_iris",
)  # fmt: skip


def dependencies(corpus: Corpus) -> list[Row]:
    """One row for each link: an action, or a deliverable, and what has to come first; `outside` says why no prison can
    bring that about, and is missing where it can or where nothing is said.
    """
    graph = dependency_network(corpus)
    return [_link(graph, a, b, data) for a, b, data in graph.edges(data=True)]


def outside_control(corpus: Corpus) -> list[Row]:
    """The rows of `dependencies` whose condition lies outside the prison's control."""
    return [row for row in dependencies(corpus) if row["outside"]]


def _link(graph: Hanging, a: Node, b: Node, data: Row) -> Row:
    one, other = graph.nodes[a], graph.nodes[b]
    return {
        "establishment": one["establishment"],
        "number": one["number"] or other["number"],
        "kind": one["kind"],
        "what": one["label"],
        "link": data["kind"],
        "on_kind": other["kind"],
        "on": other["label"],
        "cue": data["cue"],
        "outside": _outside(other, data["quote"]),
        "quote": data["quote"],
        "page": data["page"],
        "action": next((node[2] for node in (a, b) if node[1] == ACTION), None),
    }


def _outside(node: Row, quote: str) -> str | None:
    """Why the prison cannot bring a condition about."""
    if node["kind"] != CONDITION:
        return None
    rules = table("outside-control.toml")
    if node["type"] in rules["kinds"]:
        return f"kind of condition: {node['type']}"
    word = pattern([*rules["words"], *rules["bodies"]]).search(node["label"])
    if word:
        return f"the condition names: {word[0]}"
    body = pattern(rules["bodies"]).search(quote)
    return f"the sentence names: {body[0]}" if body else None


def slips(corpus: Corpus) -> list[Row]:
    """One row for each deliverable and condition on which something hangs: the items and actions that slip with it.

    `direct` are those that name it themselves; the others hang on it through what they wait for. Those who make the
    thing (`made_by`) are not among them unless they also wait for something that slips.
    """
    graph = dependency_network(corpus)
    place = {node: at for at, node in enumerate(graph)}
    found = [row for node in graph if node[1] != ACTION for row in _slip(graph, node, place)]
    return sorted(found, key=lambda row: (row["establishment"], -row["actions"], row["what"]))


def _slip(graph: Hanging, node: Node, place: dict[Node, int]) -> Iterator[Row]:
    # Ancestors are found by breadth first search: a cycle is walked once, not followed.
    late = sorted((n for n in nx.ancestors(graph, node) if n[1] == ACTION), key=place.__getitem__)
    if not late:
        return
    direct = [a for a in graph.predecessors(node) if a[1] == ACTION]
    data = graph.nodes[node]
    made = [b for _, b, edge in graph.out_edges(node, data=True) if edge["kind"] == PRODUCED_BY]
    said = [graph.edges[a, node] for a in graph.predecessors(node)]
    yield {
        "establishment": data["establishment"],
        "kind": data["kind"],
        "what": data["label"],
        "names": data.get("names"),
        "slips": joined(graph.nodes[a]["number"] for a in _printed(graph, late)),
        "direct": joined(graph.nodes[a]["number"] for a in _printed(graph, direct)),
        "actions": len(late),
        "made_by": joined(graph.nodes[b]["number"] for b in _printed(graph, made)),
        "outside": next((why for edge in said if (why := _outside(data, edge["quote"]))), None),
        **proof(said),
        "action_iris": joined(a[2] for a in late),
    }


def _printed(graph: Hanging, nodes: list[Node]) -> list[Node]:
    """Nodes in the order of their numbers: 5.9 before 5.10."""
    return sorted(
        nodes, key=lambda n: [(len(part), part) for part in str(graph.nodes[n]["number"]).split(".")]
    )
