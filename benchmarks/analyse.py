"""How long the analyses take: `python benchmarks/analyse.py [PLANS ...]`, by default 100 and 1000.

The rows are made up: each plan has 24 items with 46 actions and 15 forums, in words of a vocabulary with the spread of
natural language. The last column tells how the time grows: 1.0 is in step with the number of plans.
"""

import random
import sys
import time

from forumtrace.exports.report import report
from forumtrace.graph.corpus import Corpus
from forumtrace.graph.measures import MEASURES
from forumtrace.graph.register import Row

ITEMS, ACTIONS, FORUMS = 24, 46, 15
VOCABULARY = 6000
FREQUENCIES = ("weekly", "fortnightly", "monthly", "quarterly", None)
KINDS = tuple(f"kind {number}" for number in range(40))
ID = "https://w3id.org/prison-action-plan/id/"


def corpus(plans: int) -> Corpus:
    """The rows of so many plans of half as many prisons, the same in every run."""
    chance = random.Random(plans)
    rows: dict[str, list[Row]] = {name: [] for name in Corpus.__dataclass_fields__}
    weights = [1 / (rank + 3) for rank in range(VOCABULARY)]

    def text(words: int) -> str:
        picked = chance.choices(range(VOCABULARY), weights, k=words)
        return " ".join(f"w{number}" for number in picked).capitalize() + "."

    for number in range(plans):
        base = {"establishment": f"HMP {number // 2}", "plan": f"{ID}plan/{number}", "page": 3}
        year = f"{2015 + number % 8}"
        rows["documents"].append({**base, "title": "Plan", "submitted": f"{year}-03-04", "report_published": None, "source": "x"})  # fmt: skip
        for item in range(ITEMS):
            rows["recommendations"].append({**base, "number": f"5.{item + 1}", "text": text(25), "recommendation": f"{ID}rec/{number}_{item}"})  # fmt: skip
        forums = [_forum(chance, base, number, at, rows) for at in range(FORUMS)]
        for at in range(ACTIONS):
            _action(chance, base, number, at, year, text(55), forums, rows)
    return Corpus(**rows)


def _forum(chance: random.Random, base: Row, plan: int, at: int, rows: dict[str, list[Row]]) -> Row:
    forum = {**base, "forum": f"Forum {at} Meeting", "iri": f"{ID}forum/{plan // 2}_{at}", "acronym": None, "surface": f"Forum {at} Meeting",
             "frequency": chance.choice(FREQUENCIES), "chair": f"Head {at % 4}" if at % 3 == 0 else None}  # fmt: skip
    for fact in ("frequency", "chair"):
        if forum[fact]:
            rows["forum_facts"].append({**forum, "number": "5.1", "fact": fact, "value": forum[fact], "quote": "so it is", "kind": chance.choice(KINDS)})  # fmt: skip
    return forum


def _action(chance: random.Random, base: Row, plan: int, at: int, year: str, words: str, forums: list[Row], rows: dict[str, list[Row]]) -> None:  # fmt: skip
    forum = chance.choice(forums)
    end = (
        f" Results of the Health Needs Analysis will be minuted at the {forum['forum']}."
        if at % 3 == 0
        else ""
    )
    action = {**base, "number": f"5.{at % ITEMS + 1}", "action": f"{ID}action/{plan}_{at}", "text": words + end, "status": chance.choice(("planned", "ongoing", "completed")),
              "owner": f"Head {chance.randrange(8)}", "target_text": "soon", "target_date": f"{year}-{chance.randrange(3, 13):02d}", "due_by": None}  # fmt: skip
    rows["actions"].append(action)
    if end:
        link = {**forum, "number": action["number"], "action": action["action"], "oversight_kind": "discussed at", "quote": end.strip(), "relation": "oversees"}  # fmt: skip
        rows["oversight"].append(link)
        rows["forums"].append(link)
        rows["dependencies"].append({**base, "number": action["number"], "action": action["action"], "cue": "subject to", "condition": "funding", "quote": end, "kind": "funding", "iri": f"{ID}condition/{plan}_{at}"})  # fmt: skip


def seconds(plans: int) -> dict[str, float]:
    """Seconds for each measure, and for the report with all of them."""
    rows, taken = corpus(plans), {}
    for name, measure in MEASURES.items():
        start = time.perf_counter()
        measure.rows(rows)
        taken[name] = time.perf_counter() - start
    taken["all measures"] = sum(taken.values())
    start = time.perf_counter()
    size = len(report(rows))
    taken["report"] = time.perf_counter() - start
    print(f"{plans} plans: report of {size / 1e6:.1f} MB")
    return taken


def main() -> None:
    """Print the times of every size, and how the last one grew against the first."""
    sizes = [int(word) for word in sys.argv[1:]] or [100, 1000]
    told = [seconds(size) for size in sizes]
    print(f"{'measure':16}" + "".join(f"{size:>12}" for size in sizes) + "      growth")
    for name in told[0]:
        times = [taken[name] for taken in told]
        growth = times[-1] / max(times[0], 1e-3) / (sizes[-1] / sizes[0])
        print(f"{name:16}" + "".join(f"{seconds:>10.2f} s" for seconds in times) + f"{growth:>12.1f}")


if __name__ == "__main__":
    main()
