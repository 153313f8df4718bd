"""Invented rows in the language of action plans are read as a careful reader reads them (forum_cases.toml)."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from forumtrace.extract.forum_names import name_key
from tests.forum_rows import read

CASES = tomllib.loads((Path(__file__).parent / "forum_cases.toml").read_text("utf-8"))["row"]


def joined(values: list[str]) -> str:
    """Unique values as the cases write them."""
    return " ; ".join(dict.fromkeys(values)).casefold() or "-"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_row(case: dict[str, Any]) -> None:
    """Just the forums of the row are found, with what they oversee, how often they meet and who chairs them."""
    found = {
        name_key(row.name): (
            "o" if row.oversees else "m",
            joined(row.frequencies),
            joined(row.chairs),
        )
        for row in read((case["text"], case["blocks"]))[0]
    }
    expected = {}
    for line in case["forums"]:
        name, relation, frequency, chair = (part.strip() for part in line.split("|"))
        expected[name_key(name)] = (relation, frequency.casefold(), chair.casefold())
    assert found == expected
