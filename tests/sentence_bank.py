"""Short responses that others wrote and annotated, without knowing a rule, and how many of their facts are read.

A bank is a JSON list: the text, and its conditions (the words of each), or its forums with relation, chair and
frequency, where `alt` and `optional` are as in the annotated plans.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from forumtrace.extract.clauses import conditions
from forumtrace.extract.sentences import Sentence
from tests import forum_rows, prose_cases
from tests.forum_rows import Row

BANKS = Path(__file__).parent / "sentences"


@dataclass
class Count:
    """What was found, what was invented and what was missed."""

    found: int = 0
    invented: int = 0
    missed: int = 0

    @property
    def precision(self) -> float:
        """The share of what was told that is right."""
        return self.found / (self.found + self.invented or 1)

    @property
    def recall(self) -> float:
        """The share of what was to be told that was."""
        return self.found / (self.found + self.missed or 1)


def read_bank(name: str) -> list[dict[str, Any]]:
    """The entries of a bank."""
    bank: list[dict[str, Any]] = json.loads((BANKS / f"{name}.json").read_text("utf-8"))
    return bank


def count_conditions(name: str) -> Count:
    """How the conditions of a bank are read: one counts as found when half of its words are told."""
    count = Count()
    for entry in read_bank(name):
        told = list(_conditions(entry["text"]))
        for wanted in entry["conditions"]:
            hit = next((words for words in told if _half(words, wanted)), None)
            if hit is None:
                count.missed += 1
            else:
                told.remove(hit)
                count.found += 1
        count.invented += len(told)
    return count


def _conditions(text: str) -> Iterator[str]:
    context = prose_cases.row(text)
    for item in context.plan.items:
        sentences: list[Sentence] = [s for s in context.sentences(item) if s.role != "recommendation"]
        for sentence in sentences:
            for clause in conditions(sentence.text):
                yield f"{clause.cue} {sentence.text[clause.start : clause.end]}".lower()


def _half(told: str, wanted: str) -> bool:
    words = set(re.findall(r"\w+", wanted.lower()))
    return 2 * len(words & set(re.findall(r"\w+", told))) >= len(words)


def count_forums(name: str) -> dict[str, Count]:
    """How the forums of a bank are read: names, what they oversee, who chairs them, how often they meet."""
    counts = {field: Count() for field in ("forums", "oversees", "chair", "frequency")}
    for entry in read_bank(name):
        told = forum_rows.read(("A concern.", [entry["text"]]))[0]
        for wanted in entry["forums"]:
            row = next((row for row in told if _named(row, wanted)), None)
            if row is None:
                counts["forums"].missed += not wanted.get("optional")
                continue
            told.remove(row)
            counts["forums"].found += 1
            _relation(counts["oversees"], row, wanted)
            _attribute(counts["chair"], row.chairs, wanted, "chair")
            _attribute(counts["frequency"], row.frequencies, wanted, "frequency")
        counts["forums"].invented += len(told)
    return counts


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9 ]", "", name.lower().replace("-", " ")).removeprefix("the ").strip()


def _accepted(wanted: dict[str, Any], field: str) -> list[Any]:
    return [wanted.get(field), *(wanted.get("alt") or {}).get(field, [])]


def _named(row: Row, wanted: dict[str, Any]) -> bool:
    own = {_plain(row.name), _plain(row.acronym or row.name)}
    names = [_plain(name) for name in _accepted(wanted, "name") if name]
    told = set(_plain(row.name).split())
    inside = any(set(name.split()) <= told or told <= set(name.split()) for name in names)
    return bool(own.intersection(names)) or inside


def _relation(count: Count, row: Row, wanted: dict[str, Any]) -> None:
    oversees = wanted["relation"] == "oversees"
    if wanted.get("optional") or len(_accepted(wanted, "relation")) > 1:
        return
    count.found += oversees and row.oversees
    count.missed += oversees and not row.oversees
    count.invented += row.oversees and not oversees


def _attribute(count: Count, told: list[str], wanted: dict[str, Any], field: str) -> None:
    accepted = _accepted(wanted, field)
    right = {part for value in accepted if value for part in (_plain(value), *_plain(value).split(" and "))}
    if any(_plain(value) in right for value in told):
        count.found += 1
    elif None not in accepted or (told and wanted.get(field) is None and not right):
        count.invented += bool(told)
        count.missed += wanted.get(field) is not None
