"""`forumtrace report`: the analyses as one printable HTML page."""

from pathlib import Path

import click

from forumtrace.commands_analyse import load
from forumtrace.exports.report import write_report
from forumtrace.graph.due import read_day


@click.command("report")
@click.argument("graph")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=Path("report.html"),
    show_default=True,
    help="The page to write, or the folder.",
)
@click.option("--as-of", help="The day for due and overdue, as YYYY-MM-DD; else the day of submission.")
@click.option("--establishment", help="Report on this prison only, such as 'HMP Northmoor'.")
@click.option("--force", is_flag=True, help="Replace the page if it exists.")
def report_command(
    graph: str, output: Path, as_of: str | None, establishment: str | None, force: bool
) -> None:
    """Write a report on GRAPH: who watches what, where nobody does, and the words behind every figure.

    The page has one section for all prisons and one for each; it prints well, loads nothing and runs nothing. Give -o a
    name without .html for a folder with index.html and a page for each prison: better from some fifty plans on.
    """
    day = read_day(as_of)
    click.echo(f"wrote {write_report(load(graph, establishment), output, day, force=force)}")
