"""`forumtrace query` and `forumtrace queries`: questions in, answers out."""

import json
import re
import sys
from pathlib import Path
from typing import BinaryIO

import click
import pyoxigraph as ox

from forumtrace.answers import FORMATS, answer_text, cell, rows_text, solution_rows, write_solutions
from forumtrace.console import print_table
from forumtrace.errors import QueryRefused
from forumtrace.graph.engine import Graph
from forumtrace.graph.explain import explanation
from forumtrace.graph.rows import rows
from forumtrace.graph.saved import saved_queries, saved_query
from forumtrace.graph.store import open_graph
from forumtrace.graph.terms import Term
from forumtrace.watchdog import watchdog

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")


@click.command("query")
@click.argument("graph")
@click.argument("query", metavar="QUERY")
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True)
@click.option(
    "--param", "parameters", multiple=True, metavar="NAME=VALUE", help="Bind a variable of the query."
)
@click.option("--columns", metavar="A,B,...", help="Show these columns of a saved query only, in this order.")
@click.option("--timeout", type=click.FloatRange(0.001), metavar="SECONDS", help="Give up after so long.")
@click.option("--explain", is_flag=True, help="Say how the query would be asked, and do not ask it.")
def query_command(
    graph: str,
    query: str,
    form: str,
    parameters: tuple[str, ...],
    columns: str | None,
    timeout: float | None,
    explain: bool,
) -> None:
    """Ask GRAPH a question.

    QUERY is the name of a saved query (see `forumtrace queries`), SPARQL text, @FILE, or - for standard input.
    A value given by --param is text; write <...> around an IRI when the query is SPARQL text.
    """
    text = _text(query)
    bound = _parameters(parameters)
    if text is not None and columns:
        raise QueryRefused("--columns is for saved queries; name the variables after SELECT instead")
    with watchdog(timeout), open_graph(graph) as opened:
        if explain:
            click.echo(explanation(opened, saved_query(query).sparql if text is None else text))
        elif text is None:
            _ask_saved(opened, query, form, bound, columns.split(",") if columns else [])
        else:
            _ask(opened, text, form, bound)


@click.command("queries")
@click.option("--format", "form", type=click.Choice(("table", "json")), default="table", show_default=True)
def queries_command(form: str) -> None:
    """List the saved queries, each with the question that it answers."""
    found = saved_queries().values()
    if form == "json":
        listed = [
            {
                "name": query.name,
                "question": query.question,
                "columns": " | ".join(query.columns),
                "parameters": " | ".join(parameter.name for parameter in query.parameters),
            }
            for query in found
        ]
        click.echo(json.dumps(listed, indent=1, ensure_ascii=False))
    else:
        print_table(("name", "question"), [(query.name, query.question) for query in found])


def _text(query: str) -> str | None:
    """The SPARQL text that the argument stands for; None for the name of a saved query."""
    if query == "-":
        return sys.stdin.read()
    if query.startswith("@"):
        try:
            return Path(query[1:]).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise QueryRefused(f"{query[1:]} cannot be read as a query: {error}") from error
    if _NAME.fullmatch(query):
        saved_query(query)
        return None
    return query


def _parameters(given: tuple[str, ...]) -> dict[str, str]:
    found = {}
    for parameter in given:
        name, equals, value = parameter.partition("=")
        if not equals or not _NAME.fullmatch(name):
            raise QueryRefused(f"--param {parameter!r} is not NAME=VALUE")
        found[name] = value
    return found


def _ask_saved(graph: Graph, name: str, form: str, bound: dict[str, str], wanted: list[str]) -> None:
    query = saved_query(name)
    for column in wanted:
        if column not in query.columns:
            raise QueryRefused(f"query {name} has no column {column!r}; it has: {', '.join(query.columns)}")
    found = rows(graph, name, **bound)
    if not found and "establishment" in bound:
        _say_unknown(graph, bound["establishment"])
    if form == "table":
        columns = wanted or [column for column in query.columns if column not in query.aside]
        print_table(columns, ([cell(row[column]) for column in columns] for row in found))
    else:
        columns = wanted or list(query.columns)
        shown = [{column: row[column] for column in columns} for row in found]
        click.echo(rows_text(columns, shown, form), nl=False)


def _say_unknown(graph: Graph, establishment: str) -> None:
    """An empty answer to a misspelt name would look like a finding."""
    known = sorted({str(row["establishment"]) for row in rows(graph, "documents")})
    if establishment not in known:
        held = ", ".join(known) or "no plan"
        click.echo(
            f"forumtrace: no establishment is called {establishment!r}; the graph holds: {held}", err=True
        )


def _ask(graph: Graph, sparql: str, form: str, bound: dict[str, str]) -> None:
    for name in bound:
        if not re.search(rf"[?$]{re.escape(name)}\b", sparql):
            raise QueryRefused(f"--param {name}: the query has no variable ?{name}")
    answer = graph.query(sparql, {name: _term(name, value) for name, value in bound.items()})
    if form == "table" and isinstance(answer, ox.QuerySolutions):
        columns, found = solution_rows(answer)
        print_table(columns, ([cell(row[column]) for column in columns] for row in found))
    elif isinstance(answer, ox.QuerySolutions) and write_solutions(answer, form, _stdout()):
        return
    else:
        click.echo(answer_text(answer, form), nl=False)


def _stdout() -> BinaryIO:
    """Standard output for what is written as it comes, however large."""
    sys.stdout.flush()
    return sys.stdout.buffer


def _term(name: str, value: str) -> Term:
    if not (value.startswith("<") and value.endswith(">")):
        return ox.Literal(value)
    try:
        return ox.NamedNode(value[1:-1])
    except ValueError as error:
        raise QueryRefused(f"--param {name}: {value} is not an IRI") from error
