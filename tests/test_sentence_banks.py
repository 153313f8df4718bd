"""How well short responses by other authors are read, which were written before the rules that read them were known.

At first sight a third of the conditions was read (precision 0.94), of the later bank 0.57 (0.93); of the bank of chairs 0.72 of the chairs (0.97) and
0.85 of the frequencies (0.93); of the bank of oversight 0.80 of the links (1.00), 0.95 of the chairs and 0.80 of the
frequencies. The floors keep what was reached since; what is told must be right rather than complete.
"""

import pytest

from tests.sentence_bank import count_conditions, count_forums

FLOORS = {
    "chairs": {"forums": (1.0, 1.0), "oversees": (1.0, 0.9), "chair": (1.0, 0.88), "frequency": (0.96, 0.94)},
    "oversight": {
        "forums": (0.99, 0.95),
        "oversees": (1.0, 0.87),
        "chair": (1.0, 1.0),
        "frequency": (0.97, 0.94),
    },
}
"""Precision and recall of each field of a bank."""


@pytest.mark.parametrize(
    ("bank", "precision", "recall"), [("conditions", 0.98, 0.85), ("conditions-later", 0.96, 0.8)]
)
def test_conditions_are_read(bank: str, precision: float, recall: float) -> None:
    """What makes an action hang on another event, and not what only looks like it."""
    count = count_conditions(bank)
    assert (count.precision >= precision, count.recall >= recall) == (True, True), count


@pytest.mark.parametrize("bank", FLOORS)
def test_forums_are_read(bank: str) -> None:
    """Forums with what they oversee, who chairs them and how often they meet."""
    counts = count_forums(bank)
    for field, (precision, recall) in FLOORS[bank].items():
        count = counts[field]
        assert (count.precision >= precision, count.recall >= recall) == (True, True), (field, count)
