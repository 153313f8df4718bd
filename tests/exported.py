"""What the tests of exports share: the graph of the example plans, and the export command."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from click.testing import CliRunner, Result

from forumtrace.cli import main
from forumtrace.examples import paths
from forumtrace.graph.build import build

_KEPT: list[TemporaryDirectory[str]] = []


@cache
def example_graph() -> str:
    """The place of a graph of both example plans, built once."""
    folder = TemporaryDirectory(prefix="forumtrace-exports-")
    _KEPT.append(folder)
    place = str(Path(folder.name) / "graph")
    assert not build(place, tuple(paths())).refused
    return place


def run(command: str, *words: str | Path) -> Result:
    """Call a command on the example graph."""
    return CliRunner().invoke(main, [command, example_graph(), *map(str, words)])


def exported(form: str, path: Path, *words: str) -> Path:
    """The examples exported to `path`."""
    done = run("export", form, "-o", path, *words)
    assert done.exit_code == 0, done.output
    return path


@cache
def once(form: str, ending: str) -> Path:
    """The examples exported to a file with this ending, made once for all tests, which only read it."""
    example_graph()
    return exported(form, Path(_KEPT[0].name) / f"{form}{ending}")


def same_twice(form: str, folder: Path, ending: str = "") -> bool:
    """Whether a second export has the same bytes."""
    return (
        once(form, ending).read_bytes()
        == exported(form, folder / "again.zip" if ending == ".zip" else folder / "again").read_bytes()
    )
