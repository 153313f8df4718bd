"""The folder edition of the explorer: what the page holds at once, and what comes from a file per establishment.

At once: the forums with their counts, the policies that all share, and the counts of the filters. Everything else
is in scripts that the page loads when it needs them, which browsers allow from disk (they forbid to fetch data).
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from forumtrace.exports.base import Files, file_names
from forumtrace.exports.explorer_collect import ExplorerData
from forumtrace.exports.explorer_sources import Pages

Item: TypeAlias = dict[str, Any]
Graph: TypeAlias = tuple[list[Item], list[Item]]
"""Nodes and links as the page holds them."""


def page_names(data: ExplorerData, pages: Iterable[int]) -> dict[int, str]:
    """The name of the file with the pictures of each document."""
    numbers = sorted(pages)
    told = [data.documents[number].get("plan", "").rpartition("/")[2] or "plan" for number in numbers]
    return {number: f"pages/{name}.js" for number, name in zip(numbers, file_names(told), strict=True)}


def shard_names(data: ExplorerData) -> list[str]:
    """The name of the file of each establishment."""
    return [f"plans/{name}.js" for name in file_names(data.establishments)]


def shard_files(data: ExplorerData, graph: Graph, pages: Pages) -> Files:
    """The names and contents of the files beside the page."""
    yield from zip(shard_names(data), map(_shard, *_shards(data, graph)), strict=True)
    for number, name in page_names(data, pages).items():
        yield name, f"forumtracePages({number},{_text(pages[number])});\n".encode()


def _text(value: object) -> str:
    """A value as JSON in a JavaScript text: browsers read that several times faster than the same written as objects."""
    told = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return "'" + told.replace("\\", "\\\\").replace("'", "\\'") + "'"


def _shard(number: int, held: Item) -> bytes:
    return f"forumtracePlans({number},{_text(held)});\n".encode()


def _shards(data: ExplorerData, graph: Graph) -> tuple[Iterable[int], list[Item]]:
    held: list[Item] = [{"nodes": [], "edges": [], "quotes": {}} for _ in data.establishments]
    nodes, edges = graph
    for node in nodes:
        if "est" in node:
            held[node["est"]]["nodes"].append(node)
    for edge in edges:
        place = _place(data, edge)
        held[place]["edges"].append(edge)
        if "quote" in edge:
            held[place]["quotes"][edge["quote"]] = data.quotes[edge["quote"]]
    return range(len(held)), held


def _place(data: ExplorerData, edge: Mapping[str, Any]) -> int:
    """The establishment of a link; only policies belong to none, and nothing but policies is shared."""
    ends = (data.graph.nodes[edge["from"]], data.graph.nodes[edge["to"]])
    return int(next(end["est"] for end in ends if "est" in end))


def index_nodes(data: ExplorerData, nodes: Iterable[Item]) -> Iterator[Item]:
    """What the page holds at once: forums with the numbers of their links, policies with their establishments."""
    graph = data.graph
    for node in nodes:
        ends = [(a, b, known["group"]) for a, b, known in graph.in_edges(node["id"], data=True)]
        if node["group"] == "forum":
            far = [(b, known["group"]) for _, b, known in graph.out_edges(node["id"], data=True)]
            counts = Counter(group for _, group in set(far))
            yield {**node, "overseen": counts["oversees"], "named": counts["mentions"]}
        elif node["group"] == "policy":
            yield {**node, "places": sorted({graph.nodes[a]["est"] for a, _, _ in ends})}


def totals(data: ExplorerData) -> Item:
    """How many nodes there are of each kind, and how many actions have each value of each filter."""
    groups = Counter(known["group"] for _, known in data.graph.nodes(data=True))
    facets: dict[str, Counter[str]] = {name: Counter() for name in _FACETS}
    bare = [0] * len(data.establishments)
    for node, known in data.graph.nodes(data=True):
        if known["group"] == "action":
            view = _View(data, node)
            bare[known["est"]] += not view.overseeing
            for name, values in _FACETS.items():
                facets[name].update(dict.fromkeys(values(view), 1))
    return {"groups": groups, "facets": facets, "bare": bare}


class _View:
    """What the filters look at in one action."""

    def __init__(self, data: ExplorerData, node: int) -> None:
        graph = data.graph
        self.known = graph.nodes[node]
        self.establishment = data.establishments[self.known["est"]]
        self.year = data.documents[self.known["doc"]]["year"] if "doc" in self.known else "Not dated"
        into = list(graph.in_edges(node, data=True))
        self.overseeing = [link for _, _, link in into if link["group"] == "oversees"]
        self.owners = [graph.nodes[a]["label"] for a, _, link in into if link["group"] == "owns"]
        answered = [b for _, b, link in graph.out_edges(node, data=True) if link["group"] == "addresses"]
        self.recommendation: Mapping[str, Any] = graph.nodes[answered[0]] if answered else {}

    def sureness(self) -> list[str]:
        """In words as the page says them, once each."""
        values = [link.get("confidence") for link in self.overseeing]
        return [_sure(value) for value in values]


def _sure(value: float | None) -> str:
    if value is None:
        return "Not stated"
    return "High" if value >= 0.9 else "Medium" if value >= 0.7 else "Low"


_FACETS: dict[str, Callable[[_View], Iterable[str]]] = {
    "establishment": lambda view: [view.establishment],
    "year": lambda view: [view.year],
    "forum": lambda view: ["Overseen by a forum" if view.overseeing else "No forum named"],
    "kind": lambda view: [view.recommendation.get("kind", "Not stated")],
    "agreement": lambda view: [view.recommendation.get("agreement", "Not stated")],
    "status": lambda view: [view.known.get("status", "Not stated")],
    "owner": lambda view: view.owners or ["No owner named"],
    "confidence": lambda view: view.sureness(),
}
"""The values of an action in each filter, as explorer_facets.js has them."""
