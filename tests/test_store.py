"""A graph directory: whole changes, one writer, many readers, and documents that are the truth."""

import json
import random
import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest

from forumtrace.errors import GraphRefused, QueryRefused
from forumtrace.graph import changes, store
from forumtrace.graph.engine import Graph
from forumtrace.graph.quads import plan_quads
from forumtrace.graph.rows import rows
from forumtrace.graph.store import open_graph
from forumtrace.graph.writing import DirectoryGraph
from tests.fiction import Fiction
from tests.killing import kill_writer, needs_kill

FIRST, SECOND = Fiction(), Fiction("HMP Otherton")
FIRST_LINES = plan_quads(FIRST.plan, FIRST.facts())
SECOND_LINES = plan_quads(SECOND.plan, SECOND.facts())
KEY, OTHER = FIRST.context.key, SECOND.context.key


def _quads(path: Path) -> set[str]:
    with open_graph(path) as graph:
        found = graph.query("SELECT * { GRAPH ?g { ?s ?p ?o } }")
        assert isinstance(found, ox.QuerySolutions)
        return {str(list(solution)) for solution in found}


def _count(graph: Graph, key: str) -> int:
    """How many triples the plan's own graph holds."""
    found = graph.query(
        f"SELECT * {{ GRAPH <https://w3id.org/prison-action-plan/id/graph/{key}> {{ ?s ?p ?o }} }}"
    )
    assert isinstance(found, ox.QuerySolutions)
    return len(list(found))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph with two plans, made once."""
    path = tmp_path_factory.mktemp("store") / "graph"
    with open_graph(path, write=True) as graph:
        assert graph.replace(KEY, FIRST_LINES)
        assert graph.replace(OTHER, SECOND_LINES)
    return path


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    """A copy of it to change."""
    shutil.copytree(made, tmp_path / "graph")
    return tmp_path / "graph"


def test_replacing_by_the_same_changes_nothing(path: Path) -> None:
    """A second build of the same source is seen to be none."""
    before = _quads(path)
    with open_graph(path, write=True) as graph:
        assert not graph.replace(KEY, FIRST_LINES[::-1])
        assert graph.plan_keys() == (KEY, OTHER)
    assert _quads(path) == before


def test_a_dropped_plan_leaves_no_trace(path: Path, tmp_path: Path) -> None:
    """What is left is what a graph of the other plan alone holds."""
    with open_graph(path, write=True) as graph:
        assert graph.drop(KEY)
        assert not graph.drop(KEY)
    with open_graph(tmp_path / "alone", write=True) as graph:
        graph.replace(OTHER, SECOND_LINES)
    assert _quads(path) == _quads(tmp_path / "alone")


def test_a_changed_plan_is_replaced_whole(path: Path, tmp_path: Path) -> None:
    """The result does not depend on what was held before."""
    fewer = [line for line in FIRST_LINES if "2.10" not in line]
    with open_graph(path, write=True) as graph:
        assert graph.replace(KEY, fewer)
    with open_graph(tmp_path / "fresh", write=True) as graph:
        graph.replace(OTHER, SECOND_LINES)
        graph.replace(KEY, fewer)
    assert _quads(path) == _quads(tmp_path / "fresh")


def test_a_document_that_was_touched_does_not_mislead_a_change(path: Path, tmp_path: Path) -> None:
    """What differs is told from what the store holds, also when somebody edits the document beside an open writer."""
    with open_graph(path, write=True) as graph:
        (path / "documents" / f"{KEY}.nq").write_text(f"{FIRST_LINES[0]}\n")
        assert graph.replace(KEY, FIRST_LINES[1:])
    with open_graph(tmp_path / "fresh", write=True) as graph:
        graph.replace(OTHER, SECOND_LINES)
        graph.replace(KEY, FIRST_LINES[1:])
    assert _quads(path) == _quads(tmp_path / "fresh")


def test_a_correction_writes_only_what_differs(path: Path) -> None:
    """Putting one line in and out again leaves every other quad where it is, and nothing is derived twice."""
    subject, named = FIRST_LINES[0].split(" ")[0], FIRST_LINES[0].split(" ")[-2]
    more = [*FIRST_LINES, f'{subject} <http://www.w3.org/2000/01/rdf-schema#comment> "more" {named} .']
    before = _quads(path)
    with open_graph(path, write=True) as graph:
        graph.replace(KEY, more)
    assert len(_quads(path) ^ before) == 3  # the line, the old mark and the new one
    with open_graph(path, write=True) as graph:
        graph.replace(KEY, FIRST_LINES)
    assert _quads(path) == before


class _Watched:
    """A store that notes whether it is compacted."""

    def __init__(self, store: ox.Store) -> None:
        self.store, self.compacted = store, False

    def optimize(self) -> None:
        """Noted, and done."""
        self.compacted = True
        self.store.optimize()

    def __getattr__(self, name: str) -> object:
        return getattr(self.store, name)


@pytest.mark.parametrize(("fewer", "worth_it"), [(True, True), (False, False)])
def test_what_was_replaced_is_not_kept(
    path: Path, monkeypatch: pytest.MonkeyPatch, fewer: bool, worth_it: bool
) -> None:
    """However few plans there are, the store is compacted when one was replaced, and not when none was."""
    with open_graph(path, write=True) as graph:
        assert isinstance(graph, DirectoryGraph)
        assert graph.replace(KEY, FIRST_LINES[:: 1 + fewer]) == fewer
        watched = _Watched(graph.store)
        monkeypatch.setattr(graph, "_store", watched)
    assert watched.compacted == worth_it


def test_the_store_is_made_anew_from_the_documents(path: Path) -> None:
    """Without the store a reader reads the documents, and a writer makes the same store again."""
    before = _quads(path)
    shutil.rmtree(path / "store")
    assert _quads(path) == before
    with open_graph(path, write=True):
        pass
    assert (path / "store").is_dir()
    assert _quads(path) == before


def test_a_store_that_lags_behind_is_repaired(path: Path) -> None:
    """A document that was put in place without its transaction, as a killed writer leaves it, is caught up."""
    before = _quads(path)
    with open_graph(path, write=True) as graph:
        graph.drop(OTHER)
    (path / "documents" / f"{OTHER}.nq").write_text("".join(f"{line}\n" for line in SECOND_LINES))
    with open_graph(path, write=True) as graph:
        assert graph.plan_keys() == (KEY, OTHER)
    assert _quads(path) == before


def test_readers_keep_reading_beside_a_writer(path: Path) -> None:
    """A reader sees the graph as it was when it opened it; a later reader sees the change."""
    with open_graph(path) as reader:
        with open_graph(path, write=True) as writer:
            writer.drop(KEY)
            assert len(rows(reader, "documents")) == 2
        assert len(rows(reader, "evidence", establishment="HMP Anytown")) > 20
    with open_graph(path) as reader:
        assert len(rows(reader, "documents")) == 1


def test_a_second_writer_is_refused(path: Path) -> None:
    """There is one writer at a time, and it can be the next after the first has closed."""
    with open_graph(path, write=True) as first:
        assert first.dataset is not None
        with pytest.raises(GraphRefused, match="another process is writing"):
            open_graph(path, write=True)
    open_graph(path, write=True).close()


def test_a_reader_cannot_write(path: Path) -> None:
    """Opened for reading means just that."""
    with open_graph(path) as graph, pytest.raises(GraphRefused, match="reading only"):
        graph.replace(KEY, [])


def test_what_is_no_graph_is_refused(tmp_path: Path) -> None:
    """A missing folder, a file, a foreign folder, a newer layout and a damaged marker: one line each."""
    (tmp_path / "file").write_text("x")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "letter.txt").write_text("x")
    for name, layout in (("newer", '{"layout": 99}'), ("damaged", "{")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "forumtrace.json").write_text(layout)
    expected = {
        "missing": "there is no graph",
        "newer": "newer version",
        "damaged": "damaged",
        "folder": "no graph",
    }
    for name, words in expected.items():
        with pytest.raises(GraphRefused, match=words):
            open_graph(tmp_path / name)
    for name, words in {"file": "graph directory", "folder": "other things", "newer": "newer"}.items():
        with pytest.raises(GraphRefused, match=words):
            open_graph(tmp_path / name, write=True)


def test_damage_is_told_or_repaired(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A damaged store is made anew by a writer, a damaged snapshot told to readers that need it; a document by name."""
    before = _quads(path)
    for file in path.glob("s*/**/MANIFEST*"):
        file.write_bytes(b"nonsense")
    assert _quads(path) == before
    monkeypatch.setattr(store, "IN_MEMORY", 0)
    with pytest.raises(GraphRefused, match=r"damaged.*delete that folder"):
        open_graph(path)
    shutil.rmtree(path / "snapshots")
    assert _quads(path) == before
    open_graph(path, write=True).close()
    with open_graph(path) as graph:
        assert graph.engine == "Oxigraph on disk"
    assert _quads(path) == before
    (path / "documents" / f"{KEY}.nq").write_text("nonsense\n")
    with pytest.raises(GraphRefused, match="damaged"):
        open_graph(path, write=True)


