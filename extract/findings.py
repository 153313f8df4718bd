"""Facts of the findings that reading the plan brought up: defects of the source, kept with the words they are about."""

from collections.abc import Iterator

from rdflib import Literal

from forumtrace.extract.context import Context
from forumtrace.extract.model import Fact, Finding
from forumtrace.ontology import iris
from forumtrace.ontology.terms import CODE, DCTERMS, PAP, RDF, SH


def extract(context: Context) -> Iterator[Fact]:
    """Yield the facts of every finding of the plan, numbered within its kind."""
    seen: dict[str, int] = {}
    for finding in context.plan.findings:
        seen[finding.kind] = seen.get(finding.kind, 0) + 1
        yield from _finding(context, finding, seen[finding.kind])


def _finding(context: Context, finding: Finding, count: int) -> Iterator[Fact]:
    iri = iris.part("finding", context.key, finding.kind, str(count))
    focus = context.recommendation(finding.number) if finding.number else context.plan_iri
    yield Fact(iri, RDF.type, PAP.Finding)
    yield Fact(iri, DCTERMS.isPartOf, context.plan_iri)
    yield Fact(iri, DCTERMS.type, CODE[f"finding-{finding.kind}"])
    yield Fact(iri, SH.focusNode, focus)
    quotes = (finding.spans,) if finding.spans else ()
    yield Fact(iri, SH.resultMessage, Literal(finding.message), quotes)
