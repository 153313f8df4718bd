"""What the system refuses is one line: output that it does not take, and names of files that it does not know."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from forumtrace.cli import main
from tests.serving import made_up_graph

ALL = "SELECT * { ?s ?p ?o }"
FULL = Path("/dev/full")
TALKING = [
    ("query", "GRAPH", "oversight", "--format", "csv"),
    ("query", "GRAPH", ALL, "--format", "csv"),
    ("query", "GRAPH", ALL, "--format", "jsonl"),
    ("query", "GRAPH", f"{ALL} LIMIT 1", "--format", "jsonl"),
    ("trace", "GRAPH", "Safer Custody Meeting", "--establishment", "HMP Otherton"),
    ("queries",),
    ("--help",),
]


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A graph directory with two made-up plans."""
    return str(made_up_graph(tmp_path_factory.mktemp("refused") / "graph"))


def _command(graph: str, arguments: tuple[str, ...]) -> list[str]:
    return [sys.executable, "-m", "forumtrace", *(graph if word == "GRAPH" else word for word in arguments)]


@pytest.mark.skipif(not FULL.is_char_device(), reason="needs a device that is always full")
@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("arguments", TALKING)
def test_a_full_disk_is_one_line(graph: str, arguments: tuple[str, ...], unbuffered: str) -> None:
    """Whoever writes, and however small the output: status 1, and nothing more when the interpreter ends."""
    with FULL.open("wb") as full:
        done = subprocess.run(
            _command(graph, arguments), stdout=full, stderr=subprocess.PIPE, text=True, timeout=60, check=False,
            env={**os.environ, "PYTHONUNBUFFERED": unbuffered},
        )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.startswith("forumtrace: ")
    assert done.stderr.endswith("No space left on device\n")
    assert done.stderr.count("\n") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other pipes")
@pytest.mark.parametrize("arguments", TALKING)
def test_a_closed_pipe_is_no_word(graph: str, arguments: tuple[str, ...]) -> None:
    """Who has read enough is told nothing."""
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as pipe:
        done = subprocess.run(
            _command(graph, arguments), stdout=pipe, stderr=subprocess.PIPE, text=True, timeout=60, check=False
        )  # fmt: skip
    assert (done.returncode, done.stderr) == (1, "")


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")
@pytest.mark.parametrize("arguments", TALKING)
def test_closed_output_is_no_word(graph: str, arguments: tuple[str, ...]) -> None:
    """Who closes standard output wants none."""
    command = ["sh", "-c", 'exec "$@" >&-', "sh", *_command(graph, arguments)]
    done = subprocess.run(command, stderr=subprocess.PIPE, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("arguments", [("query", "NAME", "owners"), ("view", "NAME"), ("serve", "NAME")])
def test_a_name_that_no_file_can_have_is_one_line(arguments: tuple[str, ...]) -> None:
    """With the beginning of the name and the reason of the system."""
    result = CliRunner().invoke(main, ["a" * 5000 if word == "NAME" else word for word in arguments])
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("forumtrace: aaaa")
    assert result.stderr.count("\n") == 1
    assert len(result.stderr) < 300


@pytest.mark.parametrize("mistake", [OSError("a library says so"), ValueError("a mistake")])
def test_a_mistake_of_ours_is_not_hidden(monkeypatch: pytest.MonkeyPatch, mistake: Exception) -> None:
    """An OSError that does not come from the system stays what it is, as every other error does."""

    def fail(*_: object) -> None:
        raise mistake

    monkeypatch.setattr("forumtrace.commands_query.print_table", fail)
    assert CliRunner().invoke(main, ["queries"]).exception is mistake
