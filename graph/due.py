"""When an action is due, from the target dates that stand beside it."""

import calendar
import re
from datetime import date

from forumtrace.errors import QueryRefused
from forumtrace.graph.find import split
from forumtrace.graph.register import Row

_MONTH = re.compile(r"(\d{4})-(\d{2})")


def last_day(text: str) -> date:
    """The last day of an ISO day or month. Raises ValueError when it is neither."""
    month = _MONTH.fullmatch(text)
    if not month:
        return date.fromisoformat(text)
    year, number = int(month[1]), int(month[2])
    return date(year, number, calendar.monthrange(year, number)[1])


def due_by(row: Row) -> date | None:
    """The day by which all of an action is due: the last of its dates, a month ending on its last day."""
    days = [last_day(text) for text in split(row.get("due_by") or row["target_date"])]
    return max(days, default=None)


def read_day(text: str | None, option: str = "--as-of") -> date | None:
    """The day that a person gives as YYYY-MM-DD. Raises QueryRefused when it is none."""
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise QueryRefused(f"{option} {text!r} is no day; write it like 2024-10-31") from error


def month_after(month: str, count: int) -> str:
    """The month `count` months after `month` (both YYYY-MM); `count` may be negative."""
    at = int(month[:4]) * 12 + int(month[5:7]) - 1 + count
    return f"{at // 12:04d}-{at % 12 + 1:02d}"
