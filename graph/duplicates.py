"""Duplicates: actions of one prison in nearly the same words, promised by different owners or for different dates."""

from collections.abc import Iterator

from forumtrace.graph.corpus import Corpus, folded, group, owners
from forumtrace.graph.due import due_by
from forumtrace.graph.find import split
from forumtrace.graph.register import Row
from forumtrace.graph.text_pairs import jaccard_pairs, shingles

COLUMNS = (
    "establishment", "number", "other_number", "alike", "differs", "owner", "other_owner", "due", "other_due",
    "quote", "other_quote", "page", "other_page", "action", "other_action",
)  # fmt: skip
LEAST = 0.6
"""The share of their runs of three words that two texts must have in common."""


def duplicates(corpus: Corpus) -> list[Row]:
    """One row for each pair of actions of one prison with `alike` of at least 0.6 and another owner, date or status."""
    rows = [row for actions in group(corpus.actions, "establishment").values() for row in _pairs(actions)]
    return sorted(rows, key=lambda row: (row["establishment"], -row["alike"]))


def _pairs(actions: list[Row]) -> Iterator[Row]:
    sets = [shingles(row["text"]) for row in actions]
    for a, b, alike in jaccard_pairs(sets, LEAST, lambda a, b: bool(_differs(actions[a], actions[b]))):
        one, other = actions[a], actions[b]
        yield {
            "establishment": one["establishment"],
            "number": one["number"],
            "other_number": other["number"],
            "alike": round(alike, 3),
            "differs": ", ".join(_differs(one, other)),
            "owner": one["owner"],
            "other_owner": other["owner"],
            "due": one["target_text"],
            "other_due": other["target_text"],
            "quote": one["text"],
            "other_quote": other["text"],
            "page": one["page"],
            "other_page": other["page"],
            "action": one["action"],
            "other_action": other["action"],
        }


def _differs(one: Row, other: Row) -> list[str]:
    """In what two actions differ; an owner or date that is missing on one side is a difference too."""
    owned = [{folded(owner) for owner in owners(row)} for row in (one, other)]
    dated = [due_by(row) or " ".join(split(row["target_text"])).casefold() for row in (one, other)]
    told = (("owner", owned[0] != owned[1]), ("date", dated[0] != dated[1]))
    return [name for name, different in told if different]
