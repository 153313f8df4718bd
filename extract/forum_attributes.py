"""How often a forum meets and who chairs it, as its own row says."""

from collections.abc import Iterator

from rdflib import Literal, URIRef

from forumtrace.extract.context import Context
from forumtrace.extract.forum_chairing import chairs_before
from forumtrace.extract.forum_chairs import chairs_after
from forumtrace.extract.forum_clauses import limit, predicates
from forumtrace.extract.forum_mentions import Mention
from forumtrace.extract.forum_people import posts_from
from forumtrace.extract.forum_rhythms import frequencies, is_last
from forumtrace.extract.forum_seats import is_post
from forumtrace.extract.model import Fact
from forumtrace.extract.parties import describe, party
from forumtrace.extract.tokens import Token
from forumtrace.ontology.terms import CODE, PAP, RDF, SKOS


def attributes(context: Context, mention: Mention, forum: URIRef) -> Iterator[Fact]:
    """Frequency, chair and participants that the words around a mention give the forum."""
    sentence = mention.read.sentence
    if sentence.role == "recommendation":
        return
    for frequency, start, end in frequencies(context, mention):
        if not frequency.listed:
            yield Fact(frequency.iri, RDF.type, SKOS.Concept, shared=True)
            yield Fact(frequency.iri, SKOS.inScheme, CODE["frequency-scheme"], shared=True)
            yield Fact(frequency.iri, SKOS.prefLabel, Literal(frequency.label), shared=True)
        yield Fact(forum, PAP.frequency, frequency.iri, (sentence.quote(start, end),), 0.95, shared=True)
    if is_last(mention):
        yield from _chairs(context, mention, forum)
    if mention.end > mention.phrase.last:
        posts, _, _ = posts_from(mention.read.words, mention.phrase.last + 1)
        yield from _people(context, mention, forum, posts, PAP.hasParticipant, 0.9)


def _chairs(context: Context, mention: Mention, forum: URIRef) -> Iterator[Fact]:
    words = mention.read.words
    rhythms = frozenset(at for r in mention.read.rhythms for at in range(r.first, r.last))
    stop = limit(words, mention.read.phrases, mention.phrase, mention.end)
    verbs = list(predicates(words, mention.phrase, mention.end, stop, rhythms))
    found = [
        *chairs_after(words, mention.end, stop, verbs, rhythms),
        *chairs_before(words, mention.phrase.edge),
    ]
    for posts, joint in found:
        if joint == "or" and len(posts) == 2:
            # One of two posts chairs: a node of its own, so that neither is said to.
            whole = [(posts[0][0], posts[-1][1])]
            yield from _people(context, mention, forum, whole, PAP.chairedBy, 0.95)
            yield from _people(context, mention, forum, posts, PAP.hasParticipant, 0.9)
        else:
            yield from _people(context, mention, forum, posts, PAP.chairedBy, 0.95)


def _people(
    context: Context, mention: Mention, forum: URIRef, posts: list[tuple[int, int]], said: URIRef, sure: float
) -> Iterator[Fact]:
    words, sentence = mention.read.words, mention.read.sentence
    for first, last in posts:
        if not is_post(words[first:last]):
            continue
        who = party(context, _post_name(context, words[first:last], sentence.text))
        low, high = min(first, mention.phrase.first), max(last, mention.phrase.last)
        quote = sentence.quote(words[low].start, words[high - 1].end)
        yield Fact(forum, said, who.iri, (quote,), sure, shared=True)
        yield from describe(context, who)


def _post_name(context: Context, words: list[Token], text: str) -> str:
    """The printed post with a capital and with acronyms inside it written out ("UoF co-ordinator")."""
    printed = text[words[0].start : words[-1].end]
    if len(words) > 1:
        for token in words:
            full = context.acronyms.get(token.text) if token.is_acronym else None
            printed = printed.replace(token.text, full) if full else printed
    # "under the Deputy Governor's chairmanship"
    printed = printed.removesuffix("'s").removesuffix("\u2019s")
    return printed[0].upper() + printed[1:]
