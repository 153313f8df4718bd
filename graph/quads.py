"""From facts to N-Quads: direct links, the claims that stand behind them, and the quotes as evidence.

`graph/PLAN` holds what one plan says, `graph/registry` what is said of nodes that plans share. The lines of one plan
depend on nothing but the plan: sorted, unique, without blank nodes, equal on every machine.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal

import pyoxigraph as ox
from rdflib import Literal, URIRef
from rdflib.namespace import XSD

from forumtrace.extract.context import Context
from forumtrace.extract.model import Fact, Plan, Span
from forumtrace.extract.vocabulary import Vocabulary
from forumtrace.graph.evidence import Evidence, Triple
from forumtrace.graph.terms import iri, quad_line, to_ox
from forumtrace.ontology import iris
from forumtrace.ontology.terms import ID, PAP, PROV, RDF

REGISTRY = iris.graph("registry")


def plan_quads(plan: Plan, facts: Iterable[tuple[str, Fact]]) -> list[str]:
    """The canonical N-Quads lines (sorted, unique, no line ends) of a plan and the facts read from it.

    `facts` are pairs of the extractor's name and the fact. Raises ValueError for evidence outside the document.
    """
    context = Context(plan, Vocabulary({}))
    own = iris.graph(context.key)
    claims: dict[Triple, list[tuple[str, Fact]]] = defaultdict(list)
    shared: set[Triple] = set()
    for extractor, fact in facts:
        triple = (fact.subject, fact.predicate, fact.object)
        claims[triple].append((extractor, fact))
        if fact.shared:
            shared.add(triple)
    lines = {_line(triple, REGISTRY if triple in shared else own) for triple in claims}
    evidence = Evidence(context)
    for triple, said in claims.items():
        lines.update(_line(part, own) for part in _claim(context.key, triple, said, evidence))
    return sorted(lines)


def _claim(key: str, triple: Triple, said: list[tuple[str, Fact]], evidence: Evidence) -> Iterator[Triple]:
    """The claim of one triple with all its quotes; nothing when no words state the triple."""
    quotes: dict[tuple[Span, ...], None] = {}
    for _, fact in said:
        quotes.update(dict.fromkeys(quote for quote in fact.evidence if quote))
    if not quotes:
        return
    subject, predicate, obj = triple
    node = iris.claim(key, str(to_ox(subject)), str(to_ox(predicate)), str(to_ox(obj)))
    yield node, RDF.type, PAP.Claim
    yield node, RDF.subject, subject
    yield node, RDF.predicate, predicate
    yield node, RDF.object, obj
    backed = [(extractor, fact) for extractor, fact in said if fact.evidence]
    for extractor, _ in backed:
        yield node, PROV.wasAttributedTo, _extractor(extractor)
    yield node, PAP.confidence, _decimal(max(fact.confidence for _, fact in backed))
    for quote in quotes:
        yield node, PROV.wasDerivedFrom, evidence.iri(quote)
        yield from evidence.triples(quote)


def _extractor(name: str) -> URIRef:
    return ID[f"extractor/{iris.slug(name)}"]


def _decimal(confidence: float) -> Literal:
    """Three digits are more than any measurement here supports."""
    digits = f"{Decimal(str(confidence)):.3f}".rstrip("0").removesuffix(".")
    return Literal(digits, datatype=XSD.decimal, normalize=False)


def _line(triple: Triple, graph: URIRef) -> str:
    subject, predicate, obj = triple
    return quad_line(ox.Quad(iri(subject), iri(predicate), to_ox(obj), iri(graph)))
