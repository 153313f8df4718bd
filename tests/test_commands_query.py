"""The query command: formats, parameters, sources of queries, and refusals in one line."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from forumtrace.answers import rows_text
from forumtrace.cli import main
from forumtrace.graph.quads import plan_quads
from forumtrace.graph.rows import Row
from forumtrace.graph.store import open_graph
from tests.fiction import Fiction


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A graph directory with the made-up plan."""
    path = tmp_path_factory.mktemp("query") / "graph"
    fiction = Fiction()
    with open_graph(path, write=True) as opened:
        opened.replace(fiction.context.key, plan_quads(fiction.plan, fiction.facts()))
    return str(path)


def _run(*arguments: str, text: str | None = None) -> Result:
    return CliRunner().invoke(main, list(arguments), input=text)


def _ask(graph: str, query: str, *options: str, text: str | None = None) -> str:
    result = _run("query", graph, query, *options, text=text)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_json_is_a_list_of_objects(graph: str) -> None:
    """Missing values are null and numbers are numbers."""
    rows = json.loads(_ask(graph, "actions", "--format", "json"))
    assert len(rows) == 3
    assert rows[2]["owner"] is None
    assert rows[0]["page"] == 1
    lines = _ask(graph, "actions", "--format", "jsonl").splitlines()
    assert [json.loads(line) for line in lines] == rows


@pytest.mark.parametrize(("form", "delimiter"), [("csv", ","), ("tsv", "\t")])
def test_separated_values_hold_the_same_rows(graph: str, form: str, delimiter: str) -> None:
    """One line a row under a header."""
    found = list(csv.DictReader(io.StringIO(_ask(graph, "owners", "--format", form)), delimiter=delimiter))
    assert [row["owner"] for row in found] == ["Governor", "Head of Safety"]


def test_no_cell_is_a_formula() -> None:
    """What a spreadsheet would compute is told as text; numbers stay numbers."""
    rows: list[Row] = [{"a": "=HYPERLINK(1)", "b": -1, "c": "@x", "d": "+1", "e": None}]
    assert rows_text(list(rows[0]), rows, "csv") == "a,b,c,d,e\n'=HYPERLINK(1),-1,'@x,'+1,\n"


def test_sparql_results_are_untouched(graph: str) -> None:
    """The answer to SPARQL text is SPARQL CSV, which marks nothing."""
    query = 'SELECT ("=1" AS ?x) {}'
    assert _ask(graph, query, "--format", "csv").split() == ["x", "=1"]
    result = json.loads(_ask(graph, query, "--format", "sparql-json"))
    assert result["results"]["bindings"][0]["x"]["value"] == "=1"


def test_a_saved_query_as_sparql_json(graph: str) -> None:
    """IRIs, numbers and texts keep their types; what is missing is unbound."""
    result = json.loads(_ask(graph, "actions", "--format", "sparql-json"))
    first, last = result["results"]["bindings"][0], result["results"]["bindings"][-1]
    assert first["action"]["type"] == "uri"
    assert first["page"]["datatype"].endswith("#integer")
    assert "owner" not in last


def test_the_table_shows_what_people_read(graph: str) -> None:
    """No IRIs of the inner working, the same width in every pipe."""
    table = _ask(graph, "forums")
    assert "Safer Custody" in table
    assert "https://" not in table
    assert max(map(len, table.splitlines())) <= 160


def test_a_query_comes_from_a_file_or_standard_input(graph: str, tmp_path: Path) -> None:
    """@FILE and - hold SPARQL text."""
    query = "ASK { ?x a <https://w3id.org/prison-action-plan/ont#Forum> }"
    (tmp_path / "ask.rq").write_text(query)
    assert _ask(graph, f"@{tmp_path / 'ask.rq'}") == "true\n"
    assert _ask(graph, "-", text=query) == "true\n"
    assert json.loads(_ask(graph, query, "--format", "json")) is True


def test_triples_are_turtle(graph: str) -> None:
    """CONSTRUCT gives Turtle in any case, sorted, with the prefixes that it uses."""
    query = "CONSTRUCT { ?x a ?t } { ?x a ?t . FILTER(CONTAINS(STR(?x), 'id/forum/')) }"
    turtle = _ask(graph, query, "--format", "ttl")
    assert turtle == _ask(graph, query)
    assert "a pap:Forum , pap:Party ." in turtle
    assert "skos" not in turtle


