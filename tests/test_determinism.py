"""The same sources give the same bytes, whoever reads them, when, where and in what order."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from forumtrace.examples import paths
from forumtrace.graph.build import Options, build
from tests.plan_generator import make_plan


def call(graph: Path, *words: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `forumtrace build` in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "forumtrace", "build", str(graph), *map(str, words)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, **environment},
        timeout=200,
        check=False,
    )


def documents(graph: Path) -> dict[str, bytes]:
    """The bytes of every document of a graph."""
    return {path.name: path.read_bytes() for path in (graph / "documents").glob("*.nq")}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two generated plans and the two examples."""
    folder = tmp_path_factory.mktemp("corpus")
    for family in "AD":
        make_plan(1, family, folder)
    for path in paths():
        shutil.copy(str(path), folder)
    return folder


@pytest.fixture(scope="module")
def expected(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What one process makes of it."""
    graph = tmp_path_factory.mktemp("expected") / "graph"
    assert not build(str(graph), [corpus], Options(jobs=1)).refused
    found = documents(graph)
    assert len(found) == 4
    return found


@pytest.mark.parametrize(
    ("seed", "zone", "locale", "jobs"),
    [
        ("42", "Pacific/Auckland", "C", "2"),
        pytest.param("0", "America/St_Johns", "C.UTF-8", "3", marks=pytest.mark.slow),
    ],
)
def test_processes_hash_seed_time_zone_and_locale_change_nothing(
    corpus: Path, expected: dict[str, bytes], tmp_path: Path, seed: str, zone: str, locale: str, jobs: str
) -> None:
    """Byte for byte the same documents, with the files named in the opposite order."""
    files = sorted(corpus.iterdir(), reverse=True)
    environment = {"PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale}
    done = call(tmp_path / "graph", "--jobs", jobs, *files, **environment)
    assert (done.returncode, done.stderr) == (0, "")
    assert documents(tmp_path / "graph") == expected


def test_an_incremental_build_equals_a_full_one(
    corpus: Path, expected: dict[str, bytes], tmp_path: Path
) -> None:
    """Plans that come one by one, one of them changed on the way, end in the same documents and the same store."""
    graph, files = str(tmp_path / "graph"), sorted(corpus.iterdir())
    make_plan(7, "A", tmp_path).path.rename(tmp_path / files[0].name)
    build(graph, [tmp_path / files[0].name])
    for path in reversed(files):
        assert not build(graph, [path]).refused
    assert documents(Path(graph)) == expected
    again = build(graph, [corpus])
    assert (len(again.unchanged), again.read) == (len(files), [])


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="needs process groups to kill a build with its workers")
@pytest.mark.parametrize("how", [pytest.param("SIGKILL", marks=pytest.mark.slow), "SIGINT"])
def test_a_build_that_is_ended_goes_on_at_the_last_whole_document(
    corpus: Path, expected: dict[str, bytes], tmp_path: Path, how: str
) -> None:
    """Killed outright or by Ctrl-C, the graph holds whole documents only; the next build completes it."""
    graph = tmp_path / "graph"
    command = [sys.executable, "-m", "forumtrace", "build", str(graph), str(corpus), "--jobs", "2"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        deadline = time.monotonic() + 60
        while not list((graph / "documents").glob("*.nq")) and time.monotonic() < deadline:
            time.sleep(0.02)
        process.send_signal(getattr(signal, how))
        process.communicate(timeout=60)
    found = documents(graph)
    assert found
    assert found.items() <= expected.items()
    done = call(graph, corpus, "--jobs", "1")
    assert (done.returncode, done.stderr) == (0, "")
    assert documents(graph) == expected
