"""From a read plan to facts: every extractor of the registry, one after the other."""

from collections.abc import Iterator

from forumtrace.extract.context import Context
from forumtrace.extract.model import Fact, Plan
from forumtrace.extract.registry import EXTRACTORS
from forumtrace.extract.vocabulary import Vocabulary, load_vocabulary


def read_facts(plan: Plan, vocabulary: Vocabulary | None = None) -> Iterator[tuple[str, Fact]]:
    """Yield the name of the extractor and the fact, for all facts of `plan`."""
    context = Context(plan, vocabulary or load_vocabulary())
    for name, extract in EXTRACTORS.items():
        for fact in extract(context):
            yield name, fact
