"""The canonical text of a PDF: blocks one after the other, every word with its span, page and rectangle."""

from collections.abc import Iterable

from forumtrace.extract.model import Block, Box, Passage, Piece, Span
from forumtrace.extract.pdf_blocks import Paragraph
from forumtrace.extract.pdf_glyphs import LOST, SOFT_HYPHEN
from forumtrace.extract.pdf_lines import Line, Word
from forumtrace.extract.pdf_sheet import Sheet, page_box


class TextBuilder:
    """Grows the text block by block."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self.length = 0
        self.boxes: list[tuple[Span, int, Box]] = []
        self.lost: list[tuple[Span, int]] = []

    @property
    def text(self) -> str:
        """All blocks so far, each ended by a line break."""
        return "".join(self._parts)

    def add(self, block: Paragraph, sheet: Sheet) -> Block:
        """Append the text of a block and give the block as it stands in the text."""
        start = self.length
        text = ""
        for line, word, glued in _words(block.lines):
            shown = _shown(word.text)
            if not shown:
                continue
            text += "" if glued or not text else " "
            span = Span(start + len(text), start + len(text) + len(shown))
            text += shown
            self.boxes.append(
                (span, sheet.number, page_box((word.x0, line.top, word.x1, line.bottom), sheet))
            )
            if LOST in shown:
                self.lost.append((span, sheet.number))
        self._parts += [text, "\n"]
        self.length += len(text) + 1
        return Block(
            passage=Passage(text, (Piece(0, Span(start, start + len(text))),)),
            layout="bullet" if block.marked else "paragraph",
            page=sheet.number,
            top=block.lines[0].top,
            bottom=block.lines[-1].bottom,
            bold=all(line.bold for line in block.lines),
            room=block.room,
            lead=block.lead,
            tag=block.tag,
            ends_paragraph=block.ends,
        )


def _words(lines: Iterable[Line]) -> Iterable[tuple[Line, Word, bool]]:
    """Every word with its line, and whether it hangs on to the word before without a space."""
    before: Line | None = None
    for line in lines:
        for index, word in enumerate(line.words):
            yield line, word, index == 0 and before is not None and _hangs_on(before)
        before = line


def _hangs_on(line: Line) -> bool:
    """Whether the next line goes on in the same word: a soft hyphen, or a hyphen or slash without a space."""
    last = line.words[-1].text
    if last.endswith(SOFT_HYPHEN):
        return True
    return last[-1] in "-\u2010\u2011/" and len(last) > 1 and last[-2] not in "-/" and not line.spaced


def _shown(text: str) -> str:
    """A word without soft hyphens; other white space than the plain space becomes one."""
    return " ".join(text.replace(SOFT_HYPHEN, "").split())
