"""The SPARQL 1.1 Protocol for queries, the service description, and the Graph Store Protocol for reading."""

import asyncio
import json
from collections.abc import Iterable
from urllib.parse import parse_qsl

import pyoxigraph as ox
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from forumtrace.serve_formats import HTML, ROWS, SHORT, TRIPLES, preferred
from forumtrace.serve_model import Job, Reply
from forumtrace.serve_pool import Pool

LONGEST = 1_000_000
"""Bytes of a request's body, and of a query."""
MOST_FIELDS = 10_000
"""Fields of a request, in its address or its form."""
PATIENCE = 30
"""Seconds in which a body has to arrive."""
READ_ONLY = "this service only reads; updates are refused\n"
Fields = list[tuple[str, str]]

_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_KNOWN = ("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV",
          "Turtle", "N-Triples", "JSON-LD", "RDF_XML")  # fmt: skip


class Refusal(Exception):
    """A request that is answered with a status of its own."""

    def __init__(self, status: int, words: str) -> None:
        super().__init__(words)
        self.status, self.words = status, words


def respond(reply: Reply) -> Response:
    """A worker's reply as a response."""
    media = reply.media + ("; charset=utf-8" if reply.media.startswith("text/") else "")
    return Response(reply.content, reply.status, {**reply.headers, "Vary": "Accept"}, media)


async def sparql(request: Request) -> Response:
    """Answer a query sent by GET, as a form or as a body; describe the service where there is none."""
    pool: Pool = request.app.state.pool
    try:
        fields = await _fields(request)
        given = _job(fields)
    except Refusal as refusal:
        return PlainTextResponse(refusal.words, refusal.status)
    accept = _accept(request, fields)
    if given is None:
        if preferred(accept, (*TRIPLES, HTML)) == HTML:
            return RedirectResponse("query", 303)
        return await _description(request, accept)
    return respond(await pool.reply(Job("sparql", {**given, "accept": accept})))


async def graphs(request: Request) -> Response:
    """A named graph (?graph=IRI) or the union of all (?default) as triples."""
    try:
        fields = _parsed(request.url.query)
    except Refusal as refusal:
        return PlainTextResponse(refusal.words, refusal.status)
    named = [value for name, value in fields if name == "graph"]
    union = any(name == "default" for name, _ in fields)
    if len(named) + union != 1 or (named and not named[0]):
        return PlainTextResponse("name one graph by ?graph=IRI, or the union of all by ?default\n", 400)
    try:
        ox.NamedNode(named[0] if named else "urn:x")
    except ValueError:
        return PlainTextResponse("a graph is named by an absolute IRI\n", 400)
    job = Job("graph", {"graph": named[0] if named else "", "accept": _accept(request, fields)})
    pool: Pool = request.app.state.pool
    return respond(await pool.reply(job))


async def _fields(request: Request) -> Fields:
    """The fields of a request, whichever of the three ways it came. Raises Refusal."""
    fields = _parsed(request.url.query)
    if request.method != "POST":
        return fields
    media = request.headers.get("content-type", "").partition(";")[0].strip().casefold()
    if media not in (
        "application/x-www-form-urlencoded",
        "application/sparql-query",
        "application/sparql-update",
    ):
        raise Refusal(
            415, "send application/sparql-query, or application/x-www-form-urlencoded with query=\n"
        )
    charset = request.headers.get("content-type", "").casefold().partition("charset=")[2].strip(' "')
    if charset not in ("", "utf-8", "utf8"):
        raise Refusal(415, "send UTF-8\n")
    try:
        body = (await asyncio.wait_for(_body(request), PATIENCE)).decode()
    except UnicodeDecodeError as error:
        raise Refusal(400, "the request is not UTF-8\n") from error
    except TimeoutError as error:
        raise Refusal(408, "the request does not arrive\n") from error
    except ClientDisconnect as error:
        raise Refusal(400, "the request breaks off\n") from error
    if media == "application/sparql-update":
        raise Refusal(403, READ_ONLY)
    return [*fields, *(_parsed(body) if media.endswith("urlencoded") else [("query", body)])]


