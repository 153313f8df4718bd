"""A graph behind a SPARQL 1.1 endpoint: the same questions, and the same changes as one update each.

Endpoints differ in what their default graph is. Which way leads to the union of all graphs is found out once, by
looking for the mark of the vocabulary; where none does, every query names the graphs that the manifest tells. The
manifest also holds what each plan contributes to what plans share, for there are no documents here.
"""

from collections.abc import Iterable, Mapping
from types import TracebackType
from typing import Self

import pyoxigraph as ox
from rdflib import Dataset
from rdflib.plugins.stores.sparqlstore import SPARQLStore

from forumtrace.errors import GraphRefused, QueryRefused
from forumtrace.graph.directory import content_of, mark_of
from forumtrace.graph.endpoint import RESULTS, TRIPLES, Endpoint, Form
from forumtrace.graph.engine import NO_BINDINGS, Answer
from forumtrace.graph.guard import check_query
from forumtrace.graph.ledger import ManifestLedger
from forumtrace.graph.manifest import MANIFEST, MARK
from forumtrace.graph.registry import Registry
from forumtrace.graph.terms import Term, iri
from forumtrace.graph.updates import contribution, replacement, vocabulary_update
from forumtrace.graph.vocabulary import VOCABULARY, vocabulary_mark
from forumtrace.ontology import iris
from forumtrace.ontology.terms import PAP

_GRAPHS = str(iris.graph(""))
_IS_UNION = f"ASK {{ {iri(VOCABULARY)} {MARK} ?mark }}"
_UNIONS: tuple[Form, ...] = ((), (("union-default-graph", "true"),))
"""Ways to ask over the union of all graphs: without a word, or as Oxigraph's server wants it."""
_VIRTUOSO_ASK = "__ASK_RETVAL"
"""The variable of the row with which Virtuoso says yes; no is no row."""


class RemoteGraph:
    """A graph behind the endpoint at `url`; see `forumtrace.graph.engine.Graph`."""

    def __init__(self, url: str, *, write: bool = False) -> None:
        self._endpoint, self._writable = Endpoint(url), write
        self._registry: Registry | None = None
        self._union: Form | None = None
        if write and self._marks().get("vocabulary") != vocabulary_mark():
            self._endpoint.update(vocabulary_update())

    @property
    def engine(self) -> str:
        """What answers the queries, in words for people."""
        return f"the SPARQL endpoint {self._endpoint.url}"

    @property
    def dataset(self) -> Dataset:
        """The endpoint for rdflib, asked over the union of all graphs where the endpoint can do that."""
        union = dict(self._union_form() or ())
        headers = self._endpoint.headers
        store = SPARQLStore(
            self._endpoint.url, returnFormat="json", method="POST_FORM", headers=headers, params=union
        )
        return Dataset(store=store, default_union=True)

    def query(self, sparql: str, bindings: Mapping[str, Term] = NO_BINDINGS) -> Answer:
        """Answer a SPARQL query over the union of all graphs of this graph; see `Graph.query`."""
        form = check_query(sparql)
        text = sparql + _values(bindings)
        if form in ("SELECT", "ASK"):
            return self._results(text, self._dataset_form())
        return _triples(self._endpoint.ask(text, self._dataset_form(), TRIPLES))

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

    def ledger(self) -> ManifestLedger:
        """The record of the sources of this graph; see `Graph.ledger`."""
        self._check_writable("sources")
        return ManifestLedger(self._rows, self._endpoint.update)

    def close(self) -> None:
        """Nothing is held open between requests."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _check_writable(self, what: str) -> None:
        if not self._writable:
            raise GraphRefused(f"{what}: the graph is open for reading only")

    def _change(self, plan_key: str, content: bytes) -> None:
        self._check_writable(plan_key)
        registry = self._shared()
        # Should the update fail, what this object knows of the registry is no longer what the endpoint holds.
        self._registry = None
        self._endpoint.update(
            f"{replacement(plan_key, content, registry)} ;\n{contribution(plan_key, content)}"
        )
        self._registry = registry

    def _shared(self) -> Registry:
        if self._registry is None:
            self._registry = Registry()
            held: dict[str, list[str]] = {}
            for graph, line in self._manifest(iri(PAP.contributes)):
                held.setdefault(graph, []).append(line)
            self._registry.change(held)
        return self._registry

    def _marks(self) -> dict[str, str]:
        return dict(self._manifest(MARK))

    def _manifest(self, predicate: ox.NamedNode) -> list[tuple[str, str]]:
        found = self._rows(f"SELECT ?graph ?value {{ GRAPH {MANIFEST} {{ ?graph {predicate} ?value }} }}")
        return [(s["graph"].value.removeprefix(_GRAPHS), s["value"].value) for s in found]

    def _rows(self, sparql: str) -> ox.QuerySolutions:
        found = self._results(sparql, ())
        assert isinstance(found, ox.QuerySolutions), "SELECT gives rows"
        return found

    def _results(self, sparql: str, form: Form) -> ox.QuerySolutions | ox.QueryBoolean:
        answer = self._endpoint.ask(sparql, form, RESULTS)
        try:
            found = ox.parse_query_results(answer, format=ox.QueryResultsFormat.JSON)
            if isinstance(found, ox.QuerySolutions) and [v.value for v in found.variables] == [_VIRTUOSO_ASK]:
                said = b"true" if any(True for _ in found) else b"false"
                return ox.parse_query_results(
                    b'{"head":{},"boolean":%s}' % said, format=ox.QueryResultsFormat.JSON
                )
            return found
        except (SyntaxError, ValueError) as error:
            raise GraphRefused(
                f"{self._endpoint.url} is no SPARQL endpoint: its answer is no SPARQL results"
            ) from error

    def _union_form(self) -> Form | None:
        """What makes the endpoint take the union of all graphs for its default graph; None where nothing does."""
        if self._union is None:
            self._union = next((form for form in _UNIONS if bool(self._results(_IS_UNION, form))), None)
        return self._union

    def _dataset_form(self) -> Form:
        """What asks over the union of all graphs."""
        union = self._union_form()
        if union is not None:
            return union
        # Without a manifest (somebody else loaded the graphs), the endpoint's own default graph has to do.
        marks = self._marks()
        plans = [name for key in marks for name in (key, f"{key}_derived") if key != "vocabulary"]
        named = [_GRAPHS + name for name in (*plans, "vocabulary", "registry", "manifest") if marks]
        return tuple((field, n) for field in ("default-graph-uri", "named-graph-uri") for n in named)


def _values(bindings: Mapping[str, Term]) -> str:
    """Bound variables as a VALUES clause, which closes a query; terms write themselves, quoted and escaped."""
    if not bindings:
        return ""
    names = " ".join(f"?{name}" for name in bindings)
    return f"\nVALUES ({names}) {{ ({' '.join(str(term) for term in bindings.values())}) }}"


def _triples(answer: bytes) -> ox.QueryTriples:
    store = ox.Store()
    try:
        store.load(answer, format=ox.RdfFormat.N_TRIPLES)
    except SyntaxError as error:
        raise QueryRefused(f"the endpoint's answer is not N-Triples: {error}") from error
    found = store.query("CONSTRUCT WHERE { ?s ?p ?o }")
    assert isinstance(found, ox.QueryTriples), "CONSTRUCT gives triples"
    return found
