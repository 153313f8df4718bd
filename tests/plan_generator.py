"""Makes action plans of prisons that do not exist, in every family, as PDFs with the truth about them.

`python -m tests.plan_generator FOLDER [COUNT]` writes COUNT plans of each family (PLAN.pdf and PLAN.json). Equal
seeds give equal plans, byte for byte.
"""

import json
import random
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from tests.generator_cover import Cover, write_cover
from tests.generator_docx import write_docx
from tests.generator_drawing import Group, draw
from tests.generator_gold import gold, links
from tests.generator_layout import choose_layout
from tests.generator_rows import Plot, Row, write_row
from tests.generator_words import choose_habits, phrases

FAMILIES = "ABCDEF"


@dataclass(frozen=True)
class Generated:
    """A plan on disk, and what it says in the format of the annotated plans."""

    path: Path
    truth: dict[str, Any]


def make_plan(
    seed: int, family: str, folder: Path, form: Literal["pdf", "docx"] = "pdf", place: str | None = None
) -> Generated:
    """The plan with this seed in one of the FAMILIES, drawn into `folder`, or written there as a Word document.

    It is of a prison at `place`, or at one of the places of the phrases.
    """
    chooser = random.Random(f"{family}{seed}")
    habits = choose_habits(chooser)
    habits.place = place or habits.place
    cover = write_cover(chooser, family, habits.place)
    layout = choose_layout(chooser, family)
    numbers = _numbers(chooser, family)
    concern = family in "DE"
    rows, order = [], _topics(chooser, len(numbers))
    for at, number in enumerate(numbers):
        main = _main(family, at, len(numbers))
        verdict = "" if concern else _verdict(chooser, family)
        plot = Plot(
            number,
            [other for other in numbers if other != number],
            concern,
            cover.year,
            verdict,
            {"agreed": "Accepted", "not agreed": "Rejected"}[verdict] if family == "A" else verdict.title(),
            "" if concern or family == "F" else f"S{30 + at}" if main else f"{at % 4 + 1}.{at + 3}",
        )
        rows.append(write_row(habits, plot, order[at]))
    groups, truths = _grouped(family, rows)
    totals = _totals(rows) if layout.totals else []
    if totals:
        cover.truth["stated_totals"] = {word.lower().replace(" ", "_"): count for word, count in totals}
    path = folder / f"{family.lower()}{seed}.{form}"
    (draw if form == "pdf" else write_docx)(path, layout, cover, groups, totals, concern)
    return Generated(path, _truth(cover, rows, truths))


def _numbers(chooser: random.Random, family: str) -> list[str]:
    count = chooser.randint(7, 14)
    if family in "DF":
        return [str(at) for at in range(1, count + 1)]
    if family == "E":
        return [f"{1 + at // 3}.{1 + at % 3}" for at in range(count)]
    chapter = chooser.choice((2, 4, 5))
    return [f"{chapter}.{at:02d}" if family == "A" else f"{chapter}.{at}" for at in range(1, count + 1)]


def _topics(chooser: random.Random, count: int) -> list[dict[str, Any]]:
    """A topic for each row; topics stay together, as they do below section headings."""
    topics = phrases()["topic"]
    drawn = sorted(chooser.randrange(len(topics)) for _ in range(count))
    shift = chooser.randrange(len(topics))
    return [topics[(at + shift) % len(topics)] for at in drawn]


def _main(family: str, at: int, count: int) -> bool:
    """Whether the row at this place is a main recommendation or a priority concern."""
    return family != "F" and at < max(2, count // 4)


def _verdict(chooser: random.Random, family: str) -> str:
    if family == "A":
        return chooser.choices(("agreed", "not agreed"), weights=(9, 1))[0]
    return chooser.choices(("agreed", "partly agreed", "not agreed"), weights=(7, 2, 1))[0]


def _grouped(family: str, rows: list[Row]) -> tuple[list[Group], list[dict[str, Any]]]:
    """The rows below their headings, and the truth about each; a heading that goes on is not printed again."""
    groups: list[Group] = []
    truths: list[dict[str, Any]] = []
    standing: list[str] = []
    for at, row in enumerate(rows):
        headings, kind, section = _headings(family, row, main=_main(family, at, len(rows)))
        new = headings if headings[:1] != standing[:1] else headings[1:] if headings != standing else []
        standing = headings
        groups.append(Group(new, [row]))
        truths.append(gold(row, kind, section))
    return groups, truths


def _headings(family: str, row: Row, main: bool) -> tuple[list[str], str, str | None]:
    """The headings that a row stands below, its kind and its section."""
    if family == "F":
        return [], "recommendation", None
    if family == "E":
        return [row.section], "priority concern", row.section
    if family == "D":
        return (
            (["Priority concerns"], "priority concern", None)
            if main
            else (["Key concerns"], "key concern", None)
        )
    if main:
        title = "Main Recommendations to the Governor" if family == "A" else "Main recommendations"
        return [title], "main recommendation", None
    return ["Recommendations", row.section], "recommendation", row.section


def _totals(rows: list[Row]) -> list[tuple[str, int]]:
    counts = Counter(row.verdict for row in rows)
    words = [(verdict.title(), counts[verdict]) for verdict in ("agreed", "partly agreed", "not agreed")]
    return [*words, ("Total", len(rows))]


def _truth(cover: Cover, rows: list[Row], truths: list[dict[str, Any]]) -> dict[str, Any]:
    pairs: list[dict[str, Any]] = []
    overseen: list[dict[str, Any]] = []
    for row in rows:
        here, forums = links(row)
        pairs += here
        overseen += forums
    return {"document": cover.truth, "recommendations": truths, "pairs": pairs, "oversight": overseen}


def main(folder: Path, count: int) -> None:
    """Write `count` plans of each family, with their truth, into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for family in FAMILIES:
        for seed in range(count):
            made = make_plan(seed, family, folder)
            words = json.dumps(made.truth, indent=1, ensure_ascii=False)
            made.path.with_suffix(".json").write_text(words, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 3)
