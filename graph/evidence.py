"""Evidence nodes: one for each quoted span, with its place on the page and the row in which it stands."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from rdflib import Literal, URIRef
from rdflib.term import Node

from forumtrace.extract.context import Context
from forumtrace.extract.model import Document, Item, Passage, Span
from forumtrace.ontology import iris
from forumtrace.ontology.terms import DCTERMS, OA, PAP, RDF, XSD

Triple = tuple[URIRef, URIRef, Node]


class Evidence:
    """The quotes of one plan: their IRIs, and the triples that say where each stands."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._document = context.plan.document
        self._rows = _rows(context)
        self._starts = [span.start for span, _ in self._rows]
        self._words = [span.start for span, _, _ in self._document.boxes]

    def iri(self, quote: tuple[Span, ...]) -> URIRef:
        """The node of a quote, which is that of its first piece.

        A quote in one piece is named by its offsets. One that a page break cuts is named by those of all its
        pieces, so that its first piece is not mistaken for a shorter quote that begins alike.
        """
        return iris.part("evidence", self._context.key, *(f"{span.start}-{span.end}" for span in quote))

    def triples(self, quote: tuple[Span, ...]) -> Iterator[Triple]:
        """Everything said of a quote and its continuation.

        Raises ValueError for a span that is empty or not inside the document: an extractor has miscounted.
        """
        for index, span in enumerate(quote):
            node = self.iri(quote[index:])
            yield from self._piece(node, span)
            if quote[index + 1 :]:
                yield node, PAP.continuedBy, self.iri(quote[index + 1 :])

    def _piece(self, node: URIRef, span: Span) -> Iterator[Triple]:
        text = self._document.text
        if not 0 <= span.start < span.end <= len(text):
            raise ValueError(f"{self._document.name}: no text at characters {span.start} to {span.end}")
        yield node, RDF.type, PAP.Evidence
        yield node, OA.hasSource, self._context.plan_iri
        yield node, OA.exact, Literal(text[span.start : span.end])
        yield node, OA.start, Literal(str(span.start), datatype=XSD.integer)
        yield node, OA.end, Literal(str(span.end), datatype=XSD.integer)
        page = self._document.page_of(span)
        if page is not None:
            yield node, PAP.page, Literal(str(page), datatype=XSD.integer)
            box = self._box(span, page)
            if box:
                yield node, PAP.bbox, Literal(box)
        row = self._row(span)
        if row is not None:
            yield node, DCTERMS.isPartOf, row

    def _box(self, span: Span, page: int) -> str:
        """The rectangle around the words of `span` on `page`; empty where no word is known there."""
        boxes = self._document.boxes
        # The word before the first start may still reach into the span.
        first = max(bisect_right(self._words, span.start) - 1, 0)
        last = bisect_left(self._words, span.end)
        found = [b for s, p, b in boxes[first:last] if p == page and s.end > span.start]
        if not found:
            return ""
        corners = (min, min, max, max)
        return " ".join(f"{pick(box[i] for box in found):.1f}" for i, pick in enumerate(corners))

    def _row(self, span: Span) -> URIRef | None:
        """The recommendation or response whose words hold the start of `span`."""
        at = bisect_right(self._starts, span.start) - 1
        if at >= 0 and span.start < self._rows[at][0].end:
            return self._rows[at][1]
        return None


def _rows(context: Context) -> list[tuple[Span, URIRef]]:
    """Disjoint spans in text order, each with the node it speaks for; headings above a row are not part of it."""
    found: list[tuple[int, int, URIRef]] = []
    for item in context.plan.items:
        own, response = context.recommendation(item.number), context.response(item)
        for passage in (item.number_passage, item.text, item.report_ref):
            found += [(span.start, span.end, own) for span in _spans(passage)]
        for passage in _answer(item):
            found += [(span.start, span.end, response) for span in _spans(passage)]
    rows: list[tuple[Span, URIRef]] = []
    for start, end, node in sorted(found):
        if rows and start < rows[-1][0].end:
            # What overlaps says the same thing of the same row: an action and the block that it stands in.
            before, first = rows[-1]
            rows[-1] = (Span(before.start, max(before.end, end)), first)
        else:
            rows.append((Span(start, end), node))
    return rows


def _answer(item: Item) -> Iterator[Passage | None]:
    yield from item.response
    yield from (action.passage for action in item.actions)
    yield from item.owners
    yield from (target.passage for target in item.targets)
    yield item.agreement_passage
    yield item.rationale


def _spans(passage: Passage | None) -> Iterable[Span]:
    return passage.spans() if passage else ()


def check_replay(document: Document, quotes: Iterable[tuple[str, int, int]]) -> list[str]:
    """Re-read every quote (its words, start, end) in the document; return a line for each that differs."""
    return [
        f"characters {start} to {end} of {document.name} are not the quote {exact!r}"
        for exact, start, end in quotes
        if document.text[start:end] != exact
    ]
