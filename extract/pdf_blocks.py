"""Lines to paragraphs and list items.

A new block begins where the page says so: at a list mark, a gap, another structure element (tagged files), a step
out of a hanging indent, or where the next word would still have fitted on the line above. Language is asked only
to hold together what the room alone would split (a line that goes on in lower case).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from forumtrace.extract.pdf_lines import Line

BLANK = 1.22
"""A distance between baselines of more than this many line pitches is a gap between paragraphs."""
SPACE = 0.28
"""Width of a space as a share of the font size."""
_ENTRY = re.compile(
    r"(?:(?:by|from|end(?: of)?|early|mid|late)[ -])?"
    r"(?:\d{1,2}(?: ?(?:st|nd|rd|th))? )?[A-Z][a-z]{2,8}[.,]? ?(?:19|20)\d\d[.,;]?"
    r"|\d{1,2}[/.]\d{1,2}[/.](?:\d\d){1,2}"
    r"|(?:complete[d]?|on-?going|in progress|implemented|achieved|closed)[.,;]?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]")


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the text of a cell or page may stand, and the usual line pitch there as a share of the font size."""

    left: float
    right: float
    pitch: float
    hangs: bool = False
    """Lines of list items stand under the item's first word, not under its mark."""


@dataclass(slots=True)
class Paragraph:
    """Lines of one paragraph or list item."""

    lines: list[Line] = field(default_factory=list)
    room: float = 0.0
    ends: bool | None = None
    """True where a blank line follows; None where nothing does."""

    @property
    def marked(self) -> bool:
        """Whether a list mark stands before it."""
        return self.lines[0].mark is not None

    @property
    def lead(self) -> float:
        """Width of the first word with a space before it."""
        return lead_of(self.lines[0])

    @property
    def tag(self) -> str | None:
        """The structure element of its last line."""
        return self.lines[-1].tag


def lead_of(line: Line) -> float:
    """The width that the first word of a line would have taken at the end of the line above."""
    return line.words[0].x1 - line.words[0].x0 + SPACE * line.size


def paragraphs(lines: Sequence[Line], frame: Frame, tagged: bool, dates: bool = True) -> list[Paragraph]:
    """The paragraphs of one cell or of a stretch of page.

    `tagged`: the tags of this document are to be trusted; `dates`: split lines that are each a whole date.
    """
    written = [line for line in lines if line.words]
    frame = replace(frame, hangs=_hangs(written))
    centred = _centred(written, frame)
    found: list[Paragraph] = []
    last: Line | None = None
    blank = False
    for line in lines:
        if not line.words:
            blank = True
            continue
        if last is None or _begins(found[-1], last, line, frame, blank, tagged, centred):
            if found:
                found[-1].ends = True
            found.append(Paragraph())
        found[-1].lines.append(line)
        found[-1].room = room_of(line, frame, centred)
        last, blank = line, False
    if found and blank:
        found[-1].ends = True
    return [piece for block in found for piece in _dated(block, frame, centred)] if dates else found


def room_of(line: Line, frame: Frame, centred: bool = False) -> float:
    """The width left free on a line."""
    right = frame.right - line.x1
    return max(0.0, right + (line.x0 - frame.left if centred else 0.0))


def _centred(lines: Sequence[Line], frame: Frame) -> bool:
    """Whether all lines stand in the middle, or all at the right."""
    if len(lines) < 2 or all(line.x0 - frame.left < 3 for line in lines):
        return False
    middle = (frame.left + frame.right) / 2
    return all(abs((line.x0 + line.x1) / 2 - middle) < 2 for line in lines) or all(
        abs(frame.right - line.x1) < 1 and line.x0 - frame.left > 3 for line in lines
    )


def _hangs(lines: Sequence[Line]) -> bool:
    """Whether a line stands under the first word of a list item above it, as in a hanging indent."""
    return any(
        one.mark is not None and two.mark is None and abs(two.x0 - one.x0) < 2 for one, two in pairwise(lines)
    )


def _begins(
    block: Paragraph, last: Line, line: Line, frame: Frame, blank: bool, tagged: bool, centred: bool
) -> bool:
    """Whether `line` begins a new paragraph after `last`, the last line of `block`."""
    size = max(last.size, line.size)
    if line.mark is not None or blank or line.baseline - last.baseline > BLANK * frame.pitch * size:
        return True
    if tagged and last.tag and line.tag:
        return last.tag != line.tag
    if abs(last.size - line.size) > 0.15 * size or _steps_out(block, line, frame, centred):
        return True
    room = room_of(last, frame, centred)
    if room < lead_of(line) + 0.1 * size:
        return False
    return not _goes_on(last, line) or room > 0.5 * (frame.right - frame.left)


def _steps_out(block: Paragraph, line: Line, frame: Frame, centred: bool) -> bool:
    """Whether the line leaves the indent of its paragraph."""
    first, last = block.lines[0], block.lines[-1]
    if centred:
        return False
    if block.marked:
        under_mark = not frame.hangs and first.mark is not None and abs(line.x0 - first.mark) < 4
        return line.x0 < first.x0 - 4 and not under_mark
    if _NUMBER.fullmatch(line.words[0].text) and len(line.words) > 1:
        return line.words[1].x0 - line.words[0].x1 > 0.6 * line.size
    return len(block.lines) > 1 and abs(line.x0 - last.x0) > 10


def _goes_on(last: Line, line: Line) -> bool:
    """Whether the words say that a sentence runs on, although there was room."""
    return line.words[0].text[0].islower() and last.words[-1].text[-1] not in ".:;!?"


def _dated(block: Paragraph, frame: Frame, centred: bool) -> list[Paragraph]:
    """A block whose lines are several whole dates or states, one paragraph for each."""
    if len(block.lines) < 2 or block.marked:
        return [block]
    groups: list[list[Line]] = []
    pending: list[Line] = []
    for line in block.lines:
        pending.append(line)
        if _ENTRY.fullmatch(" ".join(part.text for part in pending)):
            groups.append(pending)
            pending = []
    if pending or len(groups) < 2:
        return [block]
    split = [Paragraph(group, room_of(group[-1], frame, centred), True) for group in groups]
    split[-1].ends = block.ends
    return split
