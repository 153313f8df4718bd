"""Reading the tab-separated rendering of a plan: one line per row, a blank line where a page ends.

Cells hold light markup (`<p>`, `<i>`). Paragraph markup gives the blocks of a cell. "Flat" are cells in which several
paragraphs or bullets may hide: all of a file without any paragraph markup, and those that begin with a space.
"""

import hashlib
import html
import re
from pathlib import Path

from forumtrace.errors import SourceRefused
from forumtrace.extract.canonical import CanonicalText
from forumtrace.extract.model import Block, Cell, Document, Row, Table
from forumtrace.extract.text_lines import MARKS, Line, TableLines, group_lines

LARGEST = 16 * 1024 * 1024
"""Bytes; a plan of a hundred pages has a fiftieth of this."""
MOST_LINES = 100_000
MOST_COLUMNS = 40

_BREAK = re.compile(r"</?(?:p|li|ul|ol|div|br)\b[^<>]{0,80}>|\n", re.IGNORECASE)
_INLINE = re.compile(r"</?(?:i|b|u|em|strong|sup|sub|span|a|font)\b[^<>]{0,200}>", re.IGNORECASE)
_PARAGRAPH = re.compile(r"<(?:p|li|br)\b", re.IGNORECASE)
_GLYPH = re.compile(rf"(?:^|(?<=\s))[{MARKS}](?=\s|\w)\s*")
_SENTENCE_INSIDE = re.compile(r"[.:;!?]\)?\s+\S")


def read_text(path: Path) -> Document:
    """Read the plain-text file at `path`.

    Raises SourceRefused when it cannot be read, is too large, or is no text.
    """
    try:
        size = path.stat().st_size
        raw = path.read_bytes() if size <= LARGEST else b""
    except OSError as error:
        raise SourceRefused(f"{path}: cannot be read ({error.strerror})") from error
    if size > LARGEST:
        raise SourceRefused(
            f"{path}: {size:,} bytes, more than the {LARGEST:,} of the largest plan that is read"
        )
    text = _decode(raw, path)
    lines = text.split("\n")
    if len(lines) > MOST_LINES:
        raise SourceRefused(f"{path}: {len(lines):,} lines, more than the {MOST_LINES:,} that are read")
    return _Reader(path, flat=_PARAGRAPH.search(text) is None).read(raw, lines)


def _decode(raw: bytes, path: Path) -> str:
    """UTF-8 (UTF-16 where a mark says so), else Windows-1252; line ends and form feeds made one."""
    if b"\x00" in raw[:4096] and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise SourceRefused(
            f"{path}: holds zero bytes, so it is no text file; give the PDF or a text rendering"
        )
    utf16 = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    for encoding in ("utf-16",) if utf16 else ("utf-8-sig", "cp1252"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        return text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n").replace("\v", " ")
    raise SourceRefused(f"{path}: neither UTF-8 nor Windows-1252 text; save it as UTF-8")


class _Reader:
    """One pass over the lines; the canonical text grows with the parts."""

    def __init__(self, path: Path, flat: bool) -> None:
        self._path = path
        self._flat = flat
        self._text = CanonicalText()

    def read(self, raw: bytes, lines: list[str]) -> Document:
        parts: list[Block | Table] = []
        for group in group_lines(lines):
            if isinstance(group, TableLines):
                parts.append(Table(tuple(self._row(line) for line in group.lines)))
            else:
                parts += self._blocks(group, inside_table=False)
        return Document(
            self._path.name, hashlib.sha256(raw).hexdigest(), "text", self._text.text(), (), tuple(parts)
        )

    def _row(self, line: Line) -> Row:
        if len(line.cells) > MOST_COLUMNS:
            raise SourceRefused(
                f"{self._path}: line {line.number}: {len(line.cells)} columns, more than any plan has"
            )
        return Row(
            tuple(Cell(self._blocks(cell, inside_table=True)) for cell in line.cells),
            after_break=line.after_break,
        )

    def _blocks(self, source: str, inside_table: bool) -> tuple[Block, ...]:
        blocks: list[Block] = []
        # A list that was flattened leaves a space before its first word.
        flat = inside_table and (self._flat or source[:1] == " ") and _PARAGRAPH.search(source) is None
        for part in _BREAK.split(source):
            for position, piece in enumerate(_GLYPH.split(part)):
                passage = self._text.add(html.unescape(_INLINE.sub("", piece)))
                if passage is None:
                    continue
                if position:
                    blocks.append(Block(passage, "bullet"))
                elif flat and _SENTENCE_INSIDE.search(passage.text):
                    blocks.append(Block(passage, "flat"))
                else:
                    blocks.append(Block(passage, "paragraph"))
        return tuple(blocks)
