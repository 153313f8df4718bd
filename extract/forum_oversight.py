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
from forumtrace.extract.forum_reference import implied_paper
from forumtrace.extract.model import Item, Span
from forumtrace.extract.oversight_cues import Oversight, read_oversight
from forumtrace.extract.wordlists import load_toml


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
    actions = _actions_by_block(context, item)
    for link in _direct(reader, context, item):
        yield link
        block = link.mention.read.sentence.block
        if _looks_back(reader, item, link.mention.read) and block - 1 in actions:
            back = actions[block - 1]
            if back != link.subject:
                yield Link(back, link.mention, link.oversight, link.evidence, 0.7)


def _actions_by_block(context: Context, item: Item) -> dict[int, URIRef]:
    """The last action of each block of the response."""
    spoken = (sentence for sentence in context.sentences(item) if sentence.role == "action")
    return {sentence.block: sentence.subject for sentence in spoken}


def _looks_back(reader: Reader, item: Item, read: Read) -> bool:
    """Whether a sentence is all of its block and speaks of nothing but what came before: "Outcomes will be ..."."""
    alone = [r for r in reader.reads(item.number) if r.sentence.block == read.sentence.block]
    lower = [token.lower for token in read.words[:3]]
    lower = lower[1:] if lower[:1] == ["the"] else lower
    back = load_toml("oversight.toml")["back"]
    return (
        len(alone) == 1
        and lower[:1] != []
        and lower[0] in back["words"]
        and lower[1:2] != []
        and lower[1] in back["then"]
    )


def _direct(reader: Reader, context: Context, item: Item) -> Iterator[Link]:
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
                sure = {"anaphor": 0.9, "pronoun": 0.75}.get(mention.way, 1.0)
                yield from _bound(context, item, read, mention, found, sure)
        if (
            all(mention.way == "pronoun" for mention in here)
            and before
            and before[0].read.sentence.block == read.sentence.block
        ):
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
