"""Changes of a store: the SPARQL update that replaces one plan, and the lines that make a store from documents."""

from collections.abc import Iterable, Iterator
from typing import Protocol

import pyoxigraph as ox

from forumtrace.errors import GraphRefused
from forumtrace.graph.contributions import notes
from forumtrace.graph.derive import derive
from forumtrace.graph.directory import Directory, mark_of
from forumtrace.graph.manifest import MANIFEST, MARK
from forumtrace.graph.registry import Registry, shared_lines
from forumtrace.graph.terms import iri
from forumtrace.graph.vocabulary import VOCABULARY, vocabulary_lines, vocabulary_mark
from forumtrace.ontology import iris
from forumtrace.ontology.terms import PAP


class Shared(Protocol):
    """What knows of the shared lines of all plans."""

    def change(self, plan_key: str, lines: Iterable[str]) -> tuple[set[str], set[str]]:
        """Return the lines to delete and to add when a plan now contributes `lines`."""


def apply(store: ox.Store, plan_key: str, content: bytes, registry: Shared, held: bool) -> None:
    """Make the store hold `content` for the plan, in one transaction; `held` tells whether it holds some already."""
    deleted, inserted = _difference(plan_key, content, registry)
    if held or deleted:
        store.update(_update(plan_key, deleted, inserted))
    else:
        # Reading N-Quads takes half the time of reading them as SPARQL.
        store.load("\n".join(inserted).encode(), format=ox.RdfFormat.N_QUADS)


def replacement(plan_key: str, content: bytes, registry: Shared) -> str:
    """One update (one transaction) after which the store holds `content` for the plan; empty content drops it."""
    return _update(plan_key, *_difference(plan_key, content, registry))


def _difference(plan_key: str, content: bytes, registry: Shared) -> tuple[set[str], set[str]]:
    """The lines to delete outside the plan's own graphs, and all to insert."""
    lines = content.decode().splitlines()
    deleted, inserted = registry.change(plan_key, lines)
    inserted = inserted | (set(lines) - shared_lines(lines))
    if lines:
        inserted.update(derive(plan_key, lines))
        inserted.add(mark_line(iri(iris.graph(plan_key)), mark_of(content)))
    return deleted, inserted


def _update(plan_key: str, deleted: Iterable[str], inserted: Iterable[str]) -> str:
    plan, derived = (iri(iris.graph(*parts)) for parts in ((plan_key,), (plan_key, "derived")))
    return " ;\n".join(
        [
            f"DROP SILENT GRAPH {plan}",
            f"DROP SILENT GRAPH {derived}",
            f"DELETE WHERE {{ GRAPH {MANIFEST} {{ {plan} {MARK} ?mark }} }}",
            f"DELETE DATA {{ {_data(deleted)} }}",
            f"INSERT DATA {{ {_data(inserted)} }}",
        ]
    )


def contribution(plan_key: str, content: bytes) -> str:
    """An update that notes in the manifest what a plan contributes to the registry.

    Behind an endpoint there are no documents to tell whether another plan still says a shared triple.
    """
    plan, says = iri(iris.graph(plan_key)), iri(PAP.contributes)
    shared = shared_lines(content.decode().splitlines())
    noted = [f"{plan} {says} {ox.Literal(line)} {MANIFEST} ." for line in shared]
    return (
        f"DELETE WHERE {{ GRAPH {MANIFEST} {{ {plan} {says} ?line }} }} ;\nINSERT DATA {{ {_data(noted)} }}"
    )


def vocabulary_update() -> str:
    """An update that puts this version's vocabulary in place and forgets which plans are up to date.

    What was derived by other rules has to be derived again, so that every plan counts as changed.
    """
    graph = iri(VOCABULARY)
    return " ;\n".join(
        [
            f"DROP SILENT GRAPH {graph}",
            f"DELETE WHERE {{ GRAPH {MANIFEST} {{ ?graph {MARK} ?mark }} }}",
            f"INSERT DATA {{ {_data([*vocabulary_lines(), mark_line(graph, vocabulary_mark())])} }}",
        ]
    )


def rebuild(store: ox.Store, directory: Directory) -> None:
    """Fill an empty store from the documents. The mark of the vocabulary comes last: it says that all is there.

    Raises GraphRefused for a document that is no N-Quads.
    """
    registry = Registry()
    for key in directory.plan_keys():
        try:
            _load(store, _whole_plan(key, directory.read(key), registry))
        except (SyntaxError, UnicodeDecodeError) as error:
            raise GraphRefused(
                f"{directory.file(key)} is damaged ({error}); delete it and build its plan again"
            ) from error
    _load(store, registry.lines())
    _load(store, vocabulary_lines())
    _load(store, [mark_line(iri(VOCABULARY), vocabulary_mark())])


def _whole_plan(key: str, content: bytes, registry: Registry) -> Iterator[str]:
    lines = content.decode().splitlines()
    registry.change(key, lines)
    shared = shared_lines(lines)
    yield from (line for line in lines if line not in shared)
    yield from derive(key, lines)
    yield from notes(key, lines)
    yield mark_line(iri(iris.graph(key)), mark_of(content))


def mark_line(graph: ox.NamedNode, mark: str) -> str:
    """The N-Quads line that says of what content a graph was made."""
    return f"{graph} {MARK} {ox.Literal(mark)} {MANIFEST} ."


def _load(store: ox.Store, lines: Iterable[str]) -> None:
    store.bulk_load("\n".join(lines).encode(), format=ox.RdfFormat.N_QUADS)


def _data(lines: Iterable[str]) -> str:
    """N-Quads lines as the body of INSERT DATA: the graph, which ends a line, goes to the front."""
    parts = (line.removesuffix(" .").rpartition(" ") for line in sorted(lines))
    return "\n".join(f"GRAPH {graph} {{ {triple} }}" for triple, _, graph in parts)
