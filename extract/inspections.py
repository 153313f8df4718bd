"""Facts of the cover: the plan, the inspection report it answers, the establishment, dates, totals."""

from collections.abc import Iterator

from rdflib import Literal, URIRef

from forumtrace.extract.context import Context
from forumtrace.extract.model import Dated, Fact
from forumtrace.ontology import iris
from forumtrace.ontology.terms import CODE, DCTERMS, ORG, PAP, RDF, SKOS, XSD


def extract(context: Context) -> Iterator[Fact]:
    """Yield the facts of the plan, its report and its establishment."""
    yield from _establishment(context)
    yield from _plan(context)
    yield from _report(context)
    yield from _totals(context)


def _establishment(context: Context) -> Iterator[Fact]:
    cover, iri = context.plan.cover, context.establishment_iri
    yield Fact(iri, RDF.type, PAP.Establishment, shared=True)
    quotes = (cover.establishment_passage.spans(),)
    yield Fact(iri, SKOS.prefLabel, Literal(cover.establishment), quotes, shared=True)


def _date(subject: URIRef, predicate: URIRef, dated: Dated | None, *, shared: bool) -> Iterator[Fact]:
    if dated:
        value = Literal(dated.value.isoformat(), datatype=XSD.date)
        yield Fact(subject, predicate, value, (dated.passage.spans(),), shared=shared)


def _plan(context: Context) -> Iterator[Fact]:
    plan, cover, iri = context.plan, context.plan.cover, context.plan_iri
    yield Fact(iri, RDF.type, PAP.ActionPlan)
    quotes = (cover.establishment_passage.spans(),)
    yield Fact(iri, PAP.establishment, context.establishment_iri, quotes)
    yield Fact(iri, DCTERMS.references, context.report_iri)
    yield Fact(iri, PAP.family, Literal(plan.family))
    yield Fact(iri, PAP.sourceName, Literal(plan.document.name))
    yield Fact(iri, DCTERMS.identifier, Literal(plan.document.sha256))
    if cover.title:
        yield Fact(iri, DCTERMS.title, Literal(cover.title.text), (cover.title.spans(),))
    yield from _date(iri, DCTERMS.dateSubmitted, cover.submitted, shared=False)


def _report(context: Context) -> Iterator[Fact]:
    """The report's facts are shared: a revised plan answers the same report again."""
    cover, iri = context.plan.cover, context.report_iri
    quotes = (cover.establishment_passage.spans(),)
    yield Fact(iri, RDF.type, PAP.InspectionReport, shared=True)
    yield Fact(iri, PAP.establishment, context.establishment_iri, quotes, shared=True)
    yield from _date(iri, DCTERMS.issued, cover.report_published, shared=True)
    if cover.legs and cover.legs_passage:
        quotes = (cover.legs_passage.spans(),)
        first, last = min(leg[0] for leg in cover.legs), max(leg[1] for leg in cover.legs)
        for predicate, day in ((PAP.inspectionStart, first), (PAP.inspectionEnd, last)):
            yield Fact(iri, predicate, Literal(day.isoformat(), datatype=XSD.date), quotes, shared=True)
    if cover.inspectorate and cover.inspectorate_passage:
        inspectorate = iris.thing("org", cover.inspectorate)
        yield Fact(iri, DCTERMS.creator, inspectorate, (cover.inspectorate_passage.spans(),), shared=True)
        yield Fact(inspectorate, RDF.type, ORG.Organization, shared=True)
        yield Fact(inspectorate, RDF.type, PAP.Party, shared=True)
        yield Fact(inspectorate, SKOS.prefLabel, Literal(cover.inspectorate), shared=True)


def _totals(context: Context) -> Iterator[Fact]:
    for verdict, count, passage in context.plan.totals:
        iri = iris.part("total", context.key, iris.slug(verdict))
        yield Fact(iri, RDF.type, PAP.StatedTotal)
        yield Fact(iri, DCTERMS.isPartOf, context.plan_iri)
        value = Literal(count, datatype=XSD.nonNegativeInteger)
        yield Fact(iri, PAP.statedCount, value, (passage.spans(),))
        if verdict != "total":
            yield Fact(iri, PAP.agreement, CODE[iris.slug(verdict)], (passage.spans(),))
