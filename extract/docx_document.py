"""Reading a plan from the Word document itself: paragraphs and tables in the order of the body, without pages.

Nothing outside the file is ever fetched: links, linked pictures and attached templates are left alone, and XML
entities are not resolved.
"""

import hashlib
import io
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import docx
from docx.opc.exceptions import OpcError

from forumtrace.errors import SourceRefused
from forumtrace.extract.canonical import CanonicalText
from forumtrace.extract.docx_elements import Element, body_children, cells_of, own_rows, texts_of_boxes
from forumtrace.extract.docx_paragraphs import ParagraphReader
from forumtrace.extract.model import Block, Cell, Document, Row, Table

LARGEST = 64 * 1024 * 1024
"""Bytes of the file as it lies on disk; plans without pictures have less than a five-hundredth of it."""
LARGEST_UNPACKED = 256 * 1024 * 1024
"""Bytes of all parts together, unpacked: the guard against zip bombs, checked before any part is unpacked."""
LARGEST_XML = 32 * 1024 * 1024
"""Bytes of one XML part, unpacked; these are parsed, the others only copied."""
MOST_PARTS = 5_000
MOST_ROWS = 20_000
MOST_COLUMNS = 63
"""The most that Word allows in a table."""

_OLE = b"\xd0\xcf\x11\xe0"
# What zipfile, the package reader and the XML parser raise on damaged files; XML errors are SyntaxErrors.
_DAMAGE = (
    AttributeError,
    EOFError,
    KeyError,
    IndexError,
    NotImplementedError,
    OpcError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
)


def read_docx(path: Path) -> Document:
    """Read the Word document (.docx) at `path`.

    The result has no pages and no geometry. Raises SourceRefused when the file cannot be read, is damaged or
    encrypted, or would unpack to more than the limits above.
    """
    raw = _raw(path)
    _check_parts(raw, path)
    try:
        opened = docx.Document(io.BytesIO(raw))
        body = opened.element.body
        reader = _Reader(path, ParagraphReader(opened))
        parts = tuple(reader.parts(body))
    except _DAMAGE as error:
        reason = " ".join(str(error).split())[:120] or type(error).__name__
        raise SourceRefused(f"{path}: damaged Word document ({reason}); open and save it again") from error
    return Document(path.name, hashlib.sha256(raw).hexdigest(), "docx", reader.text.text(), (), parts)


def _raw(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise SourceRefused(f"{path}: {size:,} bytes, more than the {LARGEST:,} of the largest plan read")
        raw = path.read_bytes()
    except OSError as error:
        raise SourceRefused(f"{path}: cannot be read ({error.strerror})") from error
    if raw.startswith(_OLE):
        raise SourceRefused(
            f"{path}: encrypted, or in the old .doc format; save it as .docx without password"
        )
    return raw


def _check_parts(raw: bytes, path: Path) -> None:
    """Refuse packages that would unpack to too much. Sizes are those declared: zipfile unpacks no more."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            entries = package.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise SourceRefused(f"{path}: no Word document ({error})") from error
    unpacked = sum(entry.file_size for entry in entries)
    xml = max((entry.file_size for entry in entries if entry.filename.endswith((".xml", ".rels"))), default=0)
    if len(entries) > MOST_PARTS or unpacked > LARGEST_UNPACKED or xml > LARGEST_XML:
        raise SourceRefused(
            f"{path}: {len(entries):,} parts of {unpacked:,} bytes unpacked (largest XML part {xml:,}), more than "
            f"the {MOST_PARTS:,} parts, {LARGEST_UNPACKED:,} and {LARGEST_XML:,} bytes that are read"
        )


class _Reader:
    """One pass over the body; the canonical text grows with the parts."""

    def __init__(self, path: Path, paragraphs: ParagraphReader) -> None:
        self._path = path
        self._paragraphs = paragraphs
        self._rows = 0
        self.text = CanonicalText()

    def parts(self, container: Element) -> Iterator[Block | Table]:
        """The blocks and tables of the body (or of a text box) in order."""
        for kind, element in body_children(container):
            if kind == "paragraph":
                for box in texts_of_boxes(element):
                    yield from self.parts(box)
                yield from self._paragraphs.blocks(element, self.text)
            else:
                yield self._table(element)

    def _table(self, element: Element) -> Table:
        return Table(tuple(self._row(row) for row in own_rows(element)))

    def _row(self, element: Element) -> Row:
        self._rows += 1
        if self._rows > MOST_ROWS:
            raise SourceRefused(f"{self._path}: more than the {MOST_ROWS:,} table rows that are read")
        cells: list[Cell | None] = []
        for cell in cells_of(element):
            if cell.element is None:
                cells += [Cell()] * cell.span
            elif cell.continues:
                cells += [None] * cell.span
            else:
                cells += [Cell(tuple(self._cell(cell.element)), cell.span), *[None] * (cell.span - 1)]
            if len(cells) > MOST_COLUMNS:
                raise SourceRefused(f"{self._path}: a table with more than {MOST_COLUMNS} columns")
        return Row(tuple(cells))

    def _cell(self, container: Element) -> Iterator[Block]:
        """The blocks of a cell; those of tables inside it follow in reading order."""
        for kind, element in body_children(container):
            if kind == "paragraph":
                for box in texts_of_boxes(element):
                    yield from self._cell(box)
                yield from self._paragraphs.blocks(element, self.text)
            else:
                for row in own_rows(element):
                    for cell in cells_of(row):
                        if cell.element is not None:
                            yield from self._cell(cell.element)
