"""Facts of the information systems that a row uses or records in."""

from collections.abc import Iterator

from forumtrace.extract.context import Context
from forumtrace.extract.entities import acronyms_in_names, mentioned, thing
from forumtrace.extract.model import Fact
from forumtrace.extract.system_names import find_systems
from forumtrace.ontology.terms import PAP, SKOS


def extract(context: Context) -> Iterator[Fact]:
    """Yield the systems named by every recommendation, response and action."""
    acronyms = acronyms_in_names(context)
    for item in context.plan.items:
        for sentence in context.sentences(item):
            for mention in find_systems(sentence.text, context.vocabulary, acronyms):
                iri = thing(context, "system", mention)
                yield from mentioned(sentence, mention, iri, PAP.usesSystem, (PAP.InformationSystem,))
                if mention.concept:
                    yield Fact(iri, SKOS.exactMatch, mention.concept.iri, shared=True)
