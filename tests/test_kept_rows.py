"""Rows of saved queries that are kept beside a large graph: the same as asked for anew, as long as it does not change."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from forumtrace.errors import GraphRefused
from forumtrace.graph import many_rows, whole
from forumtrace.graph.build import build
from forumtrace.graph.many_rows import fetch_many
from forumtrace.graph.register import Row
from forumtrace.graph.rows import rows
from forumtrace.graph.store import open_graph
from forumtrace.graph.whole import WholeGraph, open_whole

EXAMPLES = Path(__file__).parent.parent / "examples"
NAMES = ("oversight", "actions", "documents")

pytestmark = pytest.mark.usefixtures("large")


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every graph counts as too large for memory."""
    monkeypatch.setattr(whole, "IN_MEMORY", 0)
    monkeypatch.setattr(whole, "WHOLE", 0)


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    """A graph of one example plan."""
    build(str(tmp_path / "graph"), sorted(EXAMPLES.glob("*.pdf"))[:1])
    return tmp_path / "graph"


def asked(graph: Path, name: str) -> list[Row]:
    """The rows as the store gives them."""
    with open_graph(graph) as opened:
        return rows(opened, name)


def told(graph: Path, name: str) -> list[Row]:
    """The rows as commands over all plans get them."""
    with open_whole(graph) as opened:
        assert isinstance(opened, WholeGraph)
        return rows(opened, name)


def nobody(*_: object, **__: object) -> None:
    """Stands for a store that must not be asked."""
    raise AssertionError("the store was asked")


@pytest.mark.parametrize("name", NAMES)
def test_kept_rows_are_those_of_the_store_and_spare_asking_it(
    graph: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second time the store is not asked, and the columns, values and their types are the same."""
    expected = asked(graph, name)
    assert expected
    assert told(graph, name) == expected
    monkeypatch.setattr(WholeGraph, "query", nobody)
    again = told(graph, name)
    assert again == expected
    assert [list(row) for row in again] == [list(row) for row in expected]
    assert json.dumps(again) == json.dumps(expected)


def test_a_graph_that_fits_is_read_into_memory_only_when_it_is_asked(
    graph: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Kept rows spare reading the documents, too; any other query reads them."""
    expected = told(graph, "oversight")
    monkeypatch.setattr(whole, "WHOLE", 10**9)
    with open_whole(graph) as opened:
        assert opened.engine == "Oxigraph on disk"
        assert rows(opened, "oversight") == expected
        assert opened.engine == "Oxigraph on disk"
        assert rows(opened, "actions") == asked(graph, "actions")
        assert opened.engine == "Oxigraph in memory"


def test_another_plan_makes_them_anew(graph: Path) -> None:
    """What was kept of another state of the graph is not told."""
    before = told(graph, "oversight")
    build(str(graph), sorted(EXAMPLES.glob("*.pdf"))[1:2])
    after = told(graph, "oversight")
    assert after == asked(graph, "oversight") != before


@pytest.mark.parametrize("fits", [True, False])
def test_an_opened_graph_answers_of_one_state(
    graph: Path, fits: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a writer adds meanwhile is told by whoever opens the graph afterwards, and kept rows are of their state."""
    monkeypatch.setattr(whole, "WHOLE", 10**9 if fits else 0)
    with open_whole(graph) as opened:
        build(str(graph), sorted(EXAMPLES.glob("*.pdf"))[1:2])
        assert len(rows(opened, "documents")) == 1
        assert {row["plan"] for row in rows(opened, "actions")} == {rows(opened, "documents")[0]["plan"]}
    with open_whole(graph) as opened:
        assert len(rows(opened, "documents")) == 2
    with open_graph(graph, write=True) as written:
        written.drop(written.plan_keys()[1])
    assert len(told(graph, "documents")) == 1


def test_a_damaged_store_keeps_nobody_from_a_graph_that_fits(
    graph: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The documents hold all that the store does; only where they are too many is the store missed."""
    expected = asked(graph, "oversight")
    for path in (graph / "snapshots").glob("*/MANIFEST*"):
        path.write_bytes(b"junk")
    with pytest.raises(GraphRefused, match="damaged"):
        open_whole(graph)
    monkeypatch.setattr(whole, "WHOLE", 10**9)
    with open_whole(graph) as opened:
        assert rows(opened, "oversight") == expected


def damage(path: Path) -> None:
    """Cut it short."""
    path.write_bytes(path.read_bytes()[:-20])


def forge(path: Path) -> None:
    """Of another state."""
    path.write_bytes(b"other\n[]")


def unfit(path: Path) -> None:
    """Of other columns."""
    path.write_bytes(path.read_bytes().partition(b"\n")[0] + b"\n[[1, 2]]")


def alter(path: Path) -> None:
    """With another prison in it."""
    path.write_bytes(path.read_bytes().replace(b"HMP ", b"HMI ", 1))


@pytest.mark.parametrize("harm", [damage, forge, unfit, alter, Path.unlink])
def test_damaged_ones_are_made_anew(graph: Path, harm: Callable[[Path], None]) -> None:
    """Cut short, of another state, of other columns or gone: the store is asked."""
    expected = told(graph, "oversight")
    harm(graph / "rows" / "oversight.json")
    assert told(graph, "oversight") == expected


def test_a_graph_that_cannot_be_written_to_is_asked_each_time(graph: Path) -> None:
    """A file in the place of the folder costs time and no more."""
    (graph / "rows").write_text("in the way")
    assert told(graph, "oversight") == asked(graph, "oversight")


def test_rows_with_a_parameter_are_not_kept(graph: Path) -> None:
    """Only whole tables are kept."""
    with open_whole(graph) as opened:
        assert rows(opened, "oversight", establishment="HMP Nowhere") == []
    assert not (graph / "rows").exists()


def test_several_queries_are_asked_by_processes(graph: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Processes keep the rows; this one only reads them."""
    expected = {name: asked(graph, name) for name in NAMES}
    monkeypatch.setattr(many_rows, "cores", lambda: 2)
    with open_whole(graph) as opened:
        monkeypatch.setattr(WholeGraph, "query", nobody)
        fetch = fetch_many(opened, NAMES)
        assert {name: fetch(name) for name in NAMES} == expected
        assert sorted(path.stem for path in (graph / "rows").iterdir()) == sorted(NAMES)
