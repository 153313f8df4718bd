"""The example plans, their source text and their annotation agree with each other."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pdfplumber
import pytest

from forumtrace.examples import make, paths

EXAMPLES = Path(make.__file__).parent
GOLD = Path(__file__).parent / "gold"
PLANS = [("calderbeck-2020", "calderbeck"), ("saltmere-2024", "saltmere")]


def source(name: str) -> dict[str, Any]:
    """The text that an example is drawn from."""
    return tomllib.loads((EXAMPLES / f"{name}.toml").read_text(encoding="utf-8"))


def gold(name: str) -> dict[str, Any]:
    """The annotation of an example."""
    annotated: dict[str, Any] = json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8"))
    return annotated


def responses(name: str) -> dict[str, list[str]]:
    """The paragraphs and bullets of every numbered row, without marks."""
    rows = [row for row in source(name)["row"] if "number" in row]
    return {
        row["number"]: [text.removeprefix("- ").replace("*", "") for text in row["response"]] for row in rows
    }


def page_texts(path: Path) -> list[str]:
    """The text of every page of a PDF."""
    with pdfplumber.open(path) as pdf:
        return ["".join(char["text"] for char in page.chars) for page in pdf.pages]


def test_the_package_ships_both_plans() -> None:
    """The installed package knows where its example plans are."""
    assert [path.stem for path in paths()] == [name for name, _ in PLANS]


@pytest.mark.parametrize(("name", "_annotated"), PLANS)
def test_drawing_is_deterministic(tmp_path: Path, name: str, _annotated: str) -> None:
    """A plan drawn twice has the same bytes, and the committed PDF says what its source says."""
    for copy in ("one.pdf", "two.pdf"):
        make.draw(EXAMPLES / f"{name}.toml", tmp_path / copy)
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()
    assert page_texts(tmp_path / "one.pdf") == page_texts(EXAMPLES / f"{name}.pdf")


@pytest.mark.parametrize(("name", "annotated"), PLANS)
def test_quotes_stand_in_the_source(name: str, annotated: str) -> None:
    """Every quote of the annotation stands word for word in the row that it is given for."""
    texts = responses(name)
    for item in gold(annotated)["recommendations"]:
        known = [item["text"], *texts[item["number"]]]
        entries = [entry for key in ("actions", "forums", "policies", "dependencies") for entry in item[key]]
        for entry in entries:
            assert any(entry["quote"] in text for text in known), (item["number"], entry["quote"])


@pytest.mark.parametrize(("name", "annotated"), PLANS)
def test_surfaces_stand_in_the_row(name: str, annotated: str) -> None:
    """Every surface form of the annotation is printed in its row (organisations: or in its owner column)."""
    texts = responses(name)
    printed = {row["number"]: row.get("duties", []) for row in source(name)["row"] if "number" in row}
    for item in gold(annotated)["recommendations"]:
        row = " ".join((item["text"], *texts[item["number"]], *(duty[1] for duty in printed[item["number"]])))
        kinds = ("forums", "policies", "frameworks", "systems", "organisations", "roles")
        surfaces = [form for kind in kinds for entry in item[kind] for form in entry["surface"]]
        assert [form for form in surfaces if form not in row] == []


@pytest.mark.parametrize(("name", "annotated"), PLANS)
def test_links_fit_their_rows(name: str, annotated: str) -> None:
    """Owners, dates and overseeing forums are linked to exactly one action of their row."""
    plan = gold(annotated)
    items = {item["number"]: item for item in plan["recommendations"]}
    assert list(items) == list(responses(name))
    for link in plan["pairs"] + plan["oversight"]:
        starts = [a["quote"].startswith(link["action_quote_start"]) for a in items[link["number"]]["actions"]]
        assert sum(starts) == 1, link
    for link in plan["oversight"]:
        relations = {forum["name"]: forum["relation"] for forum in items[link["number"]]["forums"]}
        assert link.get("optional") or relations[link["forum"]] == "oversees"


def test_printed_totals_agree() -> None:
    """The totals table of the six-column plan agrees with its verdicts, so that a mismatch is a false alarm."""
    verdicts = [row["agreement"] for row in source("calderbeck-2020")["row"] if "number" in row]
    printed = {word: int(count) for word, count in source("calderbeck-2020")["totals"]["rows"][1:]}
    counted = {word: verdicts.count(word) for word in ("Agreed", "Partly Agreed", "Not Agreed")}
    assert printed == {**counted, "Total": len(verdicts)}
