"""`forumtrace analyse`: the measures of the oversight network as tables, JSON, CSV and RDF."""

import click

from forumtrace.console import print_table
from forumtrace.errors import QueryRefused
from forumtrace.exports.analysis import FORMATS, Result
from forumtrace.graph.corpus import FIELDS, Corpus
from forumtrace.graph.due import read_day
from forumtrace.graph.many_rows import fetch_many
from forumtrace.graph.measures import MEASURES, measure, summary
from forumtrace.graph.status import STATED
from forumtrace.graph.whole import open_whole

EVERY = "all"
LONGEST = 160
"""Characters of a cell in a table; the other formats give it whole."""


@click.command("analyse")
@click.argument("graph")
@click.argument("measure_name", metavar="[MEASURE]", required=False)
@click.option("--as-of", help="The day for due and overdue, as YYYY-MM-DD; else the day of submission.")
@click.option("--establishment", help="Look only here, such as 'HMP Northmoor'.")
@click.option("--format", "form", type=click.Choice(["table", *FORMATS]), default="table", show_default=True)
def analyse_command(
    graph: str, measure_name: str | None, as_of: str | None, establishment: str | None, form: str
) -> None:
    """Measure who watches what in GRAPH, and print the results with the quotes, pages and IRIs that prove them.

    Without MEASURE, list the measures with the questions they answer and how many rows each has; `all` prints all.
    The formats ttl and nquads give the results as RDF, in a named graph of their own; nothing is written to GRAPH.
    """
    day = read_day(as_of)
    chosen = [] if measure_name is None else list(MEASURES.values())
    if measure_name and measure_name != EVERY:
        chosen = [measure(measure_name)]
    if form == "csv" and len(chosen) > 1:
        raise QueryRefused(f"csv holds one measure: name one of {', '.join(MEASURES)}")
    corpus = load(graph, establishment)
    results = [
        Result(m.name, m.question, m.brief if form == "table" else m.columns, m.rows(corpus, day))
        for m in chosen
    ]
    if not chosen:
        columns = ("measure", "rows", "question")
        results = [Result("measures", "Which measures are there?", columns, summary(corpus, day))]
    if form == "table":
        _tables(results)
    else:
        click.echo(FORMATS[form](results))


def load(graph: str, establishment: str | None = None) -> Corpus:
    """The rows of a graph, or of one prison in it. Raises ForumtraceError for a graph or prison that is not there."""
    with open_whole(graph) as opened:
        corpus = Corpus.fetch(fetch_many(opened, FIELDS))
    return corpus.at(establishment) if establishment else corpus


def _tables(results: list[Result]) -> None:
    for result in results:
        if len(results) > 1:
            click.echo(f"\n{result.name}: {result.question}")
        filled = [c for c in result.columns if any(row[c] is not None for row in result.rows)]
        print_table(filled, ([_cell(row[c]) for c in filled] for row in result.rows))
        if not result.rows:
            click.echo(f"{result.name}: nothing found", err=True)
        if result.name == "status":
            click.echo(f"note: {STATED}", err=True)


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = "" if value is None else " ".join(str(value).split())
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}\N{HORIZONTAL ELLIPSIS}"
