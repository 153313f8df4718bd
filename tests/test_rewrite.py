"""Rewriting of slow query shapes: the same rows, always, and nothing touched that is not understood."""

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from forumtrace.graph.rewrite import rewrite

QUICKER = [
    ("SELECT ?a { ?a <urn:p> ?b FILTER NOT EXISTS { ?b <urn:q> ?c . ?c <urn:p> 1 } }", "FILTER EXISTS"),
    ("SELECT * { ?a a ?t . FILTER EXISTS { ?c <urn:q> ?d ; <urn:p> ?a , ?e } }", "{ ?c <urn:p> ?a FILTER EXISTS"),
    ("SELECT * { ?a a ?t OPTIONAL { ?a <urn:p> ?b . ?b <urn:q> ?c . ?c a ?d . } }", "{ ?a a ?t . ?a <urn:p> ?b"),
    ("SELECT * { ?a a ?t . FILTER(1 < 2) OPTIONAL { ?a <urn:p> ?b ; <urn:q> ?c ; a ?d } }", "{ ?a a ?t . ?a"),
]  # fmt: skip
ALONE = [
    "SELECT * { ?a <urn:p> ?b FILTER NOT EXISTS { ?a <urn:q> ?c } }",
    "SELECT * { ?a <urn:p> ?b FILTER NOT EXISTS { ?a <urn:q>/<urn:p> ?c . ?c a ?d } }",
    "SELECT * { ?a <urn:p> ?b FILTER NOT EXISTS { ?a <urn:q> _:x . _:x a ?d } }",
    "SELECT * { ?a <urn:p> ?b FILTER NOT EXISTS { ?a <urn:q> [] . ?c a ?d } }",
    "SELECT * { ?a <urn:p> ?b FILTER NOT EXISTS { ?a <urn:q> ?c . FILTER(?c > 1) } }",
    "SELECT * { ?a <urn:p> ?b FILTER NOT EXISTS { ?a <urn:q> 1.5 . ?c a ?d } }",
    "SELECT ('EXISTS { ?a a ?b . ?b a ?c }' AS ?x) { }",
    "SELECT * { ?a a ?t OPTIONAL { ?a <urn:p> ?b . ?b <urn:q> ?c } }",
    "SELECT * { OPTIONAL { ?a <urn:p> ?b . ?b <urn:q> ?c . ?c a ?d } }",
    "SELECT * { ?x a ?y OPTIONAL { ?a <urn:p> ?b . ?b <urn:q> ?c . ?c a ?d } }",
    "SELECT * { ?a <urn:p>* ?t OPTIONAL { ?a <urn:p> ?b . ?b <urn:q> ?c . ?c a ?d } }",
    "SELECT * { { ?a a ?t } UNION { ?a a ?t } OPTIONAL { ?a <urn:p> ?b . ?b <urn:q> ?c . ?c a ?d } }",
    "SELECT * { ?a a ?t MINUS { ?a <urn:p> ?b . ?b <urn:q> ?c } }",
    r"SELECT * { ?a <urn:p> ?b FILTER NOT EXISTS { ?b <urn:\u0071> ?c . ?c <urn:p> 1 } }",
    "SELECT * { ?a <urn:p> ?b FILTER NOT EXISTS { ?a <urn:q> ?c . ?c a",
    "EXISTS",
    "",
]

_TERMS = st.sampled_from(["?a", "?b", "?c", "?d", "<urn:1>", "<urn:2>"])
_PREDICATES = st.sampled_from(["<urn:p>", "<urn:q>", "?p"])
_PATTERN = st.tuples(_TERMS, _PREDICATES, _TERMS).map(" ".join)
_LINKS = st.tuples(*[st.integers(1, 4)] * 2, st.sampled_from("pq"))


@pytest.mark.parametrize(("query", "words"), QUICKER)
def test_slow_shapes_are_rewritten(query: str, words: str) -> None:
    """The new text has the quick shape, is told in words, and is rewritten no further."""
    found = rewrite(query)
    assert words in found.sparql
    assert len(found.changes) == 1
    assert rewrite(found.sparql).sparql == found.sparql
    ox.Store().query(found.sparql)


@pytest.mark.parametrize("query", ALONE)
def test_what_is_not_understood_is_left_alone(query: str) -> None:
    """Paths, blank nodes, filters, decimals, escapes, strings and fragments."""
    assert rewrite(query).sparql == query
    assert rewrite(query).changes == ()


@given(
    st.lists(_LINKS, min_size=1, max_size=12),
    st.lists(_PATTERN, min_size=1, max_size=2),
    st.lists(_PATTERN, min_size=2, max_size=4),
    st.sampled_from(["FILTER NOT EXISTS", "FILTER EXISTS", "OPTIONAL", "FILTER(?a != ?b) OPTIONAL"]),
)
def test_the_rows_stay_the_same(
    links: list[tuple[int, int, str]], outside: list[str], inside: list[str], form: str
) -> None:
    """Over random graphs and random patterns, row for row, also how often each comes."""
    store = ox.Store()
    for subject, obj, predicate in links:
        store.add(ox.Quad(*(ox.NamedNode(f"urn:{part}") for part in (subject, predicate, obj))))
    query = f"SELECT * {{ {' . '.join(outside)} {form} {{ {' . '.join(inside)} }} }}"
    assert _rows(store, rewrite(query).sparql) == _rows(store, query)


def _rows(store: ox.Store, query: str) -> list[str]:
    found = store.query(query)
    assert isinstance(found, ox.QuerySolutions)
    names = sorted(variable.value for variable in found.variables)
    return sorted(str([str(row[name]) for name in names]) for row in found)
