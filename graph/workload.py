"""The load of forums and owners: what falls due for them, month by month."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from forumtrace.graph.corpus import Corpus, folded, forum_of, owners, plan_of
from forumtrace.graph.due import due_by, month_after
from forumtrace.graph.find import split
from forumtrace.graph.meetings import Cadence, cadence
from forumtrace.graph.proof import joined, proof, where
from forumtrace.graph.register import Row

FORUM_COLUMNS = (
    "establishment", "forum", "month", "due", "frequency", "meetings_a_month", "a_meeting", "numbers", "actions",
    "projected", "quote", "page", "forum_iri",
)  # fmt: skip
OWNER_COLUMNS = (
    "establishment", "owner", "actions", "without_forum", "completed", "dated", "busiest_month", "due_then", "numbers",
    "action_iris",
)  # fmt: skip


def workload(corpus: Corpus) -> list[Row]:
    """One row for each forum and month in which an action falls due that the forum oversees and that is not done.

    `a_meeting`: how many of them one meeting has to see: those of the month shared out among its meetings, or, where
    the forum meets less than monthly, those of all months since the last meeting. Both figures are projected, and
    missing where the plan does not state how often the forum meets.
    """
    seen: dict[tuple[str, str], dict[str, dict[str, Row]]] = defaultdict(lambda: defaultdict(dict))
    first: dict[tuple[str, str], Row] = {}
    for link in corpus.oversight:
        action = corpus.action.get(link["action"])
        day = due_by(action) if action and action["status"] != "completed" else None
        if day:
            place = plan_of(link), forum_of(link)
            first.setdefault(place, link)
            seen[place][f"{day:%Y-%m}"][link["action"]] = link
    return [row for place, months in seen.items() for row in _months(corpus, first[place], months)]


def _months(corpus: Corpus, forum: Row, months: dict[str, dict[str, Row]]) -> Iterator[Row]:
    stated = corpus.values(forum, "frequency") or split(forum["frequency"])
    meets = cadence(stated)
    for month, links in sorted(months.items()):
        yield {
            "establishment": forum["establishment"],
            "forum": forum["forum"],
            "month": month,
            "due": len(links),
            "frequency": joined(stated),
            "meetings_a_month": meets.a_month if meets else None,
            "a_meeting": _a_meeting(month, months, meets) if meets else None,
            **where(links.values()),
            "projected": bool(meets),
            **proof(links.values()),
            "forum_iri": forum.get("iri"),
        }


def _a_meeting(month: str, months: dict[str, dict[str, Row]], meets: Cadence) -> float:
    if meets.months == 1:
        return round(len(months[month]) / max(1.0, meets.a_month), 2)
    since = {month_after(month, -back) for back in range(meets.months)}
    return float(sum(len(links) for at, links in months.items() if at in since))


def owner_load(corpus: Corpus) -> list[Row]:
    """One row for each owner of a prison: how many actions, how many that no forum sees, and the busiest month."""
    mine: dict[tuple[str, str], list[Row]] = defaultdict(list)
    names: dict[tuple[str, str], str] = {}
    for action in corpus.actions:
        for owner in owners(action):
            who = action["establishment"], folded(owner)
            names.setdefault(who, owner)
            mine[who].append(action)
    rows = [_owner(corpus, who[0], names[who], actions) for who, actions in mine.items()]
    return sorted(rows, key=lambda row: (row["establishment"], -row["actions"], row["owner"]))


def _owner(corpus: Corpus, place: str, owner: str, actions: list[Row]) -> Row:
    dated = [day for row in actions if row["status"] != "completed" and (day := due_by(row))]
    months = Counter(f"{day:%Y-%m}" for day in dated)
    busiest = min(months.items(), key=lambda item: (-item[1], item[0]), default=(None, None))
    places = where(actions)
    return {
        "establishment": place,
        "owner": owner,
        "actions": len(actions),
        "without_forum": sum(row["action"] not in corpus.overseeing for row in actions),
        "completed": sum(row["status"] == "completed" for row in actions),
        "dated": len(dated),
        "busiest_month": busiest[0],
        "due_then": busiest[1],
        "numbers": places["numbers"],
        "action_iris": places["actions"],
    }
