"""Which action each forum oversees: the cues of a sentence applied to the forums in it, and the action it speaks of.

The action is the one whose block holds the sentence. A sentence that stands alone in its block and speaks only of
what came before ("Outcomes will be discussed at the X meeting") also binds the action before it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace

from rdflib import URIRef

from forumtrace.extract.context import Context
from forumtrace.extract.forum_identity import ForumReader
from forumtrace.extract.forum_mentions import Mention
from forumtrace.extract.forum_read import Read
from forumtrace.extract.forum_reference import implied_paper, said_there
from forumtrace.extract.model import Item, Span
from forumtrace.extract.oversight_lists import Oversight
from forumtrace.extract.wordlists import load_toml

SURE = {"anaphor": 0.9, "pronoun": 0.75, "verb": 0.85, "participants": 0.9, "topic": 0.9}
"""At most so sure is a link of a forum that was found in one of these ways."""


@dataclass(frozen=True)
class Link:
    """An action (or response) that a forum oversees, with the sentences that say so."""

    subject: URIRef
    mention: Mention
    oversight: list[Oversight]
    evidence: tuple[tuple[Span, ...], ...]
    confidence: float = 1.0


def links(reader: ForumReader, context: Context, item: Item) -> Iterator[Link]:
    """All oversight links of one item."""
    actions = {s.block: s.subject for s in context.sentences(item) if s.role == "action"}
    sizes = Counter(read.sentence.block for read in reader.reads[item.number])
    for link in _direct(reader, item):
        yield link
        read = link.mention.read
        back = actions.get(read.sentence.block - 1)
        if back and back != link.subject and sizes[read.sentence.block] == 1 and _looks_back(read):
            yield replace(link, subject=back, confidence=0.7)


def _looks_back(read: Read) -> bool:
    """Whether a sentence speaks of nothing but what came before: "Outcomes will be discussed at ..."."""
    lower = [token.lower for token in read.words[:3]]
    lower = lower[1:] if lower[:1] == ["the"] else lower
    back = load_toml("oversight.toml")["back"]
    return len(lower) > 1 and lower[0] in back["words"] and lower[1] in back["then"]


def _direct(reader: ForumReader, item: Item) -> Iterator[Link]:
    by_read: dict[int, list[Mention]] = defaultdict(list)
    for mention in reader.mentions[item.number]:
        by_read[id(mention.read)].append(mention)
    before: list[Mention] = []
    for read in reader.reads[item.number]:
        here = by_read.get(id(read), [])
        # The concern is what the inspectors say; only the response commits anybody.
        if read.sentence.role == "recommendation":
            continue
        for mention in here:
            found = read.oversight(mention.phrase, mention.end)
            if found:
                yield Link(
                    read.sentence.subject, mention, found, _evidence(mention), SURE.get(mention.way, 1.0)
                )
        if before and before[0].read.sentence.block == read.sentence.block:
            yield from _implied(read, here, before[-1])
        before = here or before


def _evidence(mention: Mention) -> tuple[tuple[Span, ...], ...]:
    """The sentence that says so; with it the one that names the forum where it only says "the meeting"."""
    quote, old = mention.read.sentence.quote(), mention.antecedent
    return (quote,) if old is None or old.read is mention.read else (old.read.sentence.quote(), quote)


def _implied(read: Read, here: list[Mention], named: Mention) -> Iterator[Link]:
    """A sentence without a forum that goes on about the papers of the one named just before, in the same block."""
    implied = implied_paper(read.words) is not None or (not here and said_there(read.words))
    if all(mention.way == "pronoun" for mention in here) and implied:
        evidence = (named.read.sentence.quote(), read.sentence.quote())
        yield Link(read.sentence.subject, named, [Oversight("discussedAt", 0.75, "implied")], evidence)
