"""Pairing by place: which paragraph an owner or date stands beside on the page."""

from collections.abc import Sequence

from forumtrace.extract.model import Block

LEVEL = 6.0
"""Points by which two top lines may differ and still be level: half a line of the usual print."""

MOST = 1_000_000
"""Pairs of entry and paragraph that are compared; beyond that nothing is paired by place."""


def place(paragraphs: Sequence[tuple[Block, ...]], entries: Sequence[Block]) -> dict[int, int] | None:
    """The paragraph beside which each entry stands: paragraph position by entry position.

    An entry belongs to the paragraph whose top line is level with its own, else to the one within whose height it
    begins. Entries beside none are left out. None where the source has no geometry.
    """
    if (
        not entries
        or len(entries) * len(paragraphs) > MOST
        or any(block.top is None or block.page is None for block in entries)
    ):
        return None
    if any(block.top is None for blocks in paragraphs for block in blocks):
        return None
    placed = {}
    for position, entry in enumerate(entries):
        found = _beside(paragraphs, entry)
        if found is not None:
            placed[position] = found
    return placed


def _beside(paragraphs: Sequence[tuple[Block, ...]], entry: Block) -> int | None:
    best: tuple[float, int] | None = None
    within = None
    for position, blocks in enumerate(paragraphs):
        for block in blocks:
            if block.page != entry.page or block.top is None or entry.top is None:
                continue
            apart = abs(block.top - entry.top)
            if apart <= LEVEL and (best is None or apart < best[0]):
                best = (apart, position)
            if block.bottom is not None and block.top <= entry.top < block.bottom:
                within = position
    return best[1] if best is not None else within
