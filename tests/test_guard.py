"""Queries only read, and only this graph."""

import pytest

from forumtrace.errors import QueryRefused
from forumtrace.graph.guard import check_query

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
    "",
    "what is this?",
]
ALLOWED = [
    "SELECT * { ?s ?p ?o }",
    "ask { ?s ?p 'the service is from the contractor' }",
    'SELECT * { ?s ?p """long "SERVICE" text""" }',
    "PREFIX service: <urn:service> SELECT ?service { ?service service:from service:SERVICE }",
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
