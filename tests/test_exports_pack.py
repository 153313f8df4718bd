"""The evidence pack: it proves itself with Python alone, and every alteration is found."""

import hashlib
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pyoxigraph as ox
import pytest

from forumtrace.examples import paths
from forumtrace.graph.saved import saved_queries
from tests.exported import example_graph, exported, run

EXAMPLES = paths()[0].parent


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pack of the examples with their sources."""
    return exported("evidence-pack", tmp_path_factory.mktemp("pack") / "p.zip", "--sources", str(EXAMPLES))


@pytest.fixture
def folder(pack: Path, tmp_path: Path) -> Path:
    """The pack, unpacked."""
    with zipfile.ZipFile(pack) as archive:
        archive.extractall(tmp_path / "pack")
    return tmp_path / "pack"


def check(folder: Path) -> tuple[int, str]:
    """Run the script of the pack with nothing but the standard library."""
    script = folder / "check.py"
    done = subprocess.run(
        [sys.executable, "-I", "-S", script], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.stderr == ""
    return done.returncode, done.stdout


def sign_again(folder: Path) -> None:
    """Make the manifest anew, as a forger would."""
    names = sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())
    lines = [
        f"{hashlib.sha256((folder / name).read_bytes()).hexdigest()}  {name}\n"
        for name in names
        if name != "MANIFEST.txt"
    ]
    (folder / "MANIFEST.txt").write_text("".join(lines), encoding="utf-8", newline="\n")


def test_the_pack_holds_all_that_is_needed(folder: Path) -> None:
    """Sources, texts, pages, graph, every saved query with its answers, and nothing that the manifest does not list."""
    assert len(list((folder / "sources").iterdir())) == len(list((folder / "texts").iterdir())) == 2
    assert len(list((folder / "pages").glob("*.png"))) > 6
    for name in saved_queries():
        assert (folder / "queries" / f"{name}.rq").read_text("utf-8").startswith("# question")
        assert (folder / "answers" / f"{name}.csv").exists()
    listed = {line.partition("  ")[2] for line in (folder / "MANIFEST.txt").read_text("utf-8").splitlines()}
    assert listed == {
        p.relative_to(folder).as_posix()
        for p in folder.rglob("*")
        if p.is_file() and p.name != "MANIFEST.txt"
    }
    assert list(ox.parse((folder / "graph.nq").read_bytes(), format=ox.RdfFormat.N_QUADS))


def test_an_unaltered_pack_holds(pack: Path, folder: Path) -> None:
    """The script ends with 0, also when it is given the archive; it tells how much it checked."""
    status, told = check(folder)
    assert (status, told.splitlines()[-1]) == (0, "ALL HOLDS")
    assert "NOT CHECKED" not in told
    done = subprocess.run(
        [sys.executable, "-I", folder / "check.py", pack],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0


@pytest.mark.parametrize("name", ["answers/oversight.csv", "graph.nq", "pages", "check.py", "sources"])
def test_any_altered_file_is_found(folder: Path, name: str) -> None:
    """One byte more in any file, and the check fails and names it."""
    path = folder / name
    path = min(path.iterdir()) if path.is_dir() else path
    path.write_bytes(path.read_bytes() + b"\n")
    status, told = check(folder)
    assert status == 1
    assert f"{path.relative_to(folder).as_posix()}: was altered" in told


def test_added_and_missing_files_are_found(folder: Path) -> None:
    """The pack is exactly what the manifest lists."""
    (folder / "extra.txt").write_text("x", encoding="utf-8")
    (folder / "sources.csv").unlink()
    status, told = check(folder)
    assert status == 1
    assert "extra.txt: is in the pack but not" in told
    assert "sources.csv: is missing" in told


def test_a_forged_quote_is_found_although_the_manifest_was_made_anew(folder: Path) -> None:
    """A quote of the same length that does not stand in the text, and a source that is not the graph's."""
    graph = folder / "graph.nq"
    text = graph.read_text("utf-8")
    line = next(part for part in text.splitlines() if "oa#exact" in part and "Governor" in part)
    graph.write_text(text.replace(line, line.replace("Governor", "Goverror")), encoding="utf-8", newline="\n")
    source = min((folder / "sources").iterdir())
    source.write_bytes(source.read_bytes() + b"\n")
    sign_again(folder)
    status, told = check(folder)
    assert status == 1
    assert "the quote is not at characters" in told
    assert f"sources/{source.name}: is no source of the graph" in told


def test_a_forged_link_is_found_although_the_manifest_was_made_anew(folder: Path) -> None:
    """A claim whose triple is gone from the graph, and one whose evidence is gone."""
    graph = folder / "graph.nq"
    lines = graph.read_text("utf-8").splitlines()
    kept = [line for line in lines if "ont#reportedTo> <" not in line or "/action/" not in line.split()[0]]
    assert len(kept) < len(lines)
    graph.write_text("\n".join(kept) + "\n", encoding="utf-8", newline="\n")
    sign_again(folder)
    status, told = check(folder)
    assert status == 1
    assert "what it claims is not in the graph" in told


def test_a_pack_without_sources_says_what_it_cannot_prove(tmp_path: Path) -> None:
    """Quotes are then held against each other only."""
    exported("evidence-pack", tmp_path / "pack")
    status, told = check(tmp_path / "pack")
    assert status == 0
    assert told.count("NOT CHECKED") == 2
    assert "not in it: saltmere" in (tmp_path / "pack" / "README.txt").read_text("utf-8")


def test_a_ruined_pack_is_no_traceback(folder: Path) -> None:
    """A graph that is none is told as such."""
    (folder / "graph.nq").write_bytes(b"\xff<<<\n")
    status, told = check(folder)
    assert status == 1
    assert "cannot be read" in told


def test_sources_that_are_not_the_graphs_are_refused(tmp_path: Path) -> None:
    """One line, and no pack."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "x.pdf").write_bytes(b"%PDF-1.4 other")
    done = run("export", "evidence-pack", "-o", tmp_path / "p.zip", "--sources", tmp_path / "in")
    assert done.exit_code == 1
    assert "none of the documents" in done.output
    assert not (tmp_path / "p.zip").exists()


def test_bytes_are_the_same_every_time(pack: Path, tmp_path: Path) -> None:
    """A second pack differs in nothing, whatever the sources are called now."""
    (tmp_path / "in").mkdir()
    for path in paths():
        shutil.copy(path, tmp_path / "in" / f"renamed {path.name}")
    again = exported("evidence-pack", tmp_path / "p.zip", "--sources", str(tmp_path / "in"))
    assert again.read_bytes() == pack.read_bytes()
    assert example_graph()
