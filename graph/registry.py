"""What plans share: the exact union of what their documents say of shared nodes.

A line of graph/registry goes only when no document says it any more. A shared node has one preferred label, the
smallest of those that documents give it, so that a name does not depend on the order of reading.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from forumtrace.graph.terms import iri
from forumtrace.ontology import iris
from forumtrace.ontology.terms import SKOS

REGISTRY = str(iri(iris.graph("registry")))
_LABEL = f" <{SKOS.prefLabel}> "


def shared_lines(lines: Iterable[str]) -> frozenset[str]:
    """Those of a document's lines that belong to graph/registry."""
    ending = f" {REGISTRY} ."
    return frozenset(line for line in lines if line.endswith(ending))


class Registry:
    """What each document contributes, and what follows for graph/registry."""

    def __init__(self) -> None:
        self._by_plan: dict[str, frozenset[str]] = {}
        self._plans: dict[str, set[str]] = defaultdict(set)
        self._labels: dict[str, set[str]] = defaultdict(set)

    def change(self, plans: Mapping[str, Iterable[str]]) -> tuple[set[str], set[str]]:
        """Note that these plans now contribute these lines; return the lines to delete from and to add to the graph."""
        new = {key: shared_lines(lines) for key, lines in plans.items()}
        touched = {line for key in new for line in new[key] ^ self._by_plan.get(key, frozenset())}
        subjects = {labelled(line) for line in touched if is_label(line)}
        before = self._told(touched, subjects)
        for key, lines in new.items():
            self._note(key, lines)
        after = self._told(touched, subjects)
        return before - after, after - before

    def _note(self, plan_key: str, new: frozenset[str]) -> None:
        old = self._by_plan.get(plan_key, frozenset())
        for line in old - new:
            self._plans[line].discard(plan_key)
            if not self._plans[line]:
                del self._plans[line]
                if is_label(line):
                    self._labels[labelled(line)].discard(line)
        for line in new - old:
            self._plans[line].add(plan_key)
            if is_label(line):
                self._labels[labelled(line)].add(line)
        self._by_plan[plan_key] = new

    def _told(self, touched: Iterable[str], subjects: Iterable[str]) -> set[str]:
        """Of the lines and labels in question, those that belong in the graph."""
        told = {line for line in touched if line in self._plans and not is_label(line)}
        return told | {min(self._labels[subject]) for subject in subjects if self._labels[subject]}

    def lines(self) -> list[str]:
        """All lines of graph/registry, sorted."""
        labels = {labelled(line) for line in self._plans if is_label(line)}
        return sorted(self._told(self._plans, labels))


def labelled(line: str) -> str:
    """The subject of a line."""
    return line.partition(" ")[0]


def is_label(line: str) -> bool:
    """Whether a line gives a shared node its preferred label."""
    return _LABEL in line
