"""Rows of the saved queries: their columns, their order, and the same answer from two engines."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import Dataset

from forumtrace.errors import QueryRefused
from forumtrace.graph.engine import Graph
from forumtrace.graph.quads import plan_quads
from forumtrace.graph.rows import natural, rows
from forumtrace.graph.saved import saved_queries
from forumtrace.graph.store import open_graph
from tests.fiction import Fiction

COLUMNS = {
    "documents": "establishment, title, submitted, report_published, inspection_start, inspection_end, inspectorate,"
    " family, source, sha256",
    "recommendations": "establishment, number, kind, section, addressee, text, report_ref, agreement, rationale,"
    " rationale_kind",
    "owners": "establishment, number, owner",
    "targets": "establishment, number, target_text, target_date, due_by, status",
    "actions": "establishment, number, action, text, status, owner, target_text, target_date, page",
    "forums": "establishment, number, forum, acronym, surface, frequency, chair, relation, oversight_kind, quote, page",
    "oversight": "establishment, number, action, action_text, forum, acronym, surface, oversight_kind, frequency,"
    " chair, quote, page, confidence",
    "policies": "establishment, number, policy, title, quote, page",
    "frameworks": "establishment, number, name, acronym, surface, quote, page",
    "systems": "establishment, number, name, acronym, surface, quote, page",
    "organisations": "establishment, number, name, acronym, surface, quote, page",
    "roles": "establishment, number, name, acronym, surface, quote, page",
    "dependencies": "establishment, number, action, cue, condition, quote, page",
    "cross-references": "establishment, number, target, quote, page",
    "gaps": "establishment, number, action, action_text",
    "evidence": "subject, predicate, object, quote, source, page, bbox, start, end, confidence, extractor",
    "findings": "establishment, number, kind, severity, message, quote, page",
}


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph of two prisons with like plans."""
    path = tmp_path_factory.mktemp("rows") / "graph"
    with open_graph(path, write=True) as graph:
        for place in ("HMP Otherton", "HMP Anytown"):
            fiction = Fiction(place)
            graph.replace(fiction.context.key, plan_quads(fiction.plan, fiction.facts()))
    return path


@pytest.fixture(scope="module")
def graph(directory: Path) -> Iterator[Graph]:
    """The same, opened for reading."""
    with open_graph(directory) as opened:
        yield opened


class RdflibGraph:
    """rdflib's own store and SPARQL engine, as a second opinion."""

    def __init__(self, quads: bytes) -> None:
        self._dataset = Dataset(default_union=True)
        self._dataset.parse(data=quads, format="nquads")

    def query(self, sparql: str) -> ox.QuerySolutions:
        """Answer by rdflib, in the terms of Oxigraph."""
        result = self._dataset.query(sparql)
        found = ox.parse_query_results(result.serialize(format="json"), format=ox.QueryResultsFormat.JSON)
        assert isinstance(found, ox.QuerySolutions)
        return found


@pytest.mark.filterwarnings("ignore:.*deprecated:DeprecationWarning")
@pytest.mark.parametrize("name", sorted(COLUMNS))
def test_rdflib_and_oxigraph_tell_the_same_rows(graph: Graph, reference: RdflibGraph, name: str) -> None:
    """Each saved query is plain SPARQL 1.1: two engines agree on all its rows, and there are some."""
    found = rows(graph, name, establishment="HMP Anytown")
    assert found
    assert rows(reference, name, establishment="HMP Anytown") == found  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def reference(graph: Graph) -> RdflibGraph:
    """The quads of the graph in rdflib's memory."""
    found = graph.query("SELECT * { GRAPH ?g { ?s ?p ?o } }")
    assert isinstance(found, ox.QuerySolutions)
    lines = "".join(f"{s['s']} {s['p']} {s['o']} {s['g']} .\n" for s in found)
    return RdflibGraph(lines.encode())


@pytest.mark.parametrize("name", sorted(COLUMNS))
def test_columns_are_those_of_the_interface(graph: Graph, name: str) -> None:
    """The published columns come first and in their order; hidden ones never."""
    expected = [column.strip() for column in COLUMNS[name].split(",")]
    for row in rows(graph, name):
        assert list(row)[: len(expected)] == expected
        assert not [column for column in row if column.startswith("_")]


@pytest.mark.parametrize("name", sorted(COLUMNS))
def test_a_prison_is_asked_for_by_name(graph: Graph, name: str) -> None:
    """The parameter is a term, so that no text can end the query; others' rows are not told."""
    both = rows(graph, name)
    one = rows(graph, name, establishment="HMP Anytown")
    assert one == [row for row in both if row.get("establishment") == "HMP Anytown"]
    assert 0 < len(one) < len(both)
    assert rows(graph, name, establishment='HMP Anytown" . } #') == []


@pytest.mark.parametrize("name", sorted(saved_queries()))
def test_a_parameter_narrows_the_rows(graph: Graph, name: str) -> None:
    """Any column that can be given: exactly the rows with that value are told, whatever else the value looks like."""
    everything = rows(graph, name)
    query = saved_queries()[name]
    for parameter in query.parameters:
        if parameter.type not in ("text", "iri") or parameter.name not in query.columns or not everything:
            continue
        value = str(next(row[parameter.name] for row in everything if row[parameter.name] is not None))
        expected = [row for row in everything if row[parameter.name] == value]
        assert rows(graph, name, **{parameter.name: value}) == expected, parameter.name


