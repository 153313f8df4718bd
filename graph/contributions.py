"""What each plan contributes to graph/registry, noted in the store: a change looks up only what it touches.

The manifest holds, as pap:contributes, each line of a plan that belongs to graph/registry, as said by the plan's
graph; a line that gives a shared node its preferred label is noted of that node, too, so that its labels are found
without reading those of others. The work of a change is in step with the plan, however many others there are.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

import pyoxigraph as ox

from forumtrace.graph.manifest import MANIFEST
from forumtrace.graph.registry import is_label, labelled, shared_lines
from forumtrace.graph.terms import iri
from forumtrace.ontology import iris
from forumtrace.ontology.terms import PAP

SAYS = iri(PAP.contributes)
_GRAPHS = str(iris.graph(""))


class Contributions:
    """The same as `forumtrace.graph.registry.Registry`, with its knowledge in the store."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store

    def change(self, plans: Mapping[str, Iterable[str]]) -> tuple[set[str], set[str]]:
        """The lines to delete from and to add to the store (registry and notes) when these plans contribute these lines.

        Nothing is changed here; the caller does so together with the plans.
        """
        new = {iri(iris.graph(key)): shared_lines(lines) for key, lines in plans.items()}
        old = {plan: self._said(plan) for plan in new}
        now, was = frozenset().union(*new.values()), frozenset().union(*old.values())
        gone = {line for line in was - now if not self._others(new, line)}
        fresh = {line for line in now - was if not self._others(new, line)}
        deleted = {line for line in gone if not is_label(line)} | set(_label_notes(gone))
        added = {line for line in fresh if not is_label(line)} | set(_label_notes(fresh))
        for plan, lines in new.items():
            deleted.update(_notes(plan, old[plan] - lines))
            added.update(_notes(plan, lines - old[plan]))
        labels: dict[str, set[str]] = defaultdict(set)
        for line in gone | fresh:
            if is_label(line):
                labels[labelled(line)].add(line)
        for subject, touched in labels.items():
            before = self._said(ox.NamedNode(subject[1:-1]))
            after = (before - gone) | (touched & fresh)
            # One preferred label, the smallest, is told.
            shown, shows = set(sorted(before)[:1]), set(sorted(after)[:1])
            deleted |= shown - shows
            added |= shows - shown
        return deleted, added

    def _said(self, subject: ox.NamedNode) -> frozenset[str]:
        """The lines that are noted of a plan, or of a node."""
        found = self._store.quads_for_pattern(subject, SAYS, None, MANIFEST)
        return frozenset(quad.object.value for quad in found if isinstance(quad.object, ox.Literal))

    def _others(self, plans: Collection[ox.NamedNode], line: str) -> bool:
        """Whether a plan that is none of `plans` contributes the line."""
        found = self._store.quads_for_pattern(None, SAYS, ox.Literal(line), MANIFEST)
        subjects = (quad.subject for quad in found if isinstance(quad.subject, ox.NamedNode))
        return any(subject not in plans and subject.value.startswith(_GRAPHS) for subject in subjects)


def notes(plan_key: str, lines: Iterable[str]) -> list[str]:
    """The notes of a plan that contributes these of its lines."""
    shared = shared_lines(lines)
    return [*_notes(iri(iris.graph(plan_key)), shared), *_label_notes(shared)]


def _notes(plan: ox.NamedNode, lines: Iterable[str]) -> Iterator[str]:
    """The notes of lines that a plan contributes."""
    return (f"{plan} {SAYS} {ox.Literal(line)} {MANIFEST} ." for line in lines)


def _label_notes(lines: Iterable[str]) -> Iterator[str]:
    """The notes of the labels among lines that no other plan contributes."""
    return (f"{labelled(line)} {SAYS} {ox.Literal(line)} {MANIFEST} ." for line in lines if is_label(line))
