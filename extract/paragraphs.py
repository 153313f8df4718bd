"""The response column as paragraphs: blocks of all rows, with what a page break has cut put together again."""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from forumtrace.extract.model import Block, Passage, Span
from forumtrace.extract.stitch import Segment

_ENDED = re.compile(r"[.!?:;][\"')\]\u201d\u2019]*$")
_SEAM = 40
"""Characters quoted before a cut."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph or bullet of a response; `segment` is the row in which it begins, `blocks` its pieces."""

    passage: Passage
    layout: Literal["paragraph", "bullet", "flat"]
    segment: int
    blocks: tuple[Block, ...] = ()


def read_paragraphs(segments: Sequence[Segment]) -> list[Paragraph]:
    """The paragraphs of the response in reading order."""
    paragraphs: list[Paragraph] = []
    for index, segment in enumerate(segments):
        for position, block in enumerate(segment.cells.get("response", ())):
            cut = position == 0 and index > 0
            if cut and paragraphs and goes_on(paragraphs[-1].blocks[-1], block):
                last = paragraphs[-1]
                joined = join_cut(last.passage, block.passage)
                paragraphs[-1] = Paragraph(joined, last.layout, last.segment, (*last.blocks, block))
            else:
                paragraphs.append(Paragraph(block.passage, block.layout, index, (block,)))
    return paragraphs


def goes_on(before: Block, after: Block) -> bool:
    """Whether `after`, first block of a row, continues `before`, last block of the row above.

    Structure tags decide first, then a list mark, then markup, then the words: a sentence that has not ended goes
    on. Where a sentence has ended, the paragraph goes on only if the next word had no room left on its last line.
    """
    if before.tag is not None and before.tag == after.tag:
        return True
    if after.layout == "bullet" or before.ends_paragraph is True:
        return False
    if before.ends_paragraph is False:
        return True
    ended = _ENDED.search(before.passage.text) is not None
    if not ended or after.passage.text[0].islower():
        return True
    if before.passage.text.endswith(":"):
        return False
    if before.room is not None and after.lead is not None:
        return after.lead > before.room
    return False


def join_cut(before: Passage, after: Passage) -> Passage:
    """The two pieces of one paragraph; a word cut at a hyphen or slash is put together without a space."""
    glue = "" if re.search(r"\w[-/]$", before.text) else " "
    return Passage.join((before, after), glue)


def join_cells(segments: Sequence[Segment], role: Literal["text", "verdict"]) -> Passage | None:
    """All blocks of one column as one passage; None when the column is empty."""
    whole: Passage | None = None
    for segment in segments:
        for block in segment.cells.get(role, ()):
            whole = block.passage if whole is None else join_cut(whole, block.passage)
    return whole


def seams(segments: Sequence[Segment]) -> tuple[Span, ...]:
    """The last characters before each page break that cuts the row."""
    found = []
    for before, after in itertools.pairwise(segments):
        blocks = [block for role in ("response", "text") for block in before.cells.get(role, ())]
        if after.after_break and not after.stray and blocks:
            last = blocks[-1] if not before.cells.get("response") else before.cells["response"][-1]
            span = last.passage.spans()[-1]
            found.append(Span(max(span.start, span.end - _SEAM), span.end))
    return tuple(found)
