"""Ruling lines put in order: near ones snapped together, pieces joined, touching ones gathered into regions."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from forumtrace.extract.model import Box

NEAR = 3.0
"""Points within which rules are one rule, or touch. Double borders are closer, rows of text never."""


FEWEST_OPEN = 4
"""Vertical lines that must end together before an edge is taken to be missing: three columns at least."""


class Rule(NamedTuple):
    """A line at `at` (y of a horizontal, x of a vertical one) from `start` to `end`."""

    at: float
    start: float
    end: float

    def covers(self, start: float, end: float) -> bool:
        """Whether the rule is drawn all along from `start` to `end`."""
        return self.start <= start + NEAR and self.end >= end - NEAR


@dataclass(slots=True)
class Region:
    """Rules that hang together."""

    across: list[Rule] = field(default_factory=list)
    down: list[Rule] = field(default_factory=list)


def split_rules(boxes: Iterable[Box]) -> tuple[list[Rule], list[Rule]]:
    """Thin boxes as horizontal and vertical rules."""
    across, down = [], []
    for x0, top, x1, bottom in boxes:
        if x1 - x0 >= bottom - top:
            across.append(Rule((top + bottom) / 2, x0, x1))
        else:
            down.append(Rule((x0 + x1) / 2, top, bottom))
    return across, down


def ruled_regions(across: list[Rule], down: list[Rule]) -> list[Region]:
    """Regions of rules that touch, each with at least two rules either way; in order of their first rule."""
    across, down = _joined(across), _joined(down)
    across += _open_ends(across, down)
    parent = list(range(len(across) + len(down)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for i, h in enumerate(across):
        for j, v in enumerate(down, len(across)):
            if h.start - NEAR <= v.at <= h.end + NEAR and v.start - NEAR <= h.at <= v.end + NEAR:
                parent[root(j)] = root(i)
    regions: dict[int, Region] = {}
    for index, rule in enumerate(across + down):
        region = regions.setdefault(root(index), Region())
        (region.across if index < len(across) else region.down).append(rule)
    return [region for region in regions.values() if len(region.across) > 1 and len(region.down) > 1]


def _open_ends(across: list[Rule], down: list[Rule]) -> list[Rule]:
    """The upper and lower edges of rows that go on over a page break, where some files draw no line.

    A page inside one long row has no horizontal line at all: what shows its table is that its vertical lines begin
    and end together.
    """
    missing = []
    for ends in ([(v.start, v.at) for v in down], [(v.end, v.at) for v in down]):
        for at, group in _groups([Rule(end, place, place) for end, place in ends]):
            left, right = min(rule.start for rule in group), max(rule.end for rule in group)
            drawn = any(abs(h.at - at) <= 2 * NEAR and h.end > left and h.start < right for h in across)
            if len(group) >= FEWEST_OPEN and not drawn:
                missing.append(Rule(at, left, right))
    return missing


def _joined(rules: list[Rule]) -> list[Rule]:
    """Snap rules to common places and join pieces that touch."""
    joined: list[Rule] = []
    for place, group in _groups(rules):
        group.sort(key=lambda rule: rule.start)
        start, end = group[0].start, group[0].end
        for rule in group[1:]:
            if rule.start <= end + NEAR:
                end = max(end, rule.end)
            else:
                joined.append(Rule(place, start, end))
                start, end = rule.start, rule.end
        joined.append(Rule(place, start, end))
    return joined


def _groups(rules: list[Rule]) -> list[tuple[float, list[Rule]]]:
    groups: list[list[Rule]] = []
    for rule in sorted(rules):
        if groups and rule.at - groups[-1][0].at <= NEAR:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    return [(sum(rule.at for rule in group) / len(group), group) for group in groups]
