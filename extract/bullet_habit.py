"""How a plan's authors write bullets, learned from the rows in which the dates count them.

Some put one sentence into a bullet, some three. Where text is flattened, rows with a date for each bullet tell how
sure a sentence must be to begin one, so that as many begin as there are dates; the other rows follow them.
"""

import itertools
from collections.abc import Iterable

from forumtrace.extract.bullet_cuts import COUNTED
from forumtrace.extract.bullets import BEGINS, boundary, lead_in_end
from forumtrace.extract.language import sentence_bounds
from forumtrace.extract.stitch import LogicalRow
from forumtrace.extract.targets import read_targets

LEAST = 3
"""Rows that must tell before they are believed."""
_STEPS = tuple(step / 20 for step in range(2, 13))


def bullet_habit(rows: Iterable[LogicalRow]) -> float:
    """The score from which a sentence of this plan begins a bullet: the usual one (BEGINS) where no rows tell."""
    samples = [
        (scores, count)
        for row in rows
        if (count := _count(row)) >= COUNTED and (scores := _scores(row, count))
    ]
    if len(samples) < LEAST:
        return BEGINS

    def missed(least: float) -> tuple[int, float]:
        counts = (abs(1 + sum(score >= least for score in scores) - count) for scores, count in samples)
        return sum(counts), abs(least - BEGINS)

    return min(_STEPS, key=missed)


def shows_lists(rows: Iterable[LogicalRow]) -> bool:
    """Whether anything in a plan tells of lists that were flattened: a lead-in ("X will improve Y by:") or dates that
    count bullets. Where nothing does, a cell is one paragraph."""
    return any(_leads_in(row) or _count(row) >= COUNTED for row in rows)


def _leads_in(row: LogicalRow) -> bool:
    return any(lead_in_end(block.passage.text) for block in row.blocks("response"))


def _count(row: LogicalRow) -> int:
    """How many entries the target column of a row has."""
    return sum(len(read_targets(block.passage, row.number)[0]) for block in row.blocks("target"))


def _scores(row: LogicalRow, count: int) -> list[float]:
    """How surely each sentence but the first begins a bullet, where all were flattened into as many or more."""
    blocks = row.blocks("response")
    if any(block.layout != "flat" for block in blocks):
        return []
    text = " ".join(block.passage.text for block in blocks)
    body = text[lead_in_end(text) :]
    sentences = [body[start:end] for start, end in sentence_bounds(body)]
    pairs = itertools.pairwise(sentences)
    return [boundary(before, here, listed=True) for before, here in pairs] if len(sentences) >= count else []
