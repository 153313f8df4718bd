"""Changes of a store: the SPARQL update that replaces one plan, and the lines that make a store from documents."""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from forumtrace.errors import GraphRefused
from forumtrace.graph.derive import derive
from forumtrace.graph.directory import Directory, mark_of
from forumtrace.graph.manifest import MANIFEST, MARK
from forumtrace.graph.registry import Registry, shared_lines
from forumtrace.graph.terms import iri
from forumtrace.graph.vocabulary import VOCABULARY, vocabulary_lines, vocabulary_mark
from forumtrace.ontology import iris
from forumtrace.ontology.terms import PAP


def replacement(plan_key: str, content: bytes, registry: Registry) -> str:
    """One update (one transaction) after which the store holds `content` for the plan; empty content drops it."""
    lines = content.decode().splitlines()
    deleted, added = registry.change(plan_key, lines)
    plan, derived = (iri(iris.graph(*parts)) for parts in ((plan_key,), (plan_key, "derived")))
    inserted = added | set(lines) - shared_lines(lines)
    inserted |= set(derive(plan_key, lines)) if lines else set()
    inserted |= {mark_line(plan, mark_of(content))} if lines else set()
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
