"""`forumtrace build`: read plans into a graph."""

from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from forumtrace.console import print_table, refuse
from forumtrace.errors import QueryRefused
from forumtrace.extract.vocabulary import load_vocabulary
from forumtrace.graph.build import Options, Summary, build
from forumtrace.graph.job import SECONDS


def _engine(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    if value is not None and not value.startswith("dask://"):
        raise QueryRefused(f"--engine {value}: only dask://HOST:PORT is known")
    return value


@click.command("build")
@click.argument("graph")
@click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="SOURCE...")
@click.option("--prune", is_flag=True, help="Drop plans whose source is not among those given.")
@click.option(
    "--vocabulary",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A Turtle file with further SKOS entries (roles, forums, programmes ...).",
)
@click.option(
    "--with",
    "plugins",
    multiple=True,
    metavar="NAME",
    help="Run this extractor of another package, too; its links are marked as its own.",
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="Read in N processes. Default: one per core, or none but this for fewer than 8 documents.",
)
@click.option(
    "--engine", callback=_engine, metavar="dask://HOST:PORT", help="Read on a running Dask cluster instead."
)
@click.option(
    "--timeout-per-document",
    "seconds",
    type=click.FloatRange(min=0),
    default=SECONDS,
    show_default=True,
    metavar="SECONDS",
    help="Refuse a document that takes longer to read (0: no limit).",
)
def build_command(
    graph: str,
    sources: tuple[Path, ...],
    prune: bool,
    vocabulary: Path | None,
    plugins: tuple[str, ...],
    jobs: int | None,
    engine: str | None,
    seconds: float,
) -> None:
    """Read plans (PDF, text or DOCX files, or folders of them) into GRAPH.

    GRAPH is a directory, or the address of a SPARQL 1.1 endpoint. Unchanged sources are skipped and changed ones
    replaced whole; plans whose source is not among those given stay, and how many is said, unless --prune drops them.
    Ends with a table of what was read (defects are what was wrong with the rows as they were read; `query GRAPH findings`
    tells these and what is odd in what they say); every file that could not be read is named on standard error, and
    the exit status is then 1. A build that was interrupted goes on where it was when it is called again.
    """
    if run_build(graph, sources, Options(vocabulary, prune, jobs, engine, seconds, plugins)).refused:
        raise SystemExit(1)


def run_build(graph: str, sources: tuple[Path, ...], options: Options | None = None) -> Summary:
    """Build with a progress bar on a terminal, print the summary and the refusals; return the summary."""
    # A vocabulary that cannot be used is refused once, before anything is opened, and not once a source.
    if options and options.vocabulary:
        load_vocabulary(options.vocabulary)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    errors = Console(stderr=True)
    with Progress(*columns, console=errors, transient=True, disable=not errors.is_terminal) as bar:
        task = bar.add_task("reading", total=None)

        def on_source(done: int, total: int, name: str) -> None:
            bar.update(task, total=total, completed=done, description=Path(name).name[:40])

        summary = build(graph, sources, options, on_source=on_source)
    print_table(
        ("source", "establishment", "family", "items", "actions", "defects"),
        [
            (name, r.establishment, r.family, str(r.items), str(r.actions), str(r.defects))
            for name, r in summary.read
        ],
    )
    for label, names in (("unchanged", summary.unchanged), ("dropped", summary.dropped)):
        if names:
            click.echo(f"{label}: {len(names)}")
    if summary.left:
        plans, them = ("plan", "it") if len(summary.left) == 1 else ("plans", "them")
        click.echo(
            f"left in the graph: {len(summary.left)} {plans} whose source was not given; --prune drops {them}"
        )
    for refusal in summary.refused:
        refuse(refusal)
    return summary
