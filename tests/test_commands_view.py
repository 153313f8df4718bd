"""`forumtrace view` and the writing of the page."""

import locale
from pathlib import Path

import pytest
from click.testing import CliRunner

from forumtrace.cli import main
from forumtrace.errors import ForumtraceError
from forumtrace.examples import paths
from forumtrace.exports.explorer import write_html
from forumtrace.graph.build import build
from forumtrace.graph.store import open_graph


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The place of a graph of one example plan."""
    place = str(tmp_path_factory.mktemp("view") / "graph")
    build(place, tuple(paths())[:1])
    return place


def test_the_page_is_written_and_told(graph: str, tmp_path: Path) -> None:
    """The command writes a page and says where."""
    page = tmp_path / "page.html"
    answer = CliRunner().invoke(main, ["view", graph, "-o", str(page)])
    assert (answer.exit_code, answer.output) == (0, f"wrote {page}\n")
    assert page.read_bytes().startswith(b"<!DOCTYPE html>\n")
    assert [path.name for path in tmp_path.iterdir()] == ["page.html"]


def test_a_page_is_not_overwritten_unasked(graph: str, tmp_path: Path) -> None:
    """Without --force the file that is there stays, and the message says what to do."""
    page = tmp_path / "page.html"
    page.write_text("mine", encoding="utf-8")
    answer = CliRunner().invoke(main, ["view", graph, "-o", str(page)])
    assert answer.exit_code != 0
    assert "--force" in answer.output
    assert page.read_text(encoding="utf-8") == "mine"
    assert CliRunner().invoke(main, ["view", graph, "-o", str(page), "--force"]).exit_code == 0
    assert page.stat().st_size > 100_000


def test_the_page_does_not_depend_on_the_machine(
    graph: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Under a Windows code page the same bytes are written."""
    pages = [tmp_path / "a.html", tmp_path / "b.html"]
    with open_graph(graph) as opened:
        write_html(opened, pages[0])
        monkeypatch.setattr(locale, "getpreferredencoding", lambda do_setlocale=True: "cp1252")
        monkeypatch.setattr("os.linesep", "\r\n")
        write_html(opened, pages[1])
    assert pages[0].read_bytes() == pages[1].read_bytes()


def test_a_folder_that_is_not_there_is_one_line(graph: str, tmp_path: Path) -> None:
    """What cannot be written is said in one line, and nothing is left behind."""
    with open_graph(graph) as opened, pytest.raises(ForumtraceError, match="cannot be written"):
        write_html(opened, tmp_path / "nowhere" / "page.html")


def test_a_name_without_ending_makes_a_folder(graph: str, tmp_path: Path) -> None:
    """The folder holds index.html and the plans; it is replaced with --force only, and never another folder."""
    command = ["view", graph, "-o", str(tmp_path / "browse")]
    answer = CliRunner().invoke(main, command)
    assert answer.output == f"wrote {tmp_path / 'browse' / 'index.html'}\n"
    assert list((tmp_path / "browse" / "plans").glob("*.js"))
    assert CliRunner().invoke(main, command).exit_code != 0
    assert CliRunner().invoke(main, [*command, "--force"]).exit_code == 0
    answer = CliRunner().invoke(main, ["view", graph, "-o", str(tmp_path), "--force"])
    assert answer.exit_code != 0
    assert "other things" in answer.output


def test_many_plans_make_a_folder(graph: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Above the limit a folder is written beside the name that was asked for, unless a file is insisted on."""
    monkeypatch.setattr("forumtrace.exports.explorer.MOST", 0)
    page = tmp_path / "graph.html"
    answer = CliRunner().invoke(main, ["view", graph, "-o", str(page)])
    assert answer.output == f"wrote {tmp_path / 'graph-view' / 'index.html'}\n"
    assert CliRunner().invoke(main, ["view", graph, "-o", str(page), "--edition", "file"]).exit_code == 0
    assert page.is_file()
