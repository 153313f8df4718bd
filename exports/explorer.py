"""The interactive HTML graph: one file that opens from disk, asks nobody for anything, and shows the evidence."""

from functools import cache
from pathlib import Path

from forumtrace.exports.base import write_file
from forumtrace.exports.explorer_render import Sources, render
from forumtrace.graph.engine import Graph
from forumtrace.graph.rows import rows
from forumtrace.graph.saved import saved_queries


def write_html(graph: Graph, path: Path, *, sources: Sources | None = None, force: bool = False) -> None:
    """Write the explorer page of `graph` to `path`; an existing file is replaced only with `force`.

    `sources` reads what is shown of the documents. Raises ForumtraceError when the file exists or cannot be written.
    """
    write_file(path, [page_of(graph, sources).encode("utf-8")], force=force)


def page_of(graph: Graph, sources: Sources | None = None) -> str:
    """The explorer page of `graph` as text."""
    queries = {name: query.sparql for name, query in saved_queries().items()}
    return render(cache(lambda name: rows(graph, name)), queries, sources)
