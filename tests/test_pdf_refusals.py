"""Files that cannot be read: one clear line each, nothing else on any channel, and no hang."""

import contextlib
import logging
import zlib
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption

from forumtrace.errors import SourceRefused
from forumtrace.extract import pdf_pages
from forumtrace.extract.pdf_document import read_pdf
from tests.pdf_drawing import Drawing, plain_pages


def refusal(path: Path) -> str:
    """The message with which a file is refused."""
    with pytest.raises(SourceRefused) as caught:
        read_pdf(path)
    message = str(caught.value)
    assert "\n" not in message
    assert message.startswith(f"{path.name}: ")
    return message


def test_a_file_that_is_no_pdf_is_refused(tmp_path: Path) -> None:
    """Bytes after a PDF mark that are no PDF."""
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 20)
    assert "not a readable PDF" in refusal(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    """The reason is the system's."""
    assert "cannot be opened: No such file" in refusal(tmp_path / "none.pdf")


def test_a_locked_file_is_refused(tmp_path: Path) -> None:
    """A file that asks for a password says so; one that only restricts printing is read."""
    locked = Drawing(tmp_path / "a.pdf", encrypt=StandardEncryption("secret", "owner"))
    locked.text(50, 50, "words")
    assert "locked with a password" in refusal(locked.save())
    restricted = Drawing(tmp_path / "b.pdf", encrypt=StandardEncryption("", "owner", canPrint=0))
    restricted.text(50, 50, "words")
    assert read_pdf(restricted.save()).text == "words\n"


@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.9, 0.98])
def test_a_truncated_file_is_refused_or_read(
    tmp_path: Path, share: float, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    """A file cut short at any place gives a document or one line, and no warnings of the parser."""
    path = plain_pages(tmp_path / "a.pdf", [["Some words of a page"]] * 3)
    path.write_bytes(path.read_bytes()[: int(share * path.stat().st_size)])
    with contextlib.suppress(SourceRefused):
        assert "words" in read_pdf(path).text
    assert capfd.readouterr() == ("", "")
    assert not [
        record for record in caplog.records if record.name.startswith("pdf") and record.levelno > logging.INFO
    ]


def raw_pdf(path: Path, *objects: bytes) -> Path:
    """A file of these objects, numbered from 1; the first is the catalogue."""
    body = b"".join(b"%d 0 obj\n%b\nendobj\n" % pair for pair in enumerate(objects, 1))
    path.write_bytes(b"%PDF-1.4\n" + body + b"trailer\n<</Root 1 0 R>>\n%%EOF\n")
    return path


def test_a_file_without_pages_is_refused(tmp_path: Path) -> None:
    """A page tree with nothing in it."""
    pages = b"<</Type/Pages/Kids[]/Count 0>>"
    assert "no pages" in refusal(raw_pdf(tmp_path / "a.pdf", b"<</Type/Catalog/Pages 2 0 R>>", pages))


def test_a_scanned_file_is_refused_with_its_pages(tmp_path: Path) -> None:
    """Pages that are pictures are named; among pages with words they become a finding."""
    Image.new("RGB", (60, 40), "white").save(tmp_path / "scan.png")
    drawing = Drawing(tmp_path / "a.pdf")
    for _ in range(3):
        drawing.canvas.drawImage(str(tmp_path / "scan.png"), 0, 0, 600, 400)
        drawing.page()
    assert "pages 1-3 are pictures" in refusal(drawing.save())
    drawing = Drawing(tmp_path / "b.pdf")
    drawing.text(50, 50, "words")
    drawing.page()
    drawing.canvas.drawImage(str(tmp_path / "scan.png"), 0, 0, 600, 400)
    (finding,) = read_pdf(drawing.save()).findings
    assert (finding.kind, "pages 2 are pictures" in finding.message) == ("lost-text", True)


def test_a_blank_file_is_refused(tmp_path: Path) -> None:
    """No words and no pictures."""
    assert "no text" in refusal(plain_pages(tmp_path / "a.pdf", [[]]))


def test_limits_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Too many pages, too large a page, too many rules, too much content: each is refused with its limit."""
    path = plain_pages(tmp_path / "a.pdf", [["words"]] * 3)
    monkeypatch.setattr(pdf_pages, "MAX_PAGES", 2)
    assert "3 pages; files of up to 2" in refusal(path)
    monkeypatch.undo()
    monkeypatch.setattr(pdf_pages, "MAX_CONTENT", 20)
    assert "drawing commands" in refusal(path)
    monkeypatch.undo()
    huge = Drawing(tmp_path / "b.pdf", size=(20_000, 300))
    huge.text(50, 50, "words")
    assert "20000 x 300 points" in refusal(huge.save())
    ruled = Drawing(tmp_path / "c.pdf")
    ruled.grid(range(0, 600, 50), range(0, 400, 50))
    monkeypatch.setattr(pdf_pages, "MAX_SHAPES", 10)
    assert "limit 10" in refusal(ruled.save())


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    """A content stream that unpacks to gigabytes is refused after the limit."""
    bomb = zlib.compress(b"0 0 m\n" * 6_000_000, 9)
    path = raw_pdf(
        tmp_path / "a.pdf",
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 400]/Contents 4 0 R/Resources<<>>>>",
        b"<</Filter/FlateDecode/Length %d>>\nstream\n%b\nendstream" % (len(bomb), bomb),
    )
    assert "drawing commands" in refusal(path)


def test_plain_text_without_tables_is_a_document(tmp_path: Path) -> None:
    """A PDF without tables gives blocks; whether it is a plan is for a later stage to say."""
    assert len(read_pdf(plain_pages(tmp_path / "a.pdf", [["One.", "Two."]])).parts) == 2
