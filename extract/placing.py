"""Pairing by place: which paragraph an owner or date stands beside on the page."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from forumtrace.extract.model import Block

LEVEL = 6.0
"""Points by which two top lines may differ and still be level: half a line of the usual print."""
MOST = 1_000_000
"""Pairs of entry and paragraph that are compared; beyond that nothing is paired by place."""


class _Place(NamedTuple):
    paragraph: int
    level: bool
    """The first line of the entry is level with that of the paragraph."""


def place(paragraphs: Sequence[tuple[Block, ...]], entries: Sequence[Block]) -> dict[int, int] | None:
    """The paragraph beside which each entry stands: paragraph position by entry position.

    An entry belongs to the paragraph whose top line is level with its own, else to the one within whose height it
    begins. Lines stacked without a gap that run over several paragraphs stand beside none of them: such a list has
    no places. Entries beside none are left out. None where the source has no geometry.
    """
    if not entries or len(entries) * len(paragraphs) > MOST or any(block.top is None for block in entries):
        return None
    if any(block.top is None for blocks in paragraphs for block in blocks):
        return None
    found = {at: near for at, entry in enumerate(entries) if (near := _beside(paragraphs, entry)) is not None}
    for at in range(1, len(entries)):
        if at in found and entries[at] is entries[at - 1]:
            found[at] = found[at]._replace(level=False)
    placed: dict[int, int] = {}
    stacks = list(_stacks(entries))
    level = {at for stack in stacks if len(stack) == 1 for at in stack if at in found and found[at].level}
    broken = False
    for stack in stacks:
        others = {found[at].paragraph for at in level.difference(stack)}
        reliable = _reliable([found.get(at) for at in stack], stack, others)
        # A list that goes on at the head of the next page is still a list.
        goes_on = broken and entries[stack[0]].page != entries[stack[0] - 1].page and stack[0] not in level
        if not goes_on:
            placed |= reliable
        broken = goes_on or not reliable
    return placed


def _reliable(near: Sequence[_Place | None], stack: Sequence[int], others: set[int]) -> dict[int, int]:
    """The places of the entries of one stack.

    Several are relied on if all are level with paragraphs, or if all begin beside one paragraph while single entries
    stand level with `others`: the column is then aligned.
    """
    known = [entry for entry in near if entry is not None]
    one = len({entry.paragraph for entry in known}) == 1 and bool(others - {known[0].paragraph})
    if len(stack) > 1 and (len(known) < len(stack) or not (one or all(entry.level for entry in known))):
        return {}
    return {at: entry.paragraph for at, entry in zip(stack, near, strict=True) if entry is not None}


def _stacks(entries: Sequence[Block]) -> Iterator[list[int]]:
    """Positions of entries whose lines follow each other without a gap on one page."""
    stack: list[int] = []
    for at, entry in enumerate(entries):
        if stack and not _follows(entries[stack[-1]], entry):
            yield stack
            stack = []
        stack.append(at)
    if stack:
        yield stack


def _follows(above: Block, below: Block) -> bool:
    if above.page != below.page or above.bottom is None or below.top is None or above.top is None:
        return False
    return below.top == above.top or below.top - above.bottom < LEVEL


def _beside(paragraphs: Sequence[tuple[Block, ...]], entry: Block) -> _Place | None:
    best: tuple[float, int] | None = None
    within = None
    for position, blocks in enumerate(paragraphs):
        for piece, block in enumerate(blocks):
            if block.page != entry.page or block.top is None or entry.top is None:
                continue
            apart = abs(block.top - entry.top)
            if apart <= LEVEL and piece == 0 and (best is None or apart < best[0]):
                best = (apart, position)
            if block.bottom is not None and block.top - LEVEL <= entry.top < block.bottom:
                within = position
    if best is not None:
        return _Place(best[1], True)
    return _Place(within, False) if within is not None else None
