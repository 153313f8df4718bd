"""Facts become canonical N-Quads with claims, evidence and places on the page."""

from collections.abc import Iterator

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from forumtrace.extract.model import Fact, Span
from forumtrace.graph.derive import derive, parse_lines
from forumtrace.graph.evidence import Evidence, check_replay
from forumtrace.graph.quads import plan_quads
from forumtrace.graph.terms import iri, quad_line
from forumtrace.ontology import iris
from forumtrace.ontology.terms import DCTERMS, OA, PAP, PROV, RDF
from tests.fiction import Fiction


@pytest.fixture(scope="module")
def fiction() -> Fiction:
    """The made-up plan."""
    return Fiction()


@pytest.fixture(scope="module")
def store(fiction: Fiction) -> ox.Store:
    """Its quads, in memory."""
    found = ox.Store()
    found.extend(parse_lines(plan_quads(fiction.plan, fiction.facts())))
    return found


def _values(store: ox.Store, subject: ox.NamedNode, predicate: str) -> list[str]:
    found = store.quads_for_pattern(subject, ox.NamedNode(predicate), None, None)
    return sorted(quad.object.value for quad in found if not isinstance(quad.object, ox.Triple))


def _subjects(store: ox.Store, kind: str) -> Iterator[ox.NamedNode]:
    for quad in store.quads_for_pattern(None, iri(RDF.type), ox.NamedNode(kind), None):
        assert isinstance(quad.subject, ox.NamedNode)
        yield quad.subject


def test_the_lines_do_not_depend_on_the_order_of_facts(fiction: Fiction) -> None:
    """Sorted, unique, and the same for facts given backwards and twice."""
    facts = fiction.facts()
    lines = plan_quads(fiction.plan, facts)
    assert lines == sorted(set(lines))
    assert lines == plan_quads(fiction.plan, facts[::-1] + facts)


def test_lines_are_what_the_store_itself_would_write(fiction: Fiction) -> None:
    """Parsing, storing and writing a line again changes nothing, and there are no blank nodes."""
    lines = plan_quads(fiction.plan, fiction.facts())
    assert [f"{quad} ." for quad in parse_lines(lines)] == lines
    store = ox.Store()
    store.extend(parse_lines(lines))
    assert sorted(quad_line(quad) for quad in store) == lines
    assert not any("_:" in line.split('"')[0] for line in lines)


def test_every_quote_is_read_again_at_its_offsets(fiction: Fiction, store: ox.Store) -> None:
    """oa:exact is the text from oa:start to oa:end; a changed quote would be noticed."""
    quotes = [
        (exact, int(start), int(end))
        for node in _subjects(store, str(PAP.Evidence))
        for exact in _values(store, node, str(OA.exact))
        for start in _values(store, node, str(OA.start))
        for end in _values(store, node, str(OA.end))
    ]
    assert len(quotes) > 20
    assert check_replay(fiction.plan.document, quotes) == []
    exact, start, end = quotes[0]
    assert len(check_replay(fiction.plan.document, [(exact + "x", start, end)])) == 1


def test_a_quote_over_a_page_break_is_two_pieces(fiction: Fiction, store: ox.Store) -> None:
    """The first piece is continued by the second, on the next page; claims derive from the first only."""
    heads = [
        node for node in _subjects(store, str(PAP.Evidence)) if _values(store, node, str(PAP.continuedBy))
    ]
    assert heads
    for head in heads:
        (tail,) = _values(store, head, str(PAP.continuedBy))
        assert _values(store, head, str(PAP.page)) == ["1"]
        assert _values(store, ox.NamedNode(tail), str(PAP.page)) == ["2"]
        assert not list(store.quads_for_pattern(None, iri(PROV.wasDerivedFrom), ox.NamedNode(tail), None))


def test_two_cut_quotes_with_the_same_beginning_stay_apart(store: ox.Store) -> None:
    """No piece is continued by two others."""
    for node in _subjects(store, str(PAP.Evidence)):
        assert len(_values(store, node, str(PAP.continuedBy))) <= 1


