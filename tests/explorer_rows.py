"""Rows as the saved queries give them, of an invented plan, for the tests of the explorer page."""

from collections.abc import Sequence
from typing import Any

from forumtrace.exports.explorer_collect import Row
from forumtrace.exports.explorer_data import Rows

PLACE, PLAN = "HMP Northmoor", "urn:plan:northmoor-2024"
ITEM: dict[str, Any] = {"establishment": PLACE, "plan": PLAN}
SAFETY = "The results will be discussed at the monthly safety board meetings (SB)."
DRUGS = "The Head of Security will report to the Drug Strategy Group each quarter."
BOARD = {
    "forum": "Safety Board",
    "acronym": "SB",
    "surface": "safety board meetings | SB",
    "frequency": "monthly",
}
GROUP = {"forum": "Drug Strategy Group", "surface": "Drug Strategy Group", "chair": "Governor"}
HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(1)</script>",
    '"><a href="javascript:alert(1)">href</a>',
    "{{ 7 * 7 }} {% raw %} ${7 * 7}",
    "=HYPERLINK(1)",
    "\u202egnitteeM\u202c \u0627\u062c\u062a\u0645\u0627\u0639",
    "<!-- <script> \u2028 ]]> &amp; '",
    "Meeting " * 62,
)


def action(number: str, position: int, text: str, **more: object) -> dict[str, Any]:
    """A row of `actions`."""
    known = {"status": "planned", "owner": "Governor", "target_text": "May 2024", "target_date": "2024-05"}
    iri = f"urn:action:{number}_{position}"
    return {**ITEM, "number": number, "action": iri, "text": text, "page": 3, **known, **more}


def recommendation(number: str, text: str, **more: object) -> dict[str, Any]:
    """A row of `recommendations`."""
    return {**ITEM, "number": number, "text": text, "kind": "recommendation", "agreement": "agreed", **more}


def seen(number: str, position: int, forum: dict[str, Any], kind: str, quote: str) -> dict[str, Any]:
    """A row of `oversight`."""
    known = {"oversight_kind": kind, "quote": quote, "page": 4, "confidence": 0.9}
    return {**ITEM, **forum, "number": number, "action": f"urn:action:{number}_{position}", **known}


def small_plan() -> dict[str, list[dict[str, Any]]]:
    """Two recommendations, four actions, two forums that oversee and one that is only named."""
    named = {"forum": "Prisoner Council", "relation": "mentioned", "quote": "The prisoner council was asked."}
    policy = {"policy": "PSI 1/2020", "title": "Safe Custody", "quote": "in line with PSI 1/2020", "page": 4}
    wait = {"cue": "subject to", "condition": "funding", "quote": "This is subject to funding.", "page": 3}
    return {
        "documents": [{**ITEM, "title": "Action Plan", "submitted": "2024-02-01", "source": "northmoor.pdf"}],
        "recommendations": [
            recommendation("2.10", "Violence should fall."),
            recommendation("2.9", "Drugs out."),
        ],
        "actions": [
            action("2.10", 1, "Publish the results on each wing. " + SAFETY),
            action("2.10", 2, "Train every officer.", owner="Head of Safety | Governor", status="completed"),
            action("2.9", 1, "Search all parcels. " + DRUGS, owner="Head of Security"),
            action("2.9", 2, "Install a scanner.", owner=None, target_text="Ongoing", target_date=None),
        ],
        "targets": [],
        "owners": [{**ITEM, "number": "2.9", "owner": "Regional Director"}],
        "oversight": [
            seen("2.10", 1, BOARD, "discussed at", SAFETY),
            seen("2.9", 1, GROUP, "reported to", DRUGS),
            seen("2.9", 1, BOARD, "discussed at", SAFETY),
        ],
        "forums": [{**ITEM, "number": "2.9", **named, "surface": "prisoner council", "page": 4}],
        "policies": [{**ITEM, "number": "2.9", **policy}],
        "dependencies": [{**ITEM, "number": "2.9", "action": "urn:action:2.9_2", **wait}],
    }


def hostile_plan() -> dict[str, list[dict[str, Any]]]:
    """The small plan with attack strings in every field that a source fills."""
    plan = small_plan()
    for at, text in enumerate(HOSTILE):
        number = f"9.{at}"
        forum = {"forum": text, "surface": text, "acronym": text[:9], "frequency": text, "chair": text}
        plan["recommendations"].append(recommendation(number, text, kind=text, section=text, addressee=text))
        plan["actions"].append(action(number, 1, text, owner=text, target_text=text, status=text))
        plan["oversight"].append(seen(number, 1, forum, text, f"Before {text} after"))
        plan["policies"].append({**ITEM, "number": number, "policy": text, "title": text, "quote": text})
        plan["documents"].append({"establishment": text, "plan": text, "title": text, "source": text})
    return plan


def large_plan(actions: int) -> dict[str, list[dict[str, Any]]]:
    """Many actions, a forum for every tenth of them, and one that oversees a hundred."""
    plan = small_plan()
    for at in range(actions):
        number = f"3.{at // 4}"
        if at % 4 == 0:
            plan["recommendations"].append(recommendation(number, f"Matter {number} should be settled."))
        plan["actions"].append(
            action(number, at % 4 + 1, f"Step {at} will be taken.", owner=f"Owner {at % 40}")
        )
        if at % 10 == 0:
            forum = {"forum": f"Group {at // 10}", "surface": f"Group {at // 10}"}
            plan["oversight"].append(
                seen(number, at % 4 + 1, forum, "reported to", f"Seen by Group {at // 10}.")
            )
        if at < 100:
            plan["oversight"].append(seen(number, at % 4 + 1, BOARD, "discussed at", SAFETY))
    return plan


def source(plan: dict[str, list[dict[str, Any]]]) -> Rows:
    """The rows as the page asks for them."""

    def rows(name: str) -> Sequence[Row]:
        return plan.get(name, [])

    return rows


def many_places(count: int) -> dict[str, list[dict[str, Any]]]:
    """The small plan at several establishments, its forums of known kinds."""
    plans: dict[str, list[dict[str, Any]]] = {}
    for at in range(count):
        own = {"establishment": f"Place {at}", "plan": f"{PLAN}-{at}"}
        small = small_plan()
        small["forum-overview"] = [
            {**ITEM, "forum": "Safety Board", "kind": "safety meeting"},
            {**ITEM, "forum": "Drug Strategy Group", "kind": "drug strategy meeting"},
        ]
        for name, found in small.items():
            for row in found:
                key = {"action": f"{row['action']}_{at}"} if "action" in row else {}
                plans.setdefault(name, []).append({**row, **own, **key})
    return plans
