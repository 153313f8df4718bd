"""The network of plans, drawn: what each graph format writes in its own way.

Nodes are IRIs with label, kind, establishment, x, y, colour and what else is known; edges have kind, quote and page.
What is not known is left out, since most formats have no word for it.
"""

import networkx as nx

from forumtrace.exports.base import Export, xml_text
from forumtrace.exports.explorer_layout import lay_out
from forumtrace.graph.plan_network import Network, plan_network

COLOURS = {
    "forum": "#801650",
    "action": "#12436d",
    "recommendation": "#f46a25",
    "owner": "#28a197",
    "policy": "#a285d1",
    "programme": "#3f7cac",
    "condition": "#b58900",
}
"""The colours of the explorer, by kind of node."""
SIZES = {"forum": 14.0, "recommendation": 9.0}
SIZE = 6.0


def drawn_network(export: Export) -> Network:
    """The network with places and colours; all texts without characters that XML cannot hold."""
    chosen = {"establishment": export.establishment} if export.establishment else {}
    plain = plan_network(export.graph, **chosen)
    places = _places(plain)
    drawn: Network = nx.MultiDiGraph()
    for node, known in plain.nodes(data=True):
        x, y = places[node]
        kind = known["kind"]
        looks = {"colour": COLOURS[kind], "size": SIZES.get(kind, SIZE), "x": x, "y": y}
        drawn.add_node(node, **_known(known), **looks)
    for at, (source, target, known) in enumerate(plain.edges(data=True)):
        drawn.add_edge(source, target, key=f"e{at}", **_known(known))
    return drawn


def _known(attributes: dict[str, object]) -> dict[str, object]:
    return {
        name: xml_text(value) if isinstance(value, str) else value
        for name, value in attributes.items()
        if value not in (None, "")
    }


def _places(plain: Network) -> dict[str, tuple[int, int]]:
    """The places of the explorer: forums, what they oversee and what that answers in three lanes, the rest below."""
    numbers = {node: at for at, node in enumerate(plain)}
    lanes: nx.MultiDiGraph[int] = nx.MultiDiGraph()
    for node, known in plain.nodes(data=True):
        lanes.add_node(numbers[node], group=known["kind"])
    for source, target, known in plain.edges(data=True):
        watched = plain.nodes[source]["kind"] == "forum" and plain.nodes[target]["kind"] == "action"
        group = "oversees" if watched else known["kind"]
        lanes.add_edge(numbers[source], numbers[target], group=group)
    found = lay_out(lanes)
    return {node: found[at] for node, at in numbers.items()}
