"""A corpus of made-up plans as real PDFs: `python -m benchmarks.corpus FOLDER N [--seed S]`.

Plans of all six families in turn, of prisons that do not exist. Equal seeds give equal files; no two plans of a
corpus are of the same prison and day. There are about as many prisons as in England and Wales, of which each has
about eight plans among a thousand.
"""

import argparse
from itertools import product
from pathlib import Path

from tests.plan_generator import FAMILIES, make_plan

BEGINNINGS = ("Alder", "Birch", "Cold", "Dun", "Elm", "Farrow", "Green", "Hart", "Iron", "Kings")
ENDINGS = ("brook", "cross", "field", "hurst", "moor", "wick")
PLACES = tuple(map("".join, product(BEGINNINGS, ENDINGS)))
"""Places that do not exist; a prison at each for men, and one for young people."""


def make_corpus(folder: Path, count: int, seed: int = 0) -> list[Path]:
    """Draw `count` plans into `folder`; those that lie there from an earlier call are left as they are."""
    folder.mkdir(parents=True, exist_ok=True)
    listed = folder / f"corpus-{seed}.list"
    if listed.exists():
        names = listed.read_text("utf-8").split()
        if len(names) >= count and all((folder / name).exists() for name in names[:count]):
            return [folder / name for name in names[:count]]
    made: dict[tuple[str, str], Path] = {}
    number = seed * 1_000_000
    while len(made) < count:
        # Every place in turn, each time with the next family.
        family, place = (
            FAMILIES[number % len(FAMILIES)],
            PLACES[(number + number // len(PLACES)) % len(PLACES)],
        )
        plan = make_plan(number, family, folder, place=place)
        number += 1
        cover = plan.truth["document"]
        # The two prisons of a place have one key.
        key = (place, str(cover.get("submitted") or cover.get("report_published")))
        if key in made:
            plan.path.unlink()
        else:
            made[key] = plan.path
    listed.write_text("\n".join(path.name for path in made.values()), "utf-8")
    return list(made.values())


def main() -> None:
    """Read the command line and draw the plans."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    print(f"{len(make_corpus(given.folder, given.count, given.seed))} plans in {given.folder}")


if __name__ == "__main__":
    main()