def test_the_rectangle_is_the_union_of_the_words(fiction: Fiction, store: ox.Store) -> None:
    """x0, top, x1, bottom around all words of the quote, with one decimal."""
    span = fiction.at("Governor").spans()[0]
    (word,) = [box for s, _, box in fiction.plan.document.boxes if s.start == span.start]
    node = iri(iris.evidence(fiction.context.key, span.start, span.end))
    assert _values(store, node, str(PAP.bbox)) == [" ".join(f"{value:.1f}" for value in word)]
    long = fiction.plan.items[0].text.spans()[0]
    node = iri(iris.evidence(fiction.context.key, long.start, long.end))
    boxes = [b for s, _, b in fiction.plan.document.boxes if long.start <= s.start < long.end]
    low = (min(b[0] for b in boxes), min(b[1] for b in boxes))
    high = (max(b[2] for b in boxes), max(b[3] for b in boxes))
    assert _values(store, node, str(PAP.bbox)) == [" ".join(f"{v:.1f}" for v in (*low, *high))]


def test_evidence_belongs_to_the_row_that_holds_it(fiction: Fiction, store: ox.Store) -> None:
    """Words of the recommendation, of its answer and of neither (a heading, the cover) are told apart."""
    first = fiction.plan.items[0]
    rows = {
        "Violence should be reduced.": [str(fiction.context.recommendation("2.9"))],
        "Governor": [str(fiction.context.response(first))],
        "Agreed": [str(fiction.context.response(first))],
        "Safeguarding": [],
        "4 March 2021": [],
    }
    for words, expected in rows.items():
        span = fiction.at(words).spans()[0]
        node = iri(iris.evidence(fiction.context.key, span.start, span.end))
        assert _values(store, node, str(DCTERMS.isPartOf)) == expected, words


def test_no_triple_stands_in_two_graphs(fiction: Fiction) -> None:
    """A union of graphs would count it twice; also what the rules derive is new."""
    lines = plan_quads(fiction.plan, fiction.facts())
    triples = [line.rpartition(" <")[0] for line in lines + derive(fiction.context.key, lines)]
    assert len(triples) == len(set(triples))


def test_claims_of_one_link_are_one_claim_with_the_best_confidence(fiction: Fiction) -> None:
    """Two extractors that say the same are both named; the higher confidence holds."""
    facts = fiction.facts()
    name, fact = next((n, f) for n, f in facts if f.predicate == PAP.discussedAt)
    again = Fact(fact.subject, fact.predicate, fact.object, fact.evidence, 0.955)
    store = ox.Store()
    store.extend(parse_lines(plan_quads(fiction.plan, [(name, fact), ("other", again)])))
    (claim,) = _subjects(store, str(PAP.Claim))
    assert _values(store, claim, str(PAP.confidence)) == ["0.955"]
    agents = [value.rpartition("/")[2] for value in _values(store, claim, str(PROV.wasAttributedTo))]
    assert agents == ["other", "test"]


@pytest.mark.parametrize("span", [Span(5, 5), Span(-1, 3), Span(0, 10**6)])
def test_evidence_outside_the_document_is_an_error(fiction: Fiction, span: Span) -> None:
    """An extractor that miscounts is not believed."""
    fact = Fact(fiction.context.plan_iri, DCTERMS.title, fiction.facts()[0][1].object, ((span,),))
    with pytest.raises(ValueError, match="no text at"):
        plan_quads(fiction.plan, [("test", fact)])


@given(st.integers(0, 500), st.integers(1, 200))
def test_every_span_of_the_document_has_a_place(start: int, length: int) -> None:
    """Any quote gets its words, page and rectangle; a quote begins with a word."""
    fiction = Fiction()
    while fiction.text[start].isspace():
        start += 1
    end = min(start + length, len(fiction.text))
    found = {p: o for _, p, o in Evidence(fiction.context).triples((Span(start, end),))}
    assert str(found[OA.exact]) == fiction.text[start:end]
    assert {PAP.page, PAP.bbox} <= set(found)
