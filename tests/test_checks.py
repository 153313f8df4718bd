"""The compiled shapes find what a SHACL engine finds, and check tells findings and shapes together."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

import pyoxigraph as ox
import pytest
from click.testing import CliRunner
from pyshacl import validate
from rdflib import Graph as RdfGraph
from rdflib.namespace import SH

from forumtrace.commands_check import check_command
from forumtrace.extract.vocabulary import shipped_turtle
from forumtrace.graph.checks import at_least, check_graph
from forumtrace.graph.derive import derive, parse_lines
from forumtrace.graph.quads import plan_quads
from forumtrace.graph.shapes import checks
from forumtrace.graph.store import open_graph
from forumtrace.graph.vocabulary import SHAPES_FILE, vocabulary_lines
from tests.fiction import Fiction

FICTION = Fiction()
LINES = plan_quads(FICTION.plan, FICTION.facts())
PAP = "https://w3id.org/prison-action-plan/ont#"
DCT = "http://purl.org/dc/terms/"
XSD = "http://www.w3.org/2001/XMLSchema#"
A = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"


Edit: TypeAlias = tuple[str, str]
"""A pattern and what every line has in its place; an empty line is left out."""

LINE = r"^.*{}.*$"
GOVERNOR = "id/post/anytown_governor"
FAULTS: dict[str, Edit] = {
    "owner without a class": (LINE.format(f"{GOVERNOR}> {A} <{PAP}Party>"), ""),
    "no name": (
        LINE.format("id/post/anytown_head-of-safety> <http://www.w3.org/2004/02/skos/core#prefLabel>"),
        "",
    ),
    "no wording": (LINE.format(rf"id/recommendation/\S+_2.9> <{DCT}description>"), ""),
    "number": (rf'<{DCT}identifier> "2.9"', f'<{DCT}identifier> "two"'),
    "kind": (r"code#recommendation>", "code#remark>"),
    "position": (r'(id/action/\S+2.10_1> <https://schema.org/position> )"1"', r'\1"first"'),
    "date": (r'"2021-03-04"\^\^<\S+#date>', '"4 March 2021"'),
    "confidence": (r'"0.9"\^\^', '"1.9"^^'),
    "offsets": (r'(oa#end> )"\d+"', r'\1"0"'),
    "rectangle": (r'(bbox> )"\S+ ', r'\1"'),
    "claim of nothing": (LINE.format(f"> <{PAP}discussedAt> <"), ""),
    "no claim": (LINE.format(f"#predicate> <{PAP}status>"), ""),
    "post nowhere": (LINE.format(r"org#postIn>"), ""),
    "target date": (r'(targetDate> )"2021-06"', r'\1"June"'),
    "late report": (r'"2021-02-01"', '"2021-05-01"'),
    "no verdict": (LINE.format(f"> <{PAP}agreement> <"), ""),
    "empty quote": (r'(oa#exact> )"Govern[^"]*"', r'\1""'),
}


def _with(*names: str) -> list[str]:
    """The lines of the plan with these faults put in."""
    lines = LINES
    for name in names:
        changed = [re.sub(*FAULTS[name], line) for line in lines]
        assert changed != lines, name
        lines = [line for line in changed if line]
    return lines


def _store(lines: list[str]) -> ox.Store:
    store = ox.Store()
    everything = [*vocabulary_lines(), *lines, *derive(FICTION.context.key, lines)]
    store.extend(parse_lines(everything))
    return store


def _compiled(store: ox.Store) -> set[tuple[str, str]]:
    found = set()
    for check in checks():
        solutions = store.query(check.sparql, use_default_graph_as_union=True)
        assert isinstance(solutions, ox.QuerySolutions)
        found |= {(str(s["this"]).strip("<>"), check.severity) for s in solutions}
    return found


@pytest.fixture(scope="module")
def shapes() -> RdfGraph:
    """The shapes as a graph."""
    return RdfGraph().parse(data=dict(shipped_turtle())[SHAPES_FILE], format="turtle")


def _engine(store: ox.Store, shapes: RdfGraph) -> set[tuple[str, str]]:
    data = RdfGraph()
    triples = sorted({f"{q.subject} {q.predicate} {q.object} ." for q in store})
    data.parse(data="\n".join(triples), format="nt")
    _, report, _ = validate(data, shacl_graph=shapes, allow_infos=True, allow_warnings=True)
    assert isinstance(report, RdfGraph)
    return {
        (str(report.value(result, SH.focusNode)), str(severity).rpartition("#")[2].casefold())
        for result, severity in report.subject_objects(SH.resultSeverity)
    }


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_compiled_shapes_find_what_pyshacl_finds(shapes: RdfGraph) -> None:
    """With all faults put in at once: the same nodes, with the same severity."""
    store = _store(_with(*FAULTS))
    found = _compiled(store)
    assert len(found) > len(FAULTS)
    assert found == _engine(store, shapes)


@pytest.mark.parametrize("fault", FAULTS)
def test_every_fault_is_found(fault: str) -> None:
    """Each by itself is enough to be told."""
    assert _compiled(_store(_with(fault)))


def test_a_sound_plan_has_no_result() -> None:
    """The made-up plan keeps all the rules."""
    assert _compiled(_store(LINES)) == set()


@pytest.fixture(scope="module")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A graph with the made-up plan and one seeded fault."""
    path = tmp_path_factory.mktemp("check") / "graph"
    with open_graph(path, write=True) as graph:
        graph.replace(FICTION.context.key, _with("position"))
    return path


