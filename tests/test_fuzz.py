"""Whatever bytes come, reading ends soon with a result or one refusal, and does nothing else."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzzing import TOKENS, Change, bases, changed, main, read_bytes

SUFFIXES = (".pdf", ".docx", ".txt")
changes = st.builds(Change, st.floats(0, 1), st.sampled_from([0, 1, 4, 60]), st.integers(0, len(TOKENS)))
quick = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@quick
@given(base=st.integers(0, 3), steps=st.lists(changes, min_size=1, max_size=4))
def test_changed_files_are_read_or_refused(tmp_path: Path, base: int, steps: list[Change]) -> None:
    """A plan with some bytes replaced is read as far as it goes, or refused."""
    assert read_bytes(tmp_path, *changed(base, steps)) in ("read", "refused")


@quick
@given(
    suffix=st.sampled_from(SUFFIXES),
    head=st.sampled_from([b"", b"%PDF-1.7\n", b"PK\x03\x04"]),
    rest=st.binary(),
)
def test_any_bytes_are_refused_or_read(tmp_path: Path, suffix: str, head: bytes, rest: bytes) -> None:
    """Bytes that are no document at all do no harm either."""
    assert read_bytes(tmp_path, suffix, head + rest) in ("read", "refused")


def test_the_files_that_are_changed_are_plans(tmp_path: Path) -> None:
    """Unchanged they are read, or the fuzzing would only try the first lines of the readers."""
    assert [read_bytes(tmp_path, suffix, content) for suffix, content in bases()] == ["read"] * 4


@pytest.mark.slow
def test_ten_thousand_changed_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """None crashes or hangs the reader."""
    monkeypatch.chdir(tmp_path)
    main(10_000, 1)
