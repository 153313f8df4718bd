"""Places for the free network: every web of forums, actions and recommendations as its own small set of lanes.

Places are whole pixels and depend on the graph alone, so that the page is the same on every machine.
"""

from collections.abc import Iterable, Sequence
from typing import TypeAlias

import networkx as nx

Graph: TypeAlias = "nx.MultiDiGraph[int]"
Positions: TypeAlias = dict[int, tuple[int, int]]

LANES = {"forum": 0, "action": 1, "recommendation": 2}
LABEL_WIDTH, LANE_WIDTH, ROW_HEIGHT, GAP = 230, 60, 30, 30
"""Pixels: room for the name on the left of a forum, between lanes, between rows, between webs."""
SCREEN = 1100


def lay_out(graph: Graph) -> Positions:
    """Webs of forums and what they oversee packed on shelves, the tallest first; everything else in rows below."""
    web: nx.Graph[int] = nx.Graph()
    web.add_edges_from((a, b) for a, b, known in graph.edges(data=True) if known["group"] == "oversees")
    overseen = {node for node in web if graph.nodes[node]["group"] == "action"}
    answers = ((a, b) for a, b, known in graph.edges(data=True) if known["group"] == "addresses")
    web.add_edges_from([(a, b) for a, b in answers if a in overseen])
    parts = [_lanes(graph, web, sorted(part)) for part in nx.connected_components(web)]
    parts.sort(key=lambda part: (-_height(part), min(part)))
    places = _pack(parts)
    bottom = max((y for _, y in places.values()), default=-GAP) + GAP
    across = SCREEN // LABEL_WIDTH
    for place, node in enumerate(node for node in graph if node not in web):
        places[node] = (place % across * LABEL_WIDTH, bottom + place // across * ROW_HEIGHT)
    return places


def _lanes(graph: Graph, web: "nx.Graph[int]", nodes: Sequence[int]) -> Positions:
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


def _pack(parts: Sequence[Positions]) -> Positions:
    """Webs side by side on shelves that are as wide as a screen."""
    width = LABEL_WIDTH + 2 * LANE_WIDTH + GAP
    placed: Positions = {}
    left = top = shelf = 0
    for part in parts:
        if left + width > SCREEN:
            left, top, shelf = 0, top + shelf + GAP, 0
        placed |= {node: (x + left, y + top) for node, (x, y) in part.items()}
        left, shelf = left + width, max(shelf, _height(part))
    return placed