async def _body(request: Request) -> bytes:
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > LONGEST:
            raise Refusal(413, f"a request has at most {LONGEST} bytes\n")
        parts.append(part)
    return b"".join(parts)


def _parsed(text: str) -> Fields:
    """The fields that a query string or a form writes. Raises Refusal."""
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=MOST_FIELDS)
    except UnicodeDecodeError as error:
        raise Refusal(400, "the request is not UTF-8\n") from error
    except ValueError as error:
        raise Refusal(413, f"a request has at most {MOST_FIELDS} fields\n") from error


def _job(fields: Fields) -> dict[str, str | tuple[str, ...]] | None:
    """What a request asks; None where it asks nothing. Raises Refusal."""
    if any(name == "update" or name.startswith("using-") for name, _ in fields):
        raise Refusal(403, READ_ONLY)
    queries = [value for name, value in fields if name == "query"]
    if not queries:
        if any(name.endswith("graph-uri") for name, _ in fields):
            raise Refusal(400, "the request has no query\n")
        return None
    if len(queries) > 1:
        raise Refusal(400, "the request has several queries; send one\n")
    if not queries[0].strip():
        raise Refusal(400, "the query is empty\n")
    default, named = (
        tuple(value for name, value in fields if name == f"{kind}-graph-uri") for kind in ("default", "named")
    )
    return {"query": queries[0], "default": default, "named": named}


def _accept(request: Request, fields: Iterable[tuple[str, str]]) -> str:
    """What the client takes: its Accept headers, unless `format` names a media type or a short form of one."""
    wanted = next((value for name, value in fields if name == "format" and value), "")
    return SHORT.get(wanted, wanted) or ", ".join(request.headers.getlist("accept"))


async def _description(request: Request, accept: str) -> Response:
    """The service description: what this service speaks, and the graphs that it holds."""
    if request.method == "POST":
        return PlainTextResponse("the request has no query\n", 400)
    media = preferred(accept, (*TRIPLES, *ROWS))
    if media not in TRIPLES:
        return PlainTextResponse("the service is described in RDF; a query goes into the field query=\n", 400)
    pool: Pool = request.app.state.pool
    reply = await pool.reply(Job("graphs", {}))
    if reply.status != 200:
        return respond(reply)
    here = str(request.url.replace(query="", fragment=""))
    names = [*json.loads(reply.content)]
    content = ox.serialize(_described(here, names), format=TRIPLES[media], prefixes={"sd": _SD})
    return respond(Reply(200, content or b"", media))


def _described(here: str, names: list[str]) -> list[ox.Triple]:
    service, data, union = (ox.NamedNode(here + part) for part in ("#service", "#dataset", "#union"))
    a = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")

    def sd(name: str) -> ox.NamedNode:
        return ox.NamedNode(_SD + name)

    found = [
        ox.Triple(service, a, sd("Service")),
        ox.Triple(service, sd("endpoint"), ox.NamedNode(here)),
        ox.Triple(service, sd("supportedLanguage"), sd("SPARQL11Query")),
        ox.Triple(service, sd("feature"), sd("UnionDefaultGraph")),
        ox.Triple(service, sd("defaultDataset"), data),
        ox.Triple(data, a, sd("Dataset")),
        ox.Triple(data, sd("defaultGraph"), union),
        ox.Triple(union, a, sd("Graph")),
    ]
    found += [ox.Triple(service, sd("resultFormat"), ox.NamedNode(_FORMATS + name)) for name in _KNOWN]
    for number, name in enumerate(names):
        graph = ox.NamedNode(f"{here}#graph-{number}")
        found.append(ox.Triple(data, sd("namedGraph"), graph))
        found.append(ox.Triple(graph, a, sd("NamedGraph")))
        found.append(ox.Triple(graph, sd("name"), ox.NamedNode(name)))
    return found
