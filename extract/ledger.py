"""The ledger of a source: every character of its text is used, furniture, or not understood.

Nothing is dropped silently: what no fact quotes and what is no furniture of the document stands in the ledger with
its words.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from rdflib import Literal as RdfLiteral

from forumtrace.extract.context import Context
from forumtrace.extract.model import Fact, Plan, Span
from forumtrace.ontology import iris
from forumtrace.ontology.terms import CODE, DCTERMS, OA, PAP, RDF, XSD

Use: TypeAlias = Literal["used", "boilerplate", "not-understood"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of characters of one use; `by` are the extractors that quote any of it."""

    span: Span
    use: Use
    by: tuple[str, ...] = ()


def ledger(plan: Plan, facts: Iterable[tuple[str, Fact]]) -> list[Stretch]:
    """Account for the whole text of `plan.document`: stretches in order, no gap but white space, no overlap."""
    names: list[str] = []
    size = len(plan.document.text)
    marks = [0] * size
    for name, fact in facts:
        if name not in names:
            names.append(name)
        bit = 2 << names.index(name)
        for span in {span for quote in fact.evidence for span in quote}:
            for at in range(span.start, span.end):
                marks[at] |= bit
    for span in plan.furniture:
        for at in range(span.start, span.end):
            marks[at] |= 1
    return list(_stretches(plan.document.text, marks, names))


def _stretches(text: str, marks: list[int], names: list[str]) -> Iterator[Stretch]:
    """Cut the text where its use changes and at the end of every block; white space alone is nothing."""
    start, seen = 0, 0
    for at in range(len(text) + 1):
        ends = at == len(text) or text[at] == "\n"
        if not ends and (text[at] == " " or at == start or _use(marks[at]) == _use(marks[start])):
            seen |= marks[at]
            continue
        stop = start + len(text[start:at].rstrip())
        if stop > start:
            by = tuple(name for number, name in enumerate(names) if seen & 2 << number)
            # Brackets and strokes between values hold nothing to be understood.
            bare = not any(character.isalnum() for character in text[start:stop])
            yield Stretch(Span(start, stop), "boilerplate" if bare and not by else _use(marks[start]), by)
        start = at + 1 if ends else at
        seen = 0 if ends else marks[at]


def _use(mark: int) -> Use:
    return "used" if mark > 1 else "boilerplate" if mark else "not-understood"


def coverage(stretches: Iterable[Stretch]) -> float:
    """The share of characters that are used or boilerplate, 0 to 1."""
    sizes = [(s.span.end - s.span.start, s.use != "not-understood") for s in stretches]
    return sum(size for size, good in sizes if good) / max(1, sum(size for size, _ in sizes))


def ledger_facts(context: Context, stretches: Iterable[Stretch]) -> Iterator[Fact]:
    """The ledger as facts; each stretch is quoted by its own evidence."""
    for stretch in stretches:
        iri = iris.part("stretch", context.key, f"{stretch.span.start}-{stretch.span.end}")
        yield Fact(iri, RDF.type, PAP.Stretch)
        yield Fact(iri, DCTERMS.isPartOf, context.plan_iri)
        yield Fact(iri, PAP.use, CODE[f"use-{stretch.use}"])
        yield Fact(iri, OA.start, RdfLiteral(stretch.span.start, datatype=XSD.nonNegativeInteger))
        yield Fact(iri, OA.end, RdfLiteral(stretch.span.end, datatype=XSD.nonNegativeInteger))
        text = context.plan.document.text[stretch.span.start : stretch.span.end]
        yield Fact(iri, OA.exact, RdfLiteral(text))
        page = context.plan.document.page_of(stretch.span)
        if page is not None:
            yield Fact(iri, PAP.page, RdfLiteral(page, datatype=XSD.positiveInteger))
        for name in stretch.by:
            yield Fact(iri, PAP.usedBy, iris.thing("extractor", name))
