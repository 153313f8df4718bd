"""`forumtrace build`: read plans into a graph."""

from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from forumtrace.console import print_table, refuse
from forumtrace.graph.build import Summary, build


@click.command("build")
@click.argument("graph")
@click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="SOURCE...")
@click.option("--prune", is_flag=True, help="Drop plans whose source is not among those given.")
@click.option(
    "--vocabulary",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="A Turtle file with further SKOS entries (roles, forums, programmes ...).",
)
def build_command(graph: str, sources: tuple[Path, ...], prune: bool, vocabulary: Path | None) -> None:
    """Read plans (PDF, text or DOCX files, or folders of them) into GRAPH.

    Unchanged sources are skipped and changed ones replaced whole. Ends with a table of what was read; every file
    that could not be read is named on standard error, and the exit status is then 1.
    """
    summary = run_build(graph, sources, prune=prune, vocabulary=vocabulary)
    if summary.refused:
        raise SystemExit(1)


def run_build(
    graph: str, sources: tuple[Path, ...], *, prune: bool = False, vocabulary: Path | None = None
) -> Summary:
    """Build with a progress bar on a terminal, print the summary and the refusals; return the summary."""
    columns = (TextColumn("{task.description}"), BarColumn(), TimeRemainingColumn())
    errors = Console(stderr=True)
    with Progress(*columns, console=errors, transient=True, disable=not errors.is_terminal) as bar:
        task = bar.add_task("reading")

        def on_source(done: int, total: int, name: str) -> None:
            bar.update(task, total=total, completed=done, description=Path(name).name[:40])

        summary = build(graph, sources, vocabulary=vocabulary, prune=prune, on_source=on_source)
    print_table(
        ("source", "establishment", "family", "items", "actions", "findings"),
        [
            (name, r.establishment, r.family, str(r.items), str(r.actions), str(r.findings))
            for name, r in summary.read
        ],
    )
    for label, names in (("unchanged", summary.unchanged), ("dropped", summary.dropped)):
        if names:
            click.echo(f"{label}: {len(names)}")
    for refusal in summary.refused:
        refuse(refusal)
    return summary
