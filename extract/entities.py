"""From mentions to facts: the link with its sentence, and the names of the thing with their exact words."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from rdflib import Literal, URIRef

from forumtrace.extract.context import Context
from forumtrace.extract.lexicon import labels
from forumtrace.extract.mentions import Mention
from forumtrace.extract.model import Fact, Span
from forumtrace.extract.naming import singular
from forumtrace.extract.sentences import Sentence
from forumtrace.extract.wording import word_class, words
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


def in_forum(sentence: Sentence, mention: Mention, forums: Iterable[Span], whole: bool = True) -> bool:
    """Whether a mention stands in the name of a forum, before its noun; `whole`: or is that name.

    What stands behind the noun ("meetings between the Director and the Head of Healthcare") is no part of the name.
    """
    for span in sentence.quote(mention.start, mention.end):
        for forum in forums:
            if not (forum.start <= span.start and span.end <= forum.end):
                continue
            tail = words(sentence.text[mention.end : mention.end + forum.end - span.end])
            if any(singular(word.lower) in word_class("forum_heads") for word in tail):
                return True
            if whole and forum.end - span.end <= 1:
                return True
    return False


@lru_cache(maxsize=4)
def acronyms_in_names(context: Context) -> dict[str, str]:
    """The acronyms of the plan that are written out inside names: not those of well-known bodies ("HMPPS X Unit")."""
    listed = labels(context.vocabulary, "organisation-scheme")
    return {short: full for short, full in context.acronyms.items() if full.casefold() not in listed}
