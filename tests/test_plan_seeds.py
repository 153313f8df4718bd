"""The two real plans against their annotation, where the folder with them stands beside the checkout."""

import json
from pathlib import Path
from typing import Any

import pytest

from forumtrace.extract.model import Plan
from forumtrace.extract.plan import read_plan
from forumtrace.extract.source import read_document

_SHARED = Path(__file__).resolve().parents[2] / "shared"
pytestmark = pytest.mark.skipif(
    not (_SHARED / "seeds").is_dir(), reason="the two real plans are not part of the repo"
)

_NAMES = {"ashfield": "000", "oakwood": "003"}


def _plan(name: str) -> tuple[Plan, dict[str, dict[str, Any]]]:
    (path,) = (_SHARED / "seeds").glob(f"{_NAMES[name]}*.txt")
    gold = json.loads((_SHARED / "gold" / f"{name}.json").read_text("utf-8"))
    return read_plan(read_document(path)), {row["number"]: row for row in gold["recommendations"]}


@pytest.mark.parametrize("name", sorted(_NAMES))
def test_every_column_of_the_real_plans(name: str) -> None:
    """Numbers, kinds, sections, agreement, references, owners and targets are those of the annotation."""
    plan, gold = _plan(name)
    assert [item.number for item in plan.items] == list(gold)
    for item in plan.items:
        row = gold[item.number]
        assert item.text.text == row["text"]
        assert item.kind == row["kind"]
        assert (item.section.text if item.section else None) == row["section"]
        assert item.agreement == row["agreement"]
        assert (item.report_ref.text if item.report_ref else None) == row["report_ref"]
        assert [owner.text for owner in item.owners] == row["owners"]
        assert [(t.passage.text, t.date, t.status) for t in item.targets] == [
            (t["text"], t["date"], t["status"]) for t in row["targets"]
        ]


@pytest.mark.parametrize("name", sorted(_NAMES))
def test_the_actions_of_the_real_plans(name: str) -> None:
    """At least 95 in 100 actions are word for word those of the annotation."""
    plan, gold = _plan(name)
    want = {(n, a["quote"]) for n, row in gold.items() for a in row["actions"]}
    sure = {(n, a["quote"]) for n, row in gold.items() for a in row["actions"] if not a.get("optional")}
    read = {(item.number, action.passage.text) for item in plan.items for action in item.actions}
    assert len(sure & read) >= 0.95 * len(sure)
    assert len(read - want) <= 0.05 * len(read)


def test_stray_values_and_lost_columns_are_reported() -> None:
    """What the two files are damaged in is said, and nothing else is invented."""
    kinds = {name: {f.kind for f in _plan(name)[0].findings} for name in _NAMES}
    assert kinds["ashfield"] == {"stray-cell", "unpaired-targets", "missing-rationale"}
    assert kinds["oakwood"] == {"lost-text", "malformed-date", "missing-owner", "unpaired-targets"}


@pytest.mark.parametrize(("name", "agree"), [("ashfield", 0.97), ("oakwood", 0.97)])
def test_owners_and_targets_stand_with_their_paragraphs_in_the_replicas(name: str, agree: float) -> None:
    """By place on the page at least 97 in 100 owners and dates are given to the paragraph they stand beside."""
    plan = read_plan(read_document(_SHARED / "plans" / f"{name}-replica-wordlike.pdf"))
    truth = json.loads((_SHARED / "plans" / f"{name}-replica.truth.json").read_text("utf-8"))
    items = {item.number: item for item in plan.items}
    right = total = 0
    for row in truth["rows"]:
        for paragraph, _, target in row.get("align", ()):
            words = row["cells"][-3][paragraph]
            beside = [a for a in items[row["cells"][0][0]].actions if a.passage.text[:40] in words]
            total += 1
            right += any(t.passage.text == target for action in beside for t in action.targets)
    assert right >= agree * total
