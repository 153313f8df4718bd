"""The defects that were put into the example plans on purpose are found, and nothing is made of the printed totals."""

from pathlib import Path

import pytest

from forumtrace.examples import make, paths
from forumtrace.graph.build import build
from forumtrace.graph.rows import rows
from forumtrace.graph.store import open_graph

CALDERBECK, SALTMERE = "HMP Calderbeck", "HMP & YOI Saltmere"
# As in examples/README.md.
FOUND = [
    (CALDERBECK, "5.2", "self-review"),
    (CALDERBECK, "5.4", "stray-cell"),
    (CALDERBECK, "5.5", "malformed-date"),
    (CALDERBECK, "5.6", "no-forum"),
    (CALDERBECK, "5.7", "acronym-undefined"),
    (CALDERBECK, "5.8", "date-contradiction"),
    (CALDERBECK, "5.12", "wrong-cross-reference"),
    (CALDERBECK, "5.14", "status-contradiction"),
    (SALTMERE, "1", "malformed-date"),
    (SALTMERE, "1", "self-review"),
    (SALTMERE, "3", "unpaired-targets"),
    (SALTMERE, "4", "status-contradiction"),
    (SALTMERE, "6", "due-before-submission"),
    (SALTMERE, "8", "missing-owner"),
]


@pytest.fixture(scope="module")
def findings(tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, str, str]]:
    """Prison, number and kind of everything found in the example plans."""
    place = str(tmp_path_factory.mktemp("graph") / "graph")
    build(place, paths())
    graph = open_graph(place)
    told = rows(graph, "findings")
    return {(str(row["establishment"]), str(row["number"]), str(row["kind"])) for row in told}


@pytest.mark.parametrize(("prison", "number", "kind"), FOUND)
def test_deliberate_defect_is_found(
    findings: set[tuple[str, str, str]], prison: str, number: str, kind: str
) -> None:
    """A defect of the list is found in its row."""
    assert (prison, number, kind) in findings


def test_correct_totals_raise_no_alarm(findings: set[tuple[str, str, str]]) -> None:
    """The printed totals agree with the rows, so no mismatch is reported."""
    assert "totals-mismatch" not in {kind for _, _, kind in findings}


def test_the_list_is_that_of_the_readme() -> None:
    """Every kind tested here is explained where the examples are described."""
    described = (Path(make.__file__).parent / "README.md").read_text(encoding="utf-8")
    assert [kind for _, _, kind in FOUND if f"`{kind}`" not in described] == []
