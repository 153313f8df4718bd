"""Files that mean harm: nothing is executed, nothing fetched, each ends soon as a result or one refusal."""

import io
import os
import socket
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Never

import pytest
from reportlab.pdfgen.canvas import Canvas

from forumtrace.errors import SourceRefused
from forumtrace.examples import paths
from forumtrace.graph.build import Options, build
from forumtrace.graph.job import Reading
from forumtrace.graph.reading import read_guarded
from tests.plan_texts import COVER, HEADER, row

SECONDS = 30.0
NO_SOCKETS = """
import socket
class Refused(socket.socket):
    def __init__(self, *args, **kwargs):
        raise SystemExit("a socket was opened")
socket.socket = Refused
from forumtrace.cli import main
main()
"""


def plan(*rows: str) -> bytes:
    """A plan in text with these rows."""
    return "\n".join((*COVER, row(*HEADER), *rows)).encode()


def good_row(number: str, response: str = "It will be done.") -> str:
    """One row as it should be."""
    return row(number, "The thing should be done.", "Agreed", response, "Governor", "May 2021")


def objects(*bodies: bytes) -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalogue."""
    body = b"".join(b"%d 0 obj\n%b\nendobj\n" % pair for pair in enumerate(bodies, 1))
    return b"%PDF-1.4\n" + body + b"trailer\n<</Root 1 0 R>>\n%%EOF\n"


def word_bomb() -> bytes:
    """A Word file that unpacks to three hundred megabytes."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/document.xml", "w") as part,
    ):
        for _ in range(300):
            part.write(b" " * 1_000_000)
    return out.getvalue()


LOOPS = {
    "page tree in itself": objects(
        b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R 2 0 R]/Count 9>>"
    ),
    "object that is itself": objects(b"<</Type/Catalog/Pages 2 0 R>>", b"2 0 R"),
    "contents in themselves": objects(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents[4 0 R]/Resources 5 0 R>>",
        b"[4 0 R 4 0 R]",
        b"5 0 R",
    ),
    "tags in themselves": objects(
        b"<</Type/Catalog/Pages 2 0 R/StructTreeRoot 4 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>",
        b"<</Type/StructTreeRoot/K 5 0 R>>",
        b"<</S/Table/K[5 0 R 5 0 R 4 0 R]>>",
    ),
    "deep arrays": objects(b"<</Type/Catalog/Pages 2 0 R>>", b"[" * 50_000),
}
TEXTS: dict[str, Callable[[], bytes]] = {
    "a line of a million characters": lambda: plan("x" * 1_000_000),
    "a cell of a million characters": lambda: plan(good_row("5.1", "word " * 200_000)),
    "a word of a million characters": lambda: plan(good_row("5.1", "x" * 1_000_000)),
    "ten thousand sections": lambda: plan(
        *(line for n in range(10_000) for line in (f"Section {n}", good_row(f"{n}.1")))
    ),
    "a table of a thousand columns": lambda: plan(*("\t".join(["cell"] * 1000) for _ in range(500))),
    "a hundred thousand rows": lambda: plan(*(good_row(f"5.{n}") for n in range(100_000))),
    "brackets": lambda: plan(good_row("5.1", "(" * 100_000)),
    "capitals": lambda: plan(good_row("5.1", "Head of the " * 20_000)),
}


def ends_well(path: Path, content: bytes) -> None:
    """The file is read or refused in one line, in time."""
    path.write_bytes(content)
    began = time.monotonic()
    result = read_guarded(path, None, SECONDS)
    assert time.monotonic() - began < SECONDS
    if isinstance(result, SourceRefused):
        assert "failed to read it" not in str(result)
        assert "not read within" not in str(result)


@pytest.mark.parametrize("name", sorted(LOOPS))
def test_objects_that_hold_themselves_end(tmp_path: Path, name: str) -> None:
    """Loops in the page tree, the contents and the tags, and arrays without end."""
    ends_well(tmp_path / "loop.pdf", LOOPS[name])


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(TEXTS))
def test_texts_without_measure_end(tmp_path: Path, name: str) -> None:
    """Giant cells, lines, tables and lists of sections."""
    ends_well(tmp_path / "giant.txt", TEXTS[name]())


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    """A Word file is refused by the sizes in its directory, in no time."""
    path = tmp_path / "bomb.docx"
    path.write_bytes(word_bomb())
    assert path.stat().st_size < 2_000_000
    began = time.monotonic()
    assert isinstance(read_guarded(path, None, SECONDS), SourceRefused)
    assert time.monotonic() - began < 10


def active_pdf(path: Path, marker: Path) -> None:
    """A PDF that wants to run JavaScript, start a program, open a web page and send a form."""
    canvas = Canvas(str(path))
    canvas.drawString(50, 700, "Action Plan")
    canvas.linkURL("http://127.0.0.1:9/", (0, 0, 600, 800))
    canvas.save()
    actions = (
        f"/OpenAction<</S/JavaScript/JS(app.launchURL\\('http://127.0.0.1:9/'\\))/Next<</S/Launch/F(touch {marker})>>>>"
        "/AA<</WC<</S/SubmitForm/F(http://127.0.0.1:9/)>>>>"
    )
    path.write_bytes(path.read_bytes().replace(b"/Type /Catalog", b"/Type /Catalog " + actions.encode(), 1))
    assert actions.encode() in path.read_bytes()


def test_active_content_stays_inert(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """JavaScript, launch and submit actions are not even looked at: no program starts, no socket opens."""

    def fail(*_: object, **__: object) -> Never:
        raise AssertionError("something was started")

    active_pdf(tmp_path / "active.pdf", tmp_path / "marker")
    for module, name in ((socket, "socket"), (subprocess, "Popen"), (os, "system"), (os, "execv")):
        monkeypatch.setattr(module, name, fail)
    result = read_guarded(tmp_path / "active.pdf", None, SECONDS)
    assert "something was started" not in str(result)
    assert not (tmp_path / "marker").exists()


def test_build_makes_no_network_call(tmp_path: Path) -> None:
    """A whole build of PDFs, in a process in which opening a socket is an error, succeeds."""
    active_pdf(tmp_path / "active.pdf", tmp_path / "marker")
    command = [sys.executable, "-c", NO_SOCKETS, "build", str(tmp_path / "graph"), *map(str, paths())]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    command.append(str(tmp_path / "active.pdf"))
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("forumtrace: active.pdf: ")
    assert len(list((tmp_path / "graph" / "documents").iterdir())) == 2


def test_a_hostile_file_costs_only_itself(tmp_path: Path) -> None:
    """Among good plans it is one refusal; the others are in the graph."""
    (tmp_path / "bomb.docx").write_bytes(word_bomb())
    (tmp_path / "loop.pdf").write_bytes(LOOPS["page tree in itself"])
    summary = build(
        str(tmp_path / "graph"), [*paths(), tmp_path / "bomb.docx", tmp_path / "loop.pdf"], Options(jobs=2)
    )
    assert len(summary.refused) == 2
    assert all(isinstance(reading, Reading) for _, reading in summary.read)
    assert len(summary.read) == 2
