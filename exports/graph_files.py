"""The network as GraphML, GEXF (with places and colours, for Gephi) and Cytoscape JSON."""

import json
from collections.abc import Iterator
from io import BytesIO

import networkx as nx
from networkx.readwrite.gexf import GEXFWriter

from forumtrace.exports.base import Export
from forumtrace.exports.network_drawn import drawn_network
from forumtrace.graph.plan_network import Network


def graphml(export: Export) -> Iterator[bytes]:
    """GraphML; colours and places are plain attributes."""
    buffer = BytesIO()
    nx.write_graphml_xml(drawn_network(export), buffer)
    yield buffer.getvalue()


def gexf(export: Export) -> Iterator[bytes]:
    """GEXF 1.2; places are mirrored, for in Gephi the y axis points up."""
    shown: Network = nx.MultiDiGraph()
    drawn = drawn_network(export)
    for node, known in drawn.nodes(data=True):
        red, green, blue = (int(known["colour"][at : at + 2], 16) for at in (1, 3, 5))
        viz = {
            "color": {"r": red, "g": green, "b": blue, "a": 1.0},
            "position": {"x": float(known["x"]), "y": float(-known["y"]), "z": 0.0},
            "size": known["size"],
        }
        plain = {name: value for name, value in known.items() if name not in ("colour", "x", "y", "size")}
        shown.add_node(node, **plain, viz=viz)
    for a, b, key, known in drawn.edges(keys=True, data=True):
        shown.add_edge(a, b, key=key, **known, id=key, label=known["kind"])
    writer = GEXFWriter(version="1.2draft")
    # networkx writes the day of today; the graph has none.
    meta = writer.xml.find("meta")
    meta.attrib.clear()
    meta.find("creator").text = "forumtrace"
    writer.add_graph(shown)
    buffer = BytesIO()
    writer.write(buffer)
    yield buffer.getvalue()


def cytoscape(export: Export) -> Iterator[bytes]:
    """Cytoscape.js and Cytoscape desktop JSON, which networkx reads too."""
    drawn = drawn_network(export)
    nodes = [
        {
            "data": {"id": node, "value": node, "name": known["label"], **_without_place(known)},
            "position": {"x": known["x"], "y": known["y"]},
        }
        for node, known in drawn.nodes(data=True)
    ]
    edges = [
        {"data": {"id": key, "key": key, "source": a, "target": b, "interaction": known["kind"], **known}}
        for a, b, key, known in drawn.edges(keys=True, data=True)
    ]
    whole = {
        "data": [["name", export.establishment or "forumtrace"]],
        "directed": True,
        "multigraph": True,
        "elements": {"nodes": nodes, "edges": edges},
    }
    yield (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _without_place(known: dict[str, object]) -> dict[str, object]:
    return {name: value for name, value in known.items() if name not in ("x", "y")}
