"""The SPARQL 1.1 Protocol as a read-only service keeps it: the requests of the W3C's protocol tests, and refusals.

Of the 34 W3C tests 18 ask queries; they are asked here over our own graphs, since this service loads none. The 16 of
updates apply in so far as every update is refused with a 4xx status.
"""

import json
from urllib.parse import urlencode

import pyoxigraph as ox
import pytest
from rdflib.plugins.stores.sparqlstore import SPARQLStore

from forumtrace.graph.rows import python_value, rows
from forumtrace.graph.saved import saved_queries
from forumtrace.graph.store import open_graph
from tests.serving import Service

BASE = "https://w3id.org/prison-action-plan/id/graph/"
ONE, TWO = BASE + "anytown-2021-03-04", BASE + "otherton-2021-03-04"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
DIRECT = {"Content-Type": "application/sparql-query"}
UPDATE = {"Content-Type": "application/sparql-update"}
OF = "<https://w3id.org/prison-action-plan/id/plan/{}> ?p ?o"
BOTH = f"ASK {{ {OF.format('anytown-2021-03-04')} . {OF.format('otherton-2021-03-04').replace('?p ?o', '?q ?r')} }}"
NAMED = f"ASK {{ GRAPH <{ONE}> {{ ?a ?b ?c }} GRAPH <{TWO}> {{ ?d ?e ?f }} }}"


def _form(*fields: tuple[str, str]) -> bytes:
    return urlencode(fields).encode()


def _truth(service: Service, method: str, fields: list[tuple[str, str]], query: str) -> bool:
    if method == "GET":
        answer = service.call("GET", "/sparql?" + urlencode([*fields, ("query", query)]))
    elif method == "POST":
        answer = service.call("POST", "/sparql?" + urlencode(fields), query.encode(), DIRECT)
    else:
        answer = service.call("POST", "/sparql", _form(*fields, ("query", query)), FORM)
    assert answer.status == 200, answer.body
    found = json.loads(answer.body)["boolean"]
    assert isinstance(found, bool)
    return found


@pytest.mark.parametrize("method", ["GET", "POST", "form"])
def test_a_query_comes_in_three_ways(service: Service, method: str) -> None:
    """W3C query_get, query_post_form, query_post_direct."""
    assert _truth(service, method, [], "ASK {}")
    assert _truth(service, method, [("default-graph-uri", ONE)], "ASK {}")


@pytest.mark.parametrize("method", ["GET", "POST", "form"])
def test_a_request_may_name_its_graphs(service: Service, method: str) -> None:
    """W3C query_dataset_default_graphs, _named_graphs, _full and query_multiple_dataset."""
    default = [("default-graph-uri", ONE), ("default-graph-uri", TWO)]
    named = [("named-graph-uri", ONE), ("named-graph-uri", TWO)]
    assert _truth(service, method, default, BOTH)
    assert not _truth(service, method, default[:1], BOTH)
    assert _truth(service, method, named, NAMED)
    assert not _truth(service, method, named[:1], NAMED)
    assert not _truth(service, method, named, BOTH)
    full = [default[0], named[1]]
    assert _truth(service, method, full, f"ASK {{ ?a ?b ?c GRAPH <{TWO}> {{ ?d ?e ?f }} }}")
    assert not _truth(service, method, full, NAMED)


def test_without_a_word_it_is_the_union(service: Service) -> None:
    """The default graph is the union of all, as on the command line."""
    assert _truth(service, "POST", [], BOTH)


@pytest.mark.parametrize(
    ("query", "accept", "media"),
    [
        ("SELECT (1 AS ?x) {}", "*/*", "application/sparql-results+json"),
        ("SELECT (1 AS ?x) {}", "application/sparql-results+xml", "application/sparql-results+xml"),
        ("SELECT (1 AS ?x) {}", "text/csv", "text/csv"),
        ("SELECT (1 AS ?x) {}", "text/tab-separated-values;q=0.9, text/*;q=0.1", "text/tab-separated-values"),
        ("SELECT (1 AS ?x) {}", "text/html, application/json;q=0.5", "application/json"),
        ("ASK {}", "application/sparql-results+xml", "application/sparql-results+xml"),
        ("DESCRIBE <https://w3id.org/prison-action-plan/ont#Plan>", "*/*", "text/turtle"),
        ("CONSTRUCT { ?s ?p 1 } { ?s ?p ?o } LIMIT 1", "application/n-triples", "application/n-triples"),
        ("CONSTRUCT { ?s ?p 1 } { ?s ?p ?o } LIMIT 1", "application/ld+json", "application/ld+json"),
        ("CONSTRUCT { ?s ?p 1 } { ?s ?p ?o } LIMIT 1", "application/rdf+xml, text/turtle;q=0", "application/rdf+xml"),
    ],
)  # fmt: skip
def test_the_client_chooses_the_format(service: Service, query: str, accept: str, media: str) -> None:
    """W3C query_content_type_select, _ask, _describe, _construct, and all that we offer besides."""
    answer = service.ask(query, accept)
    assert (answer.status, answer.media) == (200, media)
    assert "Accept" in answer.headers["vary"]


