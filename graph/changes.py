"""Changes of a store in this process: plans added in bulk, a plan changed by what differs, and a store made anew."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import chain
from typing import Protocol, TypeAlias

import pyoxigraph as ox

from forumtrace.errors import GraphRefused
from forumtrace.graph.contributions import notes
from forumtrace.graph.derive import derive
from forumtrace.graph.directory import Directory, lines_of, mark_of
from forumtrace.graph.manifest import MANIFEST, MARK
from forumtrace.graph.registry import Registry, shared_lines
from forumtrace.graph.terms import iri, quad_line
from forumtrace.graph.vocabulary import VOCABULARY, vocabulary_lines, vocabulary_mark
from forumtrace.ontology import iris

Derived: TypeAlias = Callable[[str, str], Iterable[str] | None]
"""The lines derived from a plan of that key, if it has that mark, where they are known."""


class Shared(Protocol):
    """What knows of the shared lines of all plans."""

    def change(self, plans: Mapping[str, Iterable[str]]) -> tuple[set[str], set[str]]:
        """Return the lines to delete and to add when these plans now contribute these lines."""


def add(store: ox.Store, plans: Mapping[str, bytes], registry: Shared) -> None:
    """Make the store hold plans of which it holds nothing, each with its content; their marks, which say so, last.

    Written in bulk they take a third of the time of transactions, and fewer files have to be merged afterwards. A
    reader takes a plan without its mark for one that is not there yet.
    """
    lines = {key: _lines(content) for key, content in plans.items()}
    deleted, inserted = registry.change({key: shared_lines(stated) for key, stated in lines.items()})
    _load(store, chain.from_iterable((*own(stated), *derive(key, stated)) for key, stated in lines.items()))
    if deleted:
        _exchange(store, deleted, inserted)
    else:
        _load(store, inserted)
    _load(store, [mark_line(iri(iris.graph(key)), mark_of(content)) for key, content in plans.items()])


def apply(store: ox.Store, plan_key: str, content: bytes, registry: Shared, before: bytes | None) -> None:
    """Make the store hold `content` for a plan by what differs from what it holds, in one transaction.

    Most of a corrected document is as it was, and writing a triple to disk takes ten times as long as comparing it.
    `before` is the content that the store is known to hold of the plan; with None the store is asked.
    """
    lines = _lines(content)
    held = _lines_of(store, iri(iris.graph(plan_key))) if before is None else _lines(before)
    follows, followed = following(plan_key, lines, content), _followed(store, plan_key)
    deleted, inserted = registry.change({plan_key: shared_lines(lines)})
    deleted |= own(held - lines) | (followed - follows)
    inserted |= own(lines - held) | (follows - followed)
    _exchange(store, deleted, inserted)


def _exchange(store: ox.Store, deleted: Iterable[str], inserted: Iterable[str]) -> None:
    store.update(f"DELETE DATA {{ {data(deleted)} }} ;\nINSERT DATA {{ {data(inserted)} }}")


def _lines(content: bytes) -> set[str]:
    return set(lines_of(content))


def own(lines: set[str]) -> set[str]:
    """Those of a document's lines that stand in the plan's own graph."""
    return lines - shared_lines(lines)


def following(plan_key: str, lines: set[str], content: bytes) -> set[str]:
    """What a store holds because of a plan's lines: what follows from them, and the mark of their document."""
    return (
        {*derive(plan_key, lines), mark_line(iri(iris.graph(plan_key)), mark_of(content))} if lines else set()
    )


def _followed(store: ox.Store, plan_key: str) -> set[str]:
    """What a store holds because of the lines that the plan had."""
    plan, derived = _graphs(plan_key)
    marks = {quad_line(quad) for quad in store.quads_for_pattern(plan, MARK, None, MANIFEST)}
    return marks | _lines_of(store, derived)


def derived_lines(store: ox.Store, plan_key: str) -> set[str]:
    """The lines that a store holds as derived from a plan."""
    return _lines_of(store, _graphs(plan_key)[1])


def _lines_of(store: ox.Store, graph: ox.NamedNode) -> set[str]:
    # Several times as quick as asking for the quads.
    triples = store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=graph) or b""
    return {f"{triple.removesuffix(' .')} {graph} ." for triple in lines_of(triples)}


def _graphs(plan_key: str) -> tuple[ox.NamedNode, ox.NamedNode]:
    """The graph of a plan, and that of what is derived from it."""
    return iri(iris.graph(plan_key)), iri(iris.graph(plan_key, "derived"))


def rebuild(store: ox.Store, directory: Directory, known: Derived = lambda key, mark: None) -> None:
    """Fill an empty store from the documents. The mark of the vocabulary comes last: it says that all is there.

    What `known` knows is not derived anew, which takes as long as reading a document. Raises GraphRefused for a
    document that is no N-Quads.
    """
    registry = Registry()
    for key in directory.plan_keys():
        with damage_told(directory, key):
            _load(store, _whole_plan(key, directory.read(key), registry, known))
    _load(store, [*registry.lines(), *vocabulary_lines()])
    _load(store, [mark_line(iri(VOCABULARY), vocabulary_mark())])


@contextmanager
def damage_told(directory: Directory, plan_key: str) -> Iterator[None]:
    """Raise GraphRefused, with what to do, where the document of a plan turns out to be no N-Quads."""
    try:
        yield
    except (SyntaxError, UnicodeDecodeError) as error:
        raise GraphRefused(
            f"{directory.file(plan_key)} is damaged ({error}); delete it and build its plan again"
        ) from error


def _whole_plan(key: str, content: bytes, registry: Registry, known: Derived) -> Iterator[str]:
    lines, mark = lines_of(content), mark_of(content)
    derived = known(key, mark)
    registry.change({key: lines})
    shared = shared_lines(lines)
    yield from (line for line in lines if line not in shared)
    yield from derive(key, lines) if derived is None else derived
    yield from notes(key, lines)
    yield mark_line(iri(iris.graph(key)), mark)


def mark_line(graph: ox.NamedNode, mark: str) -> str:
    """The N-Quads line that says of what content a graph was made."""
    return f"{graph} {MARK} {ox.Literal(mark)} {MANIFEST} ."


def _load(store: ox.Store, lines: Iterable[str]) -> None:
    """Add many lines, whatever of them is there when it is cut short."""
    store.bulk_load("\n".join(lines).encode(), format=ox.RdfFormat.N_QUADS)


def data(lines: Iterable[str]) -> str:
    """N-Quads lines as the body of INSERT DATA: what has the graph, and in it the subject, in common stands together.

    So written they take half the time to send and to read.
    """
    graphs: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for line in sorted(lines):
        triple, _, graph = line.removesuffix(" .").rpartition(" ")
        subject, _, rest = triple.partition(" ")
        graphs[graph][subject].append(rest)
    return "\n".join(
        f"GRAPH {graph} {{ " + " .\n".join(f"{s} {' ; '.join(rest)}" for s, rest in subjects.items()) + " }"
        for graph, subjects in graphs.items()
    )
