"""`forumtrace export`: the graph in the formats of other programs, and packs for meetings and hearings."""

from pathlib import Path

import click

from forumtrace.errors import QueryRefused
from forumtrace.exports.base import Export, chosen_establishment, write_file, write_pack
from forumtrace.exports.formats import FORMATS
from forumtrace.graph.due import read_day
from forumtrace.graph.store import open_graph
from forumtrace.graph.whole import open_whole

_LISTED = "\n".join(f"{name:<14} {form.meaning} ({form.ending})" for name, form in FORMATS.items())


@click.command("export", epilog=f"\b\nFORMAT is one of:\n{_LISTED}")
@click.argument("graph")
@click.argument("form", metavar="FORMAT")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file, folder or .zip to write.")
@click.option("--force", is_flag=True, help="Replace what is there.")
@click.option("--establishment", help="Export this prison only, such as 'HMP Northmoor'.")
@click.option("--as-of", help="The day for what is due, as YYYY-MM-DD (agenda); else the day of submission.")
@click.option(
    "--sources",
    type=click.Path(path_type=Path, exists=True),
    help="The documents, a file or folder (evidence-pack): they are put into the pack with their pages drawn.",
)
def export_command(
    graph: str,
    form: str,
    output: Path | None,
    force: bool,
    establishment: str | None,
    as_of: str | None,
    sources: Path | None,
) -> None:
    """Write GRAPH in another FORMAT.

    The same graph always gives the same bytes. What exists is replaced only with --force. Where a format has several
    files, -o names a folder or, when it ends in .zip, an archive.
    """
    chosen = FORMATS.get(form)
    if chosen is None:
        raise QueryRefused(f"no format is called {form!r}; there are: {', '.join(FORMATS)}")
    day = read_day(as_of)
    path = output or Path(
        f"forumtrace-{form}{chosen.ending}" if chosen.kind == "pack" else f"graph{chosen.ending}"
    )
    # One prison is looked up at once on disk, too.
    with (open_graph if establishment else open_whole)(graph) as opened:
        export = Export(opened, chosen_establishment(opened, establishment), day, sources)
        if chosen.kind == "pack":
            write_pack(path, chosen.pack_writer()(export), force=force)
        else:
            write_file(path, chosen.writer()(export), force=force)
    click.echo(f"wrote {path}")
