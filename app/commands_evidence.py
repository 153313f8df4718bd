"""`forumtrace evidence`: where on which page a link is stated."""

from pathlib import Path

import click

from forumtrace.console import safe
from forumtrace.exports.base import write_file
from forumtrace.exports.evidence_of import evidence_of
from forumtrace.exports.evidence_page import boxes_of, marked_lines, page_pictures
from forumtrace.exports.sources_found import find_source
from forumtrace.extract.source import read_document
from forumtrace.graph.rows import Row, rows
from forumtrace.graph.store import open_graph


@click.command("evidence")
@click.argument("graph")
@click.argument("iri")
@click.option(
    "--source",
    required=True,
    type=click.Path(path_type=Path, exists=True),
    help="The document, or a folder that holds it; it is known by its SHA-256.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("page.png"),
    show_default=True,
    help="The picture to write, for PDFs; a quote on two pages gets a second one.",
)
@click.option("--force", is_flag=True, help="Replace pictures that exist.")
def evidence_command(graph: str, iri: str, source: Path, output: Path, force: bool) -> None:
    """Show where the words behind IRI stand: an evidence, a claim, an action, a forum, or any other thing.

    Of a PDF the page is drawn with a rectangle around the words; of texts and Word documents the lines are printed.
    """
    with open_graph(graph) as opened:
        found = evidence_of(opened, iri)
        plan = found[0]["plan"]
        document = next(row for row in rows(opened, "documents") if row["plan"] == plan)
    mine = [row for row in found if row["plan"] == plan]
    path = find_source(source, str(document["source"]), str(document["sha256"]))
    for row in mine:
        place = (
            f"page {row['page']}" if row["page"] is not None else f"characters {row['start']} to {row['end']}"
        )
        click.echo(safe(f"{document['source']}, {place}: \u201c{row['quote']}\u201d"))
    if mine[0]["page"] is None:
        _lines(path, mine)
        return
    for number, (page, picture) in enumerate(page_pictures(path, boxes_of(mine))):
        target = output if not number else output.with_stem(f"{output.stem}-{page}")
        write_file(target, [picture], force=force)
        click.echo(f"wrote {target} (page {page})")


def _lines(path: Path, found: list[Row]) -> None:
    document = read_document(path)
    for row in found:
        click.echo("")
        for line in marked_lines(document, row):
            click.echo(safe(line))
