"""From facts to N-Quads: direct links, the claims that stand behind them, and the quotes as evidence.

`graph/PLAN` holds what one plan says, `graph/registry` what is said of nodes that plans share. The lines of one plan
depend on nothing but the plan: sorted, unique, without blank nodes, equal on every machine.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TypeAlias

import pyoxigraph as ox

from forumtrace.extract.context import Context
from forumtrace.extract.model import Fact, Plan, Span
from forumtrace.extract.vocabulary import Vocabulary
from forumtrace.graph.evidence import Evidence
from forumtrace.graph.replay import replay_lines
from forumtrace.graph.terms import Writer, iri
from forumtrace.ontology import iris
from forumtrace.ontology.terms import ID, PAP, PROV, RDF, XSD

REGISTRY = iris.graph("registry")
_TYPE, _SUBJECT, _PREDICATE, _OBJECT, _CLAIM, _BY, _FROM, _CONFIDENCE = (
    str(iri(term))
    for term in (
        RDF.type,
        RDF.subject,
        RDF.predicate,
        RDF.object,
        PAP.Claim,
        PROV.wasAttributedTo,
        PROV.wasDerivedFrom,
        PAP.confidence,
    )
)
Written: TypeAlias = tuple[str, str, str]
"""A triple with its terms as N-Triples writes them."""


def plan_quads(plan: Plan, facts: Iterable[tuple[str, Fact]]) -> list[str]:
    """The canonical N-Quads lines (sorted, unique, no line ends) of a plan and the facts read from it.

    `facts` are pairs of the extractor's name and the fact. Every quote is replayed: Raises SourceRefused when one is
    not in the document where it is said to be, and ValueError for evidence outside the document.
    """
    context = Context(plan, Vocabulary({}))
    own, registry = str(iri(iris.graph(context.key))), str(iri(REGISTRY))
    write = Writer()
    claims: dict[Written, list[tuple[str, Fact]]] = defaultdict(list)
    shared: set[Written] = set()
    for extractor, fact in facts:
        triple = (write(fact.subject), write(fact.predicate), write(fact.object))
        claims[triple].append((extractor, fact))
        if fact.shared:
            shared.add(triple)
    lines = {f"{' '.join(triple)} {registry if triple in shared else own} ." for triple in claims}
    evidence = Evidence(context)
    quoted: set[tuple[Span, ...]] = set()
    for triple, said in claims.items():
        quotes = {quote: None for _, fact in said for quote in fact.evidence if quote}
        if quotes:
            quoted.update(quotes)
            lines.update(f"{part} {own} ." for part in _claim(context.key, triple, said, quotes, evidence))
    for quote in quoted:
        for subject, predicate, obj in evidence.triples(quote):
            lines.add(f"{write(subject)} {write(predicate)} {write(obj)} {own} .")
    replay_lines(plan.document, lines)
    return sorted(lines)


def _claim(
    key: str,
    triple: Written,
    said: list[tuple[str, Fact]],
    quotes: Iterable[tuple[Span, ...]],
    evidence: Evidence,
) -> Iterator[str]:
    """The claim of one triple with all its quotes, as written triples."""
    subject, predicate, obj = triple
    node = iri(iris.claim(key, *triple))
    yield f"{node} {_TYPE} {_CLAIM}"
    yield f"{node} {_SUBJECT} {subject}"
    yield f"{node} {_PREDICATE} {predicate}"
    yield f"{node} {_OBJECT} {obj}"
    backed = [(extractor, fact) for extractor, fact in said if fact.evidence]
    for extractor in sorted({extractor for extractor, _ in backed}):
        yield f"{node} {_BY} {iri(ID[f'extractor/{iris.slug(extractor)}'])}"
    yield f"{node} {_CONFIDENCE} {_decimal(max(fact.confidence for _, fact in backed))}"
    for quote in quotes:
        yield f"{node} {_FROM} {iri(evidence.iri(quote))}"


def _decimal(confidence: float) -> ox.Literal:
    """Three digits are more than any measurement here supports."""
    digits = f"{Decimal(str(confidence)):.3f}".rstrip("0").removesuffix(".")
    return ox.Literal(digits, datatype=iri(XSD.decimal))
