"""`forumtrace read`: what one file reads as, at any stage, without writing a graph."""

import json
from pathlib import Path

import click

from forumtrace.console import print_table, safe
from forumtrace.errors import QueryRefused
from forumtrace.extract.model import Document
from forumtrace.extract.pdf_draw import draw_pages
from forumtrace.extract.plan import read_plan
from forumtrace.extract.source import read_document
from forumtrace.extract.stages import STAGES, Row, plain
from forumtrace.graph.reading import read_source
from forumtrace.graph.turtle import turtle


@click.command("read")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--stage", type=click.Choice(list(STAGES)), default="plan", show_default=True)
@click.option(
    "--format", "form", type=click.Choice(["table", "json", "ttl"]), default="table", show_default=True
)
@click.option(
    "--draw",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help="Paint cells, paragraphs and page breaks on the page images, into this folder (PDF only).",
)
def read_command(file: Path, stage: str, form: str, draw: Path | None) -> None:
    """Print what FILE reads as: its pages, its grid, its rows, the plan, or the triples."""
    if form == "ttl" and stage != "triples":
        raise QueryRefused("--format ttl shows triples: add --stage triples")
    if form == "ttl":
        click.echo(turtle(read_source(file).lines), nl=False)
    else:
        document = read_document(file)
        if form == "json":
            click.echo(as_json(document, stage))
        else:
            _table(list(STAGES[stage](document)))
    if draw is not None:
        for picture in draw_pages(file, draw):
            click.echo(f"painted {picture}", err=True)


def as_json(document: Document, stage: str) -> str:
    """The stage as JSON: the plan with all its passages and places, the other stages as their rows."""
    if stage == "plan":
        whole = plain(read_plan(document))
        del whole["document"]
        return json.dumps(whole, ensure_ascii=False, indent=1)
    return json.dumps([plain(row) for row in STAGES[stage](document)], ensure_ascii=False, indent=1)


def _table(rows: list[Row]) -> None:
    header = list(dict.fromkeys(name for row in rows for name in row))
    cells = [["" if row.get(name) is None else str(row[name]) for name in header] for row in rows]
    print_table(header, [[safe(cell) for cell in row] for row in cells])
