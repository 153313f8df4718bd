"""`forumtrace query` and `forumtrace queries`: questions in, answers out."""

import json
import re
import sys
from datetime import date
from pathlib import Path
from typing import BinaryIO

import click
import pyoxigraph as ox

from forumtrace.answers import FORMATS, answer_text, cell, rows_text, solution_rows, write_solutions
from forumtrace.console import print_table
from forumtrace.errors import NothingCalledSo, QueryRefused
from forumtrace.graph.due import read_day
from forumtrace.graph.engine import Graph
from forumtrace.graph.explain import explanation
from forumtrace.graph.rows import rows
from forumtrace.graph.saved import SavedQuery, saved_queries, saved_query
from forumtrace.graph.state import with_state
from forumtrace.graph.store import open_graph
from forumtrace.graph.terms import Term
from forumtrace.graph.unknown import unknown_value
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
@click.option(
    "--as-of",
    metavar="YYYY-MM-DD",
    help="Tell of every action or target with a date where it stands on this day, as far as the plan says.",
)
@click.option("--timeout", type=click.FloatRange(0.001), metavar="SECONDS", help="Give up after so long.")
@click.option("--explain", is_flag=True, help="Say how the query would be asked, and do not ask it.")
def query_command(
    graph: str,
    query: str,
    form: str,
    parameters: tuple[str, ...],
    columns: str | None,
    as_of: str | None,
    timeout: float | None,
    explain: bool,
) -> None:
    """Ask GRAPH a question.

    QUERY is the name of a saved query (see `forumtrace queries`), SPARQL text, @FILE, or - for standard input.
    A value given by --param is text; write <...> around an IRI when the query is SPARQL text. A table shows what
    fits; csv, json and --columns have every column. Exit status 1: nothing was found, and the graph knows no prison,
    number, forum or other thing of the name that a parameter gives. Exit status 2: the query was refused, or took
    longer than --timeout.
    """
    text, day = _text(query), read_day(as_of)
    bound = _parameters(parameters)
    if text is not None and not _is_text(text):
        raise QueryRefused("the query is not UTF-8")
    if text is not None and (columns or day):
        raise QueryRefused("--columns and --as-of are for saved queries; say in SPARQL text what to select")
    with watchdog(timeout), open_graph(graph) as opened:
        if explain:
            click.echo(explanation(opened, saved_query(query).sparql if text is None else text))
        elif text is None:
            _ask_saved(opened, query, form, bound, columns.split(",") if columns else [], day)
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
        header = ("name", "question", "parameters (all also: establishment, plan, number)")
        print_table(header, [(query.name, query.question, _own_parameters(query)) for query in found])


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
        if not _is_text(value):
            raise QueryRefused(f"--param {name}: {value!r} is not UTF-8")
        found[name] = value
    return found


def _is_text(value: str) -> bool:
    """Whether it can be told in UTF-8; bytes of the command line that are none come as lone surrogates."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _own_parameters(query: SavedQuery) -> str:
    """The parameters of a query that not all have, with what they take."""
    own = [p for p in query.parameters if p.name not in ("establishment", "plan", "number")]
    return "\n".join(f"{parameter.name}: {parameter.meaning}" for parameter in own)


def _ask_saved(
    graph: Graph, name: str, form: str, bound: dict[str, str], wanted: list[str], day: date | None
) -> None:
    query = saved_query(name)
    if day and any(parameter.name == "as_of" for parameter in query.parameters):
        bound = {"as_of": day.isoformat(), **bound}
    found = rows(graph, name, **bound)
    columns, shown = list(query.columns), query.shown
    if day:
        found = with_state(query, found, day)
        columns, shown = [*columns, "state"], [*shown, "state"]
    for column in wanted:
        if column not in columns:
            raise QueryRefused(f"query {name} has no column {column!r}; it has: {', '.join(columns)}")
    unknown = None if found else unknown_value(graph, query, bound)
    if form == "table":
        header = wanted or shown
        print_table(header, ([cell(row[column]) for column in header] for row in found))
    else:
        header = wanted or columns
        click.echo(rows_text(header, [{c: row[c] for c in header} for row in found], form), nl=False)
    if unknown:
        raise NothingCalledSo(unknown)


def _ask(graph: Graph, sparql: str, form: str, bound: dict[str, str]) -> None:
    for name in bound:
        if not re.search(rf"[?$]{re.escape(name)}\b", sparql):
            raise QueryRefused(f"--param {name}: the query has no variable ?{name}")
    answer = graph.query(sparql, {name: _term(name, value) for name, value in bound.items()})
    if form == "table" and isinstance(answer, ox.QuerySolutions):
        columns, found = solution_rows(answer)
        print_table(columns, ([cell(row[column]) for column in columns] for row in found))
    elif isinstance(answer, ox.QuerySolutions) and write_solutions(answer, form, _stdout()):
        sys.stdout.flush()
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
