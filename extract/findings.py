"""Facts of the findings: defects met while reading the plan, and what the lints find odd in its words."""

from collections.abc import Iterator

from rdflib import Literal

from forumtrace.extract.context import Context
from forumtrace.extract.lints import LINTS
from forumtrace.extract.model import Fact, Finding
from forumtrace.ontology import iris
from forumtrace.ontology.terms import CODE, DCTERMS, PAP, RDF, SH


def extract(context: Context) -> Iterator[Fact]:
    """Yield the facts of every finding; those of one kind are numbered in the order of their place."""
    found = [*context.plan.findings, *(finding for lint in LINTS for finding in lint(context))]
    seen: dict[str, int] = {}
    for finding in sorted(set(found), key=_place):
        seen[finding.kind] = seen.get(finding.kind, 0) + 1
        yield from _finding(context, finding, seen[finding.kind])


def _place(finding: Finding) -> tuple[int, str, str]:
    return (finding.spans[0].start if finding.spans else -1, finding.kind, finding.message)


def _finding(context: Context, finding: Finding, count: int) -> Iterator[Fact]:
    iri = iris.part("finding", context.key, finding.kind, str(count))
    focus = context.recommendation(finding.number) if finding.number else context.plan_iri
    yield Fact(iri, RDF.type, PAP.Finding)
    yield Fact(iri, DCTERMS.isPartOf, context.plan_iri)
    yield Fact(iri, DCTERMS.type, CODE[f"finding-{finding.kind}"])
    yield Fact(iri, SH.focusNode, focus)
    quotes = (finding.spans,) if finding.spans else ()
    yield Fact(iri, SH.resultMessage, Literal(finding.message), quotes)
