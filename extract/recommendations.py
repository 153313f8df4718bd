"""Facts of the rows: each recommendation or concern as the inspectors wrote it, and the response to it."""

from collections.abc import Iterator

from rdflib import Literal

from forumtrace.extract.context import Context
from forumtrace.extract.lexicon import labels
from forumtrace.extract.model import Fact, Item
from forumtrace.extract.parties import describe, party
from forumtrace.ontology import iris
from forumtrace.ontology.terms import CODE, DCTERMS, PAP, RDF, SCHEMA, SKOS, XSD


def extract(context: Context) -> Iterator[Fact]:
    """Yield the facts of every item and its response."""
    for position, item in enumerate(context.plan.items, 1):
        yield from _recommendation(context, item, position)
        yield from _heading(context, item)
        yield from _response(context, item)


def _recommendation(context: Context, item: Item, position: int) -> Iterator[Fact]:
    iri = context.recommendation(item.number)
    own = (item.text.spans(),)
    yield Fact(iri, RDF.type, PAP.Recommendation)
    yield Fact(iri, DCTERMS.isPartOf, context.report_iri)
    yield Fact(iri, SCHEMA.position, Literal(position))
    yield Fact(iri, DCTERMS.type, CODE[iris.slug(item.kind)])
    yield Fact(iri, DCTERMS.description, Literal(item.text.text), own)
    printed = item.number_passage
    # A number that was lost and inferred from its neighbours rests on the row's words and is less sure.
    yield Fact(
        iri,
        DCTERMS.identifier,
        Literal(item.number),
        (printed.spans(),) if printed else own,
        1.0 if printed else 0.7,
    )
    if item.report_ref:
        yield Fact(iri, PAP.paragraphRef, Literal(item.report_ref.text), (item.report_ref.spans(),))


def _heading(context: Context, item: Item) -> Iterator[Fact]:
    iri = context.recommendation(item.number)
    if item.section:
        known = labels(context.vocabulary, "section-scheme").get(item.section.text.casefold())
        section = known.iri if known else iris.thing("section", item.section.text)
        yield Fact(iri, PAP.section, section, (item.section.spans(),))
        if not known:
            yield Fact(section, RDF.type, SKOS.Concept, shared=True)
            yield Fact(section, SKOS.inScheme, CODE["section-scheme"], shared=True)
            yield Fact(section, SKOS.prefLabel, Literal(item.section.text), shared=True)
    if item.addressee:
        who = party(context, item.addressee.text)
        yield Fact(iri, PAP.addressedTo, who.iri, (item.addressee.spans(),))
        yield from describe(context, who)


def _response(context: Context, item: Item) -> Iterator[Fact]:
    iri = context.response(item)
    yield Fact(iri, RDF.type, PAP.Response)
    yield Fact(iri, PAP.respondsTo, context.recommendation(item.number))
    yield Fact(iri, DCTERMS.isPartOf, context.plan_iri)
    if item.response:
        words = Literal("\n".join(block.text for block in item.response))
        yield Fact(iri, DCTERMS.description, words, tuple(block.spans() for block in item.response))
    if item.agreement and item.agreement_passage:
        yield Fact(iri, PAP.agreement, CODE[iris.slug(item.agreement)], (item.agreement_passage.spans(),))
    if item.rationale:
        quotes = (item.rationale.spans(),)
        yield Fact(iri, PAP.rationale, Literal(item.rationale.text), quotes)
        if item.rationale_kind:
            yield Fact(iri, PAP.rationaleKind, CODE[iris.slug(item.rationale_kind)], quotes, 0.9)
    for printed in item.owners:
        who = party(context, printed.text)
        yield Fact(iri, PAP.ownedBy, who.iri, (printed.spans(),))
        yield from describe(context, who)
    for number, target in enumerate(item.targets, 1):
        node, quotes = context.target(item, number), (target.passage.spans(),)
        yield Fact(iri, PAP.target, node, quotes)
        yield Fact(node, RDF.type, PAP.Target)
        yield Fact(node, SCHEMA.position, Literal(number))
        yield Fact(node, DCTERMS.description, Literal(target.passage.text), quotes)
        yield Fact(node, PAP.status, CODE[target.status], quotes)
        if target.date:
            yield Fact(node, PAP.targetDate, Literal(target.date), quotes)
            month = Literal(target.date[:7], datatype=XSD.gYearMonth)
            yield Fact(node, PAP.targetMonth, month, quotes)
        if target.due_by:
            yield Fact(node, PAP.dueBy, Literal(target.due_by.isoformat(), datatype=XSD.date), quotes)
