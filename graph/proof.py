"""The columns that prove a result: quotes, pages and IRIs, several of them joined as in the saved queries."""

from collections.abc import Iterable

from forumtrace.graph.register import Row

JOINT = " | "


def joined(values: Iterable[object]) -> str | None:
    """The values, each once, in their order; None when there are none."""
    return JOINT.join(dict.fromkeys(str(value) for value in values if value not in (None, ""))) or None


def proof(rows: Iterable[Row]) -> Row:
    """Columns `quote` and `page` of rows that have a quote: quotes and their pages side by side, each quote once.

    A quote that is a part of another one is left out.
    """
    every = {row["quote"]: row["page"] for row in rows if row.get("quote")}
    said = {q: page for q, page in every.items() if not any(q in other and q != other for other in every)}
    if len(said) == 1:
        ((quote, page),) = said.items()
        return {"quote": quote, "page": page}
    pages = ["?" if page is None else str(page) for page in said.values()]
    return {"quote": joined(said), "page": JOINT.join(pages) if set(pages) - {"?"} else None}


def where(rows: Iterable[Row]) -> Row:
    """Columns `numbers` and `actions` of rows that are about an action."""
    kept = list(rows)
    return {
        "numbers": joined(row["number"] for row in kept),
        "actions": joined(row["action"] for row in kept),
    }
