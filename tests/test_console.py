"""Tables that commands print."""

import pytest

from forumtrace.console import MOST_ROWS, print_table


def test_a_long_table_ends_and_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    """Nobody reads a hundred thousand rows, and laying them out takes minutes; how many there are is told."""
    print_table(("number",), ([f"row {at}"] for at in range(MOST_ROWS + 2)))
    told = capsys.readouterr()
    assert f"row {MOST_ROWS - 1}" in told.out
    assert f"row {MOST_ROWS}\n" not in told.out
    assert told.err == f"note: {MOST_ROWS} of {MOST_ROWS + 2} rows; other formats (--format) give all\n"


def test_a_short_table_is_whole(capsys: pytest.CaptureFixture[str]) -> None:
    """No note where nothing is left out; nothing at all where there are no rows."""
    print_table(("number",), [["one"]])
    print_table(("number",), [])
    told = capsys.readouterr()
    assert ("one" in told.out, told.err) == (True, "")
