"""What a graph directory remembers of its sources: a build reads again what was lost or altered, and nothing else."""

import json
import shutil
from pathlib import Path

import pytest

from forumtrace.examples import paths
from forumtrace.graph.build import build
from forumtrace.graph.directory import Directory
from forumtrace.graph.ledger import FileLedger, Held

PLAN = Path(str(paths()[0]))
ENTRY = {"plan": "calderbeck-2020-03-05", "sha256": "0" * 64, "reader": "mark"}


@pytest.fixture
def graph(graph_to_harm: Path) -> Path:
    """A graph of one example plan."""
    return graph_to_harm


def with_a_document(path: Path) -> Path:
    """A graph directory there, with a document of the plan `b`."""
    directory = Directory(path)
    directory.create()
    directory.write("b", b"")
    return path


def entries(*changes: dict[str, object]) -> bytes:
    """A ledger whose entries differ from what one looks like."""
    return json.dumps({f"{n}.pdf": ENTRY | change for n, change in enumerate(changes)}).encode()


DAMAGED = {
    "cut short": b'{"a":1',
    "empty": b"",
    "no text": b"\xff",
    "a number": b'{"a":1e999}',
    "a list": b"[]",
    "brackets": b"[" * 200_000,
    "no plan": entries({}, {"plan": 1}),
    "no file name": entries({"plan": "../x y"}),
    "no character": entries({"plan": "\ud800"}),
    "no hash": entries({"sha256": None}),
    "more than there is": entries({"more": "x"}),
}


@pytest.mark.parametrize("damage", DAMAGED.values(), ids=DAMAGED.keys())
def test_a_damaged_ledger_is_as_good_as_none(tmp_path: Path, damage: bytes) -> None:
    """Nothing is held, and what is saved then comes back."""
    path = with_a_document(tmp_path) / "sources.json"
    path.write_bytes(damage)
    ledger = FileLedger(path)
    assert ledger.held == {}
    ledger.held["b.pdf"] = Held("b", "1" * 64, "mark")
    ledger.save()
    assert FileLedger(path).held["b.pdf"].plan == "b"


@pytest.mark.parametrize("damage", [b'{"a":1', b"[" * 200_000])
def test_a_build_with_a_damaged_ledger_reads_every_source_once(graph: Path, damage: bytes) -> None:
    """The plans that are held are known as they are read; afterwards all is unchanged."""
    document = Directory(graph).read(Directory(graph).plan_keys()[0])
    (graph / "sources.json").write_bytes(damage)
    summary = build(str(graph), [PLAN])
    assert ([name for name, _ in summary.read], summary.refused) == ([PLAN.name], [])
    assert Directory(graph).read(Directory(graph).plan_keys()[0]) == document
    assert build(str(graph), [PLAN]).unchanged == [PLAN.name]


def test_a_name_that_is_no_text_is_remembered(tmp_path: Path) -> None:
    """Where names of files are bytes, one that is no UTF-8 has surrogates in it."""
    ledger = FileLedger(with_a_document(tmp_path) / "sources.json")
    ledger.held["\udcff.pdf"] = Held("b", "1" * 64, "mark")
    ledger.save()
    assert set(FileLedger(tmp_path / "sources.json").held) == {"\udcff.pdf"}


def test_a_document_that_was_cut_short_is_built_again(graph: Path) -> None:
    """At the end of a line it is sound N-Quads; the ledger tells that it is not what was built."""
    directory = Directory(graph)
    (key,) = directory.plan_keys()
    whole = directory.read(key)
    directory.write(key, b"".join(whole.splitlines(keepends=True)[:2000]))
    other = Path(str(paths()[1]))
    build(str(graph), [other])  # Also when the store was brought in step with what is left meanwhile.
    summary = build(str(graph), [PLAN, other])
    assert ([name for name, _ in summary.read], summary.unchanged) == ([PLAN.name], [other.name])
    assert directory.read(key) == whole
    assert build(str(graph), [PLAN]).unchanged == [PLAN.name]


def test_a_ledger_without_marks_is_read(graph: Path) -> None:
    """Its sources count as changed, and as those of their plans."""
    path = graph / "sources.json"
    held = json.loads(path.read_bytes())
    path.write_text(json.dumps({name: {**entry, "mark": None} for name, entry in held.items()}))
    assert FileLedger(path).held == {}
    for entry in held.values():
        del entry["mark"]
    path.write_text(json.dumps(held))
    assert FileLedger(path).held[PLAN.name].plan == held[PLAN.name]["plan"]
    assert [name for name, _ in build(str(graph), [PLAN]).read] == [PLAN.name]
    assert build(str(graph), [PLAN]).unchanged == [PLAN.name]


def test_a_plan_whose_document_is_gone_is_free_for_another_source(graph: Path, tmp_path: Path) -> None:
    """Its old source is neither told to be left nor in the way."""
    directory = Directory(graph)
    directory.remove(directory.plan_keys()[0])
    shutil.copy(PLAN, tmp_path / "renamed.pdf")
    summary = build(str(graph), [tmp_path / "renamed.pdf"])
    assert ([name for name, _ in summary.read], summary.refused, summary.left) == (["renamed.pdf"], [], [])
