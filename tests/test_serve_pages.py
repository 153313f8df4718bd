"""The pages of a service: the explorer, questions, and every thing of the graph at its own address."""

import html
import json
import re
import socket
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner

from forumtrace.cli import main
from forumtrace.exports.explorer import write_served
from forumtrace.graph.saved import saved_queries
from forumtrace.graph.store import open_graph
from forumtrace.serve_editor import words
from forumtrace.serve_formats import preferred
from forumtrace.serve_html import local
from tests.serving import Service, serving

ID = "https://w3id.org/prison-action-plan/id/"


@pytest.fixture(scope="module")
def guarded(service: Service) -> Iterator[Service]:
    """A service that wants a token, and lets the pages of one origin read."""
    options = ("--token", "open sesame", "--allow-origin", "https://example.org", "--workers", "1")
    with serving(service.graph, *options) as running:
        yield running


def test_the_explorer_is_at_the_root(service: Service) -> None:
    """The page that `view` writes, made once."""
    first, second = service.get("/"), service.get("/")
    assert (first.status, first.media) == (200, "text/html")
    assert first.body == second.body
    assert b"Safer Custody Meeting" in first.body


def test_many_plans_make_an_explorer_of_several_files(
    service: Service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the service writes for them is the folder edition, which leads to the query page, too."""
    with open_graph(service.graph) as graph:
        write_served(graph, tmp_path / "one")
        monkeypatch.setattr("forumtrace.exports.explorer.MOST", 1)
        write_served(graph, tmp_path / "many")
    assert not (tmp_path / "one" / "plans").exists()
    assert len(list((tmp_path / "many" / "plans").iterdir())) == 2
    for edition in ("one", "many"):
        assert '<a href="/query">' in (tmp_path / edition / "index.html").read_text("utf-8")


def test_the_query_page_lists_every_question(service: Service) -> None:
    """With an editor that is a plain form, and files of this service only."""
    answer = service.get("/query")
    text = answer.body.decode()
    for query in saved_queries().values():
        assert text.count(f">{html.escape(query.question)}</a>") == 1
    assert "<textarea" in text
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    loaded = re.findall(r'(?:src|rel="stylesheet" href)="([^"]*)"', text)
    assert loaded
    for asset in loaded:
        assert service.get(asset).status == 200


def test_a_saved_question_is_answered_with_evidence_and_downloads(service: Service) -> None:
    """Rows lead to the thing they tell of, whose page has the quotes; the downloads hold the same rows."""
    text = service.get("/query", saved="oversight", establishment="HMP Anytown").body.decode()
    path = re.search(r'class="evidence" href="([^"]*)"', text)
    assert path
    page = service.get(path[1], "text/html").body.decode()
    assert re.search(r"<blockquote>[^/]*monthly Safer Custody Meeting", page)
    download = re.search(r'href="(/saved/oversight\?[^"]*format=csv)"', text)
    assert download
    answer = service.get(html.unescape(download[1]))
    assert answer.media == "text/csv"
    assert b"HMP Anytown" in answer.body
    assert b"HMP Otherton" not in answer.body
    assert service.get("/saved/nothing").status == 404
    assert service.get("/saved/oversight", format="exe").status == 406


def test_a_question_takes_its_parameters(service: Service) -> None:
    """Each stands in the form, narrows the rows and goes into the downloads; what is no date is refused in words."""
    text = service.get(
        "/query", saved="overdue", establishment="HMP Otherton", as_of="1999-01-01"
    ).body.decode()
    assert "<option selected>HMP Otherton</option>" in text
    assert '<input type="date" name="as_of" value="1999-01-01">' in text
    assert "/saved/overdue?establishment=HMP+Otherton&amp;as_of=1999-01-01&amp;format=csv" in text
    assert "0 rows." in text
    text = service.get("/query", saved="overdue", establishment='"><script>').body.decode()
    assert "<option selected>&quot;&gt;&lt;script&gt;</option>" in text
    answer = service.get("/query", saved="overdue", as_of="soon")
    assert answer.status == 400
    assert 'role="alert"' in answer.body.decode()
    assert service.get("/saved/overdue", as_of="soon").status == 400


def test_the_editor_knows_the_vocabulary() -> None:
    """What it completes are the terms of our ontology, its codes, and what is borrowed."""
    known = json.loads(words())
    assert {
        "https://w3id.org/prison-action-plan/ont#overseenBy",
        "http://www.w3.org/2004/02/skos/core#prefLabel",
    } <= set(known["properties"])
    assert "https://w3id.org/prison-action-plan/ont#Forum" in known["classes"]
    assert known["codes"]
    assert all(iri.startswith(tuple(known["prefixes"].values())) for iri in known["properties"])


@pytest.mark.parametrize(
    ("query", "status", "told"),
    [
        ("SELECT ('<script>alert(1)</script>' AS ?x) {}", 200, "&lt;script&gt;"),
        ("SELECT (<javascript:alert(1)> AS ?x) {}", 200, "<td><bdi>javascript:alert(1)</bdi></td>"),
        ("ASK {}", 200, "yes"),
        ("CONSTRUCT { ?s a ?o } { ?s a ?o } LIMIT 1", 200, "<pre "),
        ("SELECT ?x { ?s ?p ?x } LIMIT 1200", 200, "1200 rows. The first 1000 are shown."),
        ("SELECT <script>", 400, "malformed"),
        ("DROP ALL", 400, "refused"),
    ],
)
def test_the_editor_answers_on_the_page(service: Service, query: str, status: int, told: str) -> None:
    """Whatever comes back is text, never markup; what is refused is said there."""
    answer = service.get("/query", query=query)
    assert answer.status == status
    text = answer.body.decode()
    assert told in text
    assert "<script>" not in text


def test_every_iri_of_the_graph_resolves(service: Service) -> None:
    """Things, graphs, terms and codes: all that has an IRI of ours, as triples; one of each kind as a page."""
    with open_graph(service.graph) as graph:
        found = graph.query("SELECT DISTINCT ?x { { ?x ?p ?o } UNION { ?s ?p ?x } UNION { GRAPH ?x {} } }")
        assert isinstance(found, ox.QuerySolutions)
        iris = sorted(row["x"].value for row in found if isinstance(row["x"], ox.NamedNode))
    paths = [path for iri in iris if (path := local(iri))]
    assert "/ont" in paths
    kinds = {path.rpartition("/")[0]: path for path in paths}
    assert {"/id/action", "/id/forum", "/id/graph", "/id/evidence", "/ont", "/code"} <= set(kinds)
    for path in [*paths[::7], *kinds.values()]:
        answer = service.get(path, "application/n-triples")
        assert (answer.status, answer.media) == (200, "application/n-triples"), path
    for path in kinds.values():
        answer = service.get(path, "text/html,application/xhtml+xml,*/*;q=0.8")
        assert (answer.status, answer.media) == (200, "text/html"), path
        assert "Accept" in answer.headers["vary"]
    assert service.get(kinds["/id/forum"], format="ttl").media == "text/turtle"


def test_the_bookkeeping_of_builds_is_not_told(service: Service) -> None:
    """What the manifest notes of a forum is for the next build; its name is still told."""
    path = "/id/forum/anytown_safer-custody-meeting"
    for media in ("text/turtle", "text/html"):
        text = service.get(path, media).body.decode()
        assert "Safer Custody Meeting" in text
        assert "contributes" not in text


def test_what_is_not_in_the_graph_is_not_found(service: Service) -> None:
    """404 for strangers, 406 for formats that nobody has."""
    assert service.get("/id/forum/nothing", "text/html").status == 404
    assert service.get("/id/forum/nothing", "text/turtle").status == 404
    assert service.get("/id/%3Cscript%3E").status == 404
    assert service.get("/id/", "text/html").status == 404
    assert service.get("/nothing").status == 404
    assert service.get("/assets/../cli.py").status == 404
    assert service.get("/assets/%2e%2e%2fcli.py").status == 404
    assert service.get("/id/graph/registry", "image/png").status == 406


def test_a_token_opens_every_page(guarded: Service) -> None:
    """As a Bearer token, or as the password that a browser asks for; without it nothing is said."""
    path = "/sparql?query=ASK%7B%7D"
    for headers, status in (
        ({}, 401),
        ({"Authorization": "Bearer wrong"}, 401),
        ({"Authorization": "Basic !"}, 401),
        ({"Authorization": "Bearer open sesame"}, 200),
        ({"Authorization": "Basic YW55Om9wZW4gc2VzYW1l", "Host": "graphs.example"}, 200),
    ):
        answer = guarded.call("GET", path, headers={**headers, "Origin": "https://example.org"})
        assert answer.status == status
        assert answer.headers["access-control-allow-origin"] == "https://example.org"


def test_a_call_that_cannot_be_served_is_refused(service: Service) -> None:
    """A host beyond this machine without a token, a taken port, a missing graph: one line each."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        for arguments, status, words in (
            ([str(service.graph), "--host", "0.0.0.0"], 2, "--token"),
            ([str(service.graph), "--port", port], 1, "cannot listen"),
            (["no-such-graph"], 1, "there is no graph"),
        ):
            result = CliRunner().invoke(main, ["serve", *arguments])
            assert result.exit_code == status, result.output
            assert words in result.stderr
            assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("", "a/b"),
        ("*/*", "a/b"),
        ("c/d", "c/d"),
        ("c/*;q=0.5, a/b;q=0.4", "c/d"),
        ("a/b;q=0, */*", "c/d"),
        ("a/b;q=high", None),
        ("x/y", None),
        ("A/B; charset=utf-8", "a/b"),
    ],
)
def test_media_types_are_negotiated(accept: str, media: str | None) -> None:
    """The most specific range decides, and of equals the first that is offered."""
    assert preferred(accept, ("a/b", "c/d")) == media