def test_what_is_derived_already_is_not_derived_again(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading into memory takes it from the store beside a document that is as it was, and gives the same."""
    with open_graph(path) as graph:
        before = _quads(path)
        assert graph.engine == "Oxigraph in memory"
    shutil.move(path / "snapshots", path / "aside")
    assert _quads(path) == before
    shutil.move(path / "aside", path / "snapshots")
    monkeypatch.setattr(changes, "derive", lambda key, lines: [f"<urn:{key}> <urn:p> <urn:o> <urn:g> ."])
    assert _quads(path) == before
    (path / "documents" / f"{KEY}.nq").write_text("\n".join(FIRST_LINES[1:]) + "\n")
    assert len(_quads(path) - before) == 2  # The mark and what derive told.


def test_a_key_cannot_lead_out_of_the_directory(path: Path) -> None:
    """Plan keys become file names, so they are checked."""
    with open_graph(path, write=True) as graph, pytest.raises(GraphRefused, match="cannot name a plan"):
        graph.replace("../outside", FIRST_LINES)


def test_the_dataset_is_the_same_store(path: Path) -> None:
    """rdflib sees what SPARQL sees, as the union of all graphs."""
    with open_graph(path) as graph:
        found = graph.dataset.query("ASK { ?plan a <https://w3id.org/prison-action-plan/ont#ActionPlan> }")
        assert found.askAnswer
        assert len(list(graph.dataset.quads())) == len(_quads(path))


def test_a_closed_graph_says_so(path: Path) -> None:
    """Use after close is refused, not a crash."""
    graph = open_graph(path)
    graph.close()
    with pytest.raises(GraphRefused, match="closed"):
        graph.query("ASK {}")


@pytest.mark.parametrize("query", ["SELECT ?x {", "SELECT * { ?s ?p }", "nonsense"])
def test_malformed_queries_are_refused_in_one_line(path: Path, query: str) -> None:
    """The message says where, without the parser's grammar."""
    with open_graph(path) as graph, pytest.raises(QueryRefused) as refusal:
        graph.query(query)
    assert len(str(refusal.value)) < 160


KILLED = """
import sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from tests.fiction import Fiction
from tests.killing import kill_writer, needs_kill
from forumtrace.graph import changes, store
from forumtrace.graph.engine import Graph
from forumtrace.graph.quads import plan_quads
from forumtrace.graph.store import open_graph
from forumtrace.graph.writing import DirectoryGraph
fiction = Fiction()
lines = plan_quads(fiction.plan, fiction.facts())
with open_graph(sys.argv[1], write=True) as graph:
    print("ready", flush=True)
    while True:
        graph.replace(fiction.context.key, lines)
        graph.replace(fiction.context.key, lines[: len(lines) // 2])
        graph.drop(fiction.context.key)
"""


def _killed(path: Path, delay: float) -> None:
    """Kill a writer that changes, drops and adds a plan in a loop; the graph must be whole in one of its states."""
    kill_writer(KILLED, path, delay)
    with open_graph(path, write=True) as graph:
        document = path / "documents" / f"{KEY}.nq"
        held = document.read_text().splitlines() if document.exists() else []
        assert held in (FIRST_LINES, sorted(FIRST_LINES[: len(FIRST_LINES) // 2]), [])
        assert graph.plan_keys() == ((KEY, OTHER) if held else (OTHER,))
        assert _count(graph, KEY) == sum(f"graph/{KEY}> ." in line for line in held)
        assert _count(graph, OTHER) == sum(f"graph/{OTHER}> ." in line for line in SECOND_LINES)


@needs_kill
@pytest.mark.parametrize("delay", [0.05, 0.13, 0.21])
def test_a_killed_writer_leaves_a_whole_graph(path: Path, delay: float) -> None:
    """After kill -9 in a loop of changes, the plan is there in one of its states, and the other untouched."""
    _killed(path, delay)


@pytest.mark.slow
@needs_kill
def test_two_hundred_killed_writers_leave_a_whole_graph(path: Path) -> None:
    """The same, again and again on one graph, at moments that a seeded chooser takes."""
    chooser = random.Random(200)
    for _ in range(200):
        _killed(path, chooser.uniform(0.0, 0.3))


def test_the_marker_names_the_layout(path: Path) -> None:
    """A later version can tell what it finds."""
    assert json.loads((path / "forumtrace.json").read_text()) == {"layout": 1}
