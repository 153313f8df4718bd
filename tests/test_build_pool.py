"""Documents are read by several processes; what dies or hangs costs only its own document."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from forumtrace.errors import SourceRefused
from forumtrace.examples import paths
from forumtrace.graph import worker
from forumtrace.graph.deadline import TooLong, deadline
from forumtrace.graph.job import Job, Reading
from forumtrace.graph.pool import Here, Processes, cores, in_order, open_readers
from forumtrace.graph.reading import read_guarded

PLAN = Path(str(paths()[0]))


def results(readers: Processes, names: list[Path], seconds: float = 60) -> list[str]:
    """What each file gives: the key of its plan, or the refusal."""
    found = readers.read(Job(path, None, seconds) for path in names)
    return [result.plan_key if isinstance(result, Reading) else str(result) for result in found]


def test_a_process_that_dies_costs_only_its_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The document that kills its reader is refused with one line, those beside it are read."""
    names = []
    for number in range(4):
        names.append(tmp_path / f"{number}.pdf")
        names[-1].write_bytes(PLAN.read_bytes())
    names[1].write_bytes(b"%PDF- kill")
    monkeypatch.setattr("forumtrace.graph.pool.work", _work_or_die)
    readers = Processes(2)
    try:
        key = read_guarded(PLAN, None, 0)
        assert isinstance(key, Reading)
        told = results(readers, names)
    finally:
        readers.close()
    assert told[0] == told[2] == told[3] == key.plan_key
    assert told[1].startswith("1.pdf: the process that read it died")


def _work_or_die(job: Job) -> Reading | SourceRefused:
    if job.path.read_bytes() == b"%PDF- kill":
        os._exit(9)
    return worker.work(job)


def test_a_document_that_takes_too_long_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The time limit interrupts the reading of one document with one line that says what to do."""
    monkeypatch.setattr("forumtrace.graph.reading.read_source", lambda path, words, plugins: time.sleep(5))
    began = time.monotonic()
    refused = read_guarded(tmp_path / "slow.pdf", None, 0.2)
    assert time.monotonic() - began < 3
    assert "slow.pdf: not read within 0.2 s" in str(refused)


def test_a_deadline_that_is_met_changes_nothing() -> None:
    """Work that ends in time is not disturbed afterwards, and without a limit there is none."""
    with deadline(0.05):
        pass
    with deadline(0):
        time.sleep(0.1)
    with pytest.raises(TooLong), deadline(0.05):
        time.sleep(2)


@pytest.mark.parametrize("error", [MemoryError(), RecursionError(), ValueError("two\nlines"), KeyError("x")])
def test_any_failure_becomes_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    """Mistakes of ours and lack of memory are refusals of the document, too."""

    def fail(path: Path, vocabulary: Path | None, plugins: object) -> Reading:
        raise error

    monkeypatch.setattr("forumtrace.graph.reading.read_source", fail)
    refused = read_guarded(tmp_path / "odd.pdf", None, 1)
    assert isinstance(refused, SourceRefused)
    assert str(refused).startswith("odd.pdf: ")
    assert "\n" not in str(refused)


def test_only_a_few_documents_are_under_way() -> None:
    """However long the list, no more than the bound are submitted before a result is taken."""
    from concurrent.futures import Future

    submitted = 0

    def submit(job: Job) -> Future[Reading | SourceRefused]:
        nonlocal submitted
        submitted += 1
        done: Future[Reading | SourceRefused] = Future()
        done.set_result(SourceRefused(job.path.name))
        return done

    taken = 0
    jobs = (Job(Path(f"{number}"), None, 1) for number in range(50))
    for result in in_order(jobs, 4, submit, lambda job, future: future.result()):
        assert str(result) == str(taken)
        taken += 1
        assert submitted - taken < 4
    assert taken == 50


def test_few_documents_are_read_in_this_process() -> None:
    """Processes are started only when it pays, unless asked for."""
    with open_readers(2, None, None) as readers:
        assert isinstance(readers, Here)
    with open_readers(2, 3, None) as readers:
        assert isinstance(readers, Processes)
    assert cores() >= 1


def test_a_build_without_anything_to_read_loads_no_reader() -> None:
    """What tells that nothing has changed imports none of the libraries that read documents: they take a second."""
    asked = "import sys, forumtrace.commands_build; print([m for m in ('forumtrace.extract.plan', 'pdfplumber') if m in sys.modules])"
    told = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
