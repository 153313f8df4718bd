"""Extractors of users' own, from other installed packages: off unless they are named.

A package offers one under the entry point group `forumtrace.extractors`, as a function `extract(context)` that yields
facts. Its links are marked as its own (extractor `plugin-NAME`), so that queries can tell them from ours, and their
quotes are checked against the source like all others.
"""

from collections.abc import Iterable
from importlib.metadata import entry_points

from forumtrace.errors import QueryRefused
from forumtrace.extract.registry import Extractor

GROUP = "forumtrace.extractors"


def load_plugins(names: Iterable[str]) -> dict[str, Extractor]:
    """The named extractors, by the name that marks their links. Raises QueryRefused for one that is not installed."""
    offered = {point.name: point for point in entry_points(group=GROUP)}
    found: dict[str, Extractor] = {}
    for name in names:
        if name not in offered:
            known = ", ".join(sorted(offered)) or "none"
            raise QueryRefused(f"no installed package offers an extractor {name!r}; offered: {known}")
        found[f"plugin-{name}"] = offered[name].load()
    return found
