"""Facts of the conditions on which the text makes an action hang, with the cue and the kind of condition."""

from collections.abc import Iterator

from rdflib import Literal, URIRef

from forumtrace.extract.clause_words import Clause
from forumtrace.extract.clauses import conditions
from forumtrace.extract.context import Context
from forumtrace.extract.model import Fact
from forumtrace.extract.sentences import Sentence
from forumtrace.extract.wording import words
from forumtrace.ontology import iris
from forumtrace.ontology.terms import DCTERMS, PAP, RDF

_SCHEME = "condition-scheme"


def extract(context: Context) -> Iterator[Fact]:
    """Yield the conditions that the sentences of every response state."""
    for item in context.plan.items:
        for sentence in context.sentences(item):
            if sentence.role == "recommendation":
                continue
            for clause in conditions(sentence.text):
                yield from _condition(context, sentence, clause)


def _condition(context: Context, sentence: Sentence, clause: Clause) -> Iterator[Fact]:
    quote = sentence.quote(clause.start, clause.end)
    place = quote or sentence.quote()
    iri = iris.part("condition", context.key, f"{place[0].start}-{place[-1].end}")
    words_of = sentence.text[clause.start : clause.end]
    yield Fact(sentence.subject, PAP.dependsOn, iri, (sentence.quote(),), clause.confidence)
    yield Fact(iri, RDF.type, PAP.Condition)
    yield Fact(iri, PAP.cue, Literal(clause.cue))
    yield Fact(iri, DCTERMS.description, Literal(words_of), (place,), clause.confidence)
    kind = _kind(context, words_of) or _kind(context, sentence.text)
    if kind is not None:
        yield Fact(iri, DCTERMS.type, kind, (place,), 0.8)


def _kind(context: Context, text: str) -> URIRef | None:
    """The kind of condition whose label comes first in `text`."""
    told = " " + " ".join(word.lower for word in words(text)) + " "
    found = [
        (told.find(f" {label.casefold()}"), concept.iri)
        for concept in context.vocabulary.scheme(_SCHEME)
        for label in concept.labels
        if f" {label.casefold()}" in told
    ]
    return min(found)[1] if found else None
