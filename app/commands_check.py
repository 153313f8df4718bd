"""`forumtrace check`: what is wrong with the graph, or odd in the documents."""

import click

from forumtrace.answers import cell, rows_text
from forumtrace.console import print_table
from forumtrace.graph.checks import COLUMNS, SEVERITIES, at_least, check_graph
from forumtrace.graph.rows import Row
from forumtrace.graph.store import open_graph
from forumtrace.sarif import sarif

_SHOWN = ("severity", "establishment", "number", "kind", "message", "quote", "page")


@click.command("check")
@click.argument("graph")
@click.option(
    "--format", "form", type=click.Choice(("table", "json", "sarif")), default="table", show_default=True
)
@click.option(
    "--fail-on",
    type=click.Choice(SEVERITIES),
    default="violation",
    show_default=True,
    help="Exit with status 1 when something is at least as grave.",
)
def check_command(graph: str, form: str, fail_on: str) -> None:
    """Check GRAPH against its shapes (SHACL), and list what is wrong or odd in the documents.

    A violation means that the reading or the document is wrong; a warning, that somebody should look.
    """
    with open_graph(graph) as opened:
        results = check_graph(opened)
    if form == "json":
        click.echo(rows_text(COLUMNS, results, "json"), nl=False)
    elif form == "sarif":
        click.echo(sarif(results), nl=False)
    else:
        print_table(_SHOWN, ([cell(row[column]) for column in _SHOWN] for row in results))
        counts = (f"{sum(row['severity'] == s for row in results)} {s}" for s in SEVERITIES)
        click.echo(", ".join(counts))
        print_table(("kind", "what would put it right"), _remedies(results))
    if at_least(results, fail_on):
        raise SystemExit(1)


def _remedies(results: list[Row]) -> list[tuple[str, str]]:
    """Each kind of finding that was met, once, with its remedy."""
    return sorted({(str(row["kind"]), cell(row["remedy"])) for row in results})
