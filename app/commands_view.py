"""`forumtrace view`: the interactive HTML graph."""

import webbrowser
from pathlib import Path

import click

from forumtrace.exports.explorer import write_html
from forumtrace.graph.store import open_graph


@click.command("view")
@click.argument("graph")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("graph.html"),
    show_default=True,
    help="The page to write.",
)
@click.option("--force", is_flag=True, help="Replace the page if it exists.")
@click.option("--open", "show", is_flag=True, help="Open the page in the default browser.")
def view_command(graph: str, output: Path, force: bool, show: bool) -> None:
    """Write GRAPH as one HTML page: forums, the actions they oversee, and the words that say so.

    The page needs no server and no network; it can be mailed, archived and opened from disk.
    """
    write_view(graph, output, force=force)
    click.echo(f"wrote {output}")
    if show:
        webbrowser.open(output.resolve().as_uri())


def write_view(graph: str, output: Path, *, force: bool = False) -> None:
    """Write the page of the graph at `graph` to `output`. Raises ForumtraceError when either cannot be used."""
    with open_graph(graph) as opened:
        write_html(opened, output, force=force)
