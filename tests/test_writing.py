"""The one writer: new plans a few at a time, and a store that catches up with its documents whatever ended the writer."""

import random
import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest

from forumtrace.errors import GraphRefused
from forumtrace.graph import store, writing
from forumtrace.graph.directory import Directory
from forumtrace.graph.quads import plan_quads
from forumtrace.graph.store import from_documents, open_graph
from forumtrace.graph.writing import TOGETHER, DirectoryGraph
from tests.fiction import Fiction
from tests.killing import kill_writer, needs_kill

NAMES = [f"HMP {letter}ton" for letter in "ABCDEFGHI"]


def _plans() -> dict[str, list[str]]:
    fictions = [Fiction(name) for name in NAMES]
    return {fiction.context.key: plan_quads(fiction.plan, fiction.facts()) for fiction in fictions}


PLANS = _plans()
KEYS = sorted(PLANS)


def _held(store: ox.Store) -> set[str]:
    return {str(quad) for quad in store}


def _assert_whole(path: Path) -> set[str]:
    """The store on disk holds to the letter what a store made from the documents holds; return that."""
    with DirectoryGraph(Directory(path)) as graph:
        held = _held(graph.store)
    assert held == _held(from_documents(Directory(path)).store)
    return held


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph with nine plans, made once."""
    path = tmp_path_factory.mktemp("writing") / "graph"
    with open_graph(path, write=True) as graph:
        for key in KEYS:
            assert graph.replace(key, PLANS[key])
    return path


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    """A copy of it to change."""
    shutil.copytree(made, tmp_path / "graph")
    return tmp_path / "graph"


def test_plans_written_together_are_as_if_written_one_by_one(path: Path, tmp_path: Path) -> None:
    """What several new plans share is told once, and one name of a shared node, in whatever order they came."""
    _assert_whole(path)
    with open_graph(tmp_path / "single", write=True) as graph:
        for key in reversed(KEYS):
            graph.replace(key, PLANS[key])
            assert graph.query("ASK {}")
    assert _held(from_documents(Directory(path)).store) == _assert_whole(tmp_path / "single")


def test_whoever_asks_the_writer_finds_all_that_was_written(tmp_path: Path) -> None:
    """Plans that wait to be written together are written before a question, a change or a drop."""
    first, second = KEYS[:2]
    with open_graph(tmp_path / "graph", write=True) as graph:
        assert graph.replace(first, PLANS[first])
        assert not graph.replace(first, PLANS[first])
        assert graph.plan_keys() == (first,)
        assert graph.replace(second, PLANS[second])
        assert graph.replace(second, PLANS[second][::2])
        assert graph.drop(first)
        assert graph.plan_keys() == (second,)
    _assert_whole(tmp_path / "graph")


def test_a_store_that_lags_behind_in_few_plans_catches_up(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A changed, a lost and a new document: the store follows each, and is not made anew for two of nine."""
    monkeypatch.setattr(writing, "rebuild", lambda *_: pytest.fail("made anew"))
    documents = path / "documents"
    document = documents / f"{KEYS[3]}.nq"
    document.write_text("".join(f"{line}\n" for line in PLANS[KEYS[3]][::2]))
    (documents / f"{KEYS[5]}.nq").unlink()
    _assert_whole(path)
    document.write_text("".join(f"{line}\n" for line in PLANS[KEYS[3]]))
    (documents / f"{KEYS[5]}.nq").write_text("".join(f"{line}\n" for line in PLANS[KEYS[5]]))
    _assert_whole(path)