HOSTILE = (
    'HMP Anytown" } #',
    'x" } } ; DROP ALL #',
    '\\" . ?s ?p ?o #',
    '"""',
    "SELECT ?number WHERE {",
    "VALUES ?number { 1 }",
    "\\1 \\g<usual> {} %s ?establishment",
    "\\u0022 } \\u007D",
    "line\nfeed\r\t\0",
    "\U0001f600 \u202e",
)


@pytest.mark.parametrize("value", HOSTILE)
def test_no_text_can_end_a_query(graph: Graph, value: str) -> None:
    """A value is a term wherever it stands, and what it says is not looked at for places of further values."""
    for name, query in saved_queries().items():
        given = {parameter.name: value for parameter in query.parameters if parameter.type == "text"}
        if "establishment" in given:
            assert rows(graph, name, **given) == [], name


def test_an_unknown_query_or_parameter_is_refused(graph: Graph) -> None:
    """With the names that there are."""
    with pytest.raises(QueryRefused, match="recommendations"):
        rows(graph, "recommendation")
    with pytest.raises(QueryRefused, match="establishment"):
        rows(graph, "forums", prison="HMP Anytown")
    with pytest.raises(QueryRefused, match="not an IRI"):
        rows(graph, "forums", plan="no iri")


def _first(graph: Graph, name: str, **match: object) -> dict[str, Any]:
    found = rows(graph, name, establishment="HMP Anytown")
    return next(row for row in found if all(row[key] == value for key, value in match.items()))


def test_a_forum_is_told_once_a_row(graph: Graph) -> None:
    """With its forms in the order of the text, what oversees before what is named, and the first such quote."""
    (forum,) = rows(graph, "forums", establishment="HMP Anytown")
    assert forum["surface"] == "Safer Custody Meeting (SCM) | Safer Custody Meeting"
    assert (forum["acronym"], forum["frequency"], forum["chair"]) == ("SCM", "monthly", "Head of Safety")
    assert (forum["relation"], forum["oversight_kind"]) == ("oversees", "discussed at | reported to")
    assert str(forum["quote"]).startswith("Violence data will be discussed")
    assert forum["page"] == 1


def test_a_quote_cut_by_a_page_break_is_told_whole(graph: Graph) -> None:
    """Its two pieces are joined by a space."""
    row = _first(graph, "oversight", oversight_kind="reported to")
    assert row["quote"] == "Progress will be reported to the Safer Custody Meeting."
    assert row["confidence"] == pytest.approx(0.9)


def test_actions_carry_their_owner_and_target(graph: Graph) -> None:
    """As printed; what is missing is None."""
    action = _first(graph, "actions", number="2.9")
    assert (action["owner"], action["target_text"], action["target_date"]) == (
        "Head of Safety", "June 2021", "2021-06",
    )  # fmt: skip
    bare = _first(graph, "actions", number="2.10")
    assert (bare["owner"], bare["target_text"], bare["page"]) == (None, None, 2)


def test_rows_come_in_the_order_of_the_document(graph: Graph) -> None:
    """Item 2.10 after 2.9, owners and targets as they stand in the cell."""
    numbers = [row["number"] for row in rows(graph, "recommendations", establishment="HMP Anytown")]
    assert numbers == ["2.9", "2.10"]
    assert [r["owner"] for r in rows(graph, "owners", number="2.9", establishment="HMP Anytown")] == [
        "Governor", "Head of Safety",
    ]  # fmt: skip
    assert [r["target_text"] for r in rows(graph, "targets", establishment="HMP Anytown")] == [
        "June 2021", "Completed", "January 2021",
    ]  # fmt: skip


def test_gaps_are_the_actions_without_a_forum(graph: Graph) -> None:
    """Every action is either overseen by a forum or told as a gap."""
    actions = {row["action"] for row in rows(graph, "actions")}
    overseen = {row["action"] for row in rows(graph, "oversight")}
    assert {row["action"] for row in rows(graph, "gaps")} == actions - overseen


def test_findings_that_follow_from_the_graph(graph: Graph) -> None:
    """Each is drawn once, with its severity."""
    found = {
        (r["number"], r["kind"], r["severity"]) for r in rows(graph, "findings", establishment="HMP Anytown")
    }
    assert found == {
        ("2.9", "self-review", "warning"),
        ("2.10", "missing-owner", "warning"),
        ("2.10", "missing-rationale", "warning"),
        ("2.10", "due-before-submission", "warning"),
        ("2.10", "dangling-cross-reference", "warning"),
        ("2.10", "no-forum", "info"),
    }


def test_every_saved_query_has_a_question_and_parameters() -> None:
    """The list of queries is fit to print; all queries can be asked of one establishment."""
    for query in saved_queries().values():
        assert query.question.endswith("?")
        assert "establishment" in [parameter.name for parameter in query.parameters]
        variables = query.sparql.split("WHERE")[0]
        for name in (*query.one_per, *query.join, *query.order, *query.aside):
            assert f"?{name.lstrip('-')}" in variables, (query.name, name)
    assert set(COLUMNS) <= set(saved_queries())


@given(st.lists(st.tuples(st.integers(1, 30), st.integers(1, 30))))
def test_numbers_sort_by_value(numbers: list[tuple[int, int]]) -> None:
    """5.10 stands after 5.9, and nothing stands before something."""
    texts = [f"{a}.{b}" for a, b in numbers]
    assert sorted(texts, key=natural) == [f"{a}.{b}" for a, b in sorted(numbers)]
    assert natural(None) < natural("1")
