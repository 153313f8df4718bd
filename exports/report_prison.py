"""The page of one prison: its figures, its charts, who watches what, and the rows and quotes behind all of it."""

from collections.abc import Sequence

from forumtrace.exports.report_charts import bars, columns
from forumtrace.exports.report_rows import actions, behind
from forumtrace.exports.report_view import View
from forumtrace.exports.report_words import Markup, counted, join, link, quote, section, table, text
from forumtrace.graph.corpus import forum_of
from forumtrace.graph.coverage import NO_FORUM
from forumtrace.graph.find import split
from forumtrace.graph.register import Row
from forumtrace.graph.status import STATES

OWNERS = 12
SEEN = ("a forum oversees it", "no forum oversees it")


def figures(pairs: Sequence[tuple[object, object]]) -> Markup:
    """A row of figures, each with the words that say what it counts."""
    told = "".join(f"<li><b>{text(number)}</b>{text(words)}</li>" for number, words in pairs)
    return Markup(f'<ul class="figures">{told}</ul>\n')


def prison_page(view: View, prison: str) -> Markup:
    """The section of `prison`."""
    place = view.place[prison]
    mine = view.actions_of.get(prison, [])
    ladder, months = view.ladder(mine, place), view.months(mine, place)
    owned = view.owners(mine, place)
    charts = Markup(
        section(3, "How firmly actions are watched", bars("Actions by rung of the oversight ladder", [g.bar() for g in ladder]),
                note="Actions by rung of the oversight ladder. A rung counts when all below it are reached too.")
        + section(3, "When actions fall due", columns("Actions by month due", [g.bar() for g in months]),
                  note="Actions not stated as completed, by the month of their last date.")
        + section(3, "Who carries the load", bars("Actions by owner", [g.bar() for g in owned[:OWNERS]], SEEN),
                  note="Actions by owner. An action with two owners counts for both.")
    )  # fmt: skip
    rows = section(
        3, "Rows and quotes behind the figures",
        _unwatched(view, prison, place),
        _states(view, prison, place),
        behind(view, "By rung", ladder),
        behind(view, "By month due", months),
        behind(view, "By owner", owned),
        section(4, "Every action", actions(view, prison), anchor=f"{place}-actions"),
    )  # fmt: skip
    inner = (_documents(view, prison), _figures(view, prison, place), charts, _tables(view, prison), rows)
    return Markup(section(2, prison, *inner, anchor=place).replace("<section", '<section class="place"', 1))


def _documents(view: View, prison: str) -> Markup:
    told = [
        join(
            [
                row["title"] or row["source"],
                f"submitted {row['submitted'] or 'on a day that is not stated'}",
                f"report published {row['report_published'] or 'on a day that is not stated'}",
            ],
            "; ",
        )
        for row in view.corpus.documents
        if row["establishment"] == prison
    ]
    return Markup("".join(f'<p class="lead">{line}</p>' for line in told))


def _figures(view: View, prison: str, place: str) -> Markup:
    mine = view.actions_of.get(prison, [])
    free = [row for row in view.of("coverage", prison) if row["state"] == NO_FORUM]
    forums = {
        row["forum_iri"] or row["forum"] for row in view.of("ladder", prison) if row["scope"] == "forum"
    }
    overdue = sum(row["state"] == "overdue" for row in view.of("status", prison))
    late = (
        [(counted(f"{place}-status", overdue), f"overdue on {view.as_of}, unless done since")]
        if view.as_of
        else []
    )
    return figures(
        [
            (counted(f"{place}-actions", len(mine), view.items(prison)), "recommendations or concerns"),
            (counted(f"{place}-actions", len(mine)), "actions"),
            (counted(f"{place}-rung-0", len(view.unseen(mine))), "actions that no forum oversees"),
            (link(f"{place}-free", len(free)), "items that name no forum"),
            (counted(f"{place}-forums", len(forums)), "forums that oversee"),
            *late,
        ]
    )


def _unwatched(view: View, prison: str, place: str) -> Markup:
    rows = [row for row in view.of("coverage", prison) if row["state"] == NO_FORUM]
    told = table(
        ("Item", "Actions", "What was read"),
        [(row["number"], view.links_in(row["unseen_actions"]), quote(row)) for row in rows],
    )
    return section(
        4, "Items that name no forum", told or Markup('<p class="none">None.</p>'), anchor=f"{place}-free"
    )


