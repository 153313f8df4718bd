"""Annotated plans read through the whole pipeline, and their scores."""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from forumtrace.graph.build import build
from forumtrace.graph.rows import rows
from forumtrace.graph.store import open_graph
from tests.scoring import Score, score

GOLD = Path(__file__).parent / "gold"
QUERIES = (
    "recommendations",
    "owners",
    "targets",
    "actions",
    "forums",
    "oversight",
    "policies",
    "frameworks",
    "systems",
    "organisations",
    "roles",
    "dependencies",
    "cross-references",
)


def plan_scores(graph: Path, sources: Sequence[Path], names: Iterable[str]) -> dict[str, dict[str, Score]]:
    """Build `graph` from `sources`; for each annotation of that name the scores of all fields."""
    summary = build(str(graph), sources)
    assert not summary.refused
    found = {}
    with open_graph(graph) as opened:
        for name in names:
            gold: dict[str, Any] = json.loads((GOLD / f"{name}.json").read_text("utf-8"))
            prison = gold["document"]["establishment"]
            told = {query: rows(opened, query, establishment=prison) for query in QUERIES}
            found[name] = score(gold, told)
    return found


def at_least(scores: dict[str, dict[str, Score]], field: str, floor: float) -> None:
    """Fail where F1 of the field is below the floor for one of the plans, and list what went wrong there."""
    for plan, fields in scores.items():
        result = fields[field]
        wrong = "\n".join([f"missed {m}" for m in result.missed] + [f"invented {i}" for i in result.invented])
        assert result.f1 >= floor, f"{plan}: {field} {result.f1:.3f}\n{wrong}"
