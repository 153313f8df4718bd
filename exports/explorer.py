"""The interactive HTML graph: one file that opens from disk, asks nobody for anything, and shows the evidence."""

from functools import cache
from pathlib import Path

from forumtrace.exports.base import write_file, write_pack
from forumtrace.exports.explorer_render import Sources, render, render_folder
from forumtrace.graph.engine import Graph
from forumtrace.graph.rows import rows
from forumtrace.graph.saved import saved_queries

MOST = 150
"""Plans in one file: more make it slow to open."""
ASK = "/query"
"""Where a service has its query page."""


def write_html(graph: Graph, path: Path, *, sources: Sources | None = None, force: bool = False) -> None:
    """Write the explorer page of `graph` to `path`; an existing file is replaced only with `force`.

    `sources` reads what is shown of the documents. Raises ForumtraceError when the file exists or cannot be written.
    """
    write_file(path, [page_of(graph, sources).encode("utf-8")], force=force)


def write_folder(graph: Graph, path: Path, *, sources: Sources | None = None, force: bool = False) -> None:
    """Write the page as the folder `path` with an index.html; only a folder made so is replaced, with `force`.

    Raises ForumtraceError when the folder holds other things or cannot be written.
    """
    write_pack(path, render_folder(cache(lambda name: rows(graph, name)), _queries(), sources), force=force)


def page_of(graph: Graph, sources: Sources | None = None, ask: str = "") -> str:
    """The explorer page of `graph` as text; it leads to the query page at the address `ask`, if there is one."""
    return render(cache(lambda name: rows(graph, name)), _queries(), sources, ask)


def write_served(graph: Graph, path: Path) -> None:
    """Write the page for a service with a query page, as the folder `path`: one file, or more where plans are many.

    Raises ForumtraceError when the folder cannot be written.
    """
    if many(graph):
        write_pack(path, render_folder(cache(lambda name: rows(graph, name)), _queries(), ask=ASK))
    else:
        write_pack(path, [("index.html", page_of(graph, ask=ASK).encode("utf-8"))])


def many(graph: Graph) -> bool:
    """Whether a graph has more plans than one file should hold."""
    return len(rows(graph, "documents")) > MOST


def _queries() -> dict[str, str]:
    return {name: query.sparql for name, query in saved_queries().items()}
