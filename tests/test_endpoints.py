"""Graphs behind a real SPARQL server: built, asked, traced, checked and drawn as a directory is."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner
from rdflib.plugins.stores.sparqlstore import SPARQLStore

from forumtrace.cli import main
from forumtrace.errors import GraphRefused
from forumtrace.graph import store
from forumtrace.graph.build import build
from forumtrace.graph.endpoint import Endpoint
from forumtrace.graph.quads import plan_quads
from forumtrace.graph.rows import rows
from forumtrace.graph.saved import saved_queries
from forumtrace.graph.store import open_graph
from forumtrace.graph.whole import open_in_memory
from tests.endpoints import oxigraph_server
from tests.fiction import Fiction
from tests.serving import serving

PLAN = Path(__file__).parent.parent / "examples" / "calderbeck-2020.pdf"


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    """A server with the graph of an example plan."""
    with oxigraph_server() as address:
        assert not build(address, [PLAN]).refused
        yield address


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same graph as a directory."""
    path = tmp_path_factory.mktemp("same") / "graph"
    assert not build(str(path), [PLAN]).refused
    return path


def _run(*arguments: str) -> str:
    result = CliRunner().invoke(main, list(arguments))
    assert result.exit_code == 0, result.output
    return result.stdout


def test_every_saved_query_has_the_same_rows_on_every_engine(
    url: str, directory: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In memory, copied into memory, on disk, over HTTP and behind an endpoint, of all and of one prison."""
    with (
        open_graph(directory) as memory,
        open_graph(url) as remote,
        serving(directory, "--workers", "1") as service,
    ):
        monkeypatch.setattr(store, "IN_MEMORY", 0)
        copied = open_in_memory(directory, 10**9)
        assert copied is not None
        with open_graph(directory) as disk, copied:
            assert [graph.engine.split()[-1] for graph in (memory, disk, copied)] == [
                "memory",
                "disk",
                "memory",
            ]
            for name in saved_queries():
                for given in ({}, {"establishment": "HMP Calderbeck"}):
                    expected = rows(memory, name, **given)
                    for graph in (disk, copied, remote):
                        assert rows(graph, name, **given) == expected, (name, given, graph.engine)
                    assert json.loads(service.get(f"/saved/{name}", **given).body) == expected, (name, given)


def test_an_unchanged_source_is_left_alone(url: str) -> None:
    """The endpoint itself remembers what it was built of, and forgets what is pruned."""
    assert build(url, [PLAN]).unchanged == [PLAN.name]
    with oxigraph_server() as other:
        build(other, [PLAN])
        with open_graph(other, write=True) as graph:
            ledger = graph.ledger()
            graph.drop(ledger.held.pop(PLAN.name).plan)
            ledger.save()
            assert graph.ledger().held == {}
            assert graph.plan_keys() == ()


@pytest.mark.parametrize(
    "command",
    [
        ("query", "oversight", "--format", "json"),
        ("trace", "5.1"),
        ("analyse",),
        ("check", "--format", "json"),
        ("check", "--format", "sarif", "--sources", str(PLAN)),
        ("report", "-o", "OUTPUT.html"),
        ("view", "-o", "OUTPUT.html"),
        ("export", "nquads", "-o", "OUTPUT.nq"),
        ("export", "jsonld", "-o", "OUTPUT.jsonld"),
        ("export", "gexf", "-o", "OUTPUT.gexf"),
        ("export", "csv", "-o", "OUTPUT.zip"),
        ("export", "ics", "-o", "OUTPUT.ics"),
    ],
    ids=lambda command: "-".join(command[:2]).strip("-"),
)
def test_commands_give_the_same_as_on_a_directory(
    url: str, directory: Path, command: tuple[str, ...], tmp_path: Path
) -> None:
    """What is printed and what is written."""
    told: list[tuple[str, bytes]] = []
    for graph in (url, str(directory)):
        output = tmp_path / f"{len(told)}{Path(command[-1]).suffix}"
        name, *arguments = (str(output) if word.startswith("OUTPUT") else word for word in command)
        text = _run(name, graph, *arguments).replace(str(output), "")
        told.append((text, output.read_bytes() if output.exists() else b""))
    assert told[0] == told[1]
    assert told[0][0] or told[0][1]


def test_rdflib_and_curl_are_clients(url: str) -> None:
    """The dataset of the graph, rdflib's own store and the command line read the same."""
    query = "ASK { ?plan a <https://w3id.org/prison-action-plan/ont#ActionPlan> }"
    with open_graph(url) as graph:
        assert graph.dataset.query(query).askAnswer
    client = SPARQLStore(url, returnFormat="json", params={"union-default-graph": "true"})
    assert client.query(query, queryGraph="__UNION__").askAnswer
    if shutil.which("curl"):
        command = ["curl", "-s", "-d", f"query={query}", "-d", "union-default-graph=true", url]
        assert (
            b'"boolean":true' in subprocess.run(command, capture_output=True, check=True, timeout=30).stdout
        )


def test_an_endpoint_can_be_served(url: str) -> None:
    """As a copy, made when the service starts."""
    with serving(url, "--workers", "1") as service, open_graph(url) as graph:
        assert json.loads(service.get("/saved/oversight").body) == rows(graph, "oversight")


def test_an_endpoint_without_a_graph_is_not_served() -> None:
    """One line, as for a missing directory."""
    with oxigraph_server() as empty:
        result = CliRunner().invoke(main, ["serve", empty, "--port", "0"])
        assert result.exit_code == 1
        assert "there is no graph" in result.stderr


def test_a_reader_cannot_write(url: str) -> None:
    """Opened for reading means just that, also behind an endpoint."""
    fiction = Fiction()
    with open_graph(url) as graph:
        with pytest.raises(GraphRefused, match="reading only"):
            graph.replace(fiction.context.key, plan_quads(fiction.plan, fiction.facts()))
        with pytest.raises(GraphRefused, match="reading only"):
            graph.ledger()


def test_credentials_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name with a password or a token; never from the address."""
    monkeypatch.setenv("FORUMTRACE_USER", "ann")
    monkeypatch.setenv("FORUMTRACE_PASSWORD", "secret")
    assert Endpoint("https://example.org/sparql").headers == {"Authorization": "Basic YW5uOnNlY3JldA=="}
    monkeypatch.setenv("FORUMTRACE_TOKEN", "t0ken")
    assert Endpoint("https://example.org/sparql").headers == {"Authorization": "Bearer t0ken"}
    with pytest.raises(GraphRefused, match="environment") as refusal:
        Endpoint("https://ann:secret@example.org/sparql")
    assert "secret" not in str(refusal.value)
