"""An Oxigraph store seen as a graph: the part that reading a directory and reading memory have in common."""

import gc
from collections.abc import Iterable, Mapping
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeAlias

import pyoxigraph as ox

from forumtrace.errors import GraphRefused, QueryRefused
from forumtrace.graph.engine import NO_BINDINGS, Answer
from forumtrace.graph.guard import unmistakable
from forumtrace.graph.ledger import Ledger
from forumtrace.graph.malformed import malformed
from forumtrace.graph.manifest import MANIFEST, MARK
from forumtrace.graph.rewrite import rewrite
from forumtrace.graph.terms import Term
from forumtrace.ontology import iris

if TYPE_CHECKING:
    from rdflib import Dataset

_PLAN_GRAPH = str(iris.graph(""))


Substitutions: TypeAlias = dict[ox.Variable, ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple]


class LocalGraph:
    """A graph in this process that can be read; see `forumtrace.graph.engine.Graph`."""

    def __init__(self, store: ox.Store, engine: str = "Oxigraph in memory") -> None:
        self._store: ox.Store | None = store
        self._engine = engine
        self._dataset: Dataset | None = None

    @property
    def engine(self) -> str:
        """What answers the queries, in words for people."""
        return self._engine

    @property
    def store(self) -> ox.Store:
        """The Oxigraph store. Raises GraphRefused after `close`."""
        if self._store is None:
            raise GraphRefused("the graph is closed; open it again")
        return self._store

    @property
    def dataset(self) -> "Dataset":
        """The same store for rdflib; its default graph is the union of all named graphs."""
        # Loaded here, for rdflib's SPARQL engine takes a tenth of a second to import and building needs none.
        if self._dataset is None:
            from oxrdflib import OxigraphStore
            from rdflib import Dataset

            self._dataset = Dataset(store=OxigraphStore(store=self.store), default_union=True)
        return self._dataset

    def query(self, sparql: str, bindings: Mapping[str, Term] = NO_BINDINGS) -> Answer:
        """Answer a SPARQL query over the union of all named graphs; see `Graph.query`."""
        asked = unmistakable(sparql)
        try:
            values: Substitutions = {ox.Variable(name): term for name, term in bindings.items()}
            return self._answer(sparql, asked, values)
        except SyntaxError as error:
            raise QueryRefused(malformed(sparql, error)) from error
        except RuntimeError as error:
            if "projection" in str(error):
                # Substitution is defined for the variables of the answer only.
                raise QueryRefused(f"only a variable that the query SELECTs can be bound: {error}") from error
            if "function" in str(error):
                raise QueryRefused(f"the query cannot be answered: {error}") from error
            raise GraphRefused(f"the store cannot be read ({error}); delete it, it is made anew") from error
        except ValueError as error:
            raise QueryRefused(f"a parameter is malformed: {error}") from error

    def _answer(self, sparql: str, asked: str, values: Substitutions) -> Answer:
        quicker = rewrite(sparql)
        try:
            text = unmistakable(quicker.sparql) if quicker.changes else asked
            return self.store.query(text, use_default_graph_as_union=True, substitutions=values)
        except SyntaxError:
            if not quicker.changes:
                raise
            # The place of the error is to be told in the words of the user.
            return self.store.query(asked, use_default_graph_as_union=True, substitutions=values)

    def marks(self) -> dict[str, str]:
        """The local name of each graph that was written whole, with the mark of its content."""
        found = self.store.quads_for_pattern(None, MARK, None, MANIFEST)
        return {
            quad.subject.value.removeprefix(_PLAN_GRAPH): quad.object.value
            for quad in found
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal)
        }

    def plan_keys(self) -> tuple[str, ...]:
        """The keys of the plans that are held, sorted."""
        return tuple(sorted(set(self.marks()) - {"vocabulary"}))

    def replace(self, plan_key: str, lines: Iterable[str]) -> bool:
        """Refused: this graph was opened for reading."""
        raise GraphRefused(f"{plan_key}: the graph is open for reading only")

    def drop(self, plan_key: str) -> bool:
        """Refused: this graph was opened for reading."""
        raise GraphRefused(f"{plan_key}: the graph is open for reading only")

    def ledger(self) -> Ledger:
        """Refused: this graph was opened for reading."""
        raise GraphRefused("sources: the graph is open for reading only")

    def close(self) -> None:
        """Let go of the store, so that others may write; the lock goes with the last reference to it."""
        self._store = None
        if self._dataset is not None:
            # rdflib's Dataset and its parts refer to each other, so counting references does not free them.
            self._dataset = None
            gc.collect()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
