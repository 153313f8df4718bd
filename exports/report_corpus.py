"""The page of the whole corpus: the figures and charts of all prisons, and what only several prisons can show."""

from forumtrace.exports.report_charts import bars, columns
from forumtrace.exports.report_prison import SEEN, figures
from forumtrace.exports.report_rows import ALL, behind_by_prison
from forumtrace.exports.report_view import View
from forumtrace.exports.report_words import Markup, counted, join, link, quote, section, table
from forumtrace.graph.coverage import NO_FORUM
from forumtrace.graph.ladder_words import rungs
from forumtrace.graph.register import Row

OWNERS = 15


def corpus_page(view: View) -> Markup:
    """The first section of the report."""
    every = view.corpus.actions
    ladder, months, owned = view.ladder(every, ALL), view.months(every, ALL), view.owners(every, ALL)[:OWNERS]
    rows = section(
        3, "Rows behind the figures",
        behind_by_prison(view, "By rung", ladder), behind_by_prison(view, "By month due", months), behind_by_prison(view, "By owner", owned),
        note="How many actions of each prison; each link leads to the list of them in the page of the prison.",
    )  # fmt: skip
    return section(
        2, "All prisons", _figures(view),
        section(3, "How firmly actions are watched", bars("Actions by rung of the oversight ladder", [g.bar() for g in ladder])),
        section(3, "When actions fall due", columns("Actions by month due", [g.bar() for g in months]),
                note="Actions not stated as completed, by the month of their last date. Over long spans, months in which nothing is due are left out."),
        section(3, "Who carries the load", bars("Actions by owner", [g.bar() for g in owned], SEEN),
                note=f"The {OWNERS} greatest loads. The same title in two prisons counts as one here."),
        section(3, "Prison by prison", _prisons(view), anchor="prisons"),
        section(3, "Concerns raised before", _repeats(view)),
        section(3, "Prisons with the same kinds of forum", _similar(view)),
        section(3, "The oversight ladder", table(("Rung", "Name", "Reached when"), [(r.level, r.name, r.rule) for r in rungs()])),
        rows,
        anchor="corpus",
    )  # fmt: skip


def _figures(view: View) -> Markup:
    every = view.corpus.actions
    free = [row for row in view.results["coverage"] if row["state"] == NO_FORUM]
    return figures(
        [
            (link("prisons", len(view.corpus.documents)), "plans"),
            (link("prisons", len(view.corpus.recommendations)), "recommendations or concerns"),
            (link("prisons", len(every)), "actions"),
            (counted(f"{ALL}-rung-0", len(view.unseen(every))), "actions that no forum oversees"),
            (link("prisons", len(free)), "items that name no forum"),
        ]
    )


def _prisons(view: View) -> Markup:
    rows = []
    for prison in view.prisons:
        place, mine = view.place[prison], view.actions_of.get(prison, [])
        steps = next((r for r in view.of("ladder", prison) if r["scope"] == "prison"), None)
        free = [r["number"] for r in view.of("coverage", prison) if r["state"] == NO_FORUM]
        rows.append(
            (
                link(place, prison),
                len(mine),
                counted(
                    f"{place}-rung-0", len(view.unseen(mine)), f"{len(view.unseen(mine))} of {len(mine)}"
                ),
                link(f"{place}-free", ", ".join(map(str, free))) if free else "none",
                f"{steps['level']} {steps['rung']}" if steps else "",
            )
        )
    return table(
        ("Prison", "Actions", "That no forum oversees", "Items that name no forum", "Middle rung"), rows
    )


def _repeats(view: View) -> Markup:
    rows = [(_item(view, r, ""), _item(view, r, "earlier_"), f"{r['alike']:.0%}", r["watched_then"] or "no forum", r["watched_now"] or "no forum")
            for r in view.results["repeat-concerns"]]  # fmt: skip
    return table(("Concern", "Raised before", "Alike", "Watched then by", "Watched now by"), rows)


def _item(view: View, row: Row, which: str) -> Markup:
    prison, number = row[f"{which}establishment"], row[f"{which}number"]
    said = quote({"quote": row[f"{which}quote"], "page": row[f"{which}page"]})
    return join([prison, view.item_links({"establishment": prison}, number), said], " ")


def _similar(view: View) -> Markup:
    rows = [(join([link(view.place[r["establishment"]], r["establishment"]), link(view.place[r["other"]], r["other"])], " and "),
             f"{r['jaccard']:.0%}", (r["shared"] or "none").replace(" | ", ", "))
            for r in view.results["similarity"]]  # fmt: skip
    return table(("Prisons", "Alike", "Kinds that both use"), rows)
