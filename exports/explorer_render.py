"""Puts the explorer page together: data, fixed parts, and the forum table for readers without scripts."""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from forumtrace.exports.base import Files
from forumtrace.exports.explorer_collect import ExplorerData
from forumtrace.exports.explorer_data import Rows, shape
from forumtrace.exports.explorer_network import Explorer
from forumtrace.exports.explorer_page import page_context
from forumtrace.exports.explorer_shards import index_nodes, page_names, shard_files, shard_names, totals
from forumtrace.exports.explorer_sources import Pages

_SHOWN_QUERIES = ("actions", "documents", "forum-overview", "forums", "gaps", "oversight", "recommendations")

Sources: TypeAlias = Callable[[ExplorerData, Rows], Pages]
"""Reads what is shown of the sources; it may tell the data where quotes stand."""


def render(source: Rows, queries: Mapping[str, str], sources: Sources | None = None, ask: str = "") -> str:
    """The page of the rows that `source` gives; `queries` are the texts of the saved queries by name.

    With `sources` the page shows where quotes stand, with `ask` it leads to the query page at that address. The same
    rows give the same page, byte for byte.
    """
    data = shape(source)
    pages = sources(data, source) if sources else {}
    shared = _shared(data, queries, pages, ask) | {"quotes": data.quotes}
    context = {**page_context(), "shared": shared, "forums": forum_table(data), "pages": pages}
    explorer = Explorer(context)
    explorer.from_nx(data.graph)
    return str(explorer.generate_html())


def render_folder(
    source: Rows, queries: Mapping[str, str], sources: Sources | None = None, ask: str = ""
) -> Files:
    """The same page as a folder: index.html, which opens at once, and scripts with the plans of each establishment."""
    data = shape(source)
    pages = sources(data, source) if sources else {}
    shared = _shared(data, queries, pages, ask) | {"quotes": []}
    shared |= {"shards": shard_names(data), "totals": totals(data), "pageFiles": page_names(data, pages)}
    context = {**page_context(folder=True), "shared": shared, "forums": forum_table(data), "pages": {}}
    explorer = Explorer(context)
    explorer.from_nx(data.graph)
    graph = (explorer.nodes, explorer.edges)
    explorer.nodes, explorer.edges = list(index_nodes(data, explorer.nodes)), []
    yield "index.html", str(explorer.generate_html()).encode("utf-8")
    yield from shard_files(data, graph, pages)


def _shared(data: ExplorerData, queries: Mapping[str, str], pages: Pages, ask: str) -> dict[str, Any]:
    shown = {name: queries[name] for name in _SHOWN_QUERIES if name in queries}
    shared = {"establishments": data.establishments, "documents": data.documents, "queries": shown}
    return shared | ({"pages": sorted(pages)} if pages else {}) | ({"ask": ask} if ask else {})


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
