"""Collects the nodes and links of the explorer page, so that each thing, name and quote is held once.

A node has `group` (forum, action, recommendation, owner, policy, condition), `label` and what else is known of it;
a link has `group` (oversees, mentions, addresses, owns, cites, depends) and its evidence: `quote` and `doc` (places
in the shared lists), `marks` (the words that justify the link), `page`, `confidence`. What is not known is left out.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import networkx as nx

from forumtrace.exports.explorer_text import SEPARATOR, marks, parts, plain, units

Row = Mapping[str, Any]


@dataclass(frozen=True)
class ExplorerData:
    """What the page holds: the graph, and the lists that its nodes and links point into by place."""

    graph: "nx.MultiDiGraph[int]" = field(default_factory=nx.MultiDiGraph)
    establishments: list[str] = field(default_factory=list)
    documents: list[dict[str, Any]] = field(default_factory=list)
    quotes: list[str] = field(default_factory=list)


class Collector:
    """Makes nodes and links out of rows; asking twice for the same thing gives the same node."""

    def __init__(self) -> None:
        self.data = ExplorerData()
        self._ids: dict[tuple[str, ...], int] = {}
        self._places: dict[tuple[str, str], int] = {}
        self._links: set[str] = set()
        self._docs: dict[tuple[str, str], list[int]] = {}

    def add_document(self, row: Row) -> None:
        """A plan that was read: the source of quotes. Its year is that of its submission, else publication."""
        names = ("title", "submitted", "report_published", "source", "plan")
        known = {name: plain(row[name]) for name in names if plain(row.get(name))}
        year = plain(row.get("submitted") or row.get("report_published"))[:4] or "Not dated"
        establishment, place = plain(row.get("establishment")), len(self.data.documents)
        self.data.documents.append({**known, "est": self.establishment(row), "year": year})
        for plan in {"", plain(row.get("plan"))}:
            self._docs.setdefault((establishment, plan), []).append(place)

    def establishment(self, row: Row) -> int:
        """The place of the row's establishment in the list of establishments."""
        return self._place("establishments", plain(row.get("establishment")) or "Establishment not stated")

    def node(self, key: tuple[str, ...], group: str, **attributes: Any) -> int:
        """The node of that key, made when new."""
        node = self._ids.setdefault((group, *key), len(self._ids))
        if node not in self.data.graph:
            self.data.graph.add_node(node, group=group)
        self.tell(node, **attributes)
        return node

    def tell(self, node: int, **attributes: Any) -> None:
        """Add what is not yet known of a node; what is known stays."""
        known = self.data.graph.nodes[node]
        for key, value in attributes.items():
            if value not in ("", None, []):
                known.setdefault(key, value)

    def recommendation(self, row: Row) -> int:
        """The recommendation that the row's number stands for."""
        number = plain(row.get("number"))
        key = (plain(row.get("establishment")), plain(row.get("plan")), number)
        where = {"est": self.establishment(row), "doc": self._doc(row)}
        return self.node(key, "recommendation", number=number, **where)

    def action(self, row: Row) -> int:
        """The action of the row, linked to its recommendation."""
        iri, recommendation = plain(row.get("action")), self.recommendation(row)
        node = self.node((iri,), "action", iri=iri, est=self.establishment(row), doc=self._doc(row))
        if not self.data.graph.has_edge(node, recommendation):
            self.link(node, recommendation, "addresses", {})
        return node

    def knows_action(self, row: Row) -> bool:
        """Whether the row's action was told of by an earlier row."""
        return ("action", plain(row.get("action"))) in self._ids

    def owner(self, row: Row, name: str) -> int:
        """An owner; the same post at two establishments is two owners."""
        establishment = self.establishment(row)
        return self.node((str(establishment), name), "owner", label=name, est=establishment)

    def forum(self, row: Row) -> int:
        """The forum of the row; frequencies, chairs and surface forms of all its rows are gathered."""
        name, establishment = plain(row.get("forum")), self.establishment(row)
        node = self.node(self._forum_key(row), "forum", label=name, est=establishment)
        self.tell(node, acronym=plain(row.get("acronym")).partition(SEPARATOR)[0], iri=plain(row.get("iri")))
        for key in ("frequency", "chair", "surface"):
            values = [value for value in parts(row.get(key)) if value]
            if values:
                known = self.data.graph.nodes[node].setdefault(key, [])
                known += [value for value in values if value not in known]
        return node

    def knows_forum(self, row: Row) -> bool:
        """Whether another row spoke of this forum."""
        return ("forum", *self._forum_key(row)) in self._ids

    def _forum_key(self, row: Row) -> tuple[str, str]:
        return str(self.establishment(row)), plain(row.get("iri")) or plain(row.get("forum"))

    def link(
        self, start: int, end: int, group: str, row: Row, forms: Sequence[str] = (), **extra: Any
    ) -> None:
        """A link with the evidence of the row; `forms` are the words of the quote that justify it."""
        link: dict[str, Any] = {"group": group}
        link |= {key: value for key, value in extra.items() if value not in ("", None)}
        quote = plain(row.get("quote"))
        if quote:
            known = {
                "page": row.get("page"),
                "doc": self._doc(row),
                "confidence": _number(row.get("confidence")),
            }
            # A quote that names nothing ("the same meeting") says what it says as a whole.
            marked = marks(quote, forms) or [[0, units(quote)]]
            link |= {"quote": self._place("quotes", quote), "marks": marked}
            link |= {key: value for key, value in known.items() if value is not None}
        same = json.dumps([start, end, link], sort_keys=True, default=str)
        if same not in self._links:
            self._links.add(same)
            self.data.graph.add_edge(start, end, **link)

    def _place(self, which: str, text: str) -> int:
        values: list[str] = getattr(self.data, which)
        place = self._places.setdefault((which, text), len(values))
        if place == len(values):
            values.append(text)
        return place

    def _doc(self, row: Row) -> int | None:
        # Two plans of one establishment and no word which of them: no document is better than a wrong one.
        candidates = self._docs.get((plain(row.get("establishment")), plain(row.get("plan"))), [])
        return candidates[0] if len(candidates) == 1 else None


def _number(value: object) -> float | None:
    try:
        return round(float(str(value)), 3)
    except ValueError:
        return None
