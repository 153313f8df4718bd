"""The interactive HTML graph: one file that opens from disk, asks nobody for anything, and shows the evidence."""

import os
from pathlib import Path

from forumtrace.errors import ForumtraceError
from forumtrace.exports.explorer_render import render
from forumtrace.graph.engine import Graph
from forumtrace.graph.rows import rows
from forumtrace.graph.saved import saved_queries


def write_html(graph: Graph, path: Path, *, force: bool = False) -> None:
    """Write the explorer page of `graph` to `path`; an existing file is replaced only with `force`.

    The page is written beside its place and then moved there, so that nobody ever opens half a page.
    Raises ForumtraceError when the file exists or cannot be written.
    """
    if path.exists() and not force:
        raise ForumtraceError(f"{path}: exists already; give --force to replace it, or another name with -o")
    page = page_of(graph)
    part = path.with_name(path.name + ".part")
    try:
        part.write_text(page, encoding="utf-8", newline="\n")
        os.replace(part, path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise ForumtraceError(
            f"{path}: cannot be written ({error.strerror}); give another name with -o"
        ) from error


def page_of(graph: Graph) -> str:
    """The explorer page of `graph` as text."""
    queries = {name: query.sparql for name, query in saved_queries().items()}
    return render(lambda name: rows(graph, name), queries)
