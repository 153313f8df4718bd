"""From mentions to facts: the link with its sentence, and the names of the thing with their exact words."""

from collections.abc import Iterable, Iterator, Sequence

from rdflib import Literal, URIRef

from forumtrace.extract.context import Context, Sentence
from forumtrace.extract.mentions import Mention
from forumtrace.extract.model import Fact, Item, Span
from forumtrace.ontology import iris
from forumtrace.ontology.terms import PAP, RDF, SKOS


def link(sentence: Sentence, mention: Mention, iri: URIRef, predicate: URIRef) -> Fact:
    """The fact that the sentence's subject has to do with the thing; its evidence is the sentence."""
    return Fact(sentence.subject, predicate, iri, (sentence.quote(),), mention.confidence)


def named(
    iri: URIRef, classes: Iterable[URIRef], mention: Mention, quote: tuple[Span, ...], surface: str
) -> Iterator[Fact]:
    """The classes, name, abbreviation and printed form of a thing; `quote` is where the form stands."""
    for kind in classes:
        yield Fact(iri, RDF.type, kind, shared=True)
    sure = mention.confidence
    yield Fact(iri, SKOS.prefLabel, Literal(mention.name), (quote,), sure, shared=True)
    yield Fact(iri, SKOS.altLabel, Literal(surface), (quote,), sure, shared=True)
    if mention.acronym:
        yield Fact(iri, PAP.acronym, Literal(mention.acronym), (quote,), sure, shared=True)


def mentioned(
    sentence: Sentence, mention: Mention, iri: URIRef, predicate: URIRef, classes: Iterable[URIRef]
) -> Iterator[Fact]:
    """All that one mention in one sentence gives: the link and the names."""
    yield link(sentence, mention, iri, predicate)
    quote = sentence.quote(mention.start, mention.end)
    yield from named(iri, classes, mention, quote, sentence.text[mention.start : mention.end])


def thing(context: Context, kind: str, mention: Mention) -> URIRef:
    """The node of a mention: this prison's own where each prison has one, else the one for all."""
    return iris.thing(kind, context.place, mention.name) if mention.local else iris.thing(kind, mention.name)


def forum_spans(context: Context, item: Item) -> tuple[Span, ...]:
    """Where the forums of an item stand."""
    found: Sequence[Span] = getattr(context, "forum_spans", lambda _: ())(item)
    return tuple(found)


def in_forum(sentence: Sentence, mention: Mention, forums: Iterable[Span], whole: bool = True) -> bool:
    """Whether a mention stands in the name of a forum that goes on behind it; `whole`: or is that name."""
    for span in sentence.quote(mention.start, mention.end):
        for forum in forums:
            if forum.start <= span.start and (span.end < forum.end or (whole and span.end == forum.end)):
                return True
    return False
