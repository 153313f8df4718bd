"""Facts of the posts and occupations that the text of a response names."""

from bisect import bisect_right
from collections import ChainMap
from collections.abc import Iterator, Mapping
from dataclasses import replace

from rdflib import URIRef

from forumtrace.extract.context import Context
from forumtrace.extract.entities import acronyms_in_names, in_forum, mentioned
from forumtrace.extract.mentions import Mention
from forumtrace.extract.model import Fact, Item, Span
from forumtrace.extract.policy_names import find_policies
from forumtrace.extract.programme_names import find_programmes
from forumtrace.extract.role_names import find_roles
from forumtrace.extract.sentences import Sentence
from forumtrace.extract.system_names import find_systems
from forumtrace.extract.wording import Word, index_at, word_class, words
from forumtrace.ontology.terms import DCTERMS, ORG, PAP

_RANKS = frozenset(
    {"director", "governor", "controller", "gp", "nurse", "listener", "insider", "psychologist"}
)


def extract(context: Context) -> Iterator[Fact]:
    """Yield the posts of every response and action: who performs the work, and who else is named."""
    acronyms = titles_of_posts(context)
    for item in context.plan.items:
        forums = context.forum_spans(item)
        longer = _full_titles(context, item, acronyms)
        for sentence in context.sentences(item):
            if sentence.role == "recommendation":
                continue
            for found in _roles(context, sentence, forums, acronyms):
                mention = _in_full(found, longer)
                iri = context.post(mention.name)
                classes = (PAP.Party, ORG.Post)
                yield from mentioned(sentence, mention, iri, _predicate(sentence, mention), classes)
                yield Fact(iri, ORG.postIn, context.establishment_iri, shared=True)
                if mention.concept:
                    yield Fact(iri, ORG.role, mention.concept.iri, shared=True)


def _full_titles(context: Context, item: Item, acronyms: Mapping[str, str]) -> dict[str, Mention]:
    """Occupation to the one fuller title that the row has for it: its "facilitators" are "programme facilitators"."""
    found: dict[str, dict[str, Mention]] = {}
    for sentence in context.sentences(item):
        if sentence.role != "recommendation":
            for mention in find_roles(sentence.text, context.vocabulary, acronyms):
                head = mention.name.split()[-1]
                if " " in mention.name and head.casefold() in word_class("role_bare") - _RANKS:
                    found.setdefault(head, {})[mention.name] = mention
    return {head: next(iter(titles.values())) for head, titles in found.items() if len(titles) == 1}


def _in_full(mention: Mention, longer: Mapping[str, Mention]) -> Mention:
    full = longer.get(mention.name)
    if full is None:
        return mention
    return replace(mention, name=full.name, concept=full.concept, confidence=0.75)


def titles_of_posts(context: Context) -> Mapping[str, str]:
    """The acronyms of the plan, with those of posts read as the post: "POM" is the "Prison Offender Manager" that
    the plan names, also where it explains POM as "Prison Offender Management"."""
    posts: dict[str, str] = {}
    for item in context.plan.items:
        for sentence in context.sentences(item):
            for mention in find_roles(sentence.text, context.vocabulary, context.acronyms):
                initials = "".join(w.text[0] for w in words(mention.name) if w.text[0].isupper())
                if len(initials) > 2 and " " in mention.name:
                    posts.setdefault(initials, mention.name)
    short = {concept.label for concept in context.vocabulary.scheme("role-scheme") if concept.label.isupper()}
    return ChainMap({name: posts[name] for name in sorted(short & posts.keys())}, acronyms_in_names(context))


def _roles(
    context: Context, sentence: Sentence, forums: tuple[Span, ...], acronyms: Mapping[str, str]
) -> Iterator[Mention]:
    text, vocabulary = sentence.text, context.vocabulary
    others = [*find_programmes(text, vocabulary, acronyms), *find_systems(text, vocabulary, acronyms)]
    titles = [i.title_at for i in find_policies(text, vocabulary, acronyms) if i.title_at]
    for mention in find_roles(text, vocabulary, acronyms):
        if any(o.covers(mention) and not mention.covers(o) for o in others):
            continue
        if any(low <= mention.start and mention.end <= high for low, high in titles):
            continue
        if not in_forum(sentence, mention, forums, whole=False):
            yield mention


def _predicate(sentence: Sentence, mention: Mention) -> URIRef:
    """Who does the work: the subject of a verb or the agent of a passive; others are only referred to."""
    ws = words(sentence.text)
    last = index_at(sentence.text, mention.end)
    first = bisect_right(ws, mention.start, key=_place) - 1
    before = [w.lower for w in ws[max(0, first - 3) : first]]
    after = ws[last + 1].lower if last + 1 < len(ws) else ""
    acts = after in word_class("doing") or "by" in before
    return PAP.performedBy if acts else DCTERMS.references


def _place(word: Word) -> int:
    return word.start
