"""How often a forum meets and who chairs it, as its own row says."""

from collections.abc import Iterator

from rdflib import Literal, URIRef

from forumtrace.extract.context import Context
from forumtrace.extract.forum_chains import neighbour_rhythm
from forumtrace.extract.forum_mentions import Mention
from forumtrace.extract.forum_people import chairs_after, chairs_before, posts_from
from forumtrace.extract.frequencies import Frequency, Rhythm
from forumtrace.extract.model import Fact
from forumtrace.extract.parties import describe, party
from forumtrace.extract.tokens import Token
from forumtrace.ontology.terms import CODE, PAP, RDF, SKOS

_BETWEEN = frozenset({",", "(", "which", "that", "is", "are", "will", "be", "held", "meets", "meet", "meeting", "takes", "take", "place", "taking", "convened", "convenes", "convene", "on", "a", "now", "sits", "scheduled", "at", "least", "to", "run", "runs", "continue", "continues", "also", "has", "been", "and", "once", "occurs", "happens"})  # fmt: skip
_ORDINALS = frozenset({"first", "second", "third", "last"})
_CHAIRED = frozenset({"chaired", "co-chaired", "led", "attended"})
_PREPOSITIONS = frozenset({"at", "in", "within", "through", "via", "by", "to", "during"})


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
    if _is_last(mention):
        yield from _chairs(context, mention, forum)
    if mention.end > mention.phrase.last:
        posts, _, _ = posts_from(mention.read.words, mention.phrase.last + 1)
        yield from _people(context, mention, forum, posts, PAP.hasParticipant, 0.9)


def frequencies(context: Context, mention: Mention) -> Iterator[tuple[Frequency, int, int]]:
    """The frequencies of a mention with the characters that they and the name stand on."""
    words, phrase = mention.read.words, mention.phrase
    found = list(phrase.rhythms) or _beside(context, mention)
    for rhythm in found:
        first, last = min(rhythm.first, phrase.first), max(rhythm.last, phrase.last)
        yield rhythm.frequency, words[first].start, words[last - 1].end


def _beside(context: Context, mention: Mention) -> list[Rhythm]:
    """A frequency after the name ("held monthly") or before its preposition ("reviewed monthly at the X")."""
    words, phrase = mention.read.words, mention.phrase
    found = mention.read.rhythms
    starts = {rhythm.first: rhythm for rhythm in found}
    ends = {rhythm.last: rhythm for rhythm in found}
    behind = _behind(words, phrase.last, starts)
    if behind:
        return [behind] if _is_last(mention) else []
    last = found[-1] if found else None
    if (
        phrase.edge == 0
        and last
        and _ends_sentence(words, last)
        and phrase in (mention.read.phrases or [phrase])[-1:]
    ):
        return [last]
    neighbour = neighbour_rhythm(context.forum_reader.lexicon.calendar, words, mention.read.phrases, phrase)
    if neighbour:
        return [neighbour]
    before = phrase.edge - 1
    if before < 1 or words[before].lower not in _PREPOSITIONS | {"on", "for"}:
        return []
    for lead in (["basis"], ["standing", "agenda", "item"], ["agenda", "item"], []):
        at = before - len(lead)
        if at >= 0 and [token.lower for token in words[at:before]] == lead and at in ends:
            return [ends[at]] if lead or words[before].lower in _PREPOSITIONS else []
    return []


def _behind(words: list[Token], at: int, starts: dict[int, Rhythm]) -> Rhythm | None:
    """The frequency behind a name, over words such as "which is held" and who chairs it."""
    last = at + 7
    while at < min(len(words), last):
        if at in starts:
            following = words[starts[at].last].lower if starts[at].last < len(words) else ""
            # "and weekly at the Y meeting" speaks of the next forum.
            return None if following in _PREPOSITIONS - {"to", "by"} else starts[at]
        if words[at].lower in _CHAIRED and words[at + 1 : at + 2] and words[at + 1].lower == "by":
            _, _, at = posts_from(words, at + 2)
            last = at + 5
        elif words[at].lower == "the" and words[at + 1 : at + 2] and words[at + 1].lower in _ORDINALS:
            # "on the first Tuesday of every month"
            at, last = at + 4, at + 6
        elif words[at].lower in _BETWEEN:
            at += 1
        else:
            return None
    return None


def _ends_sentence(words: list[Token], rhythm: Rhythm) -> bool:
    """Whether a frequency closes the sentence of which the forum is the subject: "The X reviews data monthly."."""
    rest = [token.lower for token in words[rhythm.last :]]
    return rest in ([], ["."], ["basis"], ["basis", "."])


def _is_last(mention: Mention) -> bool:
    """Whether no other forum stands behind it in its chain: a chair is the nearest forum's alone."""
    phrases, at = mention.read.phrases, mention.read.places.get(mention.phrase)
    return at is None or at + 1 == len(phrases) or phrases[at + 1].first > mention.phrase.last


def _chairs(context: Context, mention: Mention, forum: URIRef) -> Iterator[Fact]:
    words = mention.read.words
    rhythms = frozenset(at for r in mention.read.rhythms for at in range(r.first, r.last))
    found = [*chairs_after(words, mention.end, rhythms), *chairs_before(words, mention.phrase.edge)]
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
    return printed[0].upper() + printed[1:]
