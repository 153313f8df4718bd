"""Generated rows in the format of the annotated plans."""

from typing import Any

from tests.generator_rows import Row
from tests.generator_truth import Step


def gold(row: Row, kind: str, section: str | None) -> dict[str, Any]:
    """The row in the format of the annotated plans."""
    names = (part.strip() for owner in row.owners for part in owner.replace(" and ", "/").split("/"))
    truth = row.truth
    return {
        "number": row.number,
        "kind": kind,
        "section": section,
        "addressee": None,
        "text": row.text,
        "report_ref": row.reference or None,
        "agreement": row.verdict or None,
        "owners": list(dict.fromkeys(names)),
        "targets": row.targets,
        "actions": [{"quote": step.quote} for step in row.steps],
        "forums": list(truth.forums.values()),
        **{
            kind: truth.listed(kind)
            for kind in ("policies", "frameworks", "systems", "organisations", "roles")
        },
        "dependencies": truth.dependencies,
        "cross_references": truth.cross_references,
    }


def links(row: Row) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The row's entries of `pairs` (action, owner, target) and `oversight` (action, forum)."""
    pairs = [
        {"number": row.number, "owner": s.owner, "target": s.target, "action_quote_start": start(s)}
        for s in row.steps
        if s.owner
    ]
    return pairs, oversight(row.number, row.steps)


def oversight(number: str, steps: list[Step]) -> list[dict[str, Any]]:
    """The links from actions to the forums that oversee them."""
    return [
        {"number": number, "forum": name, "action_quote_start": start(step)}
        for step in steps
        for name in dict.fromkeys(step.overseen)
    ]


def start(step: Step) -> str:
    """The first words of an action, enough to tell it from the others of its row."""
    return " ".join(step.quote.split()[:14])
