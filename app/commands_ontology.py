"""`forumtrace ontology`: the reference of the vocabulary, for whoever writes queries."""

from pathlib import Path

import click

from forumtrace.errors import ForumtraceError
from forumtrace.exports.ontology_page import ontology_page


@click.command("ontology")
@click.option(
    "-o", "--output", "path", type=click.Path(path_type=Path, dir_okay=False), default=Path("ontology.html")
)
@click.option("--force", is_flag=True, help="Replace the file if it exists.")
def ontology_command(path: Path, force: bool) -> None:
    """Write the reference of the ontology as one HTML page: diagram, classes, properties, code lists."""
    try:
        with path.open("w" if force else "x", encoding="utf-8", newline="\n") as file:
            file.write(ontology_page())
    except FileExistsError as error:
        raise ForumtraceError(
            f"{path}: exists already; give --force to replace it, or another name with -o"
        ) from error
    except OSError as error:
        raise ForumtraceError(f"{path}: cannot be written ({error.strerror})") from error
    click.echo(path)
