"""The product as its users run it: the installed command, from files to answers."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from forumtrace.examples import paths

SAVED = (
    "documents",
    "recommendations",
    "owners",
    "targets",
    "actions",
    "forums",
    "oversight",
    "policies",
    "gaps",
)


def run(*words: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `forumtrace` with these words in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "forumtrace", *map(str, words)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, **environment},
        timeout=300,
        check=False,
    )


def ask(graph: Path, query: str) -> list[dict[str, Any]]:
    """The rows of a saved query."""
    done = run("query", graph, query, "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    rows: list[dict[str, Any]] = json.loads(done.stdout)
    return rows


def truth(graph: Path) -> dict[str, str]:
    """The hash of every canonical file of a graph."""
    return {
        p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in sorted((graph / "documents").iterdir())
    }


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `forumtrace demo` leaves behind."""
    folder = tmp_path_factory.mktemp("demo") / "out"
    done = run("demo", folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert "HMP Calderbeck" in done.stdout
    # What is counted here are not all of the graph's findings, and must not be called so.
    assert "defects" in done.stdout
    assert "findings" not in done.stdout
    return folder


def test_the_demo_answers_every_saved_query(demo: Path) -> None:
    """Each of the main questions has rows for the two example plans."""
    for query in SAVED:
        assert ask(demo / "graph", query), query
    assert len(ask(demo / "graph", "documents")) == len(paths()) == 2


def test_every_row_of_oversight_carries_its_quote_and_page(demo: Path) -> None:
    """No link without proof: the quote names the forum's row and stands on a page."""
    for row in ask(demo / "graph", "oversight"):
        assert row["quote"]
        assert row["page"] >= 1
        assert 0 < row["confidence"] <= 1


def test_the_demo_draws_its_graph(demo: Path) -> None:
    """The page is one file that names every forum of the graph."""
    page = (demo / "graph.html").read_text("utf-8")
    for row in ask(demo / "graph", "oversight"):
        assert row["forum"].replace("'", "\\u0027") in page or row["forum"] in page


def test_building_again_changes_nothing(demo: Path) -> None:
    """Unchanged sources are left alone, and the graph stays byte for byte."""
    before = truth(demo / "graph")
    done = run("build", demo / "graph", *map(Path, map(str, paths())))
    assert done.returncode == 0
    assert "unchanged: 2" in done.stdout
    assert "left in the graph" not in done.stdout
    assert truth(demo / "graph") == before


def test_a_plan_whose_source_is_not_given_is_told_until_it_is_dropped(tmp_path: Path) -> None:
    """A build that is given one of two files leaves the other's plan, says so, and drops it when told to."""
    one, other = (str(path) for path in paths())
    assert run("build", tmp_path / "graph", one, other).returncode == 0
    done = run("build", tmp_path / "graph", one)
    said = "left in the graph: 1 plan whose source was not given; --prune drops it"
    assert (done.returncode, done.stdout.split("\n")[-2]) == (0, said)
    done = run("build", tmp_path / "graph", one, "--prune")
    assert (done.returncode, done.stdout) == (0, "unchanged: 1\ndropped: 1\n")


def test_the_same_sources_give_the_same_bytes_under_any_hash_seed_and_order(
    demo: Path, tmp_path: Path
) -> None:
    """Nothing depends on hashing, the order of files, the locale or the time zone."""
    sources = [str(path) for path in reversed(paths())]
    done = run("build", tmp_path / "graph", *sources, PYTHONHASHSEED="7", TZ="Asia/Tokyo", LC_ALL="C")
    assert done.returncode == 0, done.stderr
    assert truth(tmp_path / "graph") == truth(demo / "graph")


def bad_inputs(folder: Path) -> dict[str, tuple[Path, str]]:
    """Files that are no plans, by what they are, with words that the refusal must hold."""
    folder.mkdir()
    (folder / "empty").mkdir()
    (folder / "no.pdf").write_text("just text")
    (folder / "letter.txt").write_text("Dear Governor,\n\nThank you for your letter.\n")
    (folder / "nothing.txt").write_bytes(b"")
    Image.new("RGB", (200, 100), "white").save(folder / "scan.png")
    scan = Canvas(str(folder / "scan.pdf"))
    scan.drawImage(str(folder / "scan.png"), 10, 10)
    scan.save()
    locked = Canvas(str(folder / "locked.pdf"), encrypt="secret")
    locked.drawString(50, 50, "locked")
    locked.save()
    whole = Path(str(paths()[0])).read_bytes()
    (folder / "cut.pdf").write_bytes(whole[: len(whole) // 3])
    return {
        "missing": (folder / "gone.pdf", "no such file"),
        "folder": (folder / "empty", "no .pdf, .txt or .docx"),
        "not a pdf": (folder / "no.pdf", "no.pdf"),
        "no plan": (folder / "letter.txt", "letter.txt"),
        "empty": (folder / "nothing.txt", "empty"),
        "scanned": (folder / "scan.pdf", "page"),
        "encrypted": (folder / "locked.pdf", "password"),
        "truncated": (folder / "cut.pdf", "cut.pdf"),
    }


def test_bad_input_is_one_clear_line_each_and_loses_nothing(demo: Path, tmp_path: Path) -> None:
    """Every refusal is one line on stderr, exit 1, and the graph is as it was before."""
    before = truth(demo / "graph")
    for what, (path, words) in bad_inputs(tmp_path / "bad").items():
        done = run("build", demo / "graph", path)
        assert done.returncode == 1, what
        lines = done.stderr.strip().splitlines()
        assert len(lines) == 1, f"{what}: {done.stderr}"
        assert words in lines[0], f"{what}: {lines[0]}"
        assert "Traceback" not in done.stderr
    assert truth(demo / "graph") == before


def test_a_refused_source_does_not_keep_the_others_out(tmp_path: Path) -> None:
    """One bad file among good ones costs only itself."""
    (tmp_path / "bad.txt").write_text("no plan")
    done = run("build", tmp_path / "graph", tmp_path / "bad.txt", str(paths()[1]))
    assert done.returncode == 1
    assert len(ask(tmp_path / "graph", "documents")) == 1


@pytest.mark.parametrize(
    "words",
    [
        ("query",),
        ("query", "{graph}", "nonsense"),
        ("query", "{graph}", "SELECT"),
        ("build", "{graph}"),
        ("fly",),
    ],
)
def test_a_wrong_call_ends_with_status_2(demo: Path, words: tuple[str, ...]) -> None:
    """The call itself was wrong: exit 2 and no traceback."""
    done = run(*(word.format(graph=demo / "graph") for word in words))
    assert done.returncode == 2
    assert done.stderr
    assert "Traceback" not in done.stderr
