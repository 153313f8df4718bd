"""Dates as these documents print them: months, days, quarters, seasons, and misspelt months repaired."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import cache

MONTHS = tuple(name.casefold() for name in calendar.month_name)[1:]
_SHORT = {name[:3]: number for number, name in enumerate(MONTHS, 1)} | {"sept": 9}
_SEASONS = {"spring": 5, "summer": 8, "autumn": 11, "winter": 2}
_ORDINALS = {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "first": 1, "second": 2, "third": 3, "fourth": 4}


@dataclass(frozen=True, slots=True)
class Period:
    """A date or span of time: `value` YYYY-MM or YYYY-MM-DD (None when it cannot be), `due_by` its last day.

    `repaired`: not printed as dates are written; `vague`: names a season, a year or a month without year.
    """

    value: str | None
    due_by: date | None
    repaired: bool = False
    vague: bool = False


@cache
def month_number(word: str) -> int | None:
    """1 to 12 for the name of a month: written out, shortened, or misspelt by one or two letters; else None."""
    name = word.casefold().rstrip(".")
    if name in MONTHS:
        return MONTHS.index(name) + 1
    if name in _SHORT:
        return _SHORT[name]
    if len(name) < 4:
        return None
    allowed = 1 if len(name) < 6 else 2
    near = sorted((distance(name, month), number) for number, month in enumerate(MONTHS, 1))
    best = near[0]
    return best[1] if best[0] <= allowed and best[0] < near[1][0] else None


def is_month(word: str) -> bool:
    """Whether `word` is the name of a month as it is spelt, or its usual short form."""
    name = word.casefold().rstrip(".")
    return name in MONTHS or name in _SHORT


def distance(a: str, b: str) -> int:
    """Edits (insert, delete, replace, swap neighbours) that turn `a` into `b`."""
    if abs(len(a) - len(b)) > 3:
        return 4
    before: list[int] = []
    last = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]


def full_year(digits: str) -> int:
    """A year of two or four digits; two digits are of this century."""
    year = int(digits.strip("'"))
    return year + 2000 if year < 100 else year


def month_period(year: int, month: int, repaired: bool = False, vague: bool = False) -> Period:
    """The whole of a month."""
    last = calendar.monthrange(year, month)[1]
    return Period(f"{year:04d}-{month:02d}", date(year, month, last), repaired, vague)


def day_period(year: int, month: int, day: int, repaired: bool = False) -> Period:
    """One day; without value where there is no such day."""
    try:
        value = date(year, month, day)
    except ValueError:
        return Period(None, None, repaired=True)
    return Period(value.isoformat(), value, repaired)


def read_period(text: str, form: str) -> Period | None:
    """What the date `text` means, whose form is numeric, month, quarter, season, financial, year or bare."""
    reader = {"numeric": _numeric, "month": _month, "quarter": _quarter, "season": _season}.get(form)
    if reader is not None:
        return reader(text)
    if form == "bare":
        return Period(None, None, vague=True)
    years = re.findall(r"\d{2,4}", text)
    if form == "financial":
        return month_period(_financial_end(years), 3, vague=True)
    return month_period(int(years[0]), 12, vague=True)


def _financial_end(years: list[str]) -> int:
    return full_year(years[0]) + 1 if len(years) > 1 else full_year(years[0])


def _numeric(text: str) -> Period | None:
    parts = [int(part) for part in re.split(r"[./-]", text)]
    if len(text) > 4 and text[:4].isdigit():
        year, month, day = (*parts, 0)[:3] if len(parts) == 2 else parts
    elif len(parts) == 2:
        (month, year), day = parts, 0
    else:
        day, month, year = parts
    year += 2000 if year < 100 else 0
    if not 1 <= month <= 12:
        return Period(None, None, repaired=True)
    return day_period(year, month, day) if day else month_period(year, month)


def _month(text: str) -> Period | None:
    match = re.match(
        r"(?:(\d{1,2}) ?(?:st|nd|rd|th)? ?(?:of )?)?([A-Za-z]+)\.?,?[ -]?('?\d{2,5})$", text, re.IGNORECASE
    )
    if match is None:
        return None
    number = month_number(match[2])
    if number is None:
        return None
    repaired = not is_month(match[2]) or text[match.start(3) - 1].isalpha()
    if len(match[3].strip("'")) == 5:
        return Period(None, None, repaired=True)
    year = full_year(match[3])
    return (
        day_period(year, number, int(match[1]), repaired)
        if match[1]
        else month_period(year, number, repaired)
    )


def _quarter(text: str) -> Period | None:
    words = text.casefold()
    digit = re.match(r"q(?:uarter)? ?([1-4])", words)
    ordinal = re.match(r"[a-z0-9]+", words)
    number = int(digit[1]) if digit else _ORDINALS.get(ordinal[0] if ordinal else "", 4)
    years = re.findall(r"\d{2,4}", words[digit.end() if digit else 3 :])
    if not years:
        return None
    year = full_year(years[0])
    if len(years) > 1 or "financial" in words:
        return month_period(year + (number == 4), 3 if number == 4 else 3 + 3 * number)
    return month_period(year, 3 * number)


def _season(text: str) -> Period | None:
    words = text.casefold()
    month = next(month for season, month in _SEASONS.items() if season in words)
    years = re.findall(r"\d{2,4}", words)
    return month_period(full_year(years[0]) + (month == 2), month, vague=True)
