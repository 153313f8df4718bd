"""Where actions stand on a day, as far as documents can tell: they state status at submission, never later."""

from datetime import date

from forumtrace.graph.corpus import Corpus, plan_of
from forumtrace.graph.due import due_by
from forumtrace.graph.proof import joined
from forumtrace.graph.register import Row

COLUMNS = (
    "establishment", "number", "state", "as_of", "days_over", "due_by", "due_as_printed", "stated", "stated_on",
    "owner", "overseen_by", "text", "page", "action",
)  # fmt: skip
STATES = ("overdue", "due", "ongoing", "completed as stated", "no date")
STATED = "the documents state status at submission; what was done later is not known"


def state_on(action: Row, day: date | None) -> str:
    """One of STATES: completed as stated; else due or overdue by its date; else ongoing as stated; else no date."""
    if action["status"] == "completed":
        return "completed as stated"
    due = due_by(action)
    if due and day:
        return "overdue" if due < day else "due"
    return "ongoing" if action["status"] == "ongoing" else "no date"


def status(corpus: Corpus, as_of: date | None = None) -> list[Row]:
    """One row for each action, as it stands on `as_of`; without it, on the day its plan was submitted."""
    rows = [_row(corpus, action, as_of) for action in corpus.actions]
    return sorted(
        rows, key=lambda row: (row["establishment"], STATES.index(row["state"]), row["due_by"] or "")
    )


def _row(corpus: Corpus, action: Row, as_of: date | None) -> Row:
    submitted = corpus.submitted.get(plan_of(action))
    day, due = as_of or submitted, due_by(action)
    state = state_on(action, day)
    return {
        "establishment": action["establishment"],
        "number": action["number"],
        "state": state,
        "as_of": day.isoformat() if day else None,
        "days_over": (day - due).days if state == "overdue" and day and due else None,
        "due_by": due.isoformat() if due else None,
        "due_as_printed": action["target_text"],
        "stated": action["status"],
        "stated_on": submitted.isoformat() if submitted else None,
        "owner": action["owner"],
        "overseen_by": joined(row["forum"] for row in corpus.overseeing.get(action["action"], [])),
        "text": action["text"],
        "page": action["page"],
        "action": action["action"],
    }
