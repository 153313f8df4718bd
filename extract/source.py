"""A source file to a document, whatever its format: told by its first bytes, not by its name."""

from pathlib import Path

from forumtrace.errors import SourceRefused
from forumtrace.extract.model import Document

MAX_BYTES = 64_000_000
"""The largest file that is read; published plans have between 50 000 and 3 000 000 bytes."""
_HEAD = 1024
"""A PDF may have other bytes before its mark, up to this many."""
_TEXT_CONTROLS = frozenset(b"\t\n\f\r")


def read_document(path: Path) -> Document:
    """Read a PDF, a DOCX or a text file.

    Raises SourceRefused, with one line to show, for what is missing, empty, too large or of no known format.
    """
    head = _head(path)
    # Each reader is loaded only for its own format: text needs no PDF library.
    if b"%PDF-" in head:
        from forumtrace.extract.pdf_document import read_pdf

        return read_pdf(path)
    if head.startswith(b"PK\x03\x04"):
        if path.suffix.casefold() not in (".docx", ".docm"):
            raise SourceRefused(f"{path.name}: a zip archive; unpack it, or name a Word document .docx")
        from forumtrace.extract.docx_document import read_docx

        return read_docx(path)
    if not _is_text(head):
        raise SourceRefused(f"{path.name}: no PDF, DOCX or text file{_guess(head)}")
    from forumtrace.extract.text_document import read_text

    return read_text(path)


def _head(path: Path) -> bytes:
    """The first bytes of the file, after a look at its size."""
    try:
        if path.is_dir():
            raise SourceRefused(f"{path.name}: a directory; give one file")
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError as error:
        raise SourceRefused(f"{path.name}: cannot be opened: {error.strerror or error}") from error
    if not head:
        raise SourceRefused(f"{path.name}: the file is empty")
    if size > MAX_BYTES:
        raise SourceRefused(f"{path.name}: {size} bytes; files of up to {MAX_BYTES} bytes are read")
    return head


def _is_text(head: bytes) -> bool:
    """Whether the bytes may be text: no control characters but white space; UTF-16 by its mark."""
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return True
    return all(byte >= 0x20 or byte in _TEXT_CONTROLS for byte in head) and b"\x7f" not in head


def _guess(head: bytes) -> str:
    if head.startswith(b"\xd0\xcf\x11\xe0"):
        return " (an old Word .doc, or a Word file locked with a password? save it as .docx)"
    if head.startswith((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")):
        return " (a picture: run text recognition on it)"
    return ""
