"""`forumtrace view`: the interactive HTML graph."""

import webbrowser
from pathlib import Path

import click

from forumtrace.console import safe
from forumtrace.exports.explorer import MOST, many, write_folder, write_html
from forumtrace.exports.explorer_render import Sources
from forumtrace.exports.explorer_sources import Size, SourcePages
from forumtrace.graph.whole import open_whole


@click.command("view")
@click.argument("graph")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default=Path("graph.html"),
    show_default=True,
    help="The page to write, or the folder.",
)
@click.option(
    "--edition",
    type=click.Choice(["auto", "file", "folder"]),
    default="auto",
    show_default=True,
    help=f"One file, or a folder that opens fast however many plans there are; auto: a folder above {MOST} plans.",
)
@click.option(
    "--pages",
    "documents",
    type=click.Path(path_type=Path, exists=True),
    help="The documents (a file or a folder): the page then shows each quote in its place in the source.",
)
@click.option("--force", is_flag=True, help="Replace the page if it exists.")
@click.option("--open", "show", is_flag=True, help="Open the page in the default browser.")
def view_command(
    graph: str, output: Path, edition: str, documents: Path | None, force: bool, show: bool
) -> None:
    """Write GRAPH as one HTML page: forums, the actions they oversee, and the words that say so.

    The page needs no server and no network; it can be mailed, archived and opened from disk. Give -o a name without
    .html, or --edition folder, for a folder with index.html; copy such a folder as a whole.
    """
    sources = SourcePages(documents) if documents else None
    page = write_edition(graph, output, edition, sources=sources, force=force)
    click.echo(f"wrote {page}")
    for size in sources.sizes if sources else ():
        click.echo(safe(f"  {size.name}: {_told(size)}"))
    if show:
        webbrowser.open(page.resolve().as_uri())


def _told(size: Size) -> str:
    if not size.found:
        return "not found, so its quotes stand without their place"
    what = f"{size.pages} page{'s' if size.pages != 1 else ''}" if size.pages else "lines of text"
    return f"{what}, {max(1, round(size.characters / 1000))} kB"


def write_view(graph: str, output: Path, *, sources: Sources | None = None, force: bool = False) -> None:
    """Write the page of the graph at `graph` to `output`. Raises ForumtraceError when either cannot be used."""
    with open_whole(graph) as opened:
        write_html(opened, output, sources=sources, force=force)


def write_edition(
    graph: str, output: Path, edition: str = "auto", *, sources: Sources | None = None, force: bool = False
) -> Path:
    """Write the page as a file or as a folder, and give the page to open. Raises ForumtraceError.

    `auto` takes the folder where `output` is named like one, or the plans are too many for one file.
    """
    named = output.suffix.casefold() in (".html", ".htm") and not output.is_dir()
    with open_whole(graph) as opened:
        if edition == "file" or (edition == "auto" and named and not many(opened)):
            write_html(opened, output, sources=sources, force=force)
            return output
        # Not the bare stem: beside graph.html there is often the graph itself, of that name.
        folder = output.with_name(f"{output.stem}-view") if named else output
        write_folder(opened, folder, sources=sources, force=force)
        return folder / "index.html"