def test_shapes_and_findings_are_told_together(directory: Path) -> None:
    """The gravest first, each with its prison, and a finding with its quote."""
    with open_graph(directory) as graph:
        results = check_graph(graph)
    assert [row["severity"] for row in results] == sorted(
        (str(row["severity"]) for row in results), key=["violation", "warning", "info"].index
    )
    (first,) = [row for row in results if row["severity"] == "violation"]
    assert (first["kind"], first["establishment"], first["number"]) == (
        "Action-position",
        "HMP Anytown",
        "2.10",
    )
    assert "first" in str(first["message"])
    past = next(row for row in results if row["kind"] == "due-before-submission")
    assert (past["number"], past["quote"], past["source"]) == ("2.10", "January 2021", "anytown.pdf")
    assert at_least(results, "violation")
    assert not at_least([past], "violation")
    assert at_least([past], "info")


def test_what_the_source_may_rightly_say_is_told_with_its_words(tmp_path: Path) -> None:
    """Two chairs of a forum, which plans share: who they are, where that stands, and no word of a fault."""
    context = FICTION.context
    said = next(fact for _, fact in FICTION.facts() if str(fact.predicate) == f"{PAP}chairedBy")
    other = replace(said, object=context.post("Governor"))
    with open_graph(tmp_path / "graph", write=True) as graph:
        graph.replace(context.key, plan_quads(FICTION.plan, [*FICTION.facts(), ("test", other)]))
        (found,) = [row for row in check_graph(graph) if row["kind"] == "Forum-chairedBy"]
    assert (found["severity"], found["establishment"], found["number"]) == ("info", "HMP Anytown", "2.9")
    assert "Governor | Head of Safety" in str(found["message"])
    assert str(found["quote"]).endswith("chaired by the Head of Safety.")
    assert (found["page"], found["source"]) == (1, "anytown.pdf")
    assert "which may be right" in str(found["meaning"])
    assert "anew" not in str(found["remedy"])


def test_the_command_fails_as_it_is_told(directory: Path, tmp_path: Path) -> None:
    """Exit status 1 for what is as grave as --fail-on; the formats are table, JSON and SARIF."""
    run = CliRunner().invoke
    result = run(check_command, [str(directory)])
    assert result.exit_code == 1
    assert "1 violation, 5 warning, 1 info" in result.stdout
    with open_graph(tmp_path / "good", write=True) as graph:
        graph.replace(FICTION.context.key, LINES)
    assert run(check_command, [str(tmp_path / "good")]).exit_code == 0
    assert run(check_command, [str(tmp_path / "good"), "--fail-on", "warning"]).exit_code == 1
    listed = json.loads(run(check_command, [str(directory), "--format", "json"]).stdout)
    document = json.loads(run(check_command, [str(directory), "--format", "sarif"]).stdout)
    assert len(document["runs"][0]["results"]) == len(listed) == 7
    assert document["runs"][0]["results"][0]["level"] == "error"
