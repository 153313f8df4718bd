"""Facts of the organisations, units and teams that a row names, in its text or in its owner column."""

from collections.abc import Iterator

from forumtrace.extract.context import Context, Sentence, place_slug
from forumtrace.extract.entities import in_forum, mentioned, named, thing
from forumtrace.extract.mentions import Mention
from forumtrace.extract.model import Fact, Item, Span
from forumtrace.extract.organisation_names import find_organisations
from forumtrace.extract.policy_names import find_policies
from forumtrace.extract.providers import Providers
from forumtrace.extract.role_names import find_roles
from forumtrace.extract.system_names import find_systems
from forumtrace.ontology.terms import DCTERMS, ORG, PAP

_CLASSES = (PAP.Party, ORG.Organization)


def extract(context: Context) -> Iterator[Fact]:
    """Yield the organisations named by every recommendation, response, action and owner entry."""
    providers = Providers(context)
    for item in context.plan.items:
        forums = context.forum_spans(item)
        for sentence in context.sentences(item):
            for mention in _organisations(context, sentence, forums):
                mention = providers.resolved(mention)
                iri = thing(context, "org", mention)
                yield from mentioned(sentence, mention, iri, DCTERMS.references, _CLASSES)
                yield from _kind(context, mention)
        yield from _owners(context, item, providers)


def _organisations(context: Context, sentence: Sentence, forums: tuple[Span, ...]) -> Iterator[Mention]:
    text, vocabulary, acronyms = sentence.text, context.vocabulary, context.acronyms
    systems = find_systems(text, vocabulary, acronyms)
    titles = [i.title_at for i in find_policies(text, vocabulary, acronyms) if i.title_at]
    roles = find_roles(text, vocabulary, acronyms)
    for mention in find_organisations(text, vocabulary, acronyms):
        if any(s.covers(mention) for s in systems) or _own(context, mention):
            continue
        if any(low <= mention.start and mention.end <= high for low, high in titles):
            continue
        if not stands_in_post(mention, roles) and not (
            in_forum(sentence, mention, forums) and (mention.local or mention.concept is None)
        ):
            yield mention


def stands_in_post(mention: Mention, roles: tuple[Mention, ...]) -> bool:
    """Whether a mention is only a word of a post's title ("Head of Healthcare"); a body named there counts."""
    inside = any(role.covers(mention) for role in roles)
    return inside and mention.local and not (mention.acronym or mention.name.endswith(("Unit", "Team")))


def _own(context: Context, mention: Mention) -> bool:
    """Whether a mention is the inspected prison itself."""
    return mention.name.startswith(("HM", "YOI")) and place_slug(mention.name) == context.place


def _owners(context: Context, item: Item, providers: Providers) -> Iterator[Fact]:
    for passage in item.owners:
        for mention in find_organisations(passage.text, context.vocabulary, context.acronyms):
            roles = find_roles(passage.text, context.vocabulary, context.acronyms)
            if stands_in_post(mention, roles) or _own(context, mention):
                continue
            mention = providers.resolved(mention)
            iri = thing(context, "org", mention)
            yield Fact(
                context.response(item), DCTERMS.references, iri, (passage.spans(),), mention.confidence
            )
            quote = passage.spans(mention.start, mention.end)
            yield from named(iri, _CLASSES, mention, quote, passage.text[mention.start : mention.end])
            yield from _kind(context, mention)


def _kind(context: Context, mention: Mention) -> Iterator[Fact]:
    """The kind of a unit and the prison that it belongs to; providers belong to no prison."""
    iri = thing(context, "org", mention)
    if mention.concept and mention.local:
        yield Fact(iri, ORG.classification, mention.concept.iri, shared=True)
    if mention.local and mention.name.endswith(("Team", "Department", "Unit")):
        yield Fact(iri, ORG.subOrganizationOf, context.establishment_iri, shared=True)
