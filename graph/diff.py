"""What changed between two plans: two versions of one plan, or the answers to two inspections.

Both plans say it themselves: every row has the words and the page on either side, as far as there is one.
"""

import re
from collections.abc import Iterable, Iterator

from forumtrace.graph.corpus import Corpus, folded, owners, plan_of
from forumtrace.graph.diff_match import Match, match, same_words
from forumtrace.graph.diff_plans import same_inspection
from forumtrace.graph.due import due_by
from forumtrace.graph.find import split
from forumtrace.graph.proof import joined
from forumtrace.graph.register import Row
from forumtrace.graph.wording import pattern, table

COLUMNS = (
    "change", "number_before", "number_after", "before", "after", "days", "reason", "alike", "quote_before",
    "page_before", "quote_after", "page_after", "before_iri", "after_iri",
)  # fmt: skip
BRIEF = ("change", "number_before", "number_after", "before", "after", "days", "reason")
NO_REASON = "no reason given"
LEAST_ITEM, LEAST_ACTION = 0.45, 0.5
"""The cosine that two texts must reach."""
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def diff(corpus: Corpus, before: str, after: str) -> list[Row]:
    """All changes from plan `before` to plan `after` (IRIs), item by item in the order of the earlier plan."""
    return [{column: row.get(column) for column in COLUMNS} for row in _Diff(corpus, before, after).rows()]


class _Diff:
    def __init__(self, corpus: Corpus, before: str, after: str) -> None:
        self._corpus, self._before, self._after = corpus, before, after
        self._same = same_inspection(corpus, before, after)

    def rows(self) -> Iterator[Row]:
        items = match(
            self._of(self._corpus.recommendations, self._before),
            self._of(self._corpus.recommendations, self._after),
            LEAST_ITEM,
            by_number=self._same,
        )
        for pair in items.pairs:
            yield from self._item(pair)
        for row in items.dropped:
            yield _row("recommendation dropped", before=row, told=(row["text"], None))
        for row in items.added:
            yield _row("recommendation added", after=row, told=(None, row["text"]))
        places = {(str(pair.before["number"]), str(pair.after["number"])) for pair in items.pairs}
        yield from self._actions(places)

    def _of(self, rows: Iterable[Row], plan: str) -> list[Row]:
        return [row for row in rows if plan_of(row) == plan]

    def _item(self, pair: Match) -> Iterator[Row]:
        texts = pair.before["text"], pair.after["text"]
        if not self._same:
            yield _row("repeat concern", pair.before, pair.after, texts, alike=round(pair.alike, 3))
        elif not same_words(*texts):
            yield _row("recommendation reworded", pair.before, pair.after, texts, alike=round(pair.alike, 3))
        verdicts = pair.before.get("agreement"), pair.after.get("agreement")
        if self._same and verdicts[0] != verdicts[1]:
            yield _row("agreement changed", pair.before, pair.after, verdicts)

    def _actions(self, places: set[tuple[str, str]]) -> Iterator[Row]:
        """Actions are matched inside items that were matched; of two inspections, only there."""
        before, after = (self._of(self._corpus.actions, plan) for plan in (self._before, self._after))
        numbers = dict(sorted(places))
        pairs: list[Match] = []
        left: list[Row] = []
        rest = {row["action"]: row for row in after}
        for number in dict.fromkeys(str(row["number"]) for row in before):
            mine = [row for row in before if str(row["number"]) == number]
            theirs = [row for row in rest.values() if str(row["number"]) == numbers.get(number)]
            found = match(mine, theirs, LEAST_ACTION, by_number=False)
            pairs += found.pairs
            left += found.dropped
            for pair in found.pairs:
                del rest[pair.after["action"]]
        if self._same:
            # What was moved to another recommendation is no dropped and no added action.
            moved = match(left, list(rest.values()), LEAST_ACTION, by_number=False)
            pairs, left, added = pairs + moved.pairs, moved.dropped, moved.added
        else:
            added = list(rest.values())
        for pair in pairs:
            yield from self._action(pair)
        yield from (_row("action dropped", before=row, told=(row["text"], None)) for row in left)
        yield from (_row("action added", after=row, told=(None, row["text"])) for row in added)

    def _action(self, pair: Match) -> Iterator[Row]:
        a, b = pair.before, pair.after
        if not same_words(a["text"], b["text"]):
            alike = round(pair.alike, 3)
            yield _row("action reworded", a, b, (a["text"], b["text"]), alike=alike)
        if self._same and a["number"] != b["number"]:
            yield _row("action moved", a, b, (a["number"], b["number"]))
        yield from _dates(a, b)
        if a["status"] != b["status"]:
            yield _row("status changed", a, b, (a["status"], b["status"]))
        named = [{folded(name): name for name in owners(row)} for row in (a, b)]
        if named[0].keys() != named[1].keys():
            yield _row("owner changed", a, b, (joined(owners(a)), joined(owners(b))))
        seen = [self._corpus.overseeing.get(row["action"], []) for row in (a, b)]
        forums = [{folded(row["forum"]): row["forum"] for row in rows} for rows in seen]
        if forums[0].keys() != forums[1].keys():
            quotes = [rows[0] if rows else row for rows, row in zip(seen, (a, b), strict=True)]
            told = tuple(joined(names.values()) for names in forums)
            yield _row("forum changed", a, b, (told[0], told[1]), quotes=(quotes[0], quotes[1]))


def _dates(a: Row, b: Row) -> Iterator[Row]:
    """A moved date with all dates that are printed on both sides, and the reason that the later plan gives for it."""
    first, last = due_by(a), due_by(b)
    if first == last and split(a["target_text"]) == split(b["target_text"]):
        return
    told = a["target_text"], b["target_text"]
    if not (first and last):
        if bool(first) != bool(last) or not same_words(told[0] or "", told[1] or ""):
            yield _row("date changed", a, b, told)
        return
    days = (last - first).days
    if days > 0:
        yield _row("date slipped", a, b, told, days=days, reason=_reason(a, b) or NO_REASON)
    elif days < 0:
        yield _row("date brought forward", a, b, told, days=days)


def _reason(a: Row, b: Row) -> str | None:
    """The sentences that the later text has and the earlier one has not, and that speak of reasons."""
    cues = pattern(table("slip-reasons.toml")["words"])
    known = {folded(sentence) for sentence in _SENTENCE.split(a["text"])}
    new = [s for s in _SENTENCE.split(b["text"]) if folded(s) not in known and cues.search(s)]
    printed = [s for s in split(b["target_text"]) if cues.search(s)]
    return " ".join([*new, *printed]) or None


def _row(
    change: str,
    before: Row | None = None,
    after: Row | None = None,
    told: tuple[object, object] = (None, None),
    quotes: tuple[Row, Row] | None = None,
    **more: object,
) -> Row:
    """One change. The quotes are the texts of the rows, unless others prove it."""
    one, other = quotes or (before, after)
    found: Row = {"change": change, "before": told[0], "after": told[1], **more}
    for side, row, quoted in (("before", before, one), ("after", after, other)):
        if row is not None and quoted is not None:
            found[f"number_{side}"] = row["number"]
            found[f"{side}_iri"] = row.get("action") or row.get("recommendation")
            found[f"quote_{side}"] = quoted.get("quote") or quoted.get("text") or row["text"]
            found[f"page_{side}"] = quoted.get("page")
    return found
