"""How well plans that nobody has seen are read: generated plans of every family, against their exact truth."""

from collections import defaultdict

import pytest

from forumtrace.graph.build import build
from forumtrace.graph.rows import rows
from forumtrace.graph.store import open_graph
from tests.annotated import QUERIES
from tests.plan_generator import FAMILIES, make_plan
from tests.scoring import Score, score

SEED = 20
"""One plan of each family with this seed; `python -m tests.plan_generator` makes as many others as wanted."""
# F1 over all families together. Raise them when the reader gets better; never lower them.
FLOORS = {
    "numbers": 1.0,
    "kind": 0.95,
    "section": 0.95,
    "agreement": 1.0,
    "report_ref": 1.0,
    "text": 0.95,
    "owners": 0.9,
    "targets": 0.95,
    "actions": 0.9,
    "pairs": 0.9,
    "forums": 0.9,
    "oversees": 0.85,
    "oversight": 0.85,
    "frequency": 0.9,
    "chair": 0.75,
    "policies": 0.95,
    "frameworks": 0.9,
    "systems": 0.9,
    "organisations": 0.4,
    "roles": 0.9,
    "dependencies": 0.9,
    "cross-references": 0.9,
}


@pytest.fixture(scope="module")
def scores(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Score]:
    """The scores of all fields, over one plan of each family."""
    total: dict[str, Score] = defaultdict(Score)
    for family in FAMILIES:
        folder = tmp_path_factory.mktemp(family)
        plan = make_plan(SEED, family, folder)
        summary = build(str(folder / "graph"), [plan.path])
        assert not summary.refused
        graph = open_graph(str(folder / "graph"))
        told = {name: rows(graph, name) for name in QUERIES}
        for field, result in score(plan.truth, told).items():
            total[field].right += result.right
            total[field].missed += [f"{family} {missed}" for missed in result.missed]
            total[field].invented += [f"{family} {invented}" for invented in result.invented]
    return total


@pytest.mark.parametrize("field", FLOORS)
def test_field_is_read_well_enough(scores: dict[str, Score], field: str) -> None:
    """F1 of the field over all families is at or above its floor; what went wrong is listed when it is not."""
    result = scores[field]
    wrong = "\n".join([f"missed {m}" for m in result.missed] + [f"invented {i}" for i in result.invented])
    assert result.f1 >= FLOORS[field], f"{field} {result.f1:.3f}\n{wrong}"
