"""Similarity of prisons: which use the same kinds of forum, and which kinds only the other one uses."""

from collections import defaultdict
from itertools import combinations

from forumtrace.graph.corpus import Corpus
from forumtrace.graph.proof import joined, proof
from forumtrace.graph.register import Row

COLUMNS = (
    "establishment", "other", "jaccard", "shared", "only_here", "only_there", "shared_here", "shared_there", "quote",
    "page",
)  # fmt: skip
NEAREST = 5
"""So many neighbours are told for each prison."""


def similarity(corpus: Corpus) -> list[Row]:
    """One row for each two prisons of which one is among the five most similar to the other.

    `jaccard` is the share of the kinds of forum that both use in the kinds that either uses. A forum of no known kind
    counts by its name. `shared_here` and `shared_there` are the forums of the shared kinds.
    """
    used = _kinds(corpus)
    scored: dict[str, list[tuple[float, str, str]]] = defaultdict(list)
    for one, other in combinations(sorted(used), 2):
        a, b = used[one].keys(), used[other].keys()
        score = round(len(a & b) / len(a | b), 3)
        for place in (one, other):
            scored[place].append((-score, one, other))
    near = {pair for pairs in scored.values() for pair in sorted(pairs)[:NEAREST]}
    return [_row(one, other, -score, used) for score, one, other in sorted(near)]


def _kinds(corpus: Corpus) -> dict[str, dict[str, list[Row]]]:
    """Prison to the kinds of its forums, each with the rows that name one."""
    known = {row["iri"]: row["kind"] for row in corpus.forum_facts if row.get("kind")}
    used: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for row in corpus.forums:
        kind = known.get(row.get("iri")) or " ".join(row["forum"].casefold().split())
        used[row["establishment"]][kind].append(row)
    return used


def _row(one: str, other: str, score: float, used: dict[str, dict[str, list[Row]]]) -> Row:
    a, b = used[one], used[other]
    shared = sorted(a.keys() & b.keys())
    first = [rows[kind][0] for kind in shared for rows in (a, b)]
    return {
        "establishment": one,
        "other": other,
        "jaccard": score,
        "shared": joined(shared),
        "only_here": joined(sorted(a.keys() - b.keys())),
        "only_there": joined(sorted(b.keys() - a.keys())),
        "shared_here": joined(row["forum"] for kind in shared for row in a[kind]),
        "shared_there": joined(row["forum"] for kind in shared for row in b[kind]),
        **proof(first),
    }