def test_parameters_are_bound_as_terms(graph: str) -> None:
    """Text or, in angle brackets, an IRI; a name with SPARQL in it is a name."""
    query = "SELECT ?x ?t { ?x a ?t }"
    kind = "<https://w3id.org/prison-action-plan/ont#Forum>"
    assert len(json.loads(_ask(graph, query, "--param", f"t={kind}", "--format", "json"))) == 1
    assert json.loads(_ask(graph, query, "--param", "t=} DROP ALL {", "--format", "json")) == []
    assert len(json.loads(_ask(graph, "owners", "--param", "number=2.9", "--format", "json"))) == 2


@pytest.mark.parametrize(
    ("parameter", "near"), [("establishment=HMP Anywhere", "HMP Anytown"), ("number=99.9", "2.9")]
)
def test_an_unknown_name_is_no_empty_answer(graph: str, parameter: str, near: str) -> None:
    """An empty answer to a misspelt name would look like a finding: one line, exit status 1."""
    result = _run("query", graph, "gaps", "--param", parameter, "--format", "json")
    assert (result.exit_code, json.loads(result.stdout)) == (1, [])
    assert near in result.stderr


@pytest.mark.parametrize(
    ("query", "parameter", "near"),
    [
        ("forum-agenda", "forum=Safer Custody Board", "Safer Custody Meeting"),
        ("forum-agenda", "forum=SAFER CUSTODY MEETING", "Safer Custody Meeting"),
        ("forum-agenda", "forum=SCM", "Safer Custody Meeting"),
        ("ledger", "use=Unused", "used"),
        (
            "actions",
            "plan=https://w3id.org/prison-action-plan/id/plan/anytown-2020",
            "plan/anytown-2021-03-04",
        ),
        ("why", "action=<https://w3id.org/prison-action-plan/id/action/anytown_2.9_1>", "_2.9_1"),
    ],
)
def test_every_name_that_a_parameter_gives_is_held(graph: str, query: str, parameter: str, near: str) -> None:
    """Whatever a parameter names: in another spelling, as printed, or an IRI of nothing, the nearest are told."""
    result = _run("query", graph, query, "--param", parameter, "--format", "json")
    assert (result.exit_code, json.loads(result.stdout)) == (1, [])
    assert near in result.stderr.rpartition("nearest")[2]


def test_a_code_of_which_there_is_nothing_is_known(graph: str) -> None:
    """A plan without words that were not understood has an empty answer, and no misspelt use."""
    assert _ask(graph, "ledger", "--param", "use=not understood", "--format", "json") == "[]\n"


def test_an_empty_answer_for_a_known_prison_is_an_answer(graph: str) -> None:
    """Nothing found for a prison that is there is exit status 0."""
    assert _ask(graph, "totals", "--param", "establishment=HMP Anytown", "--format", "json") == "[]\n"


def test_rows_are_told_as_of_a_day(graph: str) -> None:
    """--as-of adds where each row stands; it is the day of `overdue`; other queries have no dates."""
    rows = json.loads(_ask(graph, "actions", "--as-of", "2030-01-01", "--format", "json"))
    assert {row["state"] for row in rows} <= {"overdue", "ongoing", "completed as stated", "no date"}
    assert any(row["state"] == "overdue" for row in rows)
    overdue = json.loads(_ask(graph, "overdue", "--as-of", "2030-01-01", "--format", "json"))
    assert overdue == [
        {**row, "state": "overdue"}
        for row in json.loads(_ask(graph, "overdue", "--param", "as_of=2030-01-01", "--format", "json"))
    ]
    assert _run("query", graph, "systems", "--as-of", "2030-01-01").exit_code == 2
    assert _run("query", graph, "actions", "--as-of", "soon").exit_code == 2