@pytest.mark.parametrize(
    ("method", "path", "body", "headers", "status"),
    [
        ("PUT", "/sparql", b"query=ASK%20%7B%7D", FORM, 405),
        ("DELETE", "/sparql", None, {}, 405),
        ("GET", "/sparql?query=ASK%20%7B%7D&query=SELECT%20*%20%7B%7D", None, {}, 400),
        ("POST", "/sparql", _form(("query", "ASK {}"), ("query", "ASK {}")), FORM, 400),
        ("POST", "/sparql", b"ASK {}", {"Content-Type": "text/plain"}, 415),
        ("POST", "/sparql", b"query=ASK%20%7B%7D", {}, 415),
        ("POST", "/sparql", b"ASK {}", {}, 415),
        ("POST", "/sparql", "SELECT ('ä' AS ?x) {}".encode("utf-16"), {"Content-Type": "application/sparql-query; charset=UTF-16"}, 415),
        ("POST", "/sparql", "SELECT ('ä' AS ?x) {}".encode("latin-1"), DIRECT, 400),
        ("GET", "/sparql?query=%ff", None, {}, 400),
        ("POST", "/sparql", b"query=%ff", FORM, 400),
        ("GET", "/graphs?graph=%ff", None, {}, 400),
        ("GET", "/sparql?" + "a=1&" * 10_001, None, {}, 413),
        ("POST", "/sparql", b"a=1&" * 10_001, FORM, 413),
        ("GET", "/graphs?" + "a=1&" * 10_001, None, {}, 413),
        ("POST", "/sparql", _form(("query", "ASK {"),), FORM, 400),
        ("POST", "/sparql", b"", FORM, 400),
        ("POST", "/sparql", b"", DIRECT, 400),
        ("GET", "/sparql?query=", None, {}, 400),
        ("GET", "/sparql?default-graph-uri=urn:x", None, {}, 400),
        ("GET", "/sparql?query=ASK%7B%7D&default-graph-uri=no%20iri", None, {}, 400),
        ("GET", "/sparql?query=ASK%7B%7D", None, {"Accept": "image/png"}, 406),
        ("POST", "/sparql", b"ASK {} #" + b"x" * 1_100_000, DIRECT, 413),
        ("POST", "/sparql", b"ASK { FILTER(" + b"(" * 300 + b")" * 300 + b"}", DIRECT, 400),
        ("GET", "/nothing", None, {}, 404),
        ("GET", "/nothing/here", None, {}, 404),
    ],
)  # fmt: skip
def test_what_is_wrong_has_its_status(
    service: Service, method: str, path: str, body: bytes | None, headers: dict[str, str], status: int
) -> None:
    """W3C bad_query_*: a status of 4xx, one line of text, and no trace of the inside."""
    answer = service.call(method, path, body, headers)
    assert answer.status == status, answer.body
    assert answer.body.count(b"\n") <= 1
    assert b"Traceback" not in answer.body
    assert b"/" not in answer.body.replace(b"application/", b"").replace(b"text/", b"")


