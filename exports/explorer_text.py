"""Small facts about text that the explorer page needs: what to mark in a quote, what a date ends on, how to sort."""

import calendar
import re
from collections.abc import Iterable

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ud800-\udfff]")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
SEPARATOR = " | "


def plain(value: object) -> str:
    """`value` as one line of text without control characters; None becomes the empty string."""
    return "" if value is None else " ".join(visible(str(value)).split())


def visible(text: str) -> str:
    """`text` with a space for each character that a page cannot hold; no other character moves."""
    return _CONTROL.sub(" ", text)


def parts(value: object) -> list[str]:
    """The parts of a column that holds several values joined with ` | `, each once, in order."""
    return list(dict.fromkeys(part for piece in plain(value).split(SEPARATOR) if (part := piece.strip())))


def natural(text: str) -> list[tuple[int, int, str]]:
    """A sorting key by which "5.9" comes before "5.10"."""
    pieces = re.findall(r"[0-9]+|[^0-9]+", text)
    return [(0, int(piece), "") if piece.isascii() and piece.isdigit() else (1, 0, piece) for piece in pieces]


def last_day(date: object) -> str:
    """The last day that an ISO date or month covers, such as 2024-02-29 for 2024-02; "" when it is neither."""
    text = plain(date)
    if _DAY.fullmatch(text):
        return text
    month = _MONTH.fullmatch(text)
    if not month or not 1 <= int(month[2]) <= 12 or int(month[1]) < 1:
        return ""
    return f"{text}-{calendar.monthrange(int(month[1]), int(month[2]))[1]:02d}"


def marks(quote: str, surfaces: Iterable[str]) -> list[list[int]]:
    """Where `surfaces` stand in `quote`: [start, end) pairs, in order, not overlapping.

    Case and white space may differ; a longer form wins over a shorter one within it. Offsets count UTF-16 units,
    as the strings of the page do.
    """
    forms = sorted({plain(form) for form in surfaces} - {""}, key=lambda form: (-len(form), form))
    if not forms:
        return []
    pattern = "|".join(r"\s+".join(re.escape(word) for word in form.split()) for form in forms)
    found = re.finditer(rf"(?<!\w)(?:{pattern})(?!\w)", quote, re.IGNORECASE)
    return [[units(quote[: hit.start()]), units(quote[: hit.end()])] for hit in found]


def units(text: str) -> int:
    """The length of a text as the page counts it."""
    return len(text.encode("utf-16-le")) // 2
