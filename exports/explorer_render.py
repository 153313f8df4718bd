"""Puts the explorer page together: data, fixed parts, and the forum table for readers without scripts."""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from forumtrace.exports.explorer_collect import ExplorerData
from forumtrace.exports.explorer_data import Rows, shape
from forumtrace.exports.explorer_network import Explorer
from forumtrace.exports.explorer_page import page_context
from forumtrace.exports.explorer_sources import Pages

_SHOWN_QUERIES = ("actions", "documents", "forums", "gaps", "oversight", "recommendations")

Sources: TypeAlias = Callable[[ExplorerData, Rows], Pages]
"""Reads what is shown of the sources; it may tell the data where quotes stand."""


def render(source: Rows, queries: Mapping[str, str], sources: Sources | None = None) -> str:
    """The page of the rows that `source` gives; `queries` are the texts of the saved queries by name.

    With `sources` the page shows where quotes stand. The same rows give the same page, byte for byte.
    """
    data = shape(source)
    pages = sources(data, source) if sources else {}
    shared: dict[str, Any] = {
        "establishments": data.establishments,
        "documents": data.documents,
        "quotes": data.quotes,
        "queries": {name: queries[name] for name in _SHOWN_QUERIES if name in queries},
    }
    if pages:
        shared["pages"] = sorted(pages)
    context = {**page_context(), "shared": shared, "forums": forum_table(data), "pages": pages}
    explorer = Explorer(context)
    explorer.from_nx(data.graph)
    return str(explorer.generate_html())


def forum_table(data: ExplorerData) -> list[dict[str, Any]]:
    """One row per forum, most actions first, and a last row that counts the actions without a forum."""
    graph = data.graph
    pairs = {(a, b) for a, b, known in graph.edges(data=True) if known["group"] == "oversees"}
    counts = Counter(forum for forum, _ in pairs)
    table = [
        {**known, "establishment": data.establishments[known["est"]], "actions": counts[node]}
        for node, known in graph.nodes(data=True)
        if known["group"] == "forum"
    ]
    table.sort(key=lambda row: (row["establishment"], -row["actions"], row["label"]))
    overseen = {action for _, action in pairs}
    nodes = graph.nodes(data=True)
    bare = sum(known["group"] == "action" and node not in overseen for node, known in nodes)
    return [*table, {"label": "No forum named", "establishment": "All", "actions": bare}]
