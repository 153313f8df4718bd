"""Whether links are right as often as their confidence says: `python -m benchmarks.confidence [PLAN:GOLD ...]`.

Reads annotated plans (by default those of the tests), and tells for each band of stated confidence how many links from
forums to rows there are, and how many of them the annotation has. Links that two careful readers may see differently
(marked optional there) are left out. The last column is the lower end of the 95 % interval of Wilson: a band whose
stated confidence lies below it may be raised, one whose share lies below the band should be lowered.
"""

import argparse
import json
import math
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from forumtrace.examples import paths
from forumtrace.graph.build import build
from forumtrace.graph.rows import Row, rows
from forumtrace.graph.store import open_graph
from tests.annotated import GOLD
from tests.scoring import same_forum

BANDS = (0.0, 0.8, 0.85, 0.9, 0.95)
"""Where the bands of stated confidence begin."""


def links(plan: Path, gold: Path, folder: Path) -> Iterator[tuple[float, bool]]:
    """For each row and forum that is said to oversee something in it: the highest confidence, and whether it does."""
    annotated: dict[str, Any] = json.loads(gold.read_text("utf-8"))
    graph = folder / gold.stem
    if build(str(graph), [plan]).refused:
        raise SystemExit(f"{plan} cannot be read")
    with open_graph(graph) as opened:
        best: dict[tuple[str, str], Row] = {}
        for row in rows(opened, "oversight"):
            key = (str(row["number"]), str(row["iri"]))
            best[key] = max(best.get(key, row), row, key=lambda one: float(one["confidence"] or 0))
    for (number, _), row in best.items():
        item = next((item for item in annotated["recommendations"] if item["number"] == number), {})
        found = [entry for entry in item.get("forums", ()) if same_forum(row, entry)]
        relations = {one for entry in found for one in _relations(entry)}
        if not any(entry.get("optional") for entry in found) and len(relations) < 2:
            yield float(row["confidence"] or 0), relations == {"oversees"}


def _relations(entry: dict[str, Any]) -> list[str]:
    return [entry["relation"], *((entry.get("alt") or {}).get("relation") or ())]


def table(found: Iterable[tuple[float, bool]]) -> str:
    """The bands as a Markdown table."""
    told = list(found)
    lines = ["| stated confidence | links | right | share | at least |", "|---|---:|---:|---:|---:|"]
    for low, high in zip(BANDS, (*BANDS[1:], 1.01), strict=True):
        band = [right for stated, right in told if low <= stated < high]
        if band:
            share = sum(band) / len(band)
            lines.append(
                f"| {low:.2f} to {min(high, 1):.2f} | {len(band)} | {sum(band)} | {share:.2f} "
                f"| {lower_end(sum(band), len(band)):.2f} |"
            )
    return "\n".join(lines)


def lower_end(right: int, count: int) -> float:
    """The lower end of Wilson's 95 % interval of a share (E. B. Wilson, 1927)."""
    z, share = 1.96, right / count
    middle = share + z * z / (2 * count)
    spread = z * math.sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    return (middle - spread) / (1 + z * z / count)


def main() -> None:
    """Read the command line, the plans and their annotations, and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pairs", nargs="*", metavar="PLAN:GOLD", help="a plan and its annotation")
    given = parser.parse_args()
    pairs = [tuple(map(Path, pair.rsplit(":", 1))) for pair in given.pairs]
    with tempfile.TemporaryDirectory() as folder:
        found = [link for plan, gold in pairs or list(_shipped()) for link in links(plan, gold, Path(folder))]
    print(table(found))


def _shipped() -> Iterator[tuple[Path, Path]]:
    plans = {path.stem: path for path in (*paths(), *(GOLD.parent / "plans").iterdir())}
    for gold in sorted(GOLD.glob("*.json")):
        plan = next((path for stem, path in plans.items() if stem.startswith(gold.stem)), None)
        if plan:
            yield plan, gold


if __name__ == "__main__":
    main()
