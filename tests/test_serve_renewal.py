"""A service whose graph is built again while it runs."""

import json
import shutil
import threading
import time
from collections.abc import Callable
from pathlib import Path

from forumtrace.graph.quads import plan_quads
from forumtrace.graph.stamps import version
from forumtrace.graph.store import open_graph
from tests.fiction import Fiction
from tests.serving import Answer, Service, serving

THIRD = Fiction("HMP Thirdham")
COUNT = "SELECT (COUNT(DISTINCT ?plan) AS ?plans) { ?plan a <https://w3id.org/prison-action-plan/ont#ActionPlan> }"


def _plans(service: Service) -> int:
    answer = service.ask(COUNT)
    assert answer.status == 200, answer.body
    return int(json.loads(answer.body)["results"]["bindings"][0]["plans"]["value"])


def _await(done: Callable[[], bool], seconds: float = 30) -> None:
    deadline = time.monotonic() + seconds
    while not done():
        assert time.monotonic() < deadline, "the service does not notice"
        time.sleep(0.1)


def test_a_graph_that_was_built_again_is_shown(service: Service, tmp_path: Path) -> None:
    """Rows, pages and the explorer follow; a query that runs meanwhile is answered as it began."""
    path = tmp_path / "graph"
    shutil.copytree(service.graph, path)
    with serving(path, "--workers", "2") as running:
        assert _plans(running) == 2
        assert b"Thirdham" not in running.get("/").body
        slow: list[Answer] = []
        thread = threading.Thread(
            target=lambda: slow.append(
                running.ask("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?a . ?f ?g ?d }")
            )
        )
        thread.start()
        with open_graph(path, write=True) as graph:
            graph.replace(THIRD.context.key, plan_quads(THIRD.plan, THIRD.facts()))
        _await(lambda: _plans(running) == 3)
        _await(lambda: b"Thirdham" in running.get("/").body)
        assert b"Thirdham" in running.get("/query", saved="documents").body
        thread.join()
        assert slow[0].status in (200, 503)


def test_a_graph_that_was_damaged_is_not(service: Service, tmp_path: Path) -> None:
    """The state before is served on, and the next whole one is taken up."""
    path = tmp_path / "graph"
    shutil.copytree(service.graph, path)
    document = next((path / "documents").glob("*.nq"))
    whole = document.read_bytes()
    with serving(path, "--workers", "1") as running:
        document.write_bytes(b"nonsense\n")
        (path / "stamps.json").write_text("{}")
        assert running.process.stderr is not None
        assert "is not shown" in running.process.stderr.readline()
        assert _plans(running) == 2
        document.write_bytes(whole)
        with open_graph(path, write=True) as graph:
            graph.drop(document.stem)
        _await(lambda: _plans(running) == 1)


def test_a_state_begins_when_a_writer_closes(service: Service, tmp_path: Path) -> None:
    """Not with each document, nor by reading; a folder without a graph has none."""
    path = tmp_path / "graph"
    shutil.copytree(service.graph, path)
    before = version(str(path))
    with open_graph(path, write=True) as graph:
        graph.replace(THIRD.context.key, plan_quads(THIRD.plan, THIRD.facts()))
        assert version(str(path)) == before
    after = version(str(path))
    assert after != before
    with open_graph(path) as reader:
        assert len(reader.plan_keys()) == 3
    assert version(str(path)) == after
    assert version(str(tmp_path)) is None
    assert version("http://127.0.0.1:1/sparql") is None
