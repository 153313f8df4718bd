"""Which action each forum oversees: the cues of a sentence applied to the forums in it, and the action it speaks of.

The action is the one whose block holds the sentence. A sentence that stands alone in its block and speaks only of
what came before ("Outcomes will be discussed at the X meeting") also binds the action before it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from rdflib import URIRef

from forumtrace.extract.context import Context
from forumtrace.extract.forum_chains import place
from forumtrace.extract.forum_mentions import Mention, Read, Reader
from forumtrace.extract.forum_reference import implied_paper, points_back
from forumtrace.extract.model import Item, Span
from forumtrace.extract.oversight_cues import Oversight, Place, read_oversight


@dataclass(frozen=True)
class Link:
    """An action (or response) that a forum oversees, with the sentences that say so."""

    subject: URIRef
    mention: Mention
    oversight: list[Oversight]
    evidence: tuple[tuple[Span, ...], ...]
    confidence: float = 1.0


def links(reader: Reader, context: Context, item: Item) -> Iterator[Link]:
    """All oversight links of one item."""
    by_read: dict[int, list[Mention]] = {}
    for mention in reader.mentions[item.number]:
        by_read.setdefault(id(mention.read), []).append(mention)
    before: list[Mention] = []
    for read in reader.reads(item.number):
        here = by_read.get(id(read), [])
        if read.sentence.role == "recommendation":
            continue
        for mention in here:
            found = read_oversight(read.words, place(read.words, read.phrases, mention.phrase, mention.end))
            if found:
                sure = 0.9 if mention.way == "anaphor" else 1.0
                yield from _bound(context, item, read, mention, found, sure)
        if not here and before and before[0].read.sentence.block == read.sentence.block:
            yield from _implied(context, item, read, before)
        before = here or before


def _bound(
    context: Context, item: Item, read: Read, mention: Mention, found: list[Oversight], sure: float
) -> Iterator[Link]:
    evidence = [read.sentence.quote()]
    if mention.antecedent is not None and mention.antecedent.read is not read:
        evidence.insert(0, mention.antecedent.read.sentence.quote())
    yield Link(read.sentence.subject, mention, found, tuple(evidence), sure)


def _implied(context: Context, item: Item, read: Read, before: list[Mention]) -> Iterator[Link]:
    """A sentence without a forum that goes on about the one named just before, in the same block."""
    named = before[-1]
    evidence = (named.read.sentence.quote(), read.sentence.quote())
    if implied_paper(read.words) is not None:
        yield Link(read.sentence.subject, named, [Oversight("discussedAt", 0.75, "implied")], evidence)
    elif points_back(read.words) and len({mention.key for mention in before}) == 1:
        found = read_oversight(read.words, Place(0, 0, 1, 1))
        if found:
            yield Link(read.sentence.subject, named, found, evidence, 0.7)
