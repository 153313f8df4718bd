"""Whether a name in a plan is a post or an organisation, and the node that stands for it.

Rule: a name is an organisation when the code list of organisations holds it (as printed or written out in full), or
when all of it reads as the name of a body and not as the title of a post, or as a proper name without any title; else it
is a post, as the owner column names posts as a rule. A post belongs to the plan's own establishment: two prisons have two Directors.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rdflib import Literal, URIRef

from forumtrace.extract.context import Context
from forumtrace.extract.entities import thing
from forumtrace.extract.lexicon import labels
from forumtrace.extract.mentions import Mention
from forumtrace.extract.model import Fact
from forumtrace.extract.organisation_names import find_organisations
from forumtrace.extract.role_names import find_roles
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
    organisations = labels(context.vocabulary, "organisation-scheme")
    known = organisations.get(printed.casefold()) or organisations.get(name.casefold())
    if known:
        return Party(iris.thing("org", known.label), ORG.Organization, known.label)
    roles = find_roles(name, context.vocabulary, context.acronyms)
    if _whole(name, roles):
        return Party(context.post(name), ORG.Post, name)
    body = _whole(name, find_organisations(name, context.vocabulary, context.acronyms))
    if body:
        return Party(thing(context, "org", body), ORG.Organization, body.name)
    if not roles and " " in name and all(word[0].isupper() for word in name.split()):
        return Party(iris.thing("org", name), ORG.Organization, name)
    return Party(context.post(name), ORG.Post, name)


def _whole(name: str, mentions: Iterable[Mention]) -> Mention | None:
    """The mention that is all of `name`, if one is."""
    return next((m for m in mentions if m.start == 0 and m.end == len(name)), None)


def describe(context: Context, who: Party) -> Iterator[Fact]:
    """What is said of the party's own node: class, name, and the establishment of a post."""
    yield Fact(who.iri, RDF.type, PAP.Party, shared=True)
    yield Fact(who.iri, RDF.type, who.kind, shared=True)
    yield Fact(who.iri, SKOS.prefLabel, Literal(who.name), shared=True)
    if who.kind == ORG.Post:
        yield Fact(who.iri, ORG.postIn, context.establishment_iri, shared=True)
