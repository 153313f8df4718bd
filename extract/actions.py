"""Facts of the actions: the words of the commitment, its status, and the owner and target that stand beside it."""

from collections.abc import Iterator

from rdflib import Literal, URIRef

from forumtrace.extract.context import Context
from forumtrace.extract.model import Action, Fact, Item
from forumtrace.extract.parties import describe, party
from forumtrace.ontology.terms import CODE, DCTERMS, PAP, RDF, SCHEMA

# How sure an owner or target is of its action, by the way in which they were brought together: on the replicas of
# two real plans, pairs beside each other on the page were right in 97 of 100 cases.
PAIRING_CONFIDENCE = {"row": 1.0, "position": 0.97, "count": 0.9, "single": 0.9, "unpaired": 0.5}


def extract(context: Context) -> Iterator[Fact]:
    """Yield the facts of every action of every item."""
    for item in context.plan.items:
        for action in item.actions:
            iri = context.action(item, action)
            yield from _action(context, item, action, iri)
            yield from _pairs(context, item, action, iri)


def _action(context: Context, item: Item, action: Action, iri: URIRef) -> Iterator[Fact]:
    words = (action.passage.spans(),)
    yield Fact(iri, RDF.type, PAP.Action)
    yield Fact(iri, PAP.addresses, context.recommendation(item.number))
    yield Fact(iri, PAP.inResponse, context.response(item))
    yield Fact(iri, DCTERMS.isPartOf, context.plan_iri)
    yield Fact(iri, SCHEMA.position, Literal(action.position))
    yield Fact(iri, DCTERMS.description, Literal(action.passage.text), words)
    yield Fact(iri, PAP.status, CODE[action.status], words, 0.9)


def _pairs(context: Context, item: Item, action: Action, iri: URIRef) -> Iterator[Fact]:
    confidence = PAIRING_CONFIDENCE[action.pairing]
    yield Fact(iri, PAP.pairing, Literal(action.pairing))
    for printed in action.owners:
        who = party(context, printed.text)
        yield Fact(iri, PAP.ownedBy, who.iri, (printed.spans(),), confidence)
        yield from describe(context, who)
    for target in action.targets:
        number = item.targets.index(target) + 1
        yield Fact(iri, PAP.target, context.target(item, number), (target.passage.spans(),), confidence)