def test_queries_tell_their_parameters() -> None:
    """What else a query takes stands beside its question."""
    assert "as_of" in _run("queries").stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("qqqqqqq",), "`forumtrace queries` lists them all"),
        (("SELECT ?x {",), "malformed"),
        (("SELECT ?x { ?x a pap:Forum }",), "prefix pap: is not declared"),
        (("SELECT ?x { ?x a skos:Concept }",), "PREFIX skos: <http://www.w3.org/2004/02/skos/core#>"),
        (("PREFIX b: <urn:b> ASK { _:x a b:C ; x:y 'z:z' , <u:v> }",), "prefix x: is not declared"),
        (("PREFIX b: <urn:b> ASK { ?x b:y c:z/d:z }",), "prefixes c:, d: are not declared"),
        (("PREFIX b: <urn:b> ASK { ?x b:y }",), "malformed at line 1, column"),
        (("SELECT * { SERVICE <http://example.org/> {} }",), "SERVICE"),
        (("DROP ALL",), "DROP is refused"),
        (("@missing.rq",), "cannot be read"),
        (("owners", "--param", "owner=x"), "has no parameter"),
        (("owners", "--param", "x"), "NAME=VALUE"),
        (("SELECT ?x { ?x ?y ?z }", "--param", "w=x"), "no variable"),
        (("SELECT ?x { ?x ?y ?z }", "--param", "y=x"), "SELECTs"),
        (("SELECT ?x { ?x ?y ?z }", "--param", "x=<no iri>"), "not an IRI"),
        (("SELECT ?x { ?x ?y ?z }", "--param", "x=\udcff"), "--param x: '\\udcff' is not UTF-8"),
        (("owners", "--param", "establishment=\udcff"), "not UTF-8"),
        (("SELECT ?x { ?x ?y '\udcff' }",), "the query is not UTF-8"),
        (("owners", "--format", "ttl"), "CONSTRUCT"),
        (("CONSTRUCT WHERE { ?x ?y ?z }", "--format", "csv"), "ttl"),
        (("ASK {}", "--format", "csv"), "ASK"),
    ],
)
def test_wrong_calls_are_refused_in_one_line(graph: str, arguments: tuple[str, ...], words: str) -> None:
    """Exit status 2, nothing on standard output, one line on standard error."""
    result = _run("query", graph, *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert words in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_missing_graph_is_refused(tmp_path: Path) -> None:
    """With what to do about it."""
    result = _run("query", str(tmp_path / "none"), "owners")
    assert result.exit_code in (1, 2)
    assert "build" in result.stderr
    assert result.stderr.count("\n") == 1


def test_queries_are_listed_with_their_questions() -> None:
    """As a table and as JSON."""
    assert "Which actions does no forum oversee?" in _run("queries").stdout
    listed = {entry["name"]: entry for entry in json.loads(_run("queries", "--format", "json").stdout)}
    assert listed["gaps"]["columns"].startswith("establishment | number | action | action_text")
    assert "establishment" in listed["gaps"]["parameters"]


def test_explain_tells_engine_and_rewriting(graph: str) -> None:
    """The text that the engine gets is shown, and not asked."""
    query = "SELECT ?a { ?a a ?t FILTER NOT EXISTS { ?b <urn:p> ?a . ?b <urn:q> ?c } }"
    told = _ask(graph, query, "--explain")
    assert "engine: Oxigraph in memory" in told
    assert "rewritten: EXISTS with 2 patterns" in told
    assert "{ ?b <urn:p> ?a FILTER EXISTS { ?b <urn:q> ?c } }" in told
    assert "rewritten: nothing" in _ask(graph, "ASK {}", "--explain")
    assert _run("query", graph, "DROP ALL", "--explain").exit_code == 2


@pytest.mark.parametrize("form", ["csv", "tsv", "sparql-json", "jsonl"])
def test_rows_are_written_as_they_come(graph: str, form: str) -> None:
    """Streaming gives what the whole text gives."""
    told = _ask(graph, "SELECT ?x { VALUES ?x { 1 2.5 'three' } } ORDER BY STR(?x)", "--format", form)
    assert len(told.splitlines()) == {"csv": 4, "tsv": 4, "sparql-json": 1, "jsonl": 3}[form]
    assert told.endswith("\n")
    assert not told.endswith("\n\n")


@pytest.mark.parametrize("form", ["json", "csv"])
def test_a_query_that_takes_too_long_is_ended(graph: str, form: str) -> None:
    """After --timeout, wherever the engine is; with one line and status 2, as for every query that is refused."""
    query = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    command = [
        sys.executable,
        "-m",
        "forumtrace",
        "query",
        graph,
        query,
        "--format",
        form,
        "--timeout",
        "1.5",
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert (
        done.stderr
        == "forumtrace: the query takes longer than 1.5 seconds; ask for less, or raise --timeout\n"
    )
