"""What every kind of graph can do, whether it lies in a directory, in memory or behind an endpoint."""

from collections.abc import Iterable, Mapping
from types import TracebackType
from typing import Protocol, Self, TypeAlias

import pyoxigraph as ox
from rdflib import Dataset

from forumtrace.graph.ledger import Ledger
from forumtrace.graph.terms import Term

Answer: TypeAlias = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
"""What a query gives: rows (SELECT), true or false (ASK), triples (CONSTRUCT, DESCRIBE)."""

NO_BINDINGS: Mapping[str, Term] = {}


class Graph(Protocol):
    """A graph of plans. Close it after use (`with open_graph(...) as graph`)."""

    @property
    def engine(self) -> str:
        """What answers the queries, in words for people."""

    @property
    def dataset(self) -> Dataset:
        """The same graph for rdflib; its default graph is the union of all named graphs."""

    def query(self, sparql: str, bindings: Mapping[str, Term] = NO_BINDINGS) -> Answer:
        """Answer a SPARQL query over the union of all named graphs, with variables bound to terms.

        Raises QueryRefused for a query that is malformed or does more than read.
        """

    def plan_keys(self) -> tuple[str, ...]:
        """The keys of the plans that are held, sorted."""

    def replace(self, plan_key: str, lines: Iterable[str]) -> bool:
        """Hold exactly these N-Quads lines for the plan; False when it was so already. All or nothing."""

    def drop(self, plan_key: str) -> bool:
        """Hold nothing of the plan any more; False when nothing was held."""

    def ledger(self) -> Ledger:
        """The record of the sources of this graph. Raises GraphRefused unless it was opened for writing."""

    def close(self) -> None:
        """Give the graph back, so that others may write."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
