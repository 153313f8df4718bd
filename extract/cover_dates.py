"""Dates of the cover: one day, or the legs of an inspection ("6-7, 20-23 August and 3 September 2018")."""

import re
from datetime import date
from typing import NamedTuple

from forumtrace.extract.dates import full_year, month_number

_NAME = r"[A-Za-z]{3,10}"
_TOKEN = re.compile(
    rf"""(?P<numeric>\b\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{2,4}}\b)
    |(?P<iso>\b\d{{4}}-\d{{2}}-\d{{2}}\b)
    |(?P<year>\b(?:19|20)\d{{2}}\b)
    |(?P<day>\b\d{{1,2}})\ ?(?:st|nd|rd|th)?\b(?!\d)
    |(?P<month>\b{_NAME}\b)
    |(?P<dash>-|\u2013|\u2014|\bto\b)""",
    re.VERBOSE | re.IGNORECASE,
)
_LONGEST = 300
_MOST_LEGS = 30


class _Day(NamedTuple):
    """A day as far as it is printed."""

    day: int
    month: int | None
    year: int | None
    through: bool
    """Printed after a dash: it ends the leg that the day before it begins."""


def read_day(text: str) -> tuple[date, int, int] | None:
    """The first whole date in `text` with its start and end there; None when there is none."""
    match = re.search(
        rf"\b(\d{{1,2}}) ?(?:st|nd|rd|th)? (?:of )?({_NAME})\.?,? (\d{{4}})\b"
        r"|\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})\b|\b(\d{4})-(\d{2})-(\d{2})\b",
        text[:_LONGEST],
        re.IGNORECASE,
    )
    if match is None:
        return None
    if match[1]:
        month = month_number(match[2])
        day, year = int(match[1]), int(match[3])
    elif match[4]:
        day, month, year = int(match[4]), int(match[5]), full_year(match[6])
    else:
        year, month, day = int(match[7]), int(match[8]), int(match[9])
    try:
        value = date(year, month or 0, day)
    except ValueError:
        return None
    return value, match.start(), match.end()


def read_legs(text: str) -> tuple[tuple[date, date], ...]:
    """The legs of an inspection in printed order, each with first and last day; empty when a year is missing.

    A day without a month has that of the next day with one. A day without a year has the last year printed, or the
    year before where its month is later in the year than that of the day whose year it borrows.
    """
    days = _with_years(_with_months(_days(text[:_LONGEST])))
    legs: list[tuple[date, date]] = []
    for position, (day, month, year, through) in enumerate(days):
        try:
            value = date(year or 0, month or 0, day)
        except ValueError:
            return ()
        if through and legs and position:
            if value < legs[-1][0]:
                return ()
            legs[-1] = (legs[-1][0], value)
        else:
            legs.append((value, value))
    return tuple(legs[:_MOST_LEGS])


def _days(text: str) -> list[_Day]:
    """The days of `text` as printed, each with month and year only where they stand directly behind it."""
    days: list[_Day] = []
    through = False
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        if kind == "dash":
            through = bool(days)
        elif kind == "numeric":
            day, month, year = (int(part) for part in re.split(r"[/.]", match[0]))
            days.append(_Day(day, month, full_year(str(year)), through))
            through = False
        elif kind == "iso":
            year, month, day = (int(part) for part in match[0].split("-"))
            days.append(_Day(day, month, year, through))
            through = False
        elif kind == "day":
            days.append(_Day(int(match["day"]), None, None, through))
            through = False
        elif kind == "month" and days and days[-1].month is None and month_number(match[0]):
            days[-1] = days[-1]._replace(month=month_number(match[0]))
        elif kind == "year" and days and days[-1].year is None:
            days[-1] = days[-1]._replace(year=int(match[0]))
    return days


def _with_months(days: list[_Day]) -> list[_Day]:
    month: int | None = None
    filled = []
    for day in reversed(days):
        month = day.month or month
        filled.append(day._replace(month=month))
    return filled[::-1]


def _with_years(days: list[_Day]) -> list[_Day]:
    year: int | None = None
    lender = 0
    filled = []
    for day in reversed(days):
        if day.year is not None:
            year, lender = day.year, day.month or 0
        elif year is not None and day.month is not None:
            if day.month > lender:
                year, lender = year - 1, day.month
            else:
                lender = day.month
        filled.append(day._replace(year=day.year if day.year is not None else year))
    return filled[::-1]
