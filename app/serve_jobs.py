"""What a worker does with a graph: it answers one job with one whole reply."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pyoxigraph as ox

from forumtrace.errors import ForumtraceError, QueryRefused
from forumtrace.exports.explorer import write_served
from forumtrace.graph.local import LocalGraph
from forumtrace.graph.rows import rows
from forumtrace.serve_formats import TRIPLES, preferred
from forumtrace.serve_model import Job, Reply
from forumtrace.serve_query import sparql_reply
from forumtrace.serve_resource import resource
from forumtrace.serve_triples import described, graph_triples


def answer(graph: LocalGraph, job: Job) -> Reply:
    """The reply to a job; what is refused is a reply too."""
    try:
        return JOBS[job.name](graph, job)
    except QueryRefused as error:
        return Reply(400, f"{error}\n".encode())
    except RuntimeError:
        return Reply(400, b"the query cannot be answered\n")
    except (ForumtraceError, OSError):
        # Its message may name files of this machine.
        return Reply(500, b"the graph cannot be read; the operator of this service has to look after it\n")


def _rows(graph: LocalGraph, job: Job) -> Reply:
    given = {name: job.one(name) for name in job.given if name != "name"}
    return Reply(200, json.dumps(list(rows(graph, job.one("name"), **given))).encode(), "application/json")


def _graphs(graph: LocalGraph, job: Job) -> Reply:
    names = sorted(name.value for name in graph.store.named_graphs() if isinstance(name, ox.NamedNode))
    return Reply(200, json.dumps(names).encode(), "application/json")


def _graph(graph: LocalGraph, job: Job) -> Reply:
    media = preferred(job.one("accept"), tuple(TRIPLES))
    if media is None:
        return Reply(406, f"a graph can be told in {', '.join(TRIPLES)}\n".encode())
    content = graph_triples(graph, job.one("graph"), TRIPLES[media])
    return Reply(404, b"there is no such graph\n") if content is None else Reply(200, content, media)


def _described(graph: LocalGraph, job: Job) -> Reply:
    media = job.one("media")
    content = described(graph, job.one("iri"), TRIPLES[media])
    return Reply(404, b"the graph says nothing of this\n") if content is None else Reply(200, content, media)


def _resource(graph: LocalGraph, job: Job) -> Reply:
    page = resource(graph, job.one("iri"))
    if page is None:
        return Reply(404, b"the graph says nothing of this\n")
    return Reply(200, json.dumps(page).encode(), "application/json")


def _explorer(graph: LocalGraph, job: Job) -> Reply:
    """Write the explorer into a folder: one page, or for many plans a page and files that it loads."""
    write_served(graph, Path(job.one("folder")))
    return Reply(200, b"")


JOBS: Mapping[str, Callable[[LocalGraph, Job], Reply]] = {
    "described": _described,
    "explorer": _explorer,
    "graph": _graph,
    "graphs": _graphs,
    "resource": _resource,
    "rows": _rows,
    "sparql": sparql_reply,
}
"""Everything that a worker can do."""
