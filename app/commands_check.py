"""`forumtrace check`: what is wrong with the graph, or odd in the documents."""

from pathlib import Path

import click

from forumtrace.answers import cell, rows_text
from forumtrace.console import print_table
from forumtrace.graph.checks import COLUMNS, SEVERITIES, at_least, check_graph
from forumtrace.graph.replay import EVERY, replay_sources
from forumtrace.graph.rows import Row
from forumtrace.graph.whole import open_whole
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
@click.option(
    "--sources",
    multiple=True,
    type=click.Path(path_type=Path, exists=True),
    help="Read these files (or folders) anew and hold every quote of the graph against them.",
)
def check_command(graph: str, form: str, fail_on: str, sources: tuple[Path, ...]) -> None:
    """Check GRAPH against its shapes (SHACL), and list what is wrong or odd in the documents.

    A violation means that the reading or the document is wrong; a warning, that somebody should look.
    """
    with open_whole(graph) as opened:
        results = check_graph(opened)
        replayed = replay_sources(opened, sources) if sources else []
    results = [*filter(None, map(_missed, replayed)), *results]
    if form == "json":
        click.echo(rows_text(COLUMNS, results, "json"), nl=False)
    elif form == "sarif":
        click.echo(sarif(results), nl=False)
    else:
        print_table(_SHOWN, ([cell(row[column]) for column in _SHOWN] for row in results))
        counts = (f"{sum(row['severity'] == s for row in results)} {s}" for s in SEVERITIES)
        click.echo(", ".join(counts))
        print_table(("kind", "what would put it right"), _remedies(results))
    for row in replayed:
        click.echo(
            f"forumtrace: {row['source']}: {row['quotes']} quotes read again, {row['result']}", err=True
        )
    if at_least(results, fail_on):
        raise SystemExit(1)


def _missed(row: Row) -> Row | None:
    """The violation of a plan whose quotes are not all in its source."""
    if row["result"] == EVERY:
        return None
    found: Row = dict.fromkeys(COLUMNS)
    return found | {
        "severity": "violation",
        "kind": "replay",
        "message": row["result"],
        "establishment": row["establishment"],
        "source": row["source"],
        "focus": row["source"],
        "meaning": "Quotes of the graph are not in the source where they are said to be.",
        "remedy": "Build the graph anew from the source that is to be proved.",
    }


def _remedies(results: list[Row]) -> list[tuple[str, str]]:
    """Each kind of finding that was met, once, with its remedy."""
    return sorted({(str(row["kind"]), cell(row["remedy"])) for row in results})
