"""Answering a SPARQL query whole, or up to a limit with a word that says so.

A reply is complete before its first byte leaves, so that an error is an error and never the end of a broken answer.
An answer that is too large is told again up to the limit, as valid text, with a marker that says so.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import IO, cast

import pyoxigraph as ox

from forumtrace.errors import QueryRefused
from forumtrace.graph.engine import Answer
from forumtrace.graph.guard import check_query, unmistakable
from forumtrace.graph.local import LocalGraph
from forumtrace.graph.malformed import malformed
from forumtrace.graph.rewrite import rewrite
from forumtrace.serve_formats import ROWS, TRIPLES, preferred
from forumtrace.serve_model import Job, Reply

LIMIT = 32_000_000
"""Bytes of an answer; what is longer is cut."""
CUT = "Forumtrace-Cut"
"""The header that says that, and where, an answer was cut."""


class _Cut(Exception):
    """The answer is longer than the limit."""


class _Limited:
    """A file that takes so many bytes and no more."""

    def __init__(self, limit: int) -> None:
        self.parts: list[bytes] = []
        self._left = limit

    def write(self, part: bytes) -> int:
        """Take a part of the answer."""
        self._left -= len(part)
        if self._left < 0:
            raise _Cut
        self.parts.append(bytes(part))
        return len(part)

    def flush(self) -> None:
        """Nothing is held back."""


def sparql_reply(graph: LocalGraph, job: Job) -> Reply:
    """The answer to a job's query in the format that its client likes best.

    Raises QueryRefused for a query that is malformed or does more than read.
    """
    sparql = job.one("query")
    form = check_query(sparql)
    formats: Mapping[str, object] = ROWS if form in ("SELECT", "ASK") else TRIPLES
    media = preferred(job.one("accept"), tuple(formats))
    if media is None:
        return Reply(406, f"{form} can be told in {', '.join(formats)}\n".encode())
    ask = _asker(graph, sparql, job.several("default"), job.several("named"))
    out = _Limited(LIMIT)
    try:
        found = ask()
        if isinstance(found, ox.QueryTriples):
            found.serialize(cast(IO[bytes], out), TRIPLES[media])
        else:
            found.serialize(cast(IO[bytes], out), ROWS[media])
    except _Cut:
        return _cut(ask(), media)
    return Reply(200, b"".join(out.parts), media)


def _asker(
    graph: LocalGraph, sparql: str, default: tuple[str, ...], named: tuple[str, ...]
) -> Callable[[], Answer]:
    """A function that asks the query, over the graphs that the request names or else over the union of all."""
    if not default and not named:
        return lambda: graph.query(sparql)
    try:
        union: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph] = [ox.NamedNode(name) for name in default]
        graphs: list[ox.NamedNode | ox.BlankNode] = [ox.NamedNode(name) for name in named]
    except ValueError as error:
        raise QueryRefused(f"a graph is named by an IRI: {error}") from error

    def ask() -> Answer:
        try:
            return graph.store.query(
                unmistakable(rewrite(sparql).sparql), default_graph=union, named_graphs=graphs
            )
        except SyntaxError as error:
            raise QueryRefused(malformed(sparql, error)) from error

    return ask


def _cut(found: Answer, media: str) -> Reply:
    """As much of the answer as the limit allows, in whole rows, and a word that it was cut."""
    if isinstance(found, ox.QueryTriples):
        lines = list(_fitting(f"{triple} .\n" for triple in found))
        told = ox.serialize(ox.parse("".join(lines), ox.RdfFormat.N_TRIPLES), format=TRIPLES[media])
        content = told or b""
    else:
        assert isinstance(found, ox.QuerySolutions), "a truth value is never too long"
        head = "\t".join(map(str, found.variables)) + "\n"
        lines = list(_fitting("\t".join(str(t or "") for t in row) + "\n" for row in found))
        again = ox.parse_query_results(head + "".join(lines), format=ox.QueryResultsFormat.TSV)
        content = again.serialize(format=ROWS[media]) or b""
    marker = f"after {len(lines)} of the rows" if media in ROWS else f"after {len(lines)} of the triples"
    return Reply(200, _marked(content, media), media, {CUT: marker})


def _fitting(lines: Iterator[str]) -> Iterator[str]:
    """The first lines, up to the limit; half of it, since the same rows are longer in XML than in tabs."""
    left = LIMIT // 2
    for line in lines:
        left -= len(line.encode())
        if left < 0:
            return
        yield line


def _marked(content: bytes, media: str) -> bytes:
    """The marker inside the answer, where its format has a place for one."""
    link = f"https://w3id.org/prison-action-plan/ont#{CUT}"
    if media.endswith("json") and content.startswith(b'{"head":{'):
        return content.replace(b'{"head":{', f'{{"head":{{"link":["{link}"],'.encode(), 1)
    if media.endswith("xml") and b"</head>" in content:
        return content.replace(b"</head>", f'<link href="{link}"/></head>'.encode(), 1)
    if media in ("text/turtle", "application/n-triples"):
        return content + b"# cut: this is not the whole answer\n"
    return content
