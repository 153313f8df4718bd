"""Facts of the organisations, units and teams that a row names, in its text or in its owner column."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from forumtrace.extract.context import Context
from forumtrace.extract.entities import acronyms_in_names, in_forum, mentioned, named, thing
from forumtrace.extract.lexicon import is_abbreviation
from forumtrace.extract.mentions import Mention, longest
from forumtrace.extract.model import Fact, Item, Span
from forumtrace.extract.organisation_names import find_organisations
from forumtrace.extract.places import place_slug
from forumtrace.extract.policy_names import find_policies
from forumtrace.extract.programme_names import find_programmes
from forumtrace.extract.providers import Providers
from forumtrace.extract.role_names import find_roles
from forumtrace.extract.sentences import Sentence
from forumtrace.extract.system_names import find_systems
from forumtrace.ontology.terms import DCTERMS, ORG, PAP

_CLASSES = (PAP.Party, ORG.Organization)


def extract(context: Context) -> Iterator[Fact]:
    """Yield the organisations named by every recommendation, response, action and owner entry."""
    acronyms = acronyms_in_names(context)
    reader = _Reader(context, acronyms, Providers(context, acronyms))
    meetings = {name.casefold() for name in context.forum_reader.names.values()}
    for item in context.plan.items:
        forums = context.forum_spans(item)
        for sentence in context.sentences(item):
            for mention in reader.in_sentence(sentence, forums):
                if mention.name.casefold() in meetings:
                    # What meets in this plan is its forum wherever it is named: "the ABC's remit".
                    continue
                iri = thing(context, "org", mention)
                yield from mentioned(sentence, mention, iri, DCTERMS.references, _CLASSES)
                yield from _kind(context, mention)
        yield from _owners(context, item, reader)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Finds the bodies of one plan."""

    context: Context
    acronyms: Mapping[str, str]
    providers: Providers

    def bodies(self, text: str) -> Iterator[Mention]:
        """The bodies in a text, without words of posts' titles and the inspected prison."""
        found = find_organisations(text, self.context.vocabulary, self.acronyms)
        roles = find_roles(text, self.context.vocabulary, self.acronyms)
        for mention in longest([*found, *self.providers.named_in(text)]):
            if not _stands_in_post(mention, roles) and not _own(self.context, mention):
                yield mention

    def in_sentence(self, sentence: Sentence, forums: Sequence[Span]) -> Iterator[Mention]:
        """The bodies of a sentence, outside the names of systems and forums and the titles of policies."""
        text, vocabulary = sentence.text, self.context.vocabulary
        systems = find_systems(text, vocabulary, self.acronyms)
        policies = find_policies(text, vocabulary, self.acronyms)
        programmes = find_programmes(text, vocabulary, self.acronyms)
        titles = [i.title_at for i in policies if i.title_at]
        for mention in self.bodies(text):
            if any(m.covers(mention) for m in (*systems, *(i.mention for i in policies))):
                continue
            if any(low <= mention.start and mention.end <= high for low, high in titles):
                continue
            # What a programme is called after is a body only if it is a known one.
            if mention.concept is None and any(m.covers(mention) for m in programmes):
                continue
            if _in_full(mention, text) or not in_forum(sentence, mention, forums):
                yield self.providers.resolved(mention)


def _in_full(mention: Mention, text: str) -> bool:
    """Whether a body of the list stands by its own name: "X Divisional Board" names X, too, "X Estates Board" only
    the board."""
    surface = text[mention.start : mention.end]
    alone = " " not in surface or not is_abbreviation(surface.split()[0])
    return alone and not mention.local and mention.concept is not None and surface in mention.concept.labels


def _stands_in_post(mention: Mention, roles: Sequence[Mention]) -> bool:
    """Whether a mention is only a word of a post's title ("Head of Healthcare"); a body named there counts."""
    inside = any(role.covers(mention) for role in roles)
    plain = mention.concept.label.islower() if mention.concept else mention.name.endswith("Services")
    if inside and plain:
        return True
    return inside and mention.local and not (mention.acronym or mention.name.endswith(("Unit", "Team")))


def _own(context: Context, mention: Mention) -> bool:
    """Whether a mention is the inspected prison itself."""
    return mention.name.startswith(("HM", "YOI")) and place_slug(mention.name) == context.place


def _owners(context: Context, item: Item, reader: _Reader) -> Iterator[Fact]:
    for passage in item.owners:
        for found in reader.bodies(passage.text):
            mention = reader.providers.resolved(found)
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
