"""`forumtrace demo`: from nothing to a graph that can be looked at, in one command."""

from pathlib import Path

import click

from forumtrace.commands_build import run_build
from forumtrace.commands_view import write_view
from forumtrace.examples import paths


@click.command("demo")
@click.argument(
    "directory", type=click.Path(path_type=Path, file_okay=False), default=Path("forumtrace-demo")
)
def demo_command(directory: Path) -> None:
    """Build the example plans that ship with forumtrace into DIRECTORY and draw their graph.

    Writes DIRECTORY/graph (the store) and DIRECTORY/graph.html (open it in any browser). Can be run again.
    """
    graph, page = directory / "graph", directory / "graph.html"
    summary = run_build(str(graph), tuple(paths()))
    write_view(str(graph), page, force=True)
    click.echo(f"\nThe graph is in {graph}; look at it with any browser: {page}\nThen ask it:\n")
    for line in (
        f"  forumtrace query {graph} oversight",
        f"  forumtrace query {graph} gaps",
        "  forumtrace queries",
    ):
        click.echo(line)
    if summary.refused:
        raise SystemExit(1)
