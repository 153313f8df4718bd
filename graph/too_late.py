"""What cannot, or may not, be overseen in time: the forum need not meet between submission and due date.

The plans state how often a forum meets, never on which days. So a meeting is certain only when the time that is left
is as long as the time between two meetings; every row is a projection and says so.
"""

from collections.abc import Iterator
from datetime import date

from forumtrace.graph.corpus import Corpus, plan_of
from forumtrace.graph.due import due_by
from forumtrace.graph.find import split
from forumtrace.graph.meetings import cadence
from forumtrace.graph.proof import joined, proof
from forumtrace.graph.register import Row

COLUMNS = (
    "establishment", "number", "forum", "verdict", "submitted", "due_by", "days_left", "frequency", "days_between",
    "likelihood", "projected", "due_as_printed", "quote", "page", "action", "forum_iri",
)  # fmt: skip

NEVER = "due before any meeting can follow the submission"
PERHAPS = "may be due before the forum meets"


def too_late(corpus: Corpus) -> list[Row]:
    """One row for each action and overseeing forum with too little time between them; completed actions are left out.

    `likelihood` is the chance (0 to 1) that no meeting falls into the days left, if any day is as likely as any other.
    Nothing is told of forums whose frequency the plan does not state.
    """
    return list(_rows(corpus))


def _rows(corpus: Corpus) -> Iterator[Row]:
    for link in corpus.oversight:
        action = corpus.action.get(link["action"])
        start = corpus.submitted.get(plan_of(link))
        if action is None or start is None or action["status"] == "completed":
            continue
        due = due_by(action)
        stated = corpus.values(link, "frequency") or split(link["frequency"])
        meets = cadence(stated)
        if due is None or meets is None or (due - start).days >= meets.longest:
            continue
        yield {
            **_judged(start, due, meets.longest),
            "establishment": link["establishment"],
            "number": link["number"],
            "forum": link["forum"],
            "frequency": joined(stated),
            "days_between": meets.longest,
            "projected": True,
            "due_as_printed": action["target_text"],
            **proof([link, *corpus.said(link, "frequency")]),
            "action": link["action"],
            "forum_iri": link.get("iri"),
        }


def _judged(start: date, due: date, between: int) -> Row:
    left = (due - start).days
    return {
        "verdict": NEVER if left <= 0 else PERHAPS,
        "submitted": start.isoformat(),
        "due_by": due.isoformat(),
        "days_left": left,
        "likelihood": 1.0 if left <= 0 else round(1 - left / between, 2),
    }
