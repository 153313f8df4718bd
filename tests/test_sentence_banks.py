"""How well short responses by other authors are read, which were written before the rules that read them were known.

At first sight a third of the conditions was read (precision 0.94), and of the chairs 0.72 (0.97), of the frequencies
0.85 (0.93). The floors keep what was reached since; what is told must be right rather than complete.
"""

import pytest

from tests.sentence_bank import Count, count_conditions, count_forums


def test_conditions_are_read() -> None:
    """What makes an action hang on another event, and not what only looks like it."""
    count = count_conditions("conditions")
    assert (count.precision >= 0.98, count.recall >= 0.85) == (True, True), count


@pytest.fixture(scope="module")
def forums() -> dict[str, Count]:
    """The counts of each field."""
    return count_forums("chairs")


@pytest.mark.parametrize(
    ("field", "precision", "recall"),
    [("forums", 1.0, 1.0), ("oversees", 1.0, 0.9), ("chair", 1.0, 0.88), ("frequency", 0.96, 0.94)],
)
def test_forums_are_read(forums: dict[str, Count], field: str, precision: float, recall: float) -> None:
    """Forums with what they oversee, who chairs them and how often they meet."""
    count = forums[field]
    assert (count.precision >= precision, count.recall >= recall) == (True, True), count
