"""The graph that is served: in memory when it fits, on disk otherwise, a copy when it lies behind an endpoint."""

from collections.abc import Callable

import pyoxigraph as ox

from forumtrace.errors import GraphRefused
from forumtrace.graph.local import LocalGraph
from forumtrace.graph.saved import saved_queries
from forumtrace.graph.store import open_graph
from forumtrace.graph.whole import WHOLE, open_in_memory


def load(location: str) -> Callable[[], LocalGraph]:
    """Read the graph at `location`; the function returned gives it to each worker.

    Raises GraphRefused as `open_graph` does.
    """
    # Workers cannot open files any more: what they need of the package is read now.
    saved_queries()
    if location.startswith(("http://", "https://")):
        graph = _copied(location)
    else:
        found = open_in_memory(location, WHOLE)
        if found is None:
            # Files of the store are not shared across a fork: each worker opens its own.
            return lambda: _on_disk(location)
        graph = found
    return lambda: graph


def _on_disk(location: str) -> LocalGraph:
    graph = open_graph(location)
    assert isinstance(graph, LocalGraph), "a directory is a local graph"
    return graph


def _copied(url: str) -> LocalGraph:
    """A copy of the graph behind an endpoint."""
    store = ox.Store()
    with open_graph(url) as remote:
        found = remote.query("SELECT ?s ?p ?o ?g { GRAPH ?g { ?s ?p ?o } }")
        assert isinstance(found, ox.QuerySolutions), "SELECT gives rows"
        store.bulk_extend(ox.Quad(row["s"], row["p"], row["o"], row["g"]) for row in found)
        if not remote.plan_keys():
            raise GraphRefused(f"there is no graph at {url}; make one with build")
    return LocalGraph(store)
