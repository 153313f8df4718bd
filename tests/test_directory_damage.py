"""A graph directory whose files are damaged or are no files: one line of refusal, or as good as never written."""

import os
import shutil
from pathlib import Path

import pytest

from forumtrace.errors import GraphRefused
from forumtrace.graph.directory import Directory, mark_of
from forumtrace.graph.files import read_whole
from forumtrace.graph.kept_rows import KeptRows
from forumtrace.graph.saved import saved_query
from forumtrace.graph.snapshots import Snapshots
from forumtrace.graph.stamps import Stamps
from forumtrace.graph.store import open_graph

DEEP = "[" * 200_000
LINE = "<urn:s> <urn:p> <urn:o> <https://w3id.org/prison-action-plan/id/graph/one> ."


@pytest.fixture
def directory(tmp_path: Path) -> Directory:
    """A graph of one small document."""
    with open_graph(tmp_path / "graph", write=True) as graph:
        graph.replace("one", [LINE])
    return Directory(tmp_path / "graph")


def pipe(path: Path) -> None:
    """Put a pipe there, which nobody writes to."""
    if not hasattr(os, "mkfifo"):
        pytest.skip("there are no pipes here")
    path.unlink(missing_ok=True)
    os.mkfifo(path)


def add_another(path: Path) -> None:
    """Write a second document, and all that is written beside it."""
    with open_graph(path, write=True) as graph:
        graph.replace("two", [LINE.replace("/one", "/two")])
        graph.ledger().save()


def refused(directory: Directory, words: str) -> None:
    """Readers and writers refuse the graph in these words."""
    for write in (False, True):
        with pytest.raises(GraphRefused, match=words):
            open_graph(directory.path, write=write)


@pytest.mark.parametrize("layout", ["-3", "0", "true", "null", "1.5", '"1"', "[1]", "1e999", DEEP])
def test_a_layout_that_is_no_number_is_damage(directory: Directory, layout: str) -> None:
    """Only a larger number was written by a newer version."""
    directory.marker.write_text(f'{{"layout": {layout}}}')
    refused(directory, r"forumtrace\.json is damaged")
    directory.marker.write_text('{"layout": 2}')
    refused(directory, "newer version")


@pytest.mark.parametrize("name", ["documents/one.nq", "documents/two.nq", "forumtrace.json"])
def test_a_pipe_in_the_place_of_a_file_is_refused_by_name(directory: Directory, name: str) -> None:
    """Nobody waits for it."""
    pipe(directory.path / name)
    refused(directory, f"{Path(name).name} cannot be read: it is no regular file")


@pytest.mark.parametrize("name", ["store", "store/CURRENT", "store/more", "snapshots"])
def test_a_pipe_in_the_place_of_the_store_is_refused_by_name(directory: Directory, name: str) -> None:
    """The store would wait for it."""
    if (directory.path / name).is_dir():
        shutil.rmtree(directory.path / name)
    pipe(directory.path / name)
    refused(directory, f"{Path(name).name} is neither a file nor a folder")


def test_a_pipe_in_a_snapshot_makes_it_as_good_as_none(directory: Directory) -> None:
    """Readers read the documents; a writer makes the snapshot anew."""
    snapshots = Snapshots(directory)
    state = snapshots.current()
    assert state is not None
    pipe(state / "CURRENT")
    assert snapshots.current() is None
    open_graph(directory.path, write=True).close()
    assert snapshots.current() is not None


@pytest.mark.parametrize("name", ["stamps.json", "sources.json", "snapshots/current"])
def test_a_pipe_in_the_place_of_a_record_is_as_good_as_none(directory: Directory, name: str) -> None:
    """A writer puts the record in its place again."""
    pipe(directory.path / name)
    with open_graph(directory.path) as graph:
        assert graph.plan_keys() == ("one",)
    add_another(directory.path)
    assert read_whole(directory.path / name)


def test_a_pipe_in_the_place_of_rows_is_as_good_as_none(directory: Directory) -> None:
    """The rows are asked for, and kept."""
    query = saved_query("documents")
    (directory.path / "rows").mkdir()
    pipe(directory.path / "rows" / "documents.json")
    kept = KeptRows(directory, {})
    assert not kept.has(query)
    assert kept.of(query, list) == []
    assert kept.has(query)


@pytest.mark.parametrize("name", ["missing", "loop.nq"])
def test_a_link_that_leads_nowhere_is_refused_by_name(directory: Directory, name: str) -> None:
    """It stands for a document that is lost."""
    try:
        (directory.documents / "loop.nq").symlink_to(directory.documents / name)
    except OSError:
        pytest.skip("symbolic links cannot be made here")
    refused(directory, r"loop\.nq cannot be read")


def test_a_document_that_is_deleted_meanwhile_has_no_size(directory: Directory) -> None:
    """A reader may come while a writer drops a plan."""
    assert directory.size() == len(LINE) + 1
    directory.remove("one")
    assert (directory.size(), directory.read("one")) == (0, b"")


@pytest.mark.parametrize("damage", [DEEP, '{"one": [1e999, 1, "x"]}', '{"one": [NaN, 1, "x"]}'])
def test_stamps_without_sense_are_as_good_as_none(directory: Directory, damage: str) -> None:
    """Every document is then read."""
    (directory.path / "stamps.json").write_text(damage)
    assert Stamps(directory).marks() == {"one": mark_of(directory.read("one"))}


def test_rows_that_nest_without_end_are_as_good_as_none(directory: Directory) -> None:
    """Their checksum may be right all the same."""
    query, kept = saved_query("documents"), KeptRows(directory, {})
    path = directory.path / "rows" / "documents.json"
    kept.of(query, list)
    mark = path.read_bytes().split()[0]
    path.write_bytes(b"%b %b\n%b" % (mark, mark_of(DEEP.encode()).encode(), DEEP.encode()))
    assert kept.of(query, list) == []


def test_a_graph_without_documents_is_damaged_until_it_is_built(directory: Directory) -> None:
    """A missing folder, or a file in its place, is told to whoever asks; building makes the folder anew."""
    shutil.rmtree(directory.documents)
    with pytest.raises(GraphRefused, match="damaged: it has no documents folder"):
        open_graph(directory.path)
    with open_graph(directory.path, write=True) as graph:
        assert graph.plan_keys() == ()
    shutil.rmtree(directory.documents)
    directory.documents.write_text("in the way")
    refused(directory, "documents")


@pytest.mark.parametrize("name", ["stamps.json", "sources.json", "snapshots"])
def test_what_cannot_be_written_is_told(directory: Directory, name: str) -> None:
    """A folder or a file in the way is one line of refusal."""
    path = directory.path / name
    if path.is_dir():
        shutil.rmtree(path)
        path.write_text("in the way")
    else:
        path.unlink(missing_ok=True)
        path.mkdir()
    with pytest.raises(GraphRefused, match=rf"{path.name}\S* cannot be written"):
        add_another(directory.path)
