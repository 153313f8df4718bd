"""Asking through pages and files: the answers of saved questions and of SPARQL."""

import json
from collections.abc import Callable
from functools import partial
from typing import TypeAlias

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response

from forumtrace.answers import rows_text
from forumtrace.graph.saved import saved_queries
from forumtrace.ontology.terms import PAP, SKOS
from forumtrace.serve_html import refused
from forumtrace.serve_model import Job, Reply
from forumtrace.serve_pool import Pool
from forumtrace.serve_questions import free_answer, query_page, saved_answer, triples_answer
from forumtrace.serve_sparql import respond

_FILES = {
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "json": "application/json",
    "jsonl": "text/plain",
}
_PLACES = (
    f"SELECT DISTINCT ?place {{ ?it a <{PAP.Establishment}> ; <{SKOS.prefLabel}> ?place }} ORDER BY ?place"
)

_Show: TypeAlias = Callable[[bytes], str]
"""Makes the content of a reply a part of the page."""


async def ask(request: Request) -> Response:
    """The page with the editor, and the answer to what its address asks."""
    pool: Pool = request.app.state.pool
    name, text = (request.query_params.get(field, "") for field in ("saved", "query"))
    if name in saved_queries():
        given = _given(request, name)
        places = await _places(request)
        reply = await pool.reply(Job("rows", {"name": name, **given}))
        show: _Show = partial(saved_answer, name, given, places)
        text = saved_queries()[name].sparql
    elif text.strip():
        name = ""
        reply = await pool.reply(Job("sparql", {"query": text, "accept": "application/sparql-results+json"}))
        show = partial(free_answer, text)
        if reply.status == 406:
            reply = await pool.reply(Job("sparql", {"query": text, "accept": "text/turtle"}))
            show = triples_answer
    else:
        return HTMLResponse(query_page(""))
    return HTMLResponse(await run_in_threadpool(_whole, text, reply, show, name), reply.status)


def _whole(text: str, reply: Reply, show: _Show, name: str) -> str:
    answer = show(reply.content) if reply.status == 200 else refused(reply.content.decode())
    return query_page(text, answer, name)


def _given(request: Request, name: str) -> dict[str, str]:
    """The parameters of a saved query that the address gives a value."""
    known = (parameter.name for parameter in saved_queries()[name].parameters)
    return {field: value for field in known if (value := request.query_params.get(field, "").strip())}


async def _places(request: Request) -> list[str]:
    """The prisons of the graph, asked for once: a service shows the graph as it was when it started."""
    state = request.app.state
    if state.places is None:
        reply = await state.pool.reply(Job("sparql", {"query": _PLACES, "accept": "application/json"}))
        if reply.status != 200:
            return []
        found = json.loads(reply.content)["results"]["bindings"]
        state.places = [row["place"]["value"] for row in found]
    places: list[str] = state.places
    return places


async def saved_rows(request: Request) -> Response:
    """The rows of a saved query, for spreadsheets and programs."""
    name, form = request.path_params["name"], request.query_params.get("format", "json")
    if name not in saved_queries():
        return PlainTextResponse("no saved query is called so\n", 404)
    if form not in _FILES:
        return PlainTextResponse(f"rows can be had as {', '.join(_FILES)}\n", 406)
    pool: Pool = request.app.state.pool
    reply = await pool.reply(Job("rows", {"name": name, **_given(request, name)}))
    if reply.status != 200:
        return respond(reply)
    text = await run_in_threadpool(rows_text, saved_queries()[name].columns, json.loads(reply.content), form)
    sent = {"Content-Disposition": f'attachment; filename="{name}.{form}"'}
    return respond(Reply(200, text.encode(), _FILES[form], sent))
