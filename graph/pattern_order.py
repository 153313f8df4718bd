"""The order in which the patterns of a group follow from what is known, so that each is looked up from the one before."""

from collections.abc import Iterable, Sequence

from forumtrace.graph.patterns import Pattern


def connected(group: Sequence[Pattern], known: frozenset[str]) -> list[Pattern]:
    """The patterns that hang together with what is known, in their order."""
    seen = known
    found: list[Pattern] = []
    while following := [p for p in group if p not in found and p.variables & seen]:
        found += following
        seen = seen.union(*(p.variables for p in following))
    return [pattern for pattern in group if pattern in found]


def chained(
    group: Iterable[Pattern], known: frozenset[str], found: Iterable[Pattern] = ()
) -> list[Pattern] | None:
    """The patterns, each after one that it follows from, the narrowest first; None where one follows from none.

    A path that may stay where it is comes after a pattern that has found one of its ends in the same graph; those
    `found` have done so before.
    """
    left, ordered = list(group), list[Pattern]()
    seen = known.union(*(pattern.variables for pattern in found))
    in_graph = {place for pattern in found for place in pattern.places}
    while left:
        ready = [
            p
            for p in left
            if p.variables & seen and (not p.may_stay or any((p.graph, e) in in_graph for e in p.ends))
        ]
        if not ready:
            return None
        following = min(ready, key=lambda pattern: pattern.width(seen))
        left.remove(following)
        ordered.append(following)
        seen |= following.variables
        if not following.may_stay:
            in_graph |= following.places
    return ordered
