"""When two names, quotes or dates count as the same in a comparison with an annotated plan."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, TypeAlias

Entry: TypeAlias = Mapping[str, Any]

_IDLE = frozenset(("the", "a", "an", "of", "and", "for", "to", "in", "meeting", "hmp"))
_WORD = re.compile(r"[a-z0-9+/]+")
_INNER_HYPHEN = re.compile(r"(?<=\w)-(?=\w)")


def words(text: str | None) -> list[str]:
    """Small words without possessive, hyphen, punctuation and plural ending."""
    plain = (text or "").casefold().replace("\u2019", "'").replace("'s", "").replace("s'", "s")
    plain = _INNER_HYPHEN.sub("", plain).replace("&", " and ")
    return [_singular(word) for word in _WORD.findall(plain)]


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word


def key(name: str | None) -> str:
    """What names have in common that are to count as equal."""
    said = words(name)
    return " ".join(word for word in said if word not in _IDLE) or " ".join(said)


def values(found: Any) -> list[str]:
    """The strings in nothing, a string (several joined by " | ") or a list of such."""
    if found is None:
        return []
    if isinstance(found, (list, tuple)):
        return [text for value in found for text in values(value)]
    return [text.strip() for text in str(found).split(" | ") if text.strip()]


def keys(entry: Entry, fields: Iterable[str]) -> set[str]:
    """The names of an entry in these fields, with those that the annotators accept besides."""
    accepted: Entry = entry.get("alt") or {}
    found = {key(text) for field in fields for text in values(entry.get(field)) + values(accepted.get(field))}
    return found - {""}


def overlap(one: str | None, other: str | None) -> float:
    """The share of words that two texts have in common, 0 to 1."""
    first, second = Counter(words(one)), Counter(words(other))
    longest = max(first.total(), second.total(), 1)
    return (first & second).total() / longest


def holds(text: str | None, part: str | None) -> bool:
    """Whether the words of `part` stand one after the other in `text`."""
    return " ".join(words(part)) in " ".join(words(text))


def same_name(gold_fields: Iterable[str], row_fields: Iterable[str]) -> Any:
    """A comparison of a row with an annotated entry by any of their names."""
    return lambda row, entry: bool(keys(row, row_fields) & keys(entry, gold_fields))


def same_target(row: Entry, entry: Entry) -> bool:
    """Equal status, and the same month."""
    accepted: Entry = entry.get("alt") or {}
    months = {str(date)[:7] if date else None for date in (entry.get("date"), *(accepted.get("date") or []))}
    statuses = {entry.get("status"), *(accepted.get("status") or [])}
    month = str(row["target_date"])[:7] if row.get("target_date") else None
    return row.get("status") in statuses and month in months


def same_dependency(row: Entry, entry: Entry) -> bool:
    """Quotes that overlap, or one inside the other."""
    said = row.get("quote")
    inside = len(words(said)) > 3 and holds(entry.get("quote"), said)
    return overlap(said, entry.get("quote")) >= 0.6 or inside


def same_pair(row: Entry, entry: Entry) -> bool:
    """The action that starts so, with one of its owners and its date as printed."""
    owner = entry.get("owner") or ""
    owners = {key(owner), *(key(o) for o in entry.get("owners") or re.split(r"/| and ", owner))}
    said = {key(o) for o in values(row.get("owner"))} or {""}
    return (
        bool(owners & said)
        and key(row.get("target_text")) == key(entry.get("target"))
        and holds(row.get("text"), entry["action_quote_start"])
    )
