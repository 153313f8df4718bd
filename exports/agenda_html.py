"""Agendas as HTML pages: self-contained, for the screen and for paper, nothing in them runs or loads."""

from collections.abc import Iterable

from forumtrace.exports.agenda_items import LATE, LATER, OPEN, SOON, Agenda, Item
from forumtrace.exports.report_words import Markup, section, table, text
from forumtrace.graph.status import STATED

COLUMNS = ("No.", "Action", "Owner", "Due", "Status", "Why it is here")
_COUNTS = ((LATE, "Was due"), (SOON, "Due soon"), (LATER, "Due later"), (OPEN, "Ongoing or no date"))
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_CSS = """\
body{font:16px/1.5 Arial,sans-serif;color:#0b0c0c;max-width:72rem;margin:1.5rem auto;padding:0 1rem}
table{border-collapse:collapse;width:100%;margin:0 0 1rem}th,td{text-align:left;vertical-align:top;padding:.4rem .5rem;
border-bottom:1px solid #b1b4b6;overflow-wrap:break-word}
th{border-bottom:2px solid #0b0c0c}tr{break-inside:avoid}
td:first-child{white-space:nowrap}td:nth-child(n+2):has(q),td:nth-child(2){overflow-wrap:anywhere}
h2{margin:1.6rem 0 .4rem}h2,h3{break-after:avoid}.note{color:#505a5f}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem}dt{font-weight:bold}dd{margin:0}
@media print{@page{size:A4 landscape;margin:12mm}body{font-size:10pt;margin:0;max-width:none}a{color:inherit}}
"""


def page(title: str, body: str) -> str:
    """A whole page around `body`."""
    return (
        '<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{text(title)}</title>\n<style>\n{_CSS}</style></head>\n<body>\n{body}</body></html>\n"
    )


def due_words(item: Item) -> str:
    """The target as printed; the last day that it means where the words do not say it."""
    if item.due is None:
        return item.due_printed or "not stated"
    return f"{item.due_printed or 'not stated'} (by {item.due.isoformat()})"


def place_words(item: Item) -> str:
    """How the action comes before the forum, and where that is printed."""
    page_words = f", page {item.page}" if item.page is not None else ""
    return f"{item.link} \N{EN DASH} {item.source}{page_words}"


def agenda_html(agenda: Agenda) -> str:
    """The agenda of one forum."""
    day = agenda.day.isoformat() if agenda.day else "a day that is not stated"
    facts = "".join(f"<dt>{text(name)}</dt><dd>{text(value)}</dd>" for name, value in agenda.facts)
    parts = [
        f"<h1>{text(agenda.title)}</h1>\n<p>{text(agenda.establishment)}: what the forum has before it as of {day}.</p>\n",
        f"<dl>{facts}</dl>\n",
        f'<p class="note">Note: {STATED}.</p>\n',
        *(section(2, name, _items(items)) for name, items in agenda.sections),
        section(2, "Named without being said to oversee", _mentions(agenda)),
    ]
    return page(f"{agenda.title}, {agenda.establishment}", "".join(parts))


def _items(items: Iterable[Item]) -> Markup:
    return table(
        COLUMNS,
        [
            (
                item.number,
                Markup(
                    f'{text(item.action)}<br><span class="note">In answer to: {text(item.recommendation)}</span>'
                ),
                item.owner or "not stated",
                due_words(item),
                item.status or "not stated",
                Markup(f"<q>{text(item.quote)}</q><br>{text(place_words(item))}"),
            )
            for item in items
        ],
    )


def _mentions(agenda: Agenda) -> Markup:
    rows = [(row["number"], Markup(f"<q>{text(row['quote'])}</q>"), row["page"]) for row in agenda.mentions]
    return table(("No.", "Words", "Page"), rows)


def index_html(names: list[tuple[Agenda, str]]) -> str:
    """A page that leads to all agendas."""
    rows = [
        (
            agenda.establishment,
            Markup(
                f'{text(agenda.title)} (<a href="{text(name)}.html">page</a>, <a href="{text(name)}.docx">Word</a>)'
            ),
            *(len(dict(agenda.sections).get(key, ())) for key, _ in _COUNTS),
        )
        for agenda, name in names
    ]
    head = ("Prison", "Forum", *(words for _, words in _COUNTS))
    return page("Agenda packs", f"<h1>Agenda packs</h1>\n{table(head, rows)}")
