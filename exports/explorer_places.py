"""Where the quotes of the explorer page stand in their sources: which evidence belongs to which link and text."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from forumtrace.exports.explorer_collect import ExplorerData, Row
from forumtrace.exports.explorer_data import Rows
from forumtrace.exports.explorer_text import plain
from forumtrace.ontology.terms import DCTERMS

_WORDS = str(DCTERMS.description)


@dataclass
class Quoted:
    """The quotes of one document that the page shows: `groups` of evidence rows, each group what one item needs."""

    groups: list[tuple[Row, ...]] = field(default_factory=list)
    _known: dict[tuple[str, ...], int] = field(default_factory=dict)

    def place(self, rows: Sequence[Row]) -> int:
        """The number of the group of these rows, which is new or known."""
        key = tuple(plain(row["evidence"]) for row in rows)
        if key not in self._known:
            self._known[key] = len(self.groups)
            self.groups.append(tuple(rows))
        return self._known[key]


def mark_places(data: ExplorerData, rows: Rows, chosen: Iterable[int]) -> dict[int, Quoted]:
    """Give every link and text of the `chosen` documents the number of its group (`at`); the groups by document."""
    evidence = list(rows("evidence"))
    quoted = {document: Quoted() for document in chosen}
    documents = {data.documents[document].get("plan", ""): document for document in quoted}
    _mark_links(data, _Finder(evidence, documents), quoted)
    words = _words(evidence, documents)
    numbers = {_number(row): plain(row.get("recommendation")) for row in rows("recommendations")}
    for _, known in data.graph.nodes(data=True):
        document = known.get("doc")
        if document in quoted and known["group"] in ("action", "recommendation"):
            plan = data.documents[document].get("plan", "")
            iri = known.get("iri") or numbers.get((plan, known.get("number", "")), "")
            if iri in words:
                known["at"] = quoted[document].place(words[iri])
    return quoted


def _number(row: Row) -> tuple[str, str]:
    return plain(row.get("plan")), plain(row.get("number"))


def _mark_links(data: ExplorerData, finder: "_Finder", quoted: Mapping[int, Quoted]) -> None:
    nodes = data.graph.nodes
    for start, end, known in data.graph.edges(data=True):
        if known.get("doc") in quoted and "quote" in known:
            things = {nodes[node].get("iri", "") for node in (start, end)} - {""}
            found = finder.find(known["doc"], data.quotes[known["quote"]], known.get("page"), things)
            if found:
                known["at"] = quoted[known["doc"]].place(found)


def _words(evidence: Iterable[Row], documents: Mapping[str, int]) -> dict[str, list[Row]]:
    """The places of the whole text of each action and recommendation."""
    found: dict[str, dict[str, Row]] = {}
    for row in evidence:
        if row["predicate"] == _WORDS and plain(row["plan"]) in documents:
            found.setdefault(plain(row["subject"]), {}).setdefault(plain(row["evidence"]), row)
    return {thing: sorted(pieces.values(), key=_start) for thing, pieces in found.items()}


def _start(row: Row) -> int:
    return int(str(row["start"]))


class _Finder:
    """Finds the evidence of a quote by its words: a page break cuts a quote in pieces, and rows join them again."""

    def __init__(self, evidence: Sequence[Row], documents: Mapping[str, int]) -> None:
        self._pieces = {plain(row["evidence"]): row for row in evidence}
        self._known: dict[tuple[int, str], list[tuple[Row, ...]]] = {}
        for row in evidence:
            document = documents.get(plain(row["plan"]))
            if document is not None:
                for chain in self._chains(row):
                    words = " ".join(plain(piece["quote"]) for piece in chain)
                    self._known.setdefault((document, words), []).append(chain)

    def find(self, document: int, quote: str, page: Any, things: set[str]) -> tuple[Row, ...]:
        """The evidence with these words; of several the one on that page that speaks of these things."""

        def fit(chain: tuple[Row, ...]) -> tuple[int, int, int]:
            head = chain[0]
            spoken = sum(plain(head[part]) in things for part in ("subject", "object"))
            return (-(head["page"] == page), -spoken, _start(head))

        return min(self._known.get((document, quote), ()), key=fit, default=())

    def _chains(self, row: Row) -> Iterator[tuple[Row, ...]]:
        chain: tuple[Row, ...] = ()
        piece: Row | None = row
        while piece is not None and piece not in chain:
            chain = (*chain, piece)
            yield chain
            piece = self._pieces.get(plain(piece["continued"]))