def _states(view: View, prison: str, place: str) -> Markup:
    rows = view.of("status", prison)
    lines = []
    for state in STATES:
        mine = [row for row in rows if row["state"] == state]
        if mine:
            lines.append((state, len(mine), view.links(row["action"] for row in mine)))
    return section(4, "By status", table(("Status", "Actions", "Which"), lines), anchor=f"{place}-status")


def _tables(view: View, prison: str) -> Markup:
    place = view.place[prison]
    parts = (
        section(3, "Forums and what they must see", _forums(view, prison), anchor=f"{place}-forums"),
        section(3, "May be too late to oversee", _late(view, prison),
                note="Projected from the stated frequency: plans do not give the days of meetings."),
        section(3, "If this forum or chair fell away", _points(view, prison),
                note="Actions that would lose all oversight, or the only chair of their forums."),
        section(3, "Overseeing their own work", _reviews(view.of("self-review", prison), view)),
        section(3, "What slips with what", _slips(view, prison)),
        section(3, "Promised twice", _twice(view, prison),
                note="Actions in nearly the same words with another owner or date."),
    )  # fmt: skip
    return Markup("".join(parts))


def _forums(view: View, prison: str) -> Markup:
    due: dict[str, list[Row]] = {}
    for row in view.of("workload", prison):
        due.setdefault(row["forum"], []).append(row)
    rows = []
    for row in view.of("ladder", prison):
        if row["scope"] == "forum":
            load = due.get(row["forum"], [])
            seen = view.overseen.get(forum_of({**row, "iri": row["forum_iri"]}), [])
            busiest = max(load, key=lambda at: (at["a_meeting"] or 0, at["due"]), default=None)
            stated = (
                join((row[c] for c in ("frequency", "chair") if row[c]), "<br>") or "nothing more is said"
            )
            rows.append((row["forum"], row["level"], stated, view.links(seen), _busiest(busiest)))
    return table(("Forum", "Rung", "Frequency and chair", "Oversees", "Most at once (projected)"), rows)


def _busiest(row: Row | None) -> str:
    if row is None:
        return "no date"
    if row["a_meeting"] is None:
        return f"{row['due']} due in {row['month']}; frequency not stated"
    if row["meetings_a_month"] >= 1:
        return f"{row['due']} due in {row['month']}; about {row['meetings_a_month']:g} meetings a month"
    return f"{row['a_meeting']:g} for one meeting around {row['month']}"


def _late(view: View, prison: str) -> Markup:
    rows = [
        (view.links([r["action"]]), r["forum"], f"{r['verdict']}: {r['days_left']} days left, meets {r['frequency']}", r["due_as_printed"], f"{r['likelihood']:.0%}")
        for r in view.of("too-late", prison)
    ]  # fmt: skip
    return table(("Action", "Forum", "Why", "Due", "Chance of no meeting"), rows)


def _points(view: View, prison: str) -> Markup:
    rows = [
        (r["name"], r["loses"], r["actions"], view.links_in(r["action_iris"]))
        for r in view.of("single-points", prison)
        if r["loses"] != "its only owner"
    ]
    return table(("Without", "is lost", "Actions", "Which"), rows)


def _reviews(rows: list[Row], view: View) -> Markup:
    return table(
        ("Action", "Who", "Forum", "How", "Words"),
        [(view.links([r["action"]]), r["who"], r["forum"], r["kind"], quote(r)) for r in rows],
    )


def _slips(view: View, prison: str) -> Markup:
    rows = []
    for r in view.of("slips", prison):
        outside = f"; outside the prison's control ({r['outside']})" if r["outside"] else ""
        made = f"; made under {', '.join(split(r['made_by']))}" if r["made_by"] else ""
        rows.append((r["what"], f"{r['kind']}{made}{outside}", view.links_in(r["action_iris"]), quote(r)))
    return table(("If this slips", "What it is", "these suffer", "Words"), rows)


def _twice(view: View, prison: str) -> Markup:
    rows = [
        (view.links([r["action"], r["other_action"]]), r["differs"], f"{r['owner'] or 'nobody'}, {r['due'] or 'no date'}", f"{r['other_owner'] or 'nobody'}, {r['other_due'] or 'no date'}", f"{r['alike']:.0%}")
        for r in view.of("duplicates", prison)
    ]  # fmt: skip
    return table(("Actions", "Differ in", "First", "Second", "Alike"), rows)
