"""The oversight ladder: how firmly each action, each forum and each prison's actions are watched, rung by rung.

The rungs and their words are data (`ontology/oversight-ladder.toml`). A level counts only when all rungs below it are
reached too; the columns tell the words behind every rung, also of those above a gap.
"""

from collections import Counter
from collections.abc import Iterable, Iterator

from forumtrace.graph.corpus import Corpus, forum_of, group, plan_of
from forumtrace.graph.ladder_words import rungs, sentences_about
from forumtrace.graph.proof import joined
from forumtrace.graph.register import Row

COLUMNS = (
    "scope", "establishment", "number", "forum", "level", "rung", "lacks", "named", "frequency", "chair",
    "standing_item", "record", "counts", "action", "forum_iri",
)  # fmt: skip
STEPS = ("named", "frequency", "chair", "standing_item", "record")
"""The columns of rungs 1 to 5."""


def ladder(corpus: Corpus) -> list[Row]:
    """Rows of scope `prison`, `forum` and `action`.

    An action stands on the highest rung of its forums. A forum stands where all that the plan says of it puts it. A
    prison's level is the (lower) median of its actions, `counts` says how many stand on each rung.
    """
    links = [(row, _steps(corpus, row)) for row in corpus.oversight]
    actions = list(_actions(corpus, links))
    forums = list(_forums(links))
    return [*_prisons(actions), *forums, *actions]


def _said(row: Row, value: object = None) -> str:
    page = "" if row.get("page") is None else f" (page {row['page']})"
    return f"{value}: “{row['quote']}”{page}" if value else f"“{row['quote']}”{page}"


def _steps(corpus: Corpus, row: Row) -> Row:
    """For each rung the words that reach it, for one link between an action and a forum."""
    found: Row = {"named": _said(row)}
    for fact in ("frequency", "chair"):
        facts = corpus.said(row, fact)
        stated = [_said(facts[0], facts[0]["value"])] if facts else []
        found[fact] = next(iter(stated), None) or (_said(row, row[fact]) if row[fact] else None)
    about = sentences_about(corpus, row)
    for column, rung in zip(STEPS[3:], rungs()[4:], strict=True):
        found[column] = next((_said(s) for s in about if rung.said_in(s["quote"])), None)
    return found


def level(steps: Row) -> int:
    """How many rungs are reached without a gap."""
    reached = 0
    for column in STEPS:
        if not steps.get(column):
            break
        reached += 1
    return reached


def _graded(steps: Row) -> Row:
    reached = level(steps)
    lacks = rungs()[reached + 1].name if reached < len(STEPS) else None
    return {
        "level": reached,
        "rung": rungs()[reached].name,
        "lacks": lacks,
        **{c: steps.get(c) for c in STEPS},
    }


def _actions(corpus: Corpus, links: Iterable[tuple[Row, Row]]) -> Iterator[Row]:
    best: dict[str, tuple[int, Row, Row]] = {}
    for row, steps in links:
        height = level(steps)
        if row["action"] not in best or height > best[row["action"]][0]:
            best[row["action"]] = (height, row, steps)
    for action in corpus.actions:
        _, link, steps = best.get(action["action"], (0, {}, {}))
        yield {
            **_place("action", action),
            "number": action["number"],
            "forum": link.get("forum"),
            **_graded(steps),
            "action": action["action"],
            "forum_iri": link.get("iri"),
        }


def _forums(links: Iterable[tuple[Row, Row]]) -> Iterator[Row]:
    """A forum of one plan, with the first words for each rung."""
    merged: dict[tuple[str, str], tuple[Row, Row, list[str]]] = {}
    for row, steps in links:
        _, whole, numbers = merged.setdefault((plan_of(row), forum_of(row)), (row, {}, []))
        numbers.append(str(row["number"]))
        for column in STEPS:
            whole[column] = whole.get(column) or steps[column]
    for row, whole, numbers in merged.values():
        yield {
            **_place("forum", row),
            "number": joined(numbers),
            "forum": row["forum"],
            **_graded(whole),
            "forum_iri": row.get("iri"),
        }


def _prisons(actions: list[Row]) -> Iterator[Row]:
    for rows in group(actions, "establishment").values():
        levels = sorted(row["level"] for row in rows)
        middle = levels[(len(levels) - 1) // 2]
        count = Counter(levels)
        yield {
            **_place("prison", rows[0]),
            "level": middle,
            "rung": rungs()[middle].name,
            "counts": joined(f"{rung.level}: {count[rung.level]}" for rung in rungs()),
        }


def _place(scope: str, row: Row) -> Row:
    return {"scope": scope, "establishment": row["establishment"]}
