"""Facts of the programmes, models, assessments and named plans under which a row places its work."""

from collections.abc import Iterator, Mapping

from forumtrace.extract.context import Context
from forumtrace.extract.entities import acronyms_in_names, in_forum, mentioned, thing
from forumtrace.extract.mentions import Mention
from forumtrace.extract.model import Fact, Span
from forumtrace.extract.organisation_names import find_organisations
from forumtrace.extract.policy_names import find_policies
from forumtrace.extract.programme_names import find_programmes
from forumtrace.extract.role_names import find_roles
from forumtrace.extract.sentences import Sentence
from forumtrace.extract.system_names import find_systems
from forumtrace.ontology.terms import PAP, SKOS


def extract(context: Context) -> Iterator[Fact]:
    """Yield the programmes and named plans of every recommendation, response and action."""
    acronyms = acronyms_in_names(context)
    for item in context.plan.items:
        forums = context.forum_spans(item)
        for sentence in context.sentences(item):
            for mention in _programmes(context, sentence, forums, acronyms):
                iri = thing(context, "programme", mention)
                yield from mentioned(sentence, mention, iri, PAP.underProgramme, (PAP.Programme,))
                if mention.concept:
                    yield Fact(iri, SKOS.exactMatch, mention.concept.iri, shared=True)


def _programmes(
    context: Context, sentence: Sentence, forums: tuple[Span, ...], acronyms: Mapping[str, str]
) -> Iterator[Mention]:
    text, vocabulary = sentence.text, context.vocabulary
    policies = [i.mention for i in find_policies(text, vocabulary, acronyms)]
    titles = [i.title_at for i in find_policies(text, vocabulary, acronyms) if i.title_at]
    roles = find_roles(text, vocabulary, acronyms)
    systems = find_systems(text, vocabulary, acronyms)
    bodies = find_organisations(text, vocabulary, acronyms)
    for mention in find_programmes(text, vocabulary, acronyms):
        if any(m.meets(mention.start, mention.end) for m in (*policies, *systems)):
            continue
        if any(low <= mention.start and mention.end <= high for low, high in titles):
            continue
        # A listed programme stays one inside a post's or body's name; a plan named only there is no plan of the row.
        if mention.concept is None and any(
            m.covers(mention) or _of(m, mention, text) for m in (*roles, *bodies)
        ):
            continue
        if not in_forum(sentence, mention, forums, whole=mention.concept is None):
            yield mention


def _of(party: Mention, mention: Mention, text: str) -> bool:
    """Whether a mention is only a party with a noun in small letters behind it ("the Rivermead College course")."""
    rest = text[party.end : mention.end].split()
    return mention.start == party.start and len(rest) == 1 and rest[0].islower()
