"""From a read plan to facts: every extractor of the registry, one after the other."""

from collections.abc import Iterator, Sequence

from forumtrace.extract.context import Context
from forumtrace.extract.ledger import ledger, ledger_facts
from forumtrace.extract.model import Fact, Plan
from forumtrace.extract.own_vocabulary import own_facts
from forumtrace.extract.plugins import load_plugins
from forumtrace.extract.registry import EXTRACTORS
from forumtrace.extract.vocabulary import Vocabulary, load_vocabulary


def read_facts(
    plan: Plan, vocabulary: Vocabulary | None = None, plugins: Sequence[str] = ()
) -> Iterator[tuple[str, Fact]]:
    """Yield the name of the extractor and the fact, for all facts of `plan`; last, the ledger of its words.

    `plugins` names extractors of other packages to be run after ours. Raises QueryRefused when one is not installed.
    """
    words = vocabulary or load_vocabulary()
    context = Context(plan, words)
    extractors = EXTRACTORS | load_plugins(plugins)
    said = [(name, fact) for name, extract in extractors.items() for fact in extract(context)]
    yield from said
    for fact in own_facts(words, said):
        yield "vocabulary", fact
    for fact in ledger_facts(context, ledger(plan, said)):
        yield "ledger", fact