def test_a_change_that_was_cut_short_is_caught_up(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C between document and store, and further changes before the end, hide nothing from the next writer."""
    with monkeypatch.context() as patched, DirectoryGraph(Directory(path)) as graph:
        assert graph.drop(KEYS[1])
        patched.setattr(writing, "apply", _interrupt)
        with pytest.raises(KeyboardInterrupt):
            graph.replace(KEYS[0], PLANS[KEYS[0]][::2])
    _assert_whole(path)


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def test_a_writer_that_fails_lets_go_of_the_graph(path: Path) -> None:
    """What cannot be written is told, and the next writer is not kept out; a line separator in a word is no such thing."""
    with pytest.raises(SyntaxError), DirectoryGraph(Directory(path)) as graph:
        graph.replace("odd", ["no line of N-Quads"])
    (path / "documents" / "odd.nq").unlink()
    with DirectoryGraph(Directory(path)) as graph:
        line = PLANS[KEYS[0]][0]
        graph.replace(
            "even",
            [f'{line.split(" ")[0]} <https://example.org/says> "a\u2028b" <https://example.org/graph> .'],
        )
    assert any("a\u2028b" in quad for quad in _assert_whole(path))


def test_a_store_whose_files_are_damaged_is_made_anew(path: Path) -> None:
    """Also when the damage shows in the midst of a file, and no other process is blamed for it."""
    for file in (path / "store").glob("*.sst"):
        content = bytearray(file.read_bytes())
        content[len(content) // 3 : len(content) // 3 + 40] = b"?" * 40
        file.write_bytes(content)
    _assert_whole(path)


def test_a_full_disk_is_told_in_one_line(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What Oxigraph cannot write is refused; the document is there, and the next writer catches up."""
    with monkeypatch.context() as patched:
        patched.setattr(writing, "add", _full)
        graph = open_graph(path, write=True)
        graph.drop(KEYS[0])
        graph.replace(KEYS[0], PLANS[KEYS[0]])
        with pytest.raises(GraphRefused, match=r"cannot be written: .*No space left"):
            graph.close()
    _assert_whole(path)


def _full(*_: object) -> None:
    raise OSError("IO error: No space left on device: While appending to file: x.sst")


@pytest.mark.parametrize("content", [b"garbage", b"\xff\xfe"])
def test_a_damaged_document_is_told_when_the_store_catches_up(path: Path, content: bytes) -> None:
    """With the file's name and what to do; again and again, until somebody does it."""
    document = path / "documents" / f"{KEYS[4]}.nq"
    document.write_bytes(content)
    for _ in range(2):
        with pytest.raises(GraphRefused, match=f"{KEYS[4]}.nq is damaged"):
            open_graph(path, write=True)
    document.unlink()
    _assert_whole(path)


KILLED = """
import random, sys
sys.path.insert(0, sys.argv[2])
from tests.test_writing import KEYS, PLANS
from forumtrace.graph.store import open_graph
chooser = random.Random(int(sys.argv[3]))
with open_graph(sys.argv[1], write=True) as graph:
    print("ready", flush=True)
    while True:
        for key in chooser.sample(KEYS, 7):
            graph.drop(key)
        for key in chooser.sample(KEYS, len(KEYS)):
            graph.replace(key, PLANS[key][:: chooser.choice([1, 1, 1, 2])])
"""


def _killed(path: Path, seed: int, delay: float) -> None:
    """Kill a writer that drops, adds and changes plans in a loop; store and documents must agree afterwards."""
    kill_writer(KILLED, path, delay, str(seed))
    for document in (path / "documents").glob("*.nq"):
        assert document.read_text().splitlines() in (PLANS[document.stem], PLANS[document.stem][::2])
    _assert_whole(path)


@needs_kill
@pytest.mark.parametrize(("seed", "delay"), [(1, 0.1), (2, 0.4)])
def test_a_writer_killed_among_new_plans_leaves_a_whole_graph(path: Path, seed: int, delay: float) -> None:
    """After kill -9 each document is whole, and the store is brought to hold just what they say."""
    _killed(path, seed, delay)


@pytest.mark.slow
@needs_kill
def test_two_hundred_writers_killed_among_new_plans_leave_a_whole_graph(path: Path) -> None:
    """The same, again and again on one graph, at moments that a seeded chooser takes."""
    chooser = random.Random(TOGETHER)
    for seed in range(200):
        _killed(path, seed, chooser.uniform(0.0, 0.5))


def test_a_reader_keeps_its_snapshot_through_the_next_build(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The one before the newest goes only when a further writer comes."""
    monkeypatch.setattr(store, "IN_MEMORY", 0)
    with open_graph(path) as reader:
        for key in KEYS[:2]:
            with open_graph(path, write=True) as graph:
                graph.drop(key)
            kept = sorted(folder.name for folder in (path / "snapshots").iterdir() if folder.is_dir())
            if key == KEYS[0]:
                assert kept == ["1", "2"]
                assert len(reader.plan_keys()) == len(KEYS)
    assert kept == ["2", "3"]
    with open_graph(path) as reader:
        assert reader.engine == "Oxigraph on disk"
        assert reader.plan_keys() == tuple(KEYS[2:])
