"""Queries only read, and only this graph."""

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from forumtrace.errors import QueryRefused
from forumtrace.graph.guard import check_query, unmistakable
from forumtrace.graph.local import LocalGraph
from tests.hostile_queries import REACHING
from tests.listener import listening

REFUSED = [
    "SELECT * { SERVICE <http://example.org/> { ?s ?p ?o } }",
    "SELECT * { service SILENT <http://example.org/> { ?s ?p ?o } }",
    "SELECT * { SERVICE<http://example.org/>{ ?s ?p ?o } }",
    "SELECT * { SERVICE ?g { ?s ?p ?o } }",
    r"SELECT * { \u0053ERVICE <http://example.org/> { ?s ?p ?o } }",
    r"SELECT * { \U00000053ERVICE <http://example.org/> { ?s ?p ?o } }",
    'SELECT * { ?s ?p "a" } # comment\nVALUES ?x {} SERVICE',
    r"PREFIX e: <urn:e> SELECT * { ?s e:a\#SERVICE ?o . SERVICE <http://example.org/> {} }",
    "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
    "SELECT * FROM NAMED <http://example.org/> { ?s ?p ?o }",
    "LOAD <http://example.org/>",
    "INSERT DATA { <urn:a> <urn:b> <urn:c> }",
    "PREFIX e: <urn:e> DELETE WHERE { ?s ?p ?o }",
    "# SELECT\nDROP ALL",
    "WITH <urn:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "CLEAR ALL",
    "PREFIX service: <urn:service> SELECT * { ?s service:x ?o }",
    "",
    "what is this?",
]
ALLOWED = [
    "SELECT * { ?s ?p ?o }",
    "ask { ?s ?p 'the service is from the contractor' }",
    'SELECT * { ?s ?p """long "SERVICE" text""" }',
    "PREFIX help: <urn:service> SELECT ?service { ?service help:from help:SERVICE }",
    "SELECT * { ?s <http://example.org/SERVICE> ?o } # SERVICE <x> {}",
    "BASE <urn:x> CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "DESCRIBE <urn:x>",
    'SELECT * { ?s ?p "x"@en . FILTER(?o < 3 && ?p > 2) }',
]


@pytest.mark.parametrize("query", REFUSED)
def test_what_writes_or_reaches_out_is_refused(query: str) -> None:
    """Also when the word is disguised by an escape, its case or missing spaces."""
    with pytest.raises(QueryRefused):
        check_query(query)


@pytest.mark.parametrize("query", ALLOWED)
def test_what_reads_passes(query: str) -> None:
    """Also when a text, a name or a comment holds a forbidden word."""
    check_query(query)


def test_no_query_of_this_process_reaches_anybody() -> None:
    """What would call a listener, could it be asked, is refused or no SPARQL; nothing keeps this process from calling."""
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode("urn:A#"), ox.NamedNode("urn:A#"), ox.Literal("b")))
    with listening() as listener:
        for query in REACHING:
            with pytest.raises(QueryRefused):
                LocalGraph(store).query(query.replace("THERE", f"http://127.0.0.1:{listener.port}/"))
        assert listener.calls == 0


@given(st.text(alphabet="ab'()#?$;,!&=*+@[]/:.-", max_size=12))
def test_an_iri_within_brackets_stays_the_same(name: str) -> None:
    """Its marks are written as escapes, which an engine reads as the very same IRI."""
    try:
        node = ox.NamedNode(f"urn:x:{name}")
    except ValueError:
        return
    store = ox.Store()
    store.add(ox.Quad(node, ox.NamedNode("urn:p"), ox.Literal("o")))
    found = store.query(unmistakable(f"SELECT ?s {{ ?s ?p ?o FILTER(?s IN ({node}, <urn:y>)) }}"))
    assert isinstance(found, ox.QuerySolutions)
    assert [row["s"] for row in found] == [node]
