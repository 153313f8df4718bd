"""Places for the free network: every web of forums, actions and recommendations as its own small set of lanes.

Positions are whole pixels and depend on the graph alone, so that the page is the same on every machine.
"""

import math
from collections.abc import Iterable, Sequence
from typing import TypeAlias

import networkx as nx

Graph: TypeAlias = "nx.MultiDiGraph[int]"
Positions: TypeAlias = dict[int, tuple[int, int]]

LANES = {"forum": 0, "action": 1, "recommendation": 2}
LANE_WIDTH, ROW_HEIGHT, GAP = 260, 64, 120


def positions(graph: Graph) -> Positions:
    """x and y of every node: webs packed on shelves, then owners, policies and conditions in rows below them."""
    lanes = [node for node, group in graph.nodes(data="group") if group in LANES]
    web = nx.Graph()
    web.add_nodes_from(lanes)
    web.add_edges_from((a, b) for a, b in graph.edges() if a in web and b in web)
    webs = [_lay_out(graph, web, sorted(part)) for part in nx.connected_components(web)]
    placed = _pack(sorted(webs, key=lambda part: (-_height(part), min(part))))
    bottom = max((y for _, y in placed.values()), default=-GAP) + GAP
    rest = [node for node in graph if node not in placed]
    across = max(1, math.isqrt(2 * len(rest)))
    for place, node in enumerate(rest):
        placed[node] = (place % across * LANE_WIDTH, bottom + place // across * ROW_HEIGHT)
    return placed


def _lay_out(graph: Graph, web: "nx.Graph[int]", nodes: Sequence[int]) -> Positions:
    """One web in three lanes, each sorted by the middle of its neighbours, which keeps the wires from crossing."""
    lanes: list[list[int]] = [[], [], []]
    for node in nodes:
        lanes[LANES[graph.nodes[node]["group"]]].append(node)
    rank = {node: float(place) for lane in lanes for place, node in enumerate(lane)}
    for lane in (lanes[0], lanes[2], lanes[1], lanes[0], lanes[2]):
        lane.sort(key=lambda node: (_middle(rank[other] for other in web[node]), node))
        rank |= {node: place - len(lane) / 2 for place, node in enumerate(lane)}
    tallest = max(map(len, lanes))
    return {
        node: (column * LANE_WIDTH, round((place + (tallest - len(lane)) / 2) * ROW_HEIGHT))
        for column, lane in enumerate(lanes)
        for place, node in enumerate(lane)
    }


def _middle(values: Iterable[float]) -> float:
    known = sorted(values)
    return sum(known) / len(known) if known else 0.0


def _height(part: Positions) -> int:
    return max(y for _, y in part.values()) + ROW_HEIGHT


def _pack(webs: Sequence[Positions]) -> Positions:
    """Webs side by side on shelves, the tallest first, in a picture about as wide as a screen is."""
    width = 2 * LANE_WIDTH + GAP
    limit = max(width, math.isqrt(int(1.6 * sum(width * (_height(part) + GAP) for part in webs))))
    placed: Positions = {}
    left = top = shelf = 0
    for part in webs:
        if left and left + width > limit:
            left, top, shelf = 0, top + shelf + GAP, 0
        placed |= {node: (x + left, y + top) for node, (x, y) in part.items()}
        left, shelf = left + width, max(shelf, _height(part))
    return placed
