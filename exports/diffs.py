"""Changes between two plans as JSON, HTML and RDF."""

from collections.abc import Callable

from forumtrace.exports.agenda_html import page
from forumtrace.exports.analysis import Result, as_json, as_turtle
from forumtrace.exports.report_words import Markup, section, table, text
from forumtrace.graph.diff import COLUMNS
from forumtrace.graph.register import Row

_HEAD = ("No. before", "No. after", "Before", "After", "Days", "Reason")


def _result(name: str, rows: list[Row]) -> list[Result]:
    return [Result(name, "What changed between the two plans?", COLUMNS, rows)]


def diff_html(name: str, rows: list[Row]) -> str:
    """A page with one section a kind of change, in the order in which they first come."""
    kinds = dict.fromkeys(str(row["change"]) for row in rows)
    counts = ", ".join(f"{sum(row['change'] == kind for row in rows)} {kind}" for kind in kinds)
    parts = [
        section(2, kind.capitalize(), table(_HEAD, [_cells(row) for row in rows if row["change"] == kind]))
        for kind in kinds
    ]
    lead = f"<p>{text(counts or 'Nothing changed')}.</p>"
    return page(f"Changes: {name}", f"<h1>Changes</h1>\n<p>{text(name)}</p>\n{lead}\n{''.join(parts)}")


def _cells(row: Row) -> tuple[object, ...]:
    sides = [_side(row, side) for side in ("before", "after")]
    return row["number_before"], row["number_after"], *sides, row["days"], row["reason"]


def _side(row: Row, side: str) -> Markup:
    """What stood on one side, and the words that say so where they are more than that."""
    told, quote = row[side], row[f"quote_{side}"]
    place = (
        Markup(f'<br><span class="note">page {text(row[f"page_{side}"])}</span>')
        if row[f"page_{side}"]
        else ""
    )
    more = Markup(f"<br><q>{text(quote)}</q>") if quote and quote != told else ""
    return Markup(f"{text(told if told is not None else ('' if quote is None else 'none'))}{more}{place}")


FORMATS: dict[str, Callable[[str, list[Row]], str]] = {
    "json": lambda name, rows: as_json(_result(name, rows)),
    "html": diff_html,
    "ttl": lambda name, rows: as_turtle(_result(f"diff_{name.replace(' ', '_')}", rows)),
}
"""The name of the comparison and its rows to text."""
