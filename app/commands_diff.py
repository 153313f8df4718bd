"""`forumtrace diff`: what changed between two plans."""

import click

from forumtrace.commands_analyse import load
from forumtrace.console import print_table
from forumtrace.exports.diffs import FORMATS
from forumtrace.graph.diff import BRIEF, diff
from forumtrace.graph.diff_plans import doubt, plan_named

LONGEST = 120
"""Characters of a cell in a table; the other formats give it whole."""


@click.command("diff")
@click.argument("graph")
@click.argument("before", metavar="A")
@click.argument("after", metavar="B")
@click.option("--format", "form", type=click.Choice(["table", *FORMATS]), default="table", show_default=True)
def diff_command(graph: str, before: str, after: str, form: str) -> None:
    """Compare plan A with the later plan B: two versions of one plan, or the answers to two inspections.

    A plan is named by its key (see `query GRAPH documents`), its IRI, its file, or its prison and day: 'HMP Northmoor
    2021-03-04'. Told are recommendations and actions that were added, dropped or reworded, dates that slipped and the
    reason given, changed owners, forums and states, and concerns that were raised again. Plans of two prisons, or the
    later one first, are compared with a warning on standard error.
    """
    corpus = load(graph)
    plans = [plan_named(corpus, name) for name in (before, after)]
    if doubtful := doubt(corpus, *plans):
        click.echo(f"warning: {doubtful}", err=True)
    found = diff(corpus, *plans)
    if form == "table":
        print_table(BRIEF, ([_cell(row[column]) for column in BRIEF] for row in found))
        if not found:
            click.echo("nothing changed", err=True)
    else:
        click.echo(FORMATS[form](" to ".join(plan.rpartition("/")[2] for plan in plans), found))


def _cell(value: object) -> str:
    told = "" if value is None else " ".join(str(value).split())
    return told if len(told) <= LONGEST else f"{told[: LONGEST - 1].rstrip()}\N{HORIZONTAL ELLIPSIS}"
