"""A graph behind a SPARQL 1.1 endpoint: the same questions, and the same changes as one update each.

Endpoints differ in what their default graph is, so every query names the graphs whose union it is asked over. The
manifest tells them, and also what each plan contributes to what plans share, for there are no documents here.
"""

from collections.abc import Iterable, Mapping
from types import TracebackType
from typing import Self

import pyoxigraph as ox
from rdflib import Dataset
from rdflib.plugins.stores.sparqlstore import SPARQLStore

from forumtrace.errors import GraphRefused, QueryRefused
from forumtrace.graph import http
from forumtrace.graph.changes import contribution, replacement, vocabulary_update
from forumtrace.graph.directory import content_of, mark_of
from forumtrace.graph.engine import NO_BINDINGS, Answer
from forumtrace.graph.guard import check_query
from forumtrace.graph.local import MANIFEST, MARK
from forumtrace.graph.registry import Registry
from forumtrace.graph.terms import Term, iri
from forumtrace.graph.vocabulary import vocabulary_mark
from forumtrace.ontology import iris
from forumtrace.ontology.terms import PAP

_GRAPHS = str(iris.graph(""))


class RemoteGraph:
    """A graph behind the endpoint at `url`; see `forumtrace.graph.engine.Graph`."""

    def __init__(self, url: str, *, write: bool = False) -> None:
        self._url, self._writable = url, write
        self._registry: Registry | None = None
        if write and self._marks().get("vocabulary") != vocabulary_mark():
            http.update(url, vocabulary_update())

    @property
    def dataset(self) -> Dataset:
        """The endpoint for rdflib, which leaves to it what the default graph is."""
        return Dataset(store=SPARQLStore(self._url, returnFormat="json"), default_union=True)

    def query(self, sparql: str, bindings: Mapping[str, Term] = NO_BINDINGS) -> Answer:
        """Answer a SPARQL query over the union of all graphs of this graph; see `Graph.query`."""
        form = check_query(sparql)
        text = sparql + _values(bindings)
        # Without a manifest (somebody else loaded the graphs), the endpoint's own default graph has to do.
        graphs = [_GRAPHS + name for key in self._marks() for name in _names(key)]
        graphs += [_GRAPHS + "registry"] if graphs else []
        if form in ("SELECT", "ASK"):
            return _results(self._url, http.ask(self._url, text, graphs, http.RESULTS))
        return _triples(http.ask(self._url, text, graphs, http.TRIPLES))

    def plan_keys(self) -> tuple[str, ...]:
        """The keys of the plans that are held, sorted."""
        return tuple(sorted(set(self._marks()) - {"vocabulary"}))

    def replace(self, plan_key: str, lines: Iterable[str]) -> bool:
        """Hold exactly these N-Quads lines for the plan; False when it was so already. All or nothing."""
        content = content_of(lines)
        if self._marks().get(plan_key) == mark_of(content):
            return False
        self._change(plan_key, content)
        return True

    def drop(self, plan_key: str) -> bool:
        """Hold nothing of the plan any more; False when nothing was held."""
        if plan_key not in self._marks():
            return False
        self._change(plan_key, b"")
        return True

    def close(self) -> None:
        """Nothing is held open between requests."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _change(self, plan_key: str, content: bytes) -> None:
        if not self._writable:
            raise GraphRefused(f"{plan_key}: the graph is open for reading only")
        registry = self._shared()
        # Should the update fail, what this object knows of the registry is no longer what the endpoint holds.
        self._registry = None
        http.update(
            self._url, f"{replacement(plan_key, content, registry)} ;\n{contribution(plan_key, content)}"
        )
        self._registry = registry

    def _shared(self) -> Registry:
        if self._registry is None:
            self._registry = Registry()
            held: dict[str, list[str]] = {}
            for graph, line in self._manifest(iri(PAP.contributes)):
                held.setdefault(graph, []).append(line)
            for key, lines in held.items():
                self._registry.change(key, lines)
        return self._registry

    def _marks(self) -> dict[str, str]:
        return dict(self._manifest(MARK))

    def _manifest(self, predicate: ox.NamedNode) -> list[tuple[str, str]]:
        sparql = f"SELECT ?graph ?value {{ GRAPH {MANIFEST} {{ ?graph {predicate} ?value }} }}"
        found = _results(self._url, http.ask(self._url, sparql, (), http.RESULTS))
        assert isinstance(found, ox.QuerySolutions), "SELECT gives rows"
        return [(s["graph"].value.removeprefix(_GRAPHS), s["value"].value) for s in found]


def _names(key: str) -> tuple[str, ...]:
    return (key,) if key == "vocabulary" else (key, f"{key}_derived")


def _values(bindings: Mapping[str, Term]) -> str:
    """Bound variables as a VALUES clause, which closes a query; terms write themselves, quoted and escaped."""
    if not bindings:
        return ""
    names = " ".join(f"?{name}" for name in bindings)
    return f"\nVALUES ({names}) {{ ({' '.join(str(term) for term in bindings.values())}) }}"


def _results(url: str, answer: bytes) -> ox.QuerySolutions | ox.QueryBoolean:
    try:
        return ox.parse_query_results(answer, format=ox.QueryResultsFormat.JSON)
    except (SyntaxError, ValueError) as error:
        raise GraphRefused(f"{url} is no SPARQL endpoint: its answer is no SPARQL results") from error


def _triples(answer: bytes) -> ox.QueryTriples:
    store = ox.Store()
    try:
        store.load(answer, format=ox.RdfFormat.N_TRIPLES)
    except SyntaxError as error:
        raise QueryRefused(f"the endpoint's answer is not N-Triples: {error}") from error
    found = store.query("CONSTRUCT WHERE { ?s ?p ?o }")
    assert isinstance(found, ox.QueryTriples), "CONSTRUCT gives triples"
    return found
