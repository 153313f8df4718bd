"""The service as an ASGI application: its routes, its pages, and what stands in front of them."""

import json
from collections.abc import Callable
from functools import cache
from importlib.resources import files

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from forumtrace.answers import rows_text
from forumtrace.errors import QueryRefused
from forumtrace.graph.saved import saved_queries, saved_query
from forumtrace.serve_formats import HTML, SHORT, TRIPLES, preferred
from forumtrace.serve_gate import Gate
from forumtrace.serve_html import (
    free_answer,
    iri_of,
    page,
    query_page,
    refused,
    resource_page,
    saved_answer,
    triples_answer,
)
from forumtrace.serve_model import Job, Reply
from forumtrace.serve_pool import Pool
from forumtrace.serve_query import CUT
from forumtrace.serve_sparql import graphs, respond, sparql

_ASSETS = {"serve.css": "text/css", "serve.js": "text/javascript"}
_SAVED = {
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "json": "application/json",
    "jsonl": "text/plain",
}
_LOCAL = r"^https?://(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$"
"""Web pages that may read the answers, unless others are named: those of this machine."""


def application(pool: Pool, token: str | None, origins: tuple[str, ...]) -> Starlette:
    """The service over a pool; with `token` for those that show it, `origins` being the web pages that may read."""
    routes = [
        Route("/", _explorer),
        Route("/sparql", sparql, methods=["GET", "POST"]),
        Route("/sparql/", sparql, methods=["GET", "POST"]),
        Route("/graphs", graphs),
        Route("/query", _query),
        Route("/saved/{name}", _saved),
        Route("/assets/{name}", _asset),
        Route("/{kind:str}/{name:path}", _resource),
    ]
    middleware = [
        Middleware(
            CORSMiddleware,
            allow_origins=origins,
            allow_origin_regex=None if origins else _LOCAL,
            allow_methods=["GET", "HEAD", "POST"],
            allow_headers=["Authorization", "Content-Type", "Accept"],
            expose_headers=[CUT],
        ),
        Middleware(Gate, token=token),
    ]
    app = Starlette(routes=routes, middleware=middleware, exception_handlers={Exception: _failed})
    # Otherwise whatever is not here would be looked for again with a slash behind it.
    app.router.redirect_slashes = False
    app.state.pool, app.state.explorer = pool, None
    return app


async def _failed(_: Request, __: Exception) -> Response:
    """Nothing of what went wrong inside is told outside."""
    return PlainTextResponse("the service has failed; its log says why\n", 500)


async def _explorer(request: Request) -> Response:
    state = request.app.state
    if state.explorer is None:
        reply = await state.pool.errand(Job("explorer", {}))
        if reply.status != 200:
            return respond(reply)
        state.explorer = reply.content
    # The page carries its own policy, which knows its scripts by their hashes.
    return HTMLResponse(state.explorer, headers={"Content-Security-Policy": "frame-ancestors 'none'"})


async def _query(request: Request) -> Response:
    pool: Pool = request.app.state.pool
    name, establishment = (request.query_params.get(field, "") for field in ("saved", "establishment"))
    text = request.query_params.get("query", "")
    if name in saved_queries():
        reply = await pool.reply(_rows(name, establishment))
        below = _shown(reply, lambda content: saved_answer(name, json.loads(content), establishment))
        text = saved_queries()[name].sparql
    elif text.strip():
        reply = await pool.reply(Job("sparql", {"query": text, "accept": "application/sparql-results+json"}))
        if reply.status == 406:
            reply = await pool.reply(Job("sparql", {"query": text, "accept": "text/turtle"}))
            below = _shown(reply, lambda content: triples_answer(content.decode()))
        else:
            below = _shown(reply, lambda content: free_answer(text, content))
    else:
        return HTMLResponse(query_page("", ""))
    return HTMLResponse(await run_in_threadpool(query_page, text, below), reply.status)


def _shown(reply: Reply, show: Callable[[bytes], str]) -> str:
    return show(reply.content) if reply.status == 200 else refused(reply.content.decode())


def _rows(name: str, establishment: str) -> Job:
    return Job("rows", {"name": name, **({"establishment": establishment} if establishment else {})})


async def _saved(request: Request) -> Response:
    """The rows of a saved query, for spreadsheets and programs."""
    name, form = request.path_params["name"], request.query_params.get("format", "json")
    try:
        query = saved_query(name)
    except QueryRefused:
        return PlainTextResponse("no saved query is called so\n", 404)
    if form not in _SAVED:
        return PlainTextResponse(f"rows can be had as {', '.join(_SAVED)}\n", 406)
    pool: Pool = request.app.state.pool
    reply = await pool.reply(_rows(name, request.query_params.get("establishment", "")))
    if reply.status != 200:
        return respond(reply)
    text = await run_in_threadpool(rows_text, query.columns, json.loads(reply.content), form)
    sent = {"Content-Disposition": f'attachment; filename="{name}.{form}"'}
    return respond(Reply(200, text.encode(), _SAVED[form], sent))


async def _resource(request: Request) -> Response:
    """The page or the triples of one thing of the graph."""
    kind, name = request.path_params["kind"], request.path_params["name"]
    wanted = SHORT.get(request.query_params.get("format", ""), "") or request.headers.get("accept", "")
    media = preferred(wanted, (HTML, *TRIPLES))
    if kind not in ("id", "ont", "code") or not name:
        return PlainTextResponse("there is nothing here\n", 404)
    if media is None:
        return PlainTextResponse(f"this can be told in {', '.join((HTML, *TRIPLES))}\n", 406)
    iri = iri_of(kind, name)
    if any(character in iri for character in '<>"{}|^`\\ \t\r\n'):
        return PlainTextResponse("there is nothing here\n", 404)
    pool: Pool = request.app.state.pool
    if media in TRIPLES:
        return respond(await pool.reply(Job("described", {"iri": iri, "media": media})))
    reply = await pool.reply(Job("resource", {"iri": iri}))
    if reply.status != 200:
        words = reply.content.decode()
        return HTMLResponse(page("Nothing here", refused(words)), reply.status, {"Vary": "Accept"})
    return HTMLResponse(resource_page(json.loads(reply.content)), headers={"Vary": "Accept"})


async def _asset(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in _ASSETS:
        return PlainTextResponse("there is nothing here\n", 404)
    return Response(_content(name), media_type=_ASSETS[name])


@cache
def _content(name: str) -> bytes:
    return files("forumtrace").joinpath(name).read_bytes()
