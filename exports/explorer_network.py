"""pyvis writes the page: its nodes, edges and options, our template.

pyvis's own template asks public servers for its scripts, lets source text run as script, and starts a simulation
that takes minutes; its way of writing files breaks on Windows. So the template, the escaping and the writing are ours.
"""

import json
from collections.abc import Mapping
from typing import Any

import networkx as nx
from jinja2 import Environment, PackageLoader, StrictUndefined
from pyvis.network import Network

from forumtrace.exports.explorer_layout import lay_out

OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False, "randomSeed": 1},
    "interaction": {"hideEdgesOnDrag": True, "hover": False, "tooltipDelay": 100000, "keyboard": False},
    "nodes": {
        "font": {"face": "Arial", "size": 13, "color": "#0b0c0c"},
        "borderWidth": 2,
        "scaling": {"label": {"drawThreshold": 11}},
    },
    "edges": {"smooth": False, "color": {"color": "#505a5f", "inherit": False}, "width": 1},
}


class Explorer(Network):  # type: ignore[misc]  # pyvis has no types
    """A pyvis network that renders our page; `context` are further values for the template."""

    def __init__(self, context: Mapping[str, object]) -> None:
        super().__init__(directed=True, cdn_resources="in_line", height="100%", width="100%")
        self.set_template_dir("", "explorer.html")
        self.templateEnv = Environment(
            loader=PackageLoader("forumtrace.exports", ""),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        compact = {"sort_keys": True, "separators": (",", ":"), "ensure_ascii": False}
        self.templateEnv.policies["json.dumps_kwargs"] = compact
        self.templateEnv.globals.update(context)
        self.options = OPTIONS

    def from_nx(self, nx_graph: "nx.MultiDiGraph[int]") -> None:
        """Take over a graph with all attributes and a place for every node.

        Unlike pyvis's own method this leaves the graph as it was, keeps parallel links, and takes time in
        proportion to the size of the graph.
        """
        places = lay_out(nx_graph)
        for node, attributes in nx_graph.nodes(data=True):
            x, y = places[node]
            self.nodes.append({"id": node, **attributes, "x": x, "y": y})
        self.node_ids = list(nx_graph.nodes())
        self.node_map = {node["id"]: node for node in self.nodes}
        self.edges = [{"from": a, "to": b, **attributes} for a, b, attributes in nx_graph.edges(data=True)]

    def get_network_data(self) -> tuple[Any, ...]:
        """As pyvis has it, but with the options as data, so that the template can escape them."""
        nodes, edges, heading, height, width, options = super().get_network_data()
        return nodes, edges, heading, height, width, json.loads(options)
