"""Opening a PDF: refusal of what cannot be read, limits, and its pages one after the other in little memory."""

import logging
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdftypes import PDFStream, resolve1
from pdfminer.psexceptions import PSException
from pdfplumber.page import Page as PlumberPage
from pdfplumber.pdf import PDF

from forumtrace.errors import SourceRefused
from forumtrace.extract.pdf_lean import LeanReader
from forumtrace.extract.pdf_lexer import Unusual
from forumtrace.extract.pdf_loops import install
from forumtrace.extract.pdf_sheet import Sheet, drop_outside
from forumtrace.extract.pdf_stock import stock_sheet

DAMAGED = (
    PSException,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
"""What pdfminer raises when it walks objects that are not what they should be."""
MAX_PAGES = 600
MAX_SIDE = 14_400.0
"""Points: the largest page that the PDF standard allows for."""
MAX_CONTENT = 24_000_000
"""Bytes of drawing commands on one page, unpacked; the fullest page of a plan has under 100 000."""
MAX_SHAPES = 20_000
"""Ruling lines and shadings of one page."""


@contextmanager
def quiet() -> Iterator[None]:
    """Keep pdfminer's and pdfplumber's log messages away from the user: what matters becomes a finding."""
    loggers = [logging.getLogger(name) for name in ("pdfminer", "pdfplumber")]
    handler = logging.NullHandler()
    before = [(logger, logger.propagate) for logger in loggers]
    for logger in loggers:
        logger.addHandler(handler)
        logger.propagate = False
    try:
        yield
    finally:
        for logger, propagate in before:
            logger.removeHandler(handler)
            logger.propagate = propagate


@contextmanager
def opened(path: Path) -> Iterator[PDF]:
    """The PDF at `path`, open. Raises SourceRefused (one line) for what is no readable PDF or is too long."""
    install()
    with quiet():
        try:
            pdf = pdfplumber.open(path, raise_unicode_errors=False)
        except OSError as error:
            raise SourceRefused(f"{path.name}: cannot be opened: {error.strerror or error}") from error
        except Exception as error:  # a damaged file makes the parser fail in any way there is
            raise _refusal(path, error) from error
        try:
            count = _page_count(path, pdf)
            if not count:
                raise SourceRefused(f"{path.name}: the PDF has no pages (cut short or damaged?)")
            if count > MAX_PAGES:
                raise SourceRefused(f"{path.name}: {count} pages; files of up to {MAX_PAGES} pages are read")
            yield pdf
        finally:
            pdf.stream.close()


def sheets(path: Path, pdf: PDF) -> Iterator[Sheet]:
    """The pages in order, each closed as soon as it is read. Raises SourceRefused for one that is damaged."""
    lean = LeanReader(pdf.rsrcmgr)
    for number, page in enumerate(pdf.pages, 1):
        where = f"{path.name}: page {number}"
        try:
            _check(where, page)
            sheet = _sheet(lean, page, number)
        except SourceRefused:
            raise
        except Exception as error:  # see above
            raise SourceRefused(f"{where}: damaged ({_reason(error)}); try saving the file anew") from error
        finally:
            page.close()
        if len(sheet.rules) + len(sheet.fills) > MAX_SHAPES:
            raise SourceRefused(
                f"{where}: {len(sheet.rules) + len(sheet.fills)} lines and areas; limit {MAX_SHAPES}"
            )
        drop_outside(sheet)
        yield sheet


def _sheet(lean: LeanReader, page: PlumberPage, number: int) -> Sheet:
    """The page by the lean reader, or by pdfminer where that meets something unusual."""
    try:
        return lean.sheet(page, number)
    except (Unusual, *DAMAGED):
        return stock_sheet(page, number)


def _page_count(path: Path, pdf: PDF) -> int:
    try:
        return len(pdf.pages)
    except Exception as error:  # see above
        raise _refusal(path, error) from error


def _refusal(path: Path, error: Exception) -> SourceRefused:
    causes = [error, *error.args, error.__context__]
    if any(isinstance(cause, PDFPasswordIncorrect) for cause in causes):
        return SourceRefused(f"{path.name}: the PDF is locked with a password; save it without one")
    return SourceRefused(f"{path.name}: not a readable PDF ({_reason(error)}); cut short or damaged?")


def _reason(error: Exception) -> str:
    inner = error.args[0] if error.args and isinstance(error.args[0], Exception) else error
    words = " ".join(str(inner).split())[:80]
    return f"{type(inner).__name__}: {words}" if words else type(inner).__name__


def _check(where: str, page: PlumberPage) -> None:
    width, height = float(page.width), float(page.height)
    if not (0 < width <= MAX_SIDE and 0 < height <= MAX_SIDE):
        raise SourceRefused(
            f"{where}: {width:.0f} x {height:.0f} points; a side may have up to {MAX_SIDE:.0f}"
        )
    size = sum(_unpacked_size(resolve1(part)) for part in page.page_obj.contents)
    if size > MAX_CONTENT:
        raise SourceRefused(f"{where}: more than {MAX_CONTENT} bytes of drawing commands")


def _unpacked_size(stream: object) -> int:
    """Size of a content stream, unpacked no further than the limit: a small file may unpack to gigabytes."""
    if not isinstance(stream, PDFStream) or stream.rawdata is None:
        return 0
    filters = [str(getattr(name, "name", name)) for name, _ in stream.get_filters()]
    if filters[:1] in (["FlateDecode"], ["Fl"]) and stream.decipher is None:
        try:
            return len(zlib.decompressobj().decompress(stream.rawdata, MAX_CONTENT + 1))
        except zlib.error:
            return len(stream.rawdata)  # pdfminer mends what can be mended
    return len(stream.rawdata)
