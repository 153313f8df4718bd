"""Facts of the governance forums: which are named, under what names, and which of them oversees which action."""

from collections.abc import Iterator

from rdflib import Literal, URIRef

from forumtrace.extract.context import Context
from forumtrace.extract.forum_attributes import attributes
from forumtrace.extract.forum_home import Home
from forumtrace.extract.forum_identity import ForumReader
from forumtrace.extract.forum_mentions import Mention
from forumtrace.extract.forum_oversight import Link, links
from forumtrace.extract.forum_surfaces import surfaces
from forumtrace.extract.model import Fact, Item, Span
from forumtrace.extract.parties import describe, party
from forumtrace.ontology import iris
from forumtrace.ontology.terms import DCTERMS, ORG, PAP, RDF, SKOS

# How sure a mention of each way is: set by judgement, below the share that was right on two annotated plans.
MENTION_CONFIDENCE = {
    "named": 0.97,
    "topic": 0.85,
    "participants": 0.85,
    "short": 0.9,
    "anaphor": 0.85,
    "pronoun": 0.75,
    "verb": 0.8,
}


def extract(context: Context) -> Iterator[Fact]:
    """Yield what the plan says of forums."""
    reader = context.forum_reader
    for item in context.plan.items:
        for mention in reader.mentions[item.number]:
            yield from _named(context, reader, mention)
            yield from attributes(context, mention, _iri(context, reader, mention))
        for link in links(reader, context, item):
            yield from _linked(context, reader, item, link)


def _iri(context: Context, reader: ForumReader, mention: Mention) -> URIRef:
    name = reader.names[mention.key]
    return iris.thing("forum", name) if reader.homes[mention.key].named else context.forum(name)


def _named(context: Context, reader: ForumReader, mention: Mention) -> Iterator[Fact]:
    iri, sentence = _iri(context, reader, mention), mention.read.sentence
    confidence = MENTION_CONFIDENCE[mention.way]
    yield Fact(iri, RDF.type, PAP.Forum, shared=True)
    yield Fact(iri, RDF.type, PAP.Party, shared=True)
    label = reader.names[mention.key]
    whole = sentence.quote(*_characters(mention))
    yield from _home(context, iri, reader.homes[mention.key], mention)
    if mention.way not in {"anaphor", "pronoun"}:
        yield Fact(iri, SKOS.prefLabel, Literal(label), (whole,), confidence, shared=True)
        kind = reader.lexicon.kind(label)
        if kind:
            yield Fact(iri, ORG.classification, kind, (whole,), 0.9, shared=True)
        for surface, start, end in surfaces(mention):
            yield Fact(
                iri, SKOS.altLabel, Literal(surface), (sentence.quote(start, end),), confidence, shared=True
            )
            yield from _merged(iri, label, surface, mention, sentence.quote(start, end))
        if mention.name.acronym:
            quotes = (whole,)
            yield Fact(iri, PAP.acronym, Literal(mention.name.acronym), quotes, 0.97, shared=True)
    if mention.way != "pronoun":
        yield Fact(sentence.subject, DCTERMS.references, iri, (sentence.quote(),), confidence)


def _home(context: Context, iri: URIRef, home: Home, mention: Mention) -> Iterator[Fact]:
    """Whose the forum is, as its name says; nothing where that only says that it is not the prison's."""
    if home.own:
        yield Fact(iri, ORG.subOrganizationOf, context.establishment_iri, shared=True)
    elif home.owner and mention is home.told:
        owner = party(context, home.owner.label)
        quote = mention.read.sentence.quote()
        yield Fact(iri, ORG.subOrganizationOf, owner.iri, (quote,), 0.95, shared=True)
        yield from describe(context, owner)


def _merged(
    iri: URIRef, label: str, surface: str, mention: Mention, quote: tuple[Span, ...]
) -> Iterator[Fact]:
    """Why a printed form that differs from the name is read as this forum."""
    if surface.casefold() == label.casefold():
        return
    reason = mention.name.reason or "differs only in case, number, hyphen or a last word such as meeting"
    note = Literal(f"{surface!r} is read as {label!r}: {reason}")
    yield Fact(iri, SKOS.editorialNote, note, (quote,), MENTION_CONFIDENCE[mention.way], shared=True)


def _characters(mention: Mention) -> tuple[int, int]:
    words = mention.read.words
    return words[mention.phrase.first].start, words[mention.phrase.last - 1].end


def _linked(context: Context, reader: ForumReader, item: Item, link: Link) -> Iterator[Fact]:
    iri = _iri(context, reader, link.mention)
    for oversight in link.oversight:
        yield Fact(
            link.subject, PAP[oversight.kind], iri, link.evidence, min(oversight.confidence, link.confidence)
        )
