"""Finding the files to read, and remembering which are held."""

from pathlib import Path

import pytest

from forumtrace.errors import SourceRefused
from forumtrace.graph.directory import Directory
from forumtrace.graph.ledger import FileLedger, Held
from forumtrace.graph.sources import Source, file_sha256, find_sources


def names(given: list[Path]) -> list[str]:
    """The names found, in order."""
    return [entry.name for entry in find_sources(given) if isinstance(entry, Source)]


def test_folders_are_searched_recursively_and_sorted(tmp_path: Path) -> None:
    """Only plans' file types count, whatever the case of the suffix, in one fixed order."""
    for name in ("b/two.PDF", "a/one.txt", "c.docx", "notes.md", "b/.hidden"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert names([tmp_path]) == ["a/one.txt", "b/two.PDF", "c.docx"]


def test_what_cannot_be_a_source_is_reported_by_name(tmp_path: Path) -> None:
    """A missing file and a folder without plans are one refusal each, the rest still counts."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "plan.txt").write_text("x")
    found = list(find_sources([tmp_path / "gone.pdf", tmp_path / "empty", tmp_path / "plan.txt"]))
    assert [str(e) for e in found if isinstance(e, SourceRefused)] == [
        f"{tmp_path / 'gone.pdf'}: no such file or folder",
        f"{tmp_path / 'empty'}: no .pdf, .txt or .docx file in this folder",
    ]
    assert names([tmp_path / "plan.txt"]) == ["plan.txt"]


def test_the_ledger_comes_back_as_it_was_written(tmp_path: Path) -> None:
    """What is held survives saving, and the file is the same whatever the order of additions."""
    texts = []
    directory = Directory(tmp_path)
    directory.create()
    directory.write("plan-b", b"")
    for order in (["a", "b"], ["b", "a"]):
        ledger = FileLedger(tmp_path / f"{order[0]}.json")
        for name in order:
            ledger.held[name] = Held(f"plan-{name}", "0" * 64, "mark")
        ledger.save()
        texts.append((tmp_path / f"{order[0]}.json").read_bytes())
    assert texts[0] == texts[1]
    assert FileLedger(tmp_path / "a.json").held["b"].plan == "plan-b"


def test_an_unreadable_file_is_refused(tmp_path: Path) -> None:
    """A folder under a file's name is one clear line."""
    with pytest.raises(SourceRefused, match="cannot be read"):
        file_sha256(tmp_path)
