"""The template families as data: families.toml, compiled once, and the questions the stages ask of it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, TypeAlias, cast

from forumtrace.extract.model import ItemKind
from forumtrace.extract.wordlists import load_toml

Role: TypeAlias = Literal["number", "text", "verdict", "response", "owner", "target", "status"]
Agreement: TypeAlias = Literal["agreed", "partly agreed", "not agreed"]

LONGEST_LABEL = 200
"""Characters; a longer cell is running text and no header, heading, verdict or number."""


@dataclass(frozen=True, slots=True)
class Family:
    """One template family; `kind` is what its items are where no heading says so."""

    key: str
    name: str
    kind: ItemKind
    cover: re.Pattern[str] | None
    header: re.Pattern[str] | None
    heading: re.Pattern[str] | None
    introduction: re.Pattern[str] | None
    verdict: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Profiles:
    """Everything of families.toml."""

    columns: tuple[tuple[Role, re.Pattern[str]], ...]
    verdicts: dict[str, Agreement]
    kinds: tuple[tuple[re.Pattern[str], ItemKind], ...]
    addressee: re.Pattern[str]
    sections: frozenset[str]
    number: re.Pattern[str]
    leading: re.Pattern[str]
    families: tuple[Family, ...]
    strangers: tuple[tuple[str, re.Pattern[str]], ...]


def _pattern(source: str | None) -> re.Pattern[str] | None:
    return re.compile(source, re.IGNORECASE) if source else None


def _family(entry: dict[str, Any]) -> Family:
    return Family(
        entry["key"],
        entry["name"],
        entry["kind"],
        _pattern(entry.get("cover")),
        _pattern(entry.get("header")),
        _pattern(entry.get("heading")),
        _pattern(entry.get("introduction")),
        tuple(entry.get("verdict", ())),
    )


@cache
def profiles() -> Profiles:
    """The shipped profiles."""
    data = load_toml("families.toml")
    return Profiles(
        tuple((cast(Role, role), re.compile(source)) for role, source in data["columns"].items()),
        cast(dict[str, Agreement], data["verdicts"]),
        tuple((re.compile(k["pattern"], re.IGNORECASE), k["kind"]) for k in data["kinds"]),
        re.compile(data["addressee"]["pattern"], re.IGNORECASE),
        frozenset(data["sections"]["known"]),
        re.compile(data["numbers"]["pattern"], re.IGNORECASE),
        re.compile(data["numbers"]["leading"]),
        tuple(_family(entry) for entry in data["family"]),
        tuple((s["name"], re.compile(s["pattern"], re.IGNORECASE)) for s in data["stranger"]),
    )


_MARK = re.compile(r"^\(?\d{1,2}[.)]\s*")


def label(text: str) -> str:
    """A header or heading as it is compared: lower case, without list mark, closing colon or full stop."""
    return _MARK.sub("", " ".join(text.casefold().split())).rstrip(" .:")


def header_role(text: str) -> Role | None:
    """What the column under this header cell holds; None when the words say nothing."""
    name = label(text)
    if not name or len(text) > LONGEST_LABEL:
        return None
    return next((role for role, pattern in profiles().columns if pattern.search(name)), None)


def verdict_of(text: str) -> Agreement | None:
    """The agreement that a verdict cell states, if that is all it states."""
    if len(text) > LONGEST_LABEL:
        return None
    return profiles().verdicts.get(label(text).replace("-", " ").replace("/", " "))


def number_of(text: str) -> str | None:
    """The item number in a cell that holds nothing else ("5.1", "14.", "Concern 3"), as it is cited."""
    if len(text) > LONGEST_LABEL:
        return None
    match = profiles().number.match(" ".join(text.split()))
    return match["number"].upper() if match else None


@dataclass(frozen=True, slots=True)
class Seen:
    """What a document shows of its family: cover lines, prose before the table, header cells, headings, verdicts."""

    cover: str
    introduction: str
    headers: Iterable[str]
    headings: Iterable[str]
    verdicts: Iterable[str]


def recognise(seen: Seen) -> Family | None:
    """The family of a plan by what its document shows; None when it is of none."""
    header, heading = "\n".join(seen.headers), "\n".join(seen.headings)
    said = {word for verdict in seen.verdicts for word in label(verdict).split()}
    for family in profiles().families:
        if family.verdict and not said.intersection(family.verdict):
            continue
        if family.cover is not None and not family.cover.search(seen.cover):
            continue
        places = (
            (family.header, header),
            (family.heading, heading),
            (family.introduction, seen.introduction),
        )
        fits = [pattern.search(text) for pattern, text in places if pattern is not None]
        if not fits or any(fits):
            return family
    return None
