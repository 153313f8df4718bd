"""Dates as plans print them, with what they mean."""

import calendar
import datetime as dt
import random
from typing import Any


def date_words(chooser: random.Random, year: int, concern: bool) -> dict[str, Any]:
    """One entry of a target column: text, date (YYYY-MM or YYYY-MM-DD, None without one), status."""
    draw = chooser.random()
    if draw < 0.15:
        return {"text": "Complete" if concern else "Completed", "date": None, "status": "completed"}
    if draw < 0.23:
        return {"text": "Ongoing", "date": None, "status": "ongoing"}
    month = chooser.randint(1, 12)
    name = calendar.month_name[month]
    if draw < 0.85:
        return {"text": f"{name} {year + 1}", "date": f"{year + 1}-{month:02d}", "status": "planned"}
    day = dt.date(year + 1, month, chooser.choice((1, 15, 28)))
    text = chooser.choice((f"{day.day} {name} {day.year}", day.strftime("%d/%m/%Y"), ordinal(day)))
    return {"text": text, "date": day.isoformat(), "status": "planned"}


def ordinal(day: dt.date) -> str:
    """A date such as "3rd May 2021"."""
    ending = "th" if 10 < day.day % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    return f"{day.day}{ending} {calendar.month_name[day.month]} {day.year}"


def written(chooser: random.Random, day: dt.date) -> str:
    """A date of the cover in one of the usual forms; a raised "th" may come apart from its day."""
    name = calendar.month_name[day.month]
    apart = ordinal(day).replace(str(day.day), f"{day.day} ", 1)
    return chooser.choice(
        (
            f"{day.day} {name} {day.year}",
            f"{day.day:02d} {name} {day.year}",
            ordinal(day),
            day.strftime("%d/%m/%Y"),
            apart,
        )
    )


def period(chooser: random.Random, first: dt.date, last: dt.date) -> str:
    """The days of an inspection in one of the usual forms: one stretch, or two within a month."""
    name, dash = calendar.month_name[last.month], chooser.choice(("-", " - ", " \u2013 ", "\u2013", " to "))
    if first.month != last.month:
        return f"{first.day} {calendar.month_name[first.month]}{dash}{last.day} {name} {last.year}"
    if last.day - first.day > 7 and chooser.random() < 0.4:
        legs = f"{first.day}{dash}{first.day + 2}", f"{last.day - 3}{dash}{last.day}"
        return f"{chooser.choice((' and ', ', ', ' & ')).join(legs)} {name} {last.year}"
    if chooser.random() < 0.3:
        return f"{ordinal(first).split()[0]}{dash}{ordinal(last)}"
    return f"{first.day}{dash}{last.day} {name} {last.year}"
