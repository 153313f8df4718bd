"""From the paragraphs of a response to its actions: lead-ins and pure justification left out, bullets told apart."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from forumtrace.extract.bullets import lead_in_end, split_flat
from forumtrace.extract.language import sentence_bounds
from forumtrace.extract.model import Block, Passage, Status
from forumtrace.extract.paragraphs import Paragraph, join_cut
from forumtrace.extract.rationale import states_verdict
from forumtrace.extract.status import status_of, wording


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
    paragraphs: Sequence[Paragraph], counts: Sequence[int], split: bool, breaks: Sequence[bool]
) -> Response:
    """Tell the actions of a response.

    `counts` is the number of target entries of each row, `breaks` whether the row stands after a page break; `split`:
    paragraphs are lost in this source, so that language must find them.
    """
    response = Response()
    listed = False
    for group in _groups(paragraphs, split, breaks):
        first, passage = group[0], group[0].passage
        for paragraph in group[1:]:
            passage = join_cut(passage, paragraph.passage)
        end = lead_in_end(passage.text) if split else 0
        if end:
            _add_plain(response, passage.slice(0, end), first, listed)
            passage, listed = passage.slice(end, len(passage.text)), True
        if passage.text.endswith(":"):
            _add_plain(response, passage, first, listed)
            listed = True
        elif end or (split and first.layout == "flat"):
            segments = {paragraph.segment for paragraph in group}
            count = sum(counts[at] for at in range(min(segments), len(counts))) if len(counts) else 0
            _add_flat(response, passage, group, count, listed)
        else:
            _add_plain(response, passage, first, listed)
    return response


def _groups(
    paragraphs: Sequence[Paragraph], split: bool, breaks: Sequence[bool]
) -> Iterator[list[Paragraph]]:
    """Paragraphs one by one; flattened ones together with what follows them after a page break."""
    group: list[Paragraph] = []
    for paragraph in paragraphs:
        flat = split and paragraph.layout != "bullet"
        if group and flat and breaks[paragraph.segment] and paragraph.segment > group[-1].segment:
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
    response: Response, passage: Passage, group: Sequence[Paragraph], count: int, listed: bool
) -> None:
    """Flattened text: bullets found by language."""
    body = passage if listed else trim_opening(passage, first=not response.drafts)
    if not body:
        response.blocks.append(passage)
        return
    cut = len(passage.text) - len(body.text)
    if cut > 0:
        response.blocks.append(passage.slice(0, cut))
    for bullet in split_flat(body, count, listed):
        response.blocks.append(bullet)
        start = bullet.spans()[0].start
        row = next((p for p in reversed(group) if p.passage.spans()[0].start <= start), group[0])
        status = status_of(bullet.text, listed)
        response.drafts.append(
            Draft(bullet, "bullet" if listed else "paragraph", status, row.segment, row.blocks)
        )


def trim_opening(passage: Passage, first: bool) -> Passage:
    """`passage` without opening sentences that only justify or, in the first paragraph, give background.

    Empty when nothing else is left.
    """
    bounds = sentence_bounds(passage.text)
    said = [_holds_step(passage.text[start:end]) for start, end in bounds]
    for at, (start, end) in enumerate(bounds):
        verdict = states_verdict(passage.text[start:end])
        later = any(said[at + 1 :])
        if not verdict and (said[at] or not (first and later)):
            return passage.slice(start, len(passage.text)) if any(said[at:]) else passage.slice(0, 0)
    return passage.slice(0, 0)


def _holds_step(sentence: str) -> bool:
    """Whether a sentence states a commitment or a step."""
    return not states_verdict(sentence) and wording(sentence) is not None
