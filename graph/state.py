"""Where the rows of a saved query stand on a day: due, overdue, completed or ongoing as stated."""

from collections.abc import Sequence
from datetime import date

from forumtrace.errors import QueryRefused
from forumtrace.graph.register import Row
from forumtrace.graph.saved import SavedQuery
from forumtrace.graph.status import state_on


def with_state(query: SavedQuery, rows: Sequence[Row], day: date) -> list[Row]:
    """The rows, each with its `state` on `day` (see `status.STATES`).

    Documents state status at submission, never later. Raises QueryRefused for a query whose rows have no date.
    """
    if "due_by" not in query.columns:
        raise QueryRefused(
            f"--as-of: the rows of {query.name} have no dates; ask actions, targets or overdue"
        )
    told = [{"status": None, "target_date": None, **row} for row in rows]
    return [{**row, "state": state_on(full, day)} for row, full in zip(rows, told, strict=True)]
