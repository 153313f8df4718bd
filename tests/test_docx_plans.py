"""Plans read from Word documents: the table loses nothing when there are no pages."""

from pathlib import Path

import pytest

from forumtrace.extract.model import Plan
from forumtrace.extract.plan import read_plan
from forumtrace.extract.source import read_document
from tests.plan_generator import FAMILIES, make_plan
from tests.scoring import Rows, score


def told(plan: Plan) -> Rows:
    """What a plan says before any language is read, as rows of the saved queries."""
    items = [
        {
            "number": item.number,
            "kind": item.kind,
            "section": item.section.text if item.section else None,
            "text": item.text.text,
            "agreement": item.agreement,
        }
        for item in plan.items
    ]
    owners = [{"number": item.number, "owner": owner.text} for item in plan.items for owner in item.owners]
    targets = [
        {"number": item.number, "target_date": target.date, "status": target.status}
        for item in plan.items
        for target in item.targets
    ]
    actions = [{"number": item.number, "text": a.passage.text} for item in plan.items for a in item.actions]
    return {"recommendations": items, "owners": owners, "targets": targets, "actions": actions}


@pytest.mark.parametrize("family", FAMILIES)
def test_rows_of_a_word_document(tmp_path: Path, family: str) -> None:
    """Numbers, headings, verdicts, owners, dates and actions of a Word document are all read."""
    made = make_plan(4, family, tmp_path, "docx")
    plan = read_plan(read_document(made.path))
    assert plan.cover.establishment == made.truth["document"]["establishment"]
    scores = score(made.truth, told(plan))
    fields = ("numbers", "kind", "section", "agreement", "text", "owners", "targets", "actions")
    assert {field: scores[field].missed + scores[field].invented for field in fields} == {
        f: [] for f in fields
    }
