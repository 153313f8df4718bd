"""The interactive HTML graph: one file that opens from disk, asks nobody for anything, and shows the evidence."""

from functools import cache
from pathlib import Path

from forumtrace.exports.base import write_file, write_pack
from forumtrace.exports.explorer_render import Sources, render, render_folder
from forumtrace.graph.engine import Graph
from forumtrace.graph.rows import rows
from forumtrace.graph.saved import saved_queries


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


def page_of(graph: Graph, sources: Sources | None = None) -> str:
    """The explorer page of `graph` as text."""
    return render(cache(lambda name: rows(graph, name)), _queries(), sources)


def _queries() -> dict[str, str]:
    return {name: query.sparql for name, query in saved_queries().items()}
