"""What a sentence does with a deliverable that it names: produce it, draw on it, or feed another one with it."""

import re
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from forumtrace.extract.language import sentence_bounds
from forumtrace.graph.corpus import Corpus, group, plan_of
from forumtrace.graph.deliverables import Deliverable, gather, matcher
from forumtrace.graph.register import Row
from forumtrace.graph.wording import pattern, table

REACH = 60
"""Characters between a cue and the name that it governs: an article, adjectives, an "ongoing" before it."""

Hit: TypeAlias = tuple[Deliverable, re.Match[str]]
PRODUCES, DRAWS_ON, INFORMS = "produces", "draws on", "informs"


@dataclass(frozen=True, slots=True)
class Use:
    """One sentence of an action about a deliverable; `other` is the one that is informed by it."""

    kind: str
    action: Row
    deliverable: Deliverable
    cue: str
    quote: str
    other: Deliverable | None = None


@cache
def _cue(kind: str) -> re.Pattern[str]:
    return pattern(table("deliverables.toml")[kind])


def uses(corpus: Corpus) -> list[Use]:
    """All uses of deliverables in the actions of every plan, in the order of the text."""
    found: list[Use] = []
    for actions in group(({**row, "plan": plan_of(row)} for row in corpus.actions), "plan").values():
        known = [(d, matcher(d)) for d in gather(row["text"] for row in actions)]
        for row in actions:
            found += _of_action(row, known)
    return found


def _of_action(row: Row, known: list[tuple[Deliverable, re.Pattern[str]]]) -> list[Use]:
    text = row["text"]
    named = [(d, find) for d, find in known if find.search(text)]
    if not named:
        return []
    found: list[Use] = []
    for start, end in sentence_bounds(text):
        sentence = text[start:end]
        hits = _outermost([(d, hit) for d, find in named for hit in find.finditer(sentence)])
        for deliverable, hit in hits:
            use = _use(row, sentence, deliverable, hit, hits)
            if use and (use.kind, id(use.deliverable)) not in {(u.kind, id(u.deliverable)) for u in found}:
                found.append(use)
    return found


def _outermost(hits: list[Hit]) -> list[Hit]:
    """The hits in their order, without those that lie within a longer name."""
    kept: list[Hit] = []
    for deliverable, hit in sorted(hits, key=lambda pair: (pair[1].start(), -pair[1].end())):
        if not kept or hit.start() >= kept[-1][1].end():
            kept.append((deliverable, hit))
    return kept


def _use(
    row: Row,
    sentence: str,
    deliverable: Deliverable,
    hit: re.Match[str],
    hits: list[Hit],
) -> Use | None:
    before = sentence[max(0, hit.start() - REACH) : hit.start()]
    drawn = list(_cue("drawn_on").finditer(before))
    # A comma or another name between cue and name: the cue governs something else.
    if drawn and not re.search(r"[,;:.]", before[drawn[-1].end() :]):
        return Use(DRAWS_ON, row, deliverable, drawn[-1][0], sentence)
    after = _cue("informs").match(sentence[hit.end() : hit.end() + REACH].lstrip())
    if after:
        later = [d for d, other in hits if other.start() > hit.end() and d is not deliverable]
        return Use(INFORMS, row, deliverable, after[0], sentence, later[0]) if later else None
    made = _cue("produced").search(sentence, hit.end()) or _cue("produced").search(_clause(before))
    return Use(PRODUCES, row, deliverable, made[0], sentence) if made else None


def _clause(text: str) -> str:
    """The end of `text`, back to its last mark of punctuation."""
    return re.split(r"[,;:.]", text)[-1]
