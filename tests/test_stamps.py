"""Opening a graph for writing reads only the documents that somebody touched."""

import json
from pathlib import Path

import pytest

from forumtrace.graph.directory import Directory, mark_of
from forumtrace.graph.stamps import Stamps


@pytest.fixture
def directory(tmp_path: Path) -> Directory:
    """A graph directory with two documents and their stamps."""
    made = Directory(tmp_path / "graph")
    made.create()
    for key in ("one", "two"):
        made.write(key, key.encode())
    Stamps(made).save({key: mark_of(key.encode()) for key in ("one", "two")})
    return made


def test_untouched_documents_are_not_read(directory: Directory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Their marks come from the record; a document that was written again is read."""
    directory.write("two", b"other")
    read: list[str] = []
    honest = Directory.read

    def note(self: Directory, key: str) -> bytes:
        read.append(key)
        return honest(self, key)

    monkeypatch.setattr(Directory, "read", note)
    assert Stamps(directory).marks() == {"one": mark_of(b"one"), "two": mark_of(b"other")}
    assert read == ["two"]


@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b'{"one": 1}', b'{"one": ["x", 1, "m"]}'])
def test_a_damaged_record_is_as_good_as_none(directory: Directory, damage: bytes) -> None:
    """Every document is then read; nothing fails."""
    (directory.path / "stamps.json").write_bytes(damage)
    assert Stamps(directory).marks() == {"one": mark_of(b"one"), "two": mark_of(b"two")}


def test_a_document_that_came_or_went_is_noticed(directory: Directory) -> None:
    """The documents that lie there count, not those of the record."""
    directory.remove("one")
    directory.write("three", b"three")
    assert set(Stamps(directory).marks()) == {"two", "three"}
    assert set(json.loads((directory.path / "stamps.json").read_bytes())) == {"one", "two"}
