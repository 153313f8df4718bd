"""From the paragraphs of a response to its actions: lead-ins and pure justification left out, bullets told apart."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from forumtrace.extract.bullets import BEGINS, begins_list, lead_in_end, split_flat
from forumtrace.extract.language import sentence_bounds
from forumtrace.extract.model import Block, Passage, Status
from forumtrace.extract.openings import trim_opening
from forumtrace.extract.paragraphs import Paragraph, join_cut
from forumtrace.extract.status import status_of

Split: TypeAlias = Literal["flat", "lead-in", "never"]
"""How flattened text is parted by language: all of it, only behind a lead-in, or not at all."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An action before owner and target are found. `segment` is the row it begins in, `blocks` where it stands."""

    passage: Passage
    layout: Literal["paragraph", "bullet"]
    status: Status | Literal["mixed"]
    segment: int
    blocks: tuple[Block, ...] = ()


@dataclass
class Response:
    """The blocks of a response in reading order and the actions among them."""

    blocks: list[Passage] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)


def read_response(
    paragraphs: Sequence[Paragraph],
    counts: Sequence[int],
    split: Split,
    breaks: Sequence[bool],
    begins: float = BEGINS,
) -> Response:
    """Tell the actions of a response.

    `counts` is the number of target entries of each row, `breaks` whether the row stands after a page break; `split`
    says how far paragraphs are lost in this source, so that language must find them, and `begins` how sure a sentence
    must be to begin one.
    """
    response = Response()
    listed, apart = False, _own_rows(counts)
    for group in _groups(paragraphs, split, breaks, apart):
        first, passage = group[0], group[0].passage
        for paragraph in group[1:]:
            passage = join_cut(passage, paragraph.passage)
        end = _inner_lead_in(first, passage, split)
        if end:
            _add_plain(response, passage.slice(0, end), first, listed)
            passage, listed = passage.slice(end, len(passage.text)), True
        if passage.text.endswith(":"):
            _add_plain(response, passage, first, listed)
            listed = True
        elif first.segment in apart and not end:
            _add_plain(response, passage, first, listed)
        elif end or (first.layout == "flat" and (split == "flat" or (split == "lead-in" and listed))):
            segments = {paragraph.segment for paragraph in group}
            count = sum(counts[at] for at in range(min(segments), len(counts))) if len(counts) else 0
            _add_flat(response, passage, group, count, listed, begins)
        else:
            _add_plain(response, passage, first, listed)
    return response


def _own_rows(counts: Sequence[int]) -> frozenset[int]:
    """The rows that each hold one action: where every target of an item of several rows stands alone in its row."""
    filled = [at for at, count in enumerate(counts) if count]
    return frozenset(filled) if len(filled) > 1 and max(counts) == 1 else frozenset()


def _inner_lead_in(paragraph: Paragraph, passage: Passage, split: Split) -> int:
    """Where an opening lead-in ends inside `passage`, if a list was flattened behind it; else 0."""
    if split == "never" or paragraph.layout == "bullet":
        return 0
    end = lead_in_end(passage.text)
    if paragraph.layout == "flat" and split == "flat":
        return end
    return end if end and begins_list(passage.text[end:]) else 0


def _groups(
    paragraphs: Sequence[Paragraph], split: Split, breaks: Sequence[bool], apart: frozenset[int]
) -> Iterator[list[Paragraph]]:
    """Paragraphs one by one; flattened ones together with what follows them after a page break.

    A row of `apart`, that has its own action, goes on with the one above only in the middle of a sentence.
    """
    group: list[Paragraph] = []
    for paragraph in paragraphs:
        flat = bool(group) and (
            (group[0].layout == "flat" and split == "flat")
            or _inner_lead_in(group[0], group[0].passage, split) > 0
        )
        later = bool(group) and paragraph.segment > group[-1].segment and breaks[paragraph.segment]
        own = bool(group) and paragraph.segment in apart and group[-1].passage.text.endswith((".", "!", "?"))
        if flat and later and not own and paragraph.layout != "bullet":
            group.append(paragraph)
            continue
        if group:
            yield group
        group = [paragraph]
    if group:
        yield group


def _add_plain(response: Response, passage: Passage, source: Paragraph, listed: bool) -> None:
    """One paragraph or bullet: an action, unless it is a lead-in or says only why."""
    response.blocks.append(passage)
    bullet = source.layout == "bullet" or (listed and source.layout == "flat")
    action = _without_lead_in(passage)
    if action and not (bullet and listed):
        action = trim_opening(action, first=not response.drafts)
    if action:
        layout: Literal["paragraph", "bullet"] = "bullet" if bullet else "paragraph"
        status = status_of(action.text, listed)
        response.drafts.append(Draft(action, layout, status, source.segment, source.blocks))


def _without_lead_in(passage: Passage) -> Passage:
    """What stands before a closing lead-in sentence; the whole where there is none."""
    if not passage.text.endswith(":"):
        return passage
    return passage.slice(0, sentence_bounds(passage.text)[-1][0])


def _add_flat(
    response: Response, passage: Passage, group: Sequence[Paragraph], count: int, listed: bool, begins: float
) -> None:
    """Flattened text: bullets found by language."""
    body = passage if listed else trim_opening(passage, first=not response.drafts)
    if not body:
        response.blocks.append(passage)
        return
    cut = len(passage.text) - len(body.text)
    if cut > 0:
        response.blocks.append(passage.slice(0, cut))
    for bullet in split_flat(body, count, listed, begins):
        response.blocks.append(bullet)
        start = bullet.spans()[0].start
        row = next((p for p in reversed(group) if p.passage.spans()[0].start <= start), group[0])
        status = status_of(bullet.text, listed)
        response.drafts.append(
            Draft(bullet, "bullet" if listed else "paragraph", status, row.segment, row.blocks)
        )