@pytest.mark.parametrize(
    ("method", "path", "body", "headers"),
    [
        ("POST", "/sparql", _form(("update", "CLEAR ALL")), FORM),
        ("POST", "/sparql", b"CLEAR ALL", UPDATE),
        ("POST", "/sparql?using-graph-uri=urn:x", b"INSERT DATA { <urn:a> <urn:b> 1 }", UPDATE),
        ("POST", "/sparql", _form(("update", "CLEAR ALL"), ("update", "CLEAR ALL")), FORM),
        ("GET", "/sparql?update=CLEAR%20ALL", None, {}),
        ("POST", "/sparql", b"CLEAR ALL", {"Content-Type": "text/plain"}),
        ("POST", "/sparql", b"update=CLEAR%20ALL", {}),
        ("POST", "/sparql", _form(("update", "CLEAR XYZ")), FORM),
        ("POST", "/sparql", _form(("query", "CLEAR ALL")), FORM),
        ("PUT", "/graphs?default", b"<urn:a> <urn:b> 1 .", {"Content-Type": "text/turtle"}),
        ("DELETE", "/graphs?default", None, {}),
        ("POST", "/graphs?default", b"", {"Content-Type": "text/turtle"}),
    ],
)
def test_every_update_is_refused(
    service: Service, method: str, path: str, body: bytes | None, headers: dict[str, str]
) -> None:
    """W3C update_* and bad_update_*: this service only reads."""
    assert service.call(method, path, body, headers).status in (400, 403, 405, 415)
    assert _truth(service, "POST", [], "ASK { ?s ?p ?o }")


def test_the_service_describes_itself(service: Service) -> None:
    """GET without a query: the languages, the formats, and the graphs by name."""
    answer = service.get("/sparql")
    assert answer.media == "text/turtle"
    assert ONE.encode() in answer.body
    assert b"SPARQL11Query" in answer.body
    assert service.get("/sparql", "text/html").status == 303


def test_graphs_are_read_by_name(service: Service) -> None:
    """The Graph Store Protocol: one graph, the union, and what there is not."""
    with open_graph(service.graph) as graph:
        found = graph.query(f"CONSTRUCT {{ ?s ?p ?o }} {{ GRAPH <{ONE}> {{ ?s ?p ?o }} }}")
        assert isinstance(found, ox.QueryTriples)
        expected = {str(triple) for triple in found}
    answer = service.get("/graphs", "application/n-triples", graph=ONE)
    assert {line.removesuffix(" .") for line in answer.body.decode().splitlines()} == expected
    assert len(service.get("/graphs?default", "application/n-triples").body) > len(answer.body)
    assert service.get("/graphs", graph="urn:nothing").status == 404
    assert service.get("/graphs").status == 400
    assert service.get("/graphs", graph="no iri").status == 400
    assert service.get("/graphs?default", "image/png").status == 406


def test_every_saved_query_has_the_same_rows_through_the_service(service: Service) -> None:
    """The text of a saved query, sent as it is, gives the solutions that the library sees."""
    with open_graph(service.graph) as graph:
        for name, query in saved_queries().items():
            found = graph.query(query.sparql)
            assert isinstance(found, ox.QuerySolutions)
            answer = service.ask(query.sparql)
            parsed = ox.parse_query_results(answer.body, format=ox.QueryResultsFormat.JSON)
            assert isinstance(parsed, ox.QuerySolutions)
            assert _sorted(parsed) == _sorted(found), name
            told = json.loads(service.get(f"/saved/{name}").body)
            assert told == rows(graph, name), name


def _sorted(found: ox.QuerySolutions) -> list[str]:
    return sorted(str([python_value(term) for term in row]) for row in found)


def test_rdflib_is_a_client(service: Service) -> None:
    """rdflib's own store asks, by GET and by POST, rows and triples."""
    for method in ("GET", "POST"):
        client = SPARQLStore(service.url + "/sparql", returnFormat="json", method=method)
        assert len(list(client.query("SELECT ?s { ?s ?p ?o } LIMIT 7"))) == 7


def test_pages_of_this_machine_may_read_and_others_may_not(service: Service) -> None:
    """CORS, and the name under which the service is called."""
    there, here = "https://example.org", "http://localhost:3000"
    asked = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type"}
    for origin, allowed in ((here, here), (there, None)):
        preflight = service.call("OPTIONS", "/sparql", headers={"Origin": origin, **asked})
        assert preflight.headers.get("access-control-allow-origin") == allowed
        simple = service.call("GET", "/sparql?query=ASK%7B%7D", headers={"Origin": origin})
        assert simple.headers.get("access-control-allow-origin") == allowed
    assert service.call("GET", "/sparql?query=ASK%7B%7D", headers={"Host": "evil.example"}).status == 421
