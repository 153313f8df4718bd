"""The rows and quotes behind the figures: groups of actions, and every action with what is said of it."""

from collections.abc import Iterable

from forumtrace.exports.report_view import Group, View
from forumtrace.exports.report_words import Markup, join, link, quote, section, text
from forumtrace.graph.corpus import group
from forumtrace.graph.find import split
from forumtrace.graph.register import Row

ALL = "all"
"""The prefix of the anchors of all prisons together."""
FREE = "no forum is said to oversee this"


def behind(view: View, title: str, groups: Iterable[Group], level: int = 4) -> Markup:
    """The groups behind one chart: for each bar the actions that it counts, as links."""
    lines = [
        Markup(
            f'<p id="{text(g.anchor)}"><b>{text(g.label)}</b> ({sum(g.parts)}): {view.links(r["action"] for r in g.actions)}</p>\n'
        )
        for g in groups
        if g.actions
    ]
    return section(level, title, *lines)


def behind_by_prison(view: View, title: str, groups: Iterable[Group]) -> Markup:
    """The groups behind a chart of all prisons: how many actions of each prison, as links to its own groups."""
    lines = []
    for whole in groups:
        parts = group(whole.actions, "establishment")
        tail = whole.anchor.removeprefix(ALL)
        links = join(link(view.place[name] + tail, f"{name}: {len(rows)}") for name, rows in parts.items())
        if parts:
            lines.append(Markup(f'<p id="{text(whole.anchor)}"><b>{text(whole.label)}</b>: {links}</p>\n'))
    return section(4, title, *lines)


def actions(view: View, prison: str) -> Markup:
    """Every action of a prison: its words, owner, date, status, rung, and the words of its oversight."""
    return Markup("".join(_action(view, row) for row in view.actions_of.get(prison, [])))


def _action(view: View, row: Row) -> Markup:
    iri = row["action"]
    seen = [_overseer(row) for row in view.corpus.overseeing.get(iri, [])]
    watched = Markup("".join(seen)) if seen else Markup(f'<p class="unseen">{FREE}</p>')
    return Markup(
        f'<article class="act" id="{view.anchor[iri]}"><h4>{text(view.names[iri])}</h4>'
        f"<p>{quote({'quote': row['text'], 'page': row['page']})}</p>"
        f'<p class="meta">{join(_facts(view, row), " · ")}</p>{watched}</article>\n'
    )


def _facts(view: View, row: Row) -> list[str]:
    state, step = view.state[row["action"]], view.step[row["action"]]
    as_of = f" on {state['as_of']}" if state["state"] in ("due", "overdue") and state["as_of"] else ""
    told = [
        f"owner: {' and '.join(split(row['owner'])) or 'none told for this action'}",
        f"date as printed: {row['target_text'] or 'none told for this action'}",
        f"{state['state']}{as_of}",
        f"rung {step['level']}, {step['rung']}",
    ]
    return [*told, f"lacks: {step['lacks']}"] if step["lacks"] and step["level"] else told


def _overseer(row: Row) -> Markup:
    stated = [part for part in (row["frequency"], row["chair"] and f"chaired by {row['chair']}") if part]
    standing = f" ({text('; '.join(stated))})" if stated else ""
    return Markup(
        f'<p class="seen">{text(row["oversight_kind"])} <b>{text(row["forum"])}</b>{standing}: {quote(row)}</p>'
    )
