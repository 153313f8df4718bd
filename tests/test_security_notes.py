"""The limits in SECURITY.md are those of the code, and the tests that it names exist."""

import re
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).parent.parent
NOTES = (ROOT / "SECURITY.md").read_text("utf-8")


def test_every_limit_is_what_the_notes_say() -> None:
    """Each constant that a row of the table names has the value in that row."""
    rows = re.findall(
        r"^\|[^|]+\| ([^|]+) \| .*?`(graph|extract|app)/(\w+)\.py: ([A-Z_, ]+)` \|$", NOTES, re.MULTILINE
    )
    assert len(rows) >= 12
    for told, folder, module, names in rows:
        numbers = [int(number.replace(",", "")) for number in re.findall(r"\d[\d,]*", told)]
        package = "forumtrace" if folder == "app" else f"forumtrace.{folder}"
        values = [getattr(import_module(f"{package}.{module}"), name) for name in names.split(", ")]
        assert numbers == values, names


def test_every_test_that_the_notes_name_exists() -> None:
    """No promise rests on a test that is gone."""
    named = set(re.findall(r"`(tests/\w+\.py)`", NOTES))
    assert len(named) > 5
    assert [name for name in sorted(named) if not (ROOT / name).is_file()] == []
