"""The SPARQL 1.1 Protocol over HTTP: ask, update, and what a refusal means."""

import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterable

from forumtrace.errors import GraphRefused, QueryRefused

TIMEOUT = 120
"""Seconds after which an endpoint that says nothing is given up."""
RESULTS = "application/sparql-results+json"
TRIPLES = "application/n-triples"


def ask(url: str, sparql: str, graphs: Iterable[str], accept: str) -> bytes:
    """The endpoint's answer to a query over the union of `graphs` (empty: over its own default graph).

    Raises QueryRefused when the endpoint finds the query wrong, GraphRefused when it cannot be reached or fails.
    """
    named = list(graphs)
    form = [("query", sparql)]
    form += [("default-graph-uri", graph) for graph in named]
    form += [("named-graph-uri", graph) for graph in named]
    return _post(url, form, accept)


def update(url: str, sparql: str) -> None:
    """Have the endpoint carry out an update, one request, which is all or nothing on the stores we know.

    Raises GraphRefused when it cannot be reached or does not do it.
    """
    try:
        _post(url, [("update", sparql)], "*/*")
    except QueryRefused as error:
        raise GraphRefused(f"{url} does not take the update: {error}") from error


def _post(url: str, form: list[tuple[str, str]], accept: str) -> bytes:
    request = urllib.request.Request(
        url,
        data=urllib.parse.urlencode(form).encode(),
        headers={"Accept": accept, "Content-Type": "application/x-www-form-urlencoded"},
    )
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT) as response:
            content: bytes = response.read()
            return content
    except urllib.error.HTTPError as error:
        with error:
            said = " ".join(error.read(500).decode(errors="replace").split())[:200]
        if error.code == 400:
            raise QueryRefused(f"the endpoint finds the query wrong: {said}") from error
        raise GraphRefused(f"{url} answers {error.code} {error.reason}: {said}") from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        raise GraphRefused(f"{url} cannot be reached: {reason}") from error
