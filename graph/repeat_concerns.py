"""Repeat concerns: what inspectors raised before, in the same prison or in another, and which forum watched it then."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

import numpy as np
from numpy.typing import NDArray

from forumtrace.graph.corpus import Corpus, ItemKey, item_of, plan_of
from forumtrace.graph.proof import joined
from forumtrace.graph.register import Row
from forumtrace.graph.text_cosine import Vector, alike_before, tfidf
from forumtrace.graph.wording import table

COLUMNS = (
    "scope", "establishment", "number", "earlier_establishment", "earlier_number", "alike", "shared_words", "quote",
    "earlier_quote", "page", "earlier_page", "watched_now", "watched_then", "submitted", "earlier_submitted",
    "recommendation", "earlier_recommendation",
)  # fmt: skip
LEAST = 0.45
"""The cosine that two texts must reach."""
NEAREST = 3
"""Of the earlier concerns of other prisons, the nearest so many are told for each; of the same prison, all."""
SAME, OTHER = "same prison", "other prison"


def repeat_concerns(corpus: Corpus) -> list[Row]:
    """One row for each item and each item of an earlier plan that it is like: all of its prison, three of others.

    Plans of one day, or without one, count in the order of the rows. `watched_now` and `watched_then` are the forums that
    oversee actions in answer to each.
    """
    items = sorted(corpus.recommendations, key=lambda row: str(corpus.submitted.get(plan_of(row), "")))
    vectors = tfidf([row["text"] for row in items], frozenset(table("common-words.toml")["words"]))
    watched = _watched(corpus)
    rows = [
        _row(corpus, items[later], items[earlier], watched)
        | {"alike": round(alike, 3), "shared_words": _shared(vectors[later], vectors[earlier])}
        for later, earlier, alike in _pairs(items, vectors)
    ]
    return sorted(rows, key=lambda row: (row["scope"] != SAME, -row["alike"], row["establishment"]))


def _pairs(items: list[Row], vectors: list[dict[str, float]]) -> Iterator[tuple[int, int, float]]:
    """The positions of a later and an earlier item, and how alike they are, 0 to 1; the nearest first."""
    plans, places = _numbered(map(plan_of, items)), _numbered(str(row["establishment"]) for row in items)
    for later, (before, cosines) in enumerate(alike_before(vectors, LEAST)):
        other_plan = plans[before] != plans[later]
        before, cosines = before[other_plan], cosines[other_plan]
        ranked = np.lexsort((before, -cosines.round(6)))
        here = places[before[ranked]] == places[later]
        for at in (*ranked[here], *ranked[~here][:NEAREST]):
            yield later, int(before[at]), float(cosines[at])


def _numbered(names: Iterable[str]) -> NDArray[np.intp]:
    """A number for each name, the same for equal names."""
    known: dict[str, int] = {}
    return np.array([known.setdefault(name, len(known)) for name in names], np.intp)


def _shared(one: Vector, other: Vector) -> str:
    """The words that both use, those first that make them most alike."""
    return ", ".join(sorted(one.keys() & other.keys(), key=lambda w: (-one[w] * other[w], w)))


def _watched(corpus: Corpus) -> dict[ItemKey, list[str]]:
    found: dict[ItemKey, list[str]] = defaultdict(list)
    for row in corpus.oversight:
        found[item_of(row)].append(row["forum"])
    return found


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
