"""Dispatch by content, and refusal of files that are no source."""

from pathlib import Path

import pytest

from forumtrace.errors import SourceRefused
from forumtrace.extract import source
from forumtrace.extract.source import read_document
from tests.pdf_drawing import plain_pages


def test_a_pdf_is_told_by_its_first_bytes(tmp_path: Path) -> None:
    """The name does not matter, nor do bytes before the mark."""
    path = plain_pages(tmp_path / "plan.txt", [["words"]])
    assert read_document(path).format == "pdf"


def test_text_is_read_as_text(tmp_path: Path) -> None:
    """Whatever is no PDF and no archive but readable is text."""
    path = tmp_path / "plan.pdf"
    path.write_text("Action Plan: HMP Somewhere\nAction Plan Submitted: 1 May 2020\n", encoding="utf-8")
    assert read_document(path).format == "text"


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.pdf", b"", "empty"),
        ("a.bin", bytes(range(200)), "no PDF, DOCX or text"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Word"),
        ("a.png", b"\x89PNG\r\n\x1a\n\0\0", "picture"),
        ("a.zip", b"PK\x03\x04rest", "zip archive"),
    ],
)
def test_other_files_are_refused(tmp_path: Path, name: str, content: bytes, words: str) -> None:
    """One line says what was seen."""
    (tmp_path / name).write_bytes(content)
    with pytest.raises(SourceRefused, match=words):
        read_document(tmp_path / name)


def test_missing_files_directories_and_giants_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before anything is read of them."""
    with pytest.raises(SourceRefused, match="No such file"):
        read_document(tmp_path / "none")
    with pytest.raises(SourceRefused, match="a directory"):
        read_document(tmp_path)
    monkeypatch.setattr(source, "MAX_BYTES", 3)
    (tmp_path / "a.txt").write_text("four", encoding="utf-8")
    with pytest.raises(SourceRefused, match="up to 3 bytes"):
        read_document(tmp_path / "a.txt")
