"""Whether a name in a plan is a post or an organisation, and the node that stands for it.

Rule: a name is an organisation when the code list of organisations holds it (as printed or written out in full);
else it is a post, for the owner column names posts ("Head of Healthcare", "Health Provider") as a rule. A post
belongs to the plan's own establishment: two prisons have two Directors.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from rdflib import Literal, URIRef

from forumtrace.extract.context import Context
from forumtrace.extract.model import Fact
from forumtrace.ontology import iris
from forumtrace.ontology.terms import ORG, PAP, RDF, SKOS


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who can own or chair: its node, its class and its name."""

    iri: URIRef
    kind: URIRef
    name: str


def party(context: Context, printed: str) -> Party:
    """The party that `printed` names in this plan; acronyms are read as this document expands them."""
    name = context.acronyms.get(printed, printed)
    organisations = context.vocabulary.labelled("organisation-scheme")
    known = organisations.get(printed.casefold()) or organisations.get(name.casefold())
    if known:
        return Party(iris.thing("org", known.label), ORG.Organization, known.label)
    return Party(context.post(name), ORG.Post, name)


def describe(context: Context, who: Party) -> Iterator[Fact]:
    """What is said of the party's own node: class, name, and the establishment of a post."""
    yield Fact(who.iri, RDF.type, PAP.Party, shared=True)
    yield Fact(who.iri, RDF.type, who.kind, shared=True)
    yield Fact(who.iri, SKOS.prefLabel, Literal(who.name), shared=True)
    if who.kind == ORG.Post:
        yield Fact(who.iri, ORG.postIn, context.establishment_iri, shared=True)
