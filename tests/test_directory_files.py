"""What somebody has put into a graph directory: nothing outside is written, nothing is waited for."""

import os
import shutil
from pathlib import Path

import pytest

from forumtrace.errors import GraphRefused
from forumtrace.examples import paths
from forumtrace.graph import whole
from forumtrace.graph.build import build
from forumtrace.graph.directory import Directory
from forumtrace.graph.files import write_whole
from forumtrace.graph.rows import rows
from forumtrace.graph.store import open_graph
from forumtrace.graph.whole import open_whole

PLAN = Path(str(paths()[0]))


@pytest.fixture
def graph(graph_to_harm: Path) -> Path:
    """A graph of one example plan."""
    return graph_to_harm


def link(path: Path, target: Path) -> None:
    """Put a symbolic link there, where the system lets us."""
    try:
        path.symlink_to(target)
    except OSError:
        pytest.skip("symbolic links cannot be made here")


def use(graph: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Write all that is written: document, ledger, stamps, snapshot and rows."""
    key = Directory(graph).plan_keys()[0]
    with open_graph(graph, write=True) as opened:
        opened.drop(key)
    build(str(graph), [PLAN])
    with monkeypatch.context() as large:
        large.setattr(whole, "IN_MEMORY", 0)
        large.setattr(whole, "WHOLE", 0)
        with open_whole(graph) as opened:
            assert rows(opened, "documents")
    assert (graph / "rows" / "documents.json").is_file()


def test_links_in_the_place_of_files_lead_nowhere(
    graph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether they stand where a file belongs or where it is written first, what they point to stays as it was."""
    outside = tmp_path / "outside"
    outside.write_text("mine")
    key = Directory(graph).plan_keys()[0]
    (graph / "rows").mkdir()
    names = ("sources.json", "stamps.json", f"documents/{key}.nq", "rows/documents.json", "snapshots/current")
    for name in names:
        link(graph / f"{name}.part", outside)
        if name != f"documents/{key}.nq":
            (graph / name).unlink(missing_ok=True)
            link(graph / name, outside)
    link(graph / "sources.tmp", outside)
    use(graph, monkeypatch)
    assert outside.read_text() == "mine"
    assert not any((graph / name).is_symlink() for name in names)


def test_links_in_the_place_of_a_snapshot_lead_nowhere(graph: Path, tmp_path: Path) -> None:
    """A writer deletes them, with nothing of what they point to, and makes the snapshot anew."""
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "letter.txt").write_text("mine")
    name = (graph / "snapshots" / "current").read_text()
    shutil.rmtree(graph / "snapshots" / name)
    for planted in (name, f"{name}.part", f"{name}.part.tmp"):
        link(graph / "snapshots" / planted, tmp_path / "outside")
    open_graph(graph, write=True).close()
    assert [path.name for path in (tmp_path / "outside").iterdir()] == ["letter.txt"]
    assert sorted(path.name for path in (graph / "snapshots").iterdir()) == [name, "current"]


@pytest.mark.parametrize("name", ["documents", "store", "snapshots", "rows"])
def test_links_in_the_place_of_folders_are_refused(graph: Path, tmp_path: Path, name: str) -> None:
    """Readers and writers name the link."""
    (tmp_path / "outside").mkdir()
    if (graph / name).exists():
        shutil.rmtree(graph / name)
    link(graph / name, tmp_path / "outside")
    for write in (False, True):
        with pytest.raises(GraphRefused, match=f"{name} is a symbolic link"):
            open_graph(graph, write=write)
    assert not list((tmp_path / "outside").iterdir())


@pytest.mark.parametrize("name", ["LOG", "CURRENT", "more"])
def test_links_in_the_store_are_refused(graph: Path, tmp_path: Path, name: str) -> None:
    """The store opens and writes its files itself."""
    outside = tmp_path / "outside"
    outside.write_text("mine")
    (graph / "store" / name).unlink(missing_ok=True)
    link(graph / "store" / name, outside)
    with pytest.raises(GraphRefused, match=f"{name} is a symbolic link"):
        open_graph(graph, write=True)
    assert outside.read_text() == "mine"


def test_a_file_that_cannot_be_put_in_place_leaves_nothing(tmp_path: Path) -> None:
    """Neither half a file nor what was written beside it."""
    (tmp_path / "taken" / "inside").mkdir(parents=True)
    with pytest.raises(OSError, match="taken"):
        write_whole(tmp_path / "taken", b"content")
    assert os.listdir(tmp_path) == ["taken"]


def test_what_a_killed_writer_left_is_swept(graph: Path) -> None:
    """The next writer deletes it, and no file of another name."""
    left = [graph / "stamps.json.0123abcd.part", graph / "documents" / "x.nq.0123abcd.part"]
    for path in (*left, graph / "letter.part"):
        path.write_text("half")
    open_graph(graph, write=True).close()
    assert not any(path.exists() for path in left)
    assert (graph / "letter.part").exists()
