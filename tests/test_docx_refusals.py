"""The Word reader refuses what it must not or cannot read, in one line."""

import io
import socket
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from forumtrace.errors import SourceRefused
from forumtrace.extract import docx_document
from forumtrace.extract.docx_document import read_docx

MAIN = "word/document.xml"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def package(change: Callable[[str, bytes], bytes | None]) -> bytes:
    """A small Word document with its parts changed by `change` (name, bytes); None leaves a part out."""
    plain, out = io.BytesIO(), io.BytesIO()
    word = docx.Document()
    word.add_paragraph("Action Plan")
    word.save(plain)
    with zipfile.ZipFile(plain) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            data = change(name, source.read(name))
            if data is not None:
                target.writestr(name, data)
    return out.getvalue()


WHOLE = package(lambda _, data: data)
DAMAGED = {
    "empty": b"",
    "no zip": b"Action Plan: HMP Example",
    "old format": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512),
    "cut": WHOLE[: len(WHOLE) // 2],
    "no main part": package(lambda name, data: None if name == MAIN else data),
    "no content types": package(lambda name, data: None if name.startswith("[Content") else data),
    "broken XML": package(lambda name, data: data[:-40] if name == MAIN else data),
    "another XML": package(lambda name, data: b"<plan/>" if name == MAIN else data),
    "other zip": package(lambda name, data: data if name.startswith("docProps") else None),
}


@pytest.mark.parametrize("raw", DAMAGED.values(), ids=DAMAGED.keys())
def test_damaged_files_are_refused_in_one_line(tmp_path: Path, raw: bytes) -> None:
    """Whatever is wrong with the file, the reader says so in one line that names it."""
    path = tmp_path / "plan.docx"
    path.write_bytes(raw)
    with pytest.raises(SourceRefused) as refused:
        read_docx(path)
    assert str(path) in str(refused.value)
    assert "\n" not in str(refused.value)


def test_missing_file_is_refused(tmp_path: Path) -> None:
    """A path without a file is refused like any other source."""
    with pytest.raises(SourceRefused, match="cannot be read"):
        read_docx(tmp_path / "none.docx")


@pytest.mark.parametrize("limit", ["LARGEST", "LARGEST_UNPACKED", "LARGEST_XML", "MOST_PARTS"])
def test_limits_are_checked_before_unpacking(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    """A package over any limit is refused without opening a single part."""
    path = tmp_path / "plan.docx"
    path.write_bytes(WHOLE)
    monkeypatch.setattr(docx_document, limit, 3)
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *_: pytest.fail("a part was unpacked"))
    with pytest.raises(SourceRefused, match="more than the"):
        read_docx(path)


def test_table_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tables with too many rows or columns are refused."""
    word = docx.Document()
    word.add_table(4, 4)
    word.save(str(tmp_path / "plan.docx"))
    for limit in ("MOST_ROWS", "MOST_COLUMNS"):
        with monkeypatch.context() as patch:
            patch.setattr(docx_document, limit, 3)
            with pytest.raises(SourceRefused, match="more than"):
                read_docx(tmp_path / "plan.docx")


def test_nothing_outside_is_fetched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Linked pictures and templates are left alone: no socket is opened."""
    word = docx.Document()
    word.add_paragraph("Action Plan")
    for kind in ("image", "attachedTemplate"):
        word.part.relate_to("http://example.invalid/it", f"{RELATIONS}/{kind}", is_external=True)
    word.save(str(tmp_path / "plan.docx"))
    monkeypatch.setattr(socket, "socket", lambda *_, **__: pytest.fail("a socket was opened"))
    assert read_docx(tmp_path / "plan.docx").text == "Action Plan\n"


def test_entities_are_not_resolved(tmp_path: Path) -> None:
    """An external entity in the XML brings nothing of another file into the text."""
    secret = tmp_path / "secret.txt"
    secret.write_text("confidential")
    doctype = f'<!DOCTYPE d [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'.encode()

    def spiked(name: str, data: bytes) -> bytes:
        if name != MAIN:
            return data
        head, found, rest = data.partition(b"?>")
        return head + found + doctype + rest.replace(b"Action Plan", b"Action &e; Plan")

    path = tmp_path / "plan.docx"
    path.write_bytes(package(spiked))
    try:
        text = read_docx(path).text
    except SourceRefused:
        text = ""
    assert "confidential" not in text
