"""The generated plans say what their truth says, and are the same each time."""

from collections import Counter
from pathlib import Path

import pdfplumber
import pytest

from tests.plan_generator import FAMILIES, make_plan


def words_of(path: Path) -> Counter[str]:
    """All words on the pages of a PDF, cut where lines are cut."""
    with pdfplumber.open(path) as pdf:
        return Counter(word["text"] for page in pdf.pages for word in page.extract_words(x_tolerance=1.5))


@pytest.mark.parametrize("family", FAMILIES)
def test_equal_seeds_give_equal_bytes(tmp_path: Path, family: str) -> None:
    """A seed names one plan: its bytes and its truth never change."""
    folders = [tmp_path / "first", tmp_path / "second"]
    for folder in folders:
        folder.mkdir()
    first, second = (make_plan(1, family, folder) for folder in folders)
    assert first.path.read_bytes() == second.path.read_bytes()
    assert first.truth == second.truth


@pytest.mark.parametrize("family", FAMILIES)
def test_truth_stands_on_the_pages(tmp_path: Path, family: str) -> None:
    """Every word of every action, recommendation, owner and date is printed at least as often as the truth has it."""
    made = make_plan(2, family, tmp_path)
    printed = words_of(made.path)
    said: Counter[str] = Counter()
    for row in made.truth["recommendations"]:
        for text in (
            row["text"],
            *(a["quote"] for a in row["actions"]),
            *(t["text"] for t in row["targets"]),
        ):
            said.update(word for word in text.split() if word.isalpha())
    assert not {word: count for word, count in said.items() if printed[word] < count}


@pytest.mark.parametrize("family", FAMILIES)
def test_truth_is_consistent(tmp_path: Path, family: str) -> None:
    """Links start an action of their row, and overseeing forums are listed as such in the same row."""
    truth = make_plan(3, family, tmp_path).truth
    rows = {row["number"]: row for row in truth["recommendations"]}
    for link in truth["pairs"] + truth["oversight"]:
        starts = [a["quote"].startswith(link["action_quote_start"]) for a in rows[link["number"]]["actions"]]
        assert sum(starts) == 1
    for link in truth["oversight"]:
        forums = {forum["name"]: forum["relation"] for forum in rows[link["number"]]["forums"]}
        assert forums[link["forum"]] == "oversees"
