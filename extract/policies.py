"""Facts of the policies that a row cites, each with its number, its title as printed, and the words that cite it."""

from collections.abc import Iterator

from rdflib import Literal, URIRef

from forumtrace.extract.context import Context
from forumtrace.extract.entities import acronyms_in_names, link
from forumtrace.extract.model import Fact
from forumtrace.extract.policy_names import Instrument, find_policies
from forumtrace.extract.sentences import Sentence
from forumtrace.ontology import iris
from forumtrace.ontology.terms import DCTERMS, PAP, RDF, SKOS


def extract(context: Context) -> Iterator[Fact]:
    """Yield the policies cited by every recommendation, response and action."""
    acronyms = acronyms_in_names(context)
    for item in context.plan.items:
        for sentence in context.sentences(item):
            for instrument in find_policies(sentence.text, context.vocabulary, acronyms):
                iri = _iri(context, instrument)
                yield link(sentence, instrument.mention, iri, PAP.citesPolicy)
                yield from _described(sentence, instrument, iri)


def _iri(context: Context, instrument: Instrument) -> URIRef:
    if instrument.notation:
        return iris.thing("policy", instrument.notation)
    if instrument.mention.local:
        return iris.thing("policy", context.place, instrument.mention.name)
    return iris.thing("policy", instrument.mention.name)


def _described(sentence: Sentence, instrument: Instrument, iri: URIRef) -> Iterator[Fact]:
    mention = instrument.mention
    quote = sentence.quote(mention.start, mention.end)
    sure = mention.confidence
    yield Fact(iri, RDF.type, PAP.PolicyInstrument, shared=True)
    if instrument.notation:
        yield Fact(iri, SKOS.notation, Literal(instrument.notation), (quote,), sure, shared=True)
    if instrument.title and instrument.title_at:
        title = sentence.quote(*instrument.title_at)
        yield Fact(iri, DCTERMS.title, Literal(instrument.title), (title,), sure, shared=True)
    if mention.concept:
        yield Fact(iri, SKOS.exactMatch, mention.concept.iri, shared=True)
    surface = Literal(sentence.text[mention.start : mention.end])
    yield Fact(iri, SKOS.altLabel, surface, (quote,), sure, shared=True)
