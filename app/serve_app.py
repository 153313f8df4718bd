"""The service as an ASGI application: its routes, its pages, and what stands in front of them."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from importlib.resources import files

import pyoxigraph as ox
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from forumtrace.serve_ask import ask, saved_rows
from forumtrace.serve_editor import NOTICE, SCRIPT, STYLE
from forumtrace.serve_explorer import Explorer
from forumtrace.serve_formats import HTML, SHORT, TRIPLES, preferred
from forumtrace.serve_gate import Gate
from forumtrace.serve_html import iri_of, page, refused
from forumtrace.serve_model import Job
from forumtrace.serve_pool import Pool
from forumtrace.serve_query import CUT
from forumtrace.serve_renewal import follow
from forumtrace.serve_sparql import graphs, respond, sparql
from forumtrace.serve_thing import thing_page

_ASSETS = {
    "serve.css": "text/css",
    "serve.js": "text/javascript",
    "serve_editor.css": "text/css",
    "serve_editor.js": "text/javascript",
    SCRIPT: "text/javascript",
    STYLE: "text/css",
    NOTICE: "text/plain",
}
_LOCAL = r"^https?://(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$"
"""Web pages that may read the answers, unless others are named: those of this machine."""


def application(pool: Pool, explorer: Explorer, token: str | None, origins: tuple[str, ...]) -> Starlette:
    """The service over a pool, with an explorer; with `token` for those that show it, `origins` being the web pages that may read."""
    routes = [
        Route("/", explorer.page),
        Route("/plans/{name}", explorer.plans),
        Route("/pages/{name}", explorer.pages),
        Route("/sparql", sparql, methods=["GET", "POST"]),
        Route("/sparql/", sparql, methods=["GET", "POST"]),
        Route("/graphs", graphs),
        Route("/query", ask),
        Route("/saved/{name}", saved_rows),
        Route("/assets/{name}", _asset),
        Route("/{kind:str}", _resource),
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

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        explorer.make()
        following = asyncio.create_task(follow(pool, explorer, app.state))
        yield
        following.cancel()
        # Now: nothing is to wait for an errand that is still out, and what comes later a signal may cut off.
        pool.close()
        explorer.close()

    app = Starlette(
        routes=routes, middleware=middleware, exception_handlers={Exception: _failed}, lifespan=lifespan
    )
    # Otherwise whatever is not here would be looked for again with a slash behind it.
    app.router.redirect_slashes = False
    app.state.pool, app.state.places = pool, None
    return app


async def _failed(_: Request, __: Exception) -> Response:
    """Nothing of what went wrong inside is told outside."""
    return PlainTextResponse("the service has failed; its log says why\n", 500)


async def _resource(request: Request) -> Response:
    """The page or the triples of one thing of the graph."""
    kind, name = request.path_params["kind"], request.path_params.get("name", "")
    wanted = SHORT.get(request.query_params.get("format", ""), "") or request.headers.get("accept", "")
    media = preferred(wanted, (HTML, *TRIPLES))
    if kind not in ("id", "ont", "code"):
        return PlainTextResponse("there is nothing here\n", 404)
    if media is None:
        return PlainTextResponse(f"this can be told in {', '.join((HTML, *TRIPLES))}\n", 406)
    iri = iri_of(kind, name)
    if not _is_iri(iri):
        return PlainTextResponse("there is nothing here\n", 404)
    pool: Pool = request.app.state.pool
    if media in TRIPLES:
        return respond(await pool.reply(Job("described", {"iri": iri, "media": media})))
    reply = await pool.reply(Job("resource", {"iri": iri}))
    if reply.status != 200:
        words = reply.content.decode()
        return HTMLResponse(page("Nothing here", refused(words)), reply.status, {"Vary": "Accept"})
    return HTMLResponse(thing_page(json.loads(reply.content)), headers={"Vary": "Accept"})


def _is_iri(text: str) -> bool:
    try:
        ox.NamedNode(text)
    except ValueError:
        return False
    return True


async def _asset(request: Request) -> Response:
    name = request.path_params["name"]
    content = _content(name) if name in _ASSETS else None
    if content is None:
        return PlainTextResponse("there is nothing here\n", 404)
    return Response(content, media_type=_ASSETS[name])


@cache
def _content(name: str) -> bytes | None:
    """A file of the pages; None for one of the editor that no build has brought."""
    file = files("forumtrace").joinpath(name)
    return file.read_bytes() if file.is_file() else None
