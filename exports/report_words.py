"""Small pieces of the report's HTML: escaped text, links, tables, quotes."""

import html
from collections.abc import Iterable, Sequence

from forumtrace.exports.explorer_text import plain
from forumtrace.graph.find import split
from forumtrace.graph.register import Row


class Markup(str):
    """HTML that is made and escaped already."""

    __slots__ = ()


def text(value: object) -> Markup:
    """`value` escaped, unless it is markup already."""
    return value if isinstance(value, Markup) else Markup(html.escape(plain(value)))


def link(anchor: str, label: object) -> Markup:
    """A link to a place of this page."""
    return Markup(f'<a href="#{html.escape(anchor)}">{text(label)}</a>')


def counted(anchor: str, count: int, label: object = None) -> Markup:
    """A link to the `count` rows at `anchor`; plain text where there are none, for then there is no such place."""
    told = count if label is None else label
    return link(anchor, told) if count else text(told)


def join(parts: Iterable[object], between: str = ", ") -> Markup:
    """Several pieces one after the other."""
    return Markup(between.join(text(part) for part in parts))


def quote(row: Row) -> Markup:
    """The words of a row between quotation marks, and their page; several quotes stand one under the other."""
    said, pages = split(row.get("quote")), split(str(row.get("page") or ""))
    told = []
    for at, words in enumerate(said):
        page = pages[at] if at < len(pages) and pages[at] != "?" else None
        told.append(
            f"<q>{text(words)}</q>" + (f' <span class="page">page {text(page)}</span>' if page else "")
        )
    return Markup("<br>".join(told))


def table(
    header: Sequence[str], rows: Iterable[Sequence[object]], caption: str = "", ids: Sequence[str] = ()
) -> Markup:
    """A table with a header row; `ids` are the anchors of its rows. Nothing when there are no rows."""
    body = []
    for at, row in enumerate(rows):
        anchor = f' id="{html.escape(ids[at])}"' if at < len(ids) else ""
        body.append(f"<tr{anchor}>" + "".join(f"<td>{text(cell)}</td>" for cell in row) + "</tr>\n")
    if not body:
        return Markup()
    head = "".join(f'<th scope="col">{text(name)}</th>' for name in header)
    told = f"<caption>{text(caption)}</caption>" if caption else ""
    return Markup(f"<table>{told}<thead><tr>{head}</tr></thead>\n<tbody>{''.join(body)}</tbody></table>\n")


def section(level: int, title: object, *parts: object, anchor: str = "", note: str = "") -> Markup:
    """A heading with what stands under it; nothing when nothing stands under it."""
    inner = "".join(text(part) for part in parts)
    if not inner:
        return Markup()
    place = f' id="{html.escape(anchor)}"' if anchor else ""
    said = f'<p class="note">{text(note)}</p>' if note else ""
    return Markup(f"<section{place}><h{level}>{text(title)}</h{level}>{said}{inner}</section>\n")
