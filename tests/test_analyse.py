"""The measures as a user meets them: registry, formats, commands, over a real graph on disk."""

import csv
import io
import json
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner

from forumtrace.cli import main
from forumtrace.exports.analysis import GRAPH, Result, as_csv, as_json, as_nquads, as_turtle
from forumtrace.graph.measures import MEASURES, summary
from forumtrace.graph.quads import plan_quads
from forumtrace.graph.store import open_graph
from tests.analysis_rows import northmoor
from tests.fiction import Fiction


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A graph of one plan."""
    path = tmp_path_factory.mktemp("analyse") / "graph"
    fiction = Fiction()
    with open_graph(path, write=True) as opened:
        opened.replace(fiction.context.key, plan_quads(fiction.plan, fiction.facts()))
    return str(path)


def results() -> list[Result]:
    """All measures of a small plan."""
    corpus = northmoor().corpus()
    return [Result(m.name, m.question, m.columns, m.rows(corpus)) for m in MEASURES.values()]


def test_every_measure_gives_flat_rows_of_its_columns() -> None:
    """A row holds text, numbers, truth values or nothing; a table's columns are among them."""
    for measure in MEASURES.values():
        for row in measure.rows(northmoor().corpus(), date(2021, 5, 1)):
            assert tuple(row) == measure.columns
            assert all(isinstance(value, str | int | float | None) for value in row.values())
        assert set(measure.brief) <= set(measure.columns)
        assert measure.question.endswith("?")
    assert [row["measure"] for row in summary(northmoor().corpus())] == sorted(MEASURES)


def test_results_are_the_same_in_any_order_of_hashing() -> None:
    """Two runs over the same rows print the same text."""
    assert as_json(results()) == as_json(results())
    assert as_turtle(results()) == as_turtle(results())


def test_rdf_holds_every_row_in_a_graph_of_its_own() -> None:
    """N-Quads and Turtle hold the same triples; IRIs of the graph are links, joined ones several."""
    quads = list(ox.parse(as_nquads(results()), format=ox.RdfFormat.N_QUADS))
    assert {str(quad.graph_name) for quad in quads} == {f"<{GRAPH}>"}
    triples = {quad.triple for quad in quads}
    assert triples == {quad.triple for quad in ox.parse(as_turtle(results()), format=ox.RdfFormat.TURTLE)}
    observations = [t for t in triples if str(t.object).endswith("#Observation>")]
    assert len(observations) == len({json.dumps([r.name, row]) for r in results() for row in r.rows})
    actions = [t.object for t in triples if str(t.predicate).endswith("column_unseen_actions>")]
    assert len(actions) == 3
    assert all(isinstance(term, ox.NamedNode) for term in actions)


def test_csv_cannot_carry_a_formula() -> None:
    """A cell that a spreadsheet would compute begins with an apostrophe."""
    text = as_csv([Result("x", "?", ("a", "b"), [{"a": "=1+1", "b": None}])])
    assert list(csv.reader(io.StringIO(text))) == [["a", "b"], ["'=1+1", ""]]


def test_the_command_lists_the_measures_and_prints_one(graph: str) -> None:
    """Without a measure the questions, with one its rows, in every format."""
    runner = CliRunner()
    listed = runner.invoke(main, ["analyse", graph])
    assert listed.exit_code == 0
    assert "self-review" in listed.stdout
    told = runner.invoke(main, ["analyse", graph, "ladder", "--format", "json"])
    forum = next(row for row in json.loads(told.stdout) if row["scope"] == "forum")
    assert (forum["forum"], forum["level"]) == ("Safer Custody Meeting", 3)
    assert "chaired by the Head of Safety" in forum["chair"]
    for form in ("table", "csv", "ttl", "nquads"):
        assert runner.invoke(main, ["analyse", graph, "coverage", "--format", form]).exit_code == 0
    everything = runner.invoke(main, ["analyse", graph, "all", "--format", "json"])
    assert list(json.loads(everything.stdout)) == list(MEASURES)


def test_status_is_of_the_day_that_is_asked_for(graph: str) -> None:
    """What is due in June is overdue in July."""
    words = ["analyse", graph, "status", "--format", "json", "--as-of"]
    told = {
        day: {row["state"] for row in json.loads(CliRunner().invoke(main, [*words, day]).stdout)}
        for day in ("2021-06-30", "2021-07-01")
    }
    assert told == {"2021-06-30": {"due", "no date"}, "2021-07-01": {"overdue", "no date"}}


def test_wrong_calls_are_answered_in_one_line(graph: str) -> None:
    """An unknown measure, prison or day, and csv of all measures, are refused with exit status 2."""
    for words in (
        ["nothing"],
        ["ladder", "--establishment", "HMP Nowhere"],
        ["status", "--as-of", "soon"],
        ["all", "--format", "csv"],
    ):
        told = CliRunner().invoke(main, ["analyse", graph, *words])
        assert told.exit_code == 2
        assert told.stderr.startswith("forumtrace: ")
        assert told.stderr.count("\n") == 1


def test_the_report_is_written_once_and_replaced_only_on_request(graph: str, tmp_path: Path) -> None:
    """The page exists, and stays unless --force is given."""
    page = tmp_path / "report.html"
    words = ["report", graph, "-o", str(page)]
    assert CliRunner().invoke(main, words).exit_code == 0
    assert CliRunner().invoke(main, words).exit_code == 1
    assert CliRunner().invoke(main, [*words, "--force"]).exit_code == 0
    assert "Safer Custody Meeting" in page.read_text(encoding="utf-8")
