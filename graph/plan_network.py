"""The graph of plans as a networkx MultiDiGraph, made of the rows of the saved queries.

Nodes are IRIs with `kind` (forum, action, recommendation, owner, policy, programme or condition), `label` and
`establishment` (None for what prisons share). Edges have `kind` (what the link says), `quote` and `page`: a forum
points to what it oversees, an owner to what it owns, an action to what it addresses and to what it hangs on, a
recommendation to the policies and programmes that its row names.
"""

from typing import TypeAlias

import networkx as nx

from forumtrace.graph.engine import Graph
from forumtrace.graph.rows import JOINT, Row, rows

Network: TypeAlias = "nx.MultiDiGraph[str]"
_Place: TypeAlias = tuple[str, str]


def plan_network(graph: Graph, **parameters: str) -> Network:
    """The network of all plans of the graph; `parameters` are those of the saved queries (establishment, plan)."""
    made = _Maker(graph, parameters)
    made.recommendations()
    made.owners()
    made.actions()
    made.forums()
    made.things("policies", "policy", "cites")
    made.things("frameworks", "programme", "under")
    made.conditions()
    return made.network


class _Maker:
    """Adds nodes and edges; keeps which node stands for an item or an owner of a row."""

    def __init__(self, graph: Graph, parameters: dict[str, str]) -> None:
        self.network: Network = nx.MultiDiGraph()
        self._graph, self._parameters = graph, parameters
        self._items: dict[_Place, str] = {}
        self._owners: dict[tuple[_Place, str], str] = {}

    def _rows(self, name: str) -> list[Row]:
        return rows(self._graph, name, **self._parameters)

    def _node(self, iri: object, kind: str, label: object, establishment: object = None) -> str:
        if iri not in self.network:
            self.network.add_node(str(iri), kind=kind, label=str(label), establishment=establishment)
        return str(iri)

    def _edge(self, source: str, target: str, kind: str, row: Row, quote: str = "quote") -> None:
        self.network.add_edge(source, target, kind=kind, quote=row[quote], page=row["page"])

    def recommendations(self) -> None:
        """Every item is there, also one on which nothing is done."""
        for row in self._rows("recommendations"):
            node = self._node(row["recommendation"], "recommendation", row["number"], row["establishment"])
            self.network.nodes[node]["text"] = row["text"]
            self._items[_place(row)] = node

    def owners(self) -> None:
        """Who owns a row; which of its actions, the pairing says."""
        for row in self._rows("owners"):
            node = self._node(row["party"], "owner", row["owner"], row["establishment"])
            self._owners[_place(row), _fold(row["owner"])] = node
            self._edge(node, self._items[_place(row)], "owns", row, "owner")

    def actions(self) -> None:
        """What is done, on what, and by whom."""
        for row in self._rows("actions"):
            node = self._node(row["action"], "action", row["text"], row["establishment"])
            self.network.nodes[node].update(status=row["status"], target=row["target_text"])
            self._edge(node, self._items[_place(row)], "addresses", row, "text")
            for owner in _parts(row["owner"]):
                found = self._owners.get((_place(row), _fold(owner)))
                if found:
                    self.network.add_edge(found, node, kind="owns", quote=owner, page=row["page"])

    def forums(self) -> None:
        """Forums, what they oversee in which way, and where they are only named."""
        for row in self._rows("oversight"):
            node = self._node(row["iri"], "forum", row["forum"], row["establishment"])
            for kind in _parts(row["oversight_kind"]):
                self._edge(node, str(row["action"]), kind, row)
        for row in self._rows("forums"):
            node = self._node(row["iri"], "forum", row["forum"], row["establishment"])
            if row["relation"] == "mentioned":
                self._edge(node, self._items[_place(row)], "mentioned", row)

    def things(self, query: str, kind: str, link: str) -> None:
        """What a row names and prisons share."""
        for row in self._rows(query):
            label = row.get("name") or row.get("policy") or row.get("title") or row["iri"]
            self._edge(self._items[_place(row)], self._node(row["iri"], kind, label), link, row)

    def conditions(self) -> None:
        """What actions hang on; a condition of a response that is no action's hangs on its item."""
        for row in self._rows("dependencies"):
            node = self._node(row["iri"], "condition", row["condition"], row["establishment"])
            subject = str(row["action"])
            source = subject if subject in self.network else self._items[_place(row)]
            self._edge(source, node, "depends on", row)


def _place(row: Row) -> _Place:
    return str(row["plan"]), str(row["number"])


def _parts(value: object) -> list[str]:
    return str(value).split(JOINT) if value else []


def _fold(value: object) -> str:
    return " ".join(str(value).casefold().split())
