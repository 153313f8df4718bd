"""The rows of several saved queries over all plans, asked for at the same time where that takes long."""

from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

from forumtrace.graph.directory import Directory
from forumtrace.graph.engine import Graph
from forumtrace.graph.pool import cores, end, process_context
from forumtrace.graph.register import Fetch
from forumtrace.graph.rows import rows
from forumtrace.graph.saved import saved_query
from forumtrace.graph.store import on_disk
from forumtrace.graph.whole import WholeGraph
from forumtrace.graph.worker import start


def fetch_many(graph: Graph, names: Sequence[str]) -> Fetch:
    """What gives the rows of the saved queries of these names, and of others, over all plans of the graph.

    Of a graph that does not fit into memory they are asked for by one process per core, and kept. Raises QueryRefused
    for a name that does not exist.
    """
    if isinstance(graph, WholeGraph):
        left = graph.to_ask(map(saved_query, names))
        if len(left) > 1 and cores() > 1:
            _keep_all(graph.location, left)
    return lambda name: rows(graph, name)


def _keep_all(location: str, names: Sequence[str]) -> None:
    pool = ProcessPoolExecutor(min(cores(), len(names)), process_context(), start)
    asked = [pool.submit(_keep, location, name) for name in names]
    try:
        for future in asked:
            future.result()
    except BrokenProcessPool:
        # Whatever killed one (lack of memory, say): what was not kept is asked for here, one after the other.
        return
    finally:
        end(pool, now=not all(future.done() for future in asked))


def _keep(location: str, name: str) -> None:
    """Ask for the rows of one query, so that they are kept."""
    directory = Directory(Path(location))
    stored = on_disk(directory)
    if stored is not None:
        with WholeGraph(directory, stored, in_memory=False) as graph:
            rows(graph, name)
