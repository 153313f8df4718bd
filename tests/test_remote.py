"""A graph behind an endpoint answers as a directory does, and is changed by one update."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import parse_qs

import pyoxigraph as ox
import pytest

from forumtrace.errors import GraphRefused, QueryRefused
from forumtrace.graph.engine import Graph
from forumtrace.graph.quads import plan_quads
from forumtrace.graph.rows import rows
from forumtrace.graph.saved import saved_queries
from forumtrace.graph.store import open_graph
from tests.fiction import Fiction

FIRST, SECOND = Fiction(), Fiction("HMP Otherton")
FIRST_LINES = plan_quads(FIRST.plan, FIRST.facts())
SECOND_LINES = plan_quads(SECOND.plan, SECOND.facts())


class Endpoint(BaseHTTPRequestHandler):
    """The part of the SPARQL 1.1 Protocol that is used, over a store in memory."""

    store: ClassVar[ox.Store]
    reads_only: ClassVar[bytes] = b""
    """What is said to an update instead of carrying it out."""

    def do_POST(self) -> None:
        """Answer a query or carry out an update given as a form."""
        form = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        if self.reads_only and "update" in form:
            self._reply(403, self.reads_only)
            return
        try:
            self._reply(200, self._answer(form))
        except (SyntaxError, RuntimeError) as error:
            self._reply(400, str(error).encode())

    def _answer(self, form: dict[str, list[str]]) -> bytes:
        if "update" in form:
            self.store.update(form["update"][0])
            return b""
        graphs: list[Any] = [ox.NamedNode(name) for name in form.get("default-graph-uri", ())]
        found = self.store.query(form["query"][0], default_graph=graphs or None, named_graphs=graphs or None)
        if isinstance(found, ox.QueryTriples):
            return found.serialize(format=ox.RdfFormat.N_TRIPLES) or b""
        return found.serialize(format=ox.QueryResultsFormat.JSON) or b""

    def _reply(self, status: int, content: bytes) -> None:
        self.send_response(status)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@contextmanager
def _serving(**more: object) -> Iterator[str]:
    handler = type("Fresh", (Endpoint,), {"store": ox.Store(), **more})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/sparql"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture
def url() -> Iterator[str]:
    """The address of an empty endpoint."""
    with _serving() as address:
        yield address


def _fill(graph: Graph) -> None:
    assert graph.replace(FIRST.context.key, FIRST_LINES)
    assert graph.replace(SECOND.context.key, SECOND_LINES)
    assert not graph.replace(FIRST.context.key, FIRST_LINES)


def test_an_endpoint_answers_as_a_directory(url: str, tmp_path: Path) -> None:
    """Every saved query gives the same rows, asked of all and of one prison."""
    with open_graph(tmp_path / "graph", write=True) as local, open_graph(url, write=True) as remote:
        _fill(local)
        _fill(remote)
        assert remote.plan_keys() == local.plan_keys()
        for name in saved_queries():
            assert rows(remote, name) == rows(local, name), name
            one = {"establishment": "HMP Anytown"}
            assert rows(remote, name, **one) == rows(local, name, **one), name


def test_what_plans_share_is_kept_as_long_as_one_says_it(url: str, tmp_path: Path) -> None:
    """After dropping a plan the endpoint holds what it would hold without it."""
    with open_graph(url, write=True) as first:
        _fill(first)
    with open_graph(url, write=True) as remote, open_graph(tmp_path / "graph", write=True) as local:
        assert remote.drop(FIRST.context.key)
        assert not remote.drop(FIRST.context.key)
        local.replace(SECOND.context.key, SECOND_LINES)
        query = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
        found, expected = (sorted(map(str, set(graph.query(query)))) for graph in (remote, local))  # type: ignore[arg-type]
        assert [line for line in found if "/id/graph/" not in line] == [
            line for line in expected if "/id/graph/" not in line
        ]
        assert found


@pytest.mark.parametrize("yes", [True, False])
def test_an_ask_that_is_answered_by_a_row_or_none(yes: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """As Virtuoso says yes and no."""

    def ask(_: object, sparql: str, *__: object) -> bytes:
        # The endpoint's default graph is the union of all.
        row = b'{"__ASK_RETVAL":{"type":"literal","value":"1"}}' if yes or sparql != "ASK {}" else b""
        return b'{"head":{"vars":["__ASK_RETVAL"]},"results":{"bindings":[%s]}}' % row

    monkeypatch.setattr("forumtrace.graph.endpoint.Endpoint.ask", ask)
    with open_graph("http://127.0.0.1:1/sparql") as remote:
        assert bool(remote.query("ASK {}")) is yes


def test_refusals_are_one_line(url: str) -> None:
    """A wrong query, a graph open for reading only, and an endpoint that is not there."""
    with open_graph(url) as remote:
        with pytest.raises(QueryRefused, match="SERVICE"):
            remote.query("SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }")
        with pytest.raises(QueryRefused, match="finds the query wrong"):
            remote.query("SELECT * { ?s ?p }")
        with pytest.raises(GraphRefused, match="reading only"):
            remote.replace(FIRST.context.key, FIRST_LINES)
    with open_graph("http://127.0.0.1:1/sparql") as nothing, pytest.raises(GraphRefused, match="reached"):
        nothing.query("ASK {}")


def test_an_endpoint_that_only_reads_says_so_in_its_own_words() -> None:
    """In one line of a sensible length, without what steers a terminal, and with where credentials come from."""
    words = b"this service only reads;\r\n\x1b[31mupdates are refused" + b" x" * 400
    with _serving(reads_only=words) as url, pytest.raises(GraphRefused) as refusal:
        open_graph(url, write=True)
    told = str(refusal.value)
    assert "(403: this service only reads; [31mupdates are refused x" in told
    assert "FORUMTRACE_TOKEN" in told
    assert told.isprintable()
    assert len(told) < 400
