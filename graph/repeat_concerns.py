"""Repeat concerns: what inspectors raised before, in the same prison or in another, and which forum watched it then."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from forumtrace.graph.corpus import Corpus, ItemKey, item_of, plan_of
from forumtrace.graph.proof import joined
from forumtrace.graph.register import Row
from forumtrace.graph.text_pairs import Pair, cosine_pairs, tfidf
from forumtrace.graph.wording import table

COLUMNS = (
    "scope", "establishment", "number", "earlier_establishment", "earlier_number", "alike", "shared_words", "quote",
    "earlier_quote", "page", "earlier_page", "watched_now", "watched_then", "submitted", "earlier_submitted",
    "recommendation", "earlier_recommendation",
)  # fmt: skip
LEAST = 0.45
"""The cosine that two texts must reach."""
NEAREST = 3
"""Of other prisons, the nearest so many are told for each concern; of the same prison, all."""
SAME, OTHER = "same prison", "other prison"


def repeat_concerns(corpus: Corpus) -> list[Row]:
    """One row for each pair of items of different plans that are alike; the earlier plan's is the `earlier` one.

    `watched_now` and `watched_then` are the forums that oversee actions in answer to each.
    """
    items = corpus.recommendations
    plans = [plan_of(row) for row in items]
    vectors = tfidf([row["text"] for row in items], frozenset(table("common-words.toml")["words"]))
    pairs = cosine_pairs(vectors, LEAST, lambda a, b: plans[a] != plans[b])
    watched = _watched(corpus)
    rows = []
    for a, b, alike in _nearest(items, pairs):
        shared = sorted(
            vectors[a].keys() & vectors[b].keys(), key=lambda w: (-vectors[a][w] * vectors[b][w], w)
        )
        later, earlier = _in_time(corpus, items[a], items[b])
        rows.append(
            _row(corpus, later, earlier, watched)
            | {"alike": round(alike, 3), "shared_words": ", ".join(shared)}
        )
    return sorted(rows, key=lambda row: (row["scope"] != SAME, -row["alike"], row["establishment"]))


def _nearest(items: list[Row], pairs: Iterable[Pair]) -> list[Pair]:
    ranked = sorted(pairs, key=lambda pair: (-pair[2], pair[0], pair[1]))
    told: Counter[int] = Counter()
    kept = []
    for a, b, alike in ranked:
        same = items[a]["establishment"] == items[b]["establishment"]
        if same or min(told[a], told[b]) < NEAREST:
            kept.append((a, b, alike))
            told.update(() if same else (a, b))
    return kept


def _watched(corpus: Corpus) -> dict[ItemKey, list[str]]:
    found: dict[ItemKey, list[str]] = defaultdict(list)
    for row in corpus.oversight:
        found[item_of(row)].append(row["forum"])
    return found


def _in_time(corpus: Corpus, a: Row, b: Row) -> tuple[Row, Row]:
    """The later and the earlier one; of one day, in the order of the rows."""
    days = [str(corpus.submitted.get(plan_of(row), "")) for row in (a, b)]
    return (a, b) if days[0] > days[1] else (b, a)


def _row(corpus: Corpus, later: Row, earlier: Row, watched: dict[ItemKey, list[str]]) -> Row:
    days = [corpus.submitted.get(plan_of(row)) for row in (later, earlier)]
    return {
        "scope": SAME if later["establishment"] == earlier["establishment"] else OTHER,
        "establishment": later["establishment"],
        "number": later["number"],
        "earlier_establishment": earlier["establishment"],
        "earlier_number": earlier["number"],
        "quote": later["text"],
        "earlier_quote": earlier["text"],
        "page": later.get("page"),
        "earlier_page": earlier.get("page"),
        "watched_now": joined(watched.get(item_of(later), [])),
        "watched_then": joined(watched.get(item_of(earlier), [])),
        "submitted": days[0].isoformat() if days[0] else None,
        "earlier_submitted": days[1].isoformat() if days[1] else None,
        "recommendation": later.get("recommendation"),
        "earlier_recommendation": earlier.get("recommendation"),
    }
