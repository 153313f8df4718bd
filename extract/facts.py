"""From a read plan to facts: every extractor of the registry, one after the other."""

from collections.abc import Iterator

from forumtrace.extract.context import Context
from forumtrace.extract.ledger import ledger, ledger_facts
from forumtrace.extract.model import Fact, Plan
from forumtrace.extract.registry import EXTRACTORS
from forumtrace.extract.vocabulary import Vocabulary, load_vocabulary


def read_facts(plan: Plan, vocabulary: Vocabulary | None = None) -> Iterator[tuple[str, Fact]]:
    """Yield the name of the extractor and the fact, for all facts of `plan`; last, the ledger of its words."""
    context = Context(plan, vocabulary or load_vocabulary())
    said = [(name, fact) for name, extract in EXTRACTORS.items() for fact in extract(context)]
    yield from said
    for fact in ledger_facts(context, ledger(plan, said)):
        yield "ledger", fact
