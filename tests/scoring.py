"""Scores the rows read from a plan against an annotated plan: precision, recall and F1 for every field.

`score(gold, rows)` takes the annotation and, for each saved query, the rows that it tells. Items are matched within
the recommendation of the same number, one to one. Annotations marked optional are neither rewarded nor punished.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from tests.scoring_names import (
    Entry,
    holds,
    key,
    keys,
    overlap,
    same_dependency,
    same_name,
    same_pair,
    same_target,
    values,
)

Rows: TypeAlias = Mapping[str, Sequence[Entry]]
Same: TypeAlias = Callable[[Entry, Entry], bool]

_NAME = ("name", "acronym", "surface")
same_forum = same_name(_NAME, ("forum", "acronym", "surface"))
_COMPARED: dict[str, Same] = {
    "owners": same_name(("name",), ("owner",)),
    "targets": same_target,
    "actions": lambda row, entry: overlap(row.get("text"), entry.get("quote")) >= 0.7,
    "forums": same_forum,
    "policies": same_name(("id", "title", "surface"), ("policy", "title", "surface")),
    "frameworks": same_name(_NAME, _NAME),
    "systems": same_name(_NAME, _NAME),
    "organisations": same_name(_NAME, _NAME),
    "roles": same_name(_NAME, _NAME),
    "dependencies": same_dependency,
    "cross-references": lambda row, entry: str(row.get("target")) == str(entry["target"]),
}


@dataclass
class Score:
    """How one field was read: what was right, what was missed, what was invented (each as "number: words")."""

    right: int = 0
    missed: list[str] = field(default_factory=list)
    invented: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """The share of what was read that is right; 1 when nothing was to be read and nothing was."""
        read = self.right + len(self.invented)
        return self.right / read if read else float(not self.missed)

    @property
    def recall(self) -> float:
        """The share of what was to be read that was."""
        wanted = self.right + len(self.missed)
        return self.right / wanted if wanted else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    def match(
        self, number: str, gold: Iterable[Entry], read: Iterable[Entry], same: Same
    ) -> list[tuple[Entry, Entry]]:
        """Match rows to annotations one to one, count what is left over, and return the matched (row, annotation)."""
        gold = list(gold)
        wanted = [entry for entry in gold if not entry.get("optional")]
        allowed = [entry for entry in gold if entry.get("optional")]
        matched = []
        for row in read:
            hit = next((entry for entry in wanted if same(row, entry)), None)
            if hit is not None:
                wanted.remove(hit)
                matched.append((row, hit))
            elif not any(same(row, entry) for entry in allowed):
                self.invented.append(f"{number}: {_words(row)}")
        self.right += len(matched)
        self.missed += [f"{number}: {_words(entry)}" for entry in wanted]
        return matched


def _words(entry: Entry) -> str:
    names = (
        "forum",
        "name",
        "policy",
        "id",
        "title",
        "quote",
        "text",
        "owner",
        "target_text",
        "target",
        "value",
    )
    return next((str(entry[name])[:100] for name in names if entry.get(name)), str(dict(entry))[:100])


def score(gold: Mapping[str, Any], rows: Rows) -> dict[str, Score]:
    """The scores of all fields."""
    items = {item["number"]: item for item in gold["recommendations"]}
    scores = {name: Score() for name in ("numbers", *_COMPARED, "oversees", "frequency", "chair")}
    printed = [{"value": number} for number in items]
    read = [{"value": number} for number in dict.fromkeys(_numbers(rows))]
    scores["numbers"].match("plan", printed, read, lambda row, entry: row["value"] == entry["value"])
    for number, item in items.items():
        for name, same in _COMPARED.items():
            entries = [_entry(entry) for entry in item.get(name.replace("-", "_")) or []]
            matched = scores[name].match(number, entries, _of(rows, name, number), same)
            if name == "forums":
                _attributes(scores, number, matched)
                _oversees(scores["oversees"], number, entries, _of(rows, name, number))
    _fields(scores, items, rows)
    _links(scores, gold, items, rows)
    return scores


def _entry(entry: Any) -> Entry:
    return entry if isinstance(entry, Mapping) else {"name": entry}


def _of(rows: Rows, name: str, number: str) -> list[Entry]:
    return [row for row in rows.get(name, ()) if str(row.get("number") or "") == number]


def _numbers(rows: Rows) -> list[str]:
    return [str(row.get("number") or "") for row in rows.get("recommendations", ())]


def _fields(scores: dict[str, Score], items: Mapping[str, Entry], rows: Rows) -> None:
    """The single values of a recommendation: its words, and what kind it is."""
    for name in ("kind", "section", "agreement", "report_ref", "text"):
        scores[name] = Score()
        for number, item in items.items():
            row: Entry = next(iter(_of(rows, "recommendations", number)), {})
            sides = [[{"value": side[name]}] if side.get(name) else [] for side in (item, row)]
            scores[name].match(number, sides[0], sides[1], _same_text if name == "text" else _same_value)


def _same_value(row: Entry, entry: Entry) -> bool:
    return key(row["value"]) == key(entry["value"])


def _same_text(row: Entry, entry: Entry) -> bool:
    return overlap(row["value"], entry["value"]) >= 0.97


def _attributes(scores: dict[str, Score], number: str, matched: list[tuple[Entry, Entry]]) -> None:
    """Frequency and chair of the forums that were found."""
    for name in ("frequency", "chair"):
        for row, entry in matched:
            accepted = (entry.get("alt") or {}).get(name) or []
            optional = None in accepted or not entry.get(name)
            right = keys(entry, (name,))
            said = {key(text) for text in values(row.get(name))}
            if said & right:
                scores[name].right += 1
            elif said:
                scores[name].invented.append(f"{number}: {_words(row)}: {row.get(name)}")
            if not said & right and not optional:
                scores[name].missed.append(f"{number}: {_words(entry)}: {entry[name]}")


def _oversees(into: Score, number: str, entries: list[Entry], read: list[Entry]) -> None:
    """Forums that oversee something in the row; those that may be read either way are optional."""
    sided: list[Entry] = []
    for entry in entries:
        other = (entry.get("alt") or {}).get("relation") or []
        oversees = "oversees" in (entry.get("relation"), *other)
        if oversees:
            sided.append({**entry, "optional": bool(entry.get("optional") or other)})
        elif entry.get("optional"):
            sided.append(entry)
    into.match(number, sided, [row for row in read if row.get("relation") == "oversees"], _COMPARED["forums"])


def _links(scores: dict[str, Score], gold: Mapping[str, Any], items: Mapping[str, Entry], rows: Rows) -> None:
    """What belongs to one action: the forums that oversee it, its owner and its date."""
    scores["oversight"], scores["pairs"] = Score(), Score()
    for number, item in items.items():
        known = {key(forum["name"]): forum for forum in item.get("forums") or []}

        def same(row: Entry, entry: Entry, known: Mapping[str, Entry] = known) -> bool:
            forum = known.get(key(entry["forum"]), {"name": entry["forum"]})
            return _COMPARED["forums"](row, forum) and holds(
                row.get("action_text"), entry["action_quote_start"]
            )

        overseen = [link for link in gold.get("oversight", ()) if link["number"] == number]
        scores["oversight"].match(number, overseen, _of(rows, "oversight", number), same)
        paired = [link for link in gold.get("pairs", ()) if link["number"] == number]
        dealt = [row for row in _of(rows, "actions", number) if row.get("owner") or row.get("target_text")]
        scores["pairs"].match(number, paired, dealt, same_pair)
