"""The explorer of a service: written once, on an errand, into a folder of its own, and served from there."""

import asyncio
import shutil
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Self

from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse, Response

from forumtrace.errors import GraphRefused
from forumtrace.exports.base import MARKER
from forumtrace.serve_html import page
from forumtrace.serve_model import Job, Reply
from forumtrace.serve_pool import Pool
from forumtrace.serve_sparql import respond

SOON = 2.0
"""Seconds for which a reader waits for the explorer before being told that it is being made."""
_AGAIN = '<meta http-equiv="refresh" content="4">'
_WAITING = (
    '<p role="status">Its plans are many, so this takes a few minutes, once. This page shows it as soon as it is there.</p>'
    '<p>Meanwhile, <a href="/query">questions and SPARQL</a> are answered.</p>'
)


class Explorer:
    """The pages of the explorer; a context manager, whose folder goes with it.

    `ready` is a folder that `view` has written, which is served instead. Raises GraphRefused when it is no such folder.
    """

    def __init__(self, pool: Pool, ready: Path | None = None) -> None:
        if ready is not None and not all((ready / name).is_file() for name in (MARKER, "index.html")):
            raise GraphRefused(
                f"{ready} is no folder that view has written; write it with view --edition folder"
            )
        self._pool, self._ready = pool, ready
        self._making: asyncio.Task[Reply] | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self._place, self._edition = ready, 0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Remove the pages; more than once is as good as once."""
        if self._folder is not None:
            self._folder.cleanup()

    def make(self) -> "asyncio.Task[Reply]":
        """Begin to make it, unless that has been done."""
        if self._making is None:
            self._making = asyncio.create_task(self._made() if self._ready is None else _there())
        return self._making

    def renew(self) -> None:
        """Make it anew, of a graph that has changed; until that is done, the one before is shown."""
        if self._ready is None:
            self._making = asyncio.create_task(self._made())

    async def _made(self) -> Reply:
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="forumtrace-", ignore_cleanup_errors=True)
        self._edition += 1
        place = Path(self._folder.name) / f"explorer-{self._edition}"
        reply = await self._pool.errand(Job("explorer", {"folder": str(place)}))
        if reply.status == 200 and place.name == f"explorer-{self._edition}":
            before, self._place = self._place, place
            if before is not None:
                shutil.rmtree(before, ignore_errors=True)
        return reply

    async def page(self, request: Request) -> Response:
        """The page itself, or a word that it is being made."""
        making = self.make()
        await asyncio.wait([making], timeout=SOON)
        if not making.done() and self._place is None:
            return HTMLResponse(page("The explorer is being made", _WAITING, "/", _AGAIN), 202)
        if making.done() and making.result().status != 200:
            self._making = None
            return respond(making.result())
        assert self._place is not None, "what is made has a place"
        # The page carries its own policy, which knows its scripts by their hashes.
        return FileResponse(
            self._place / "index.html", headers={"Content-Security-Policy": "frame-ancestors 'none'"}
        )

    async def plans(self, request: Request) -> Response:
        """One of the files with the plans of an establishment, which the page loads when there are many."""
        return self._script("plans", request.path_params["name"])

    async def pages(self, request: Request) -> Response:
        """One of the files with the pages of a source."""
        return self._script("pages", request.path_params["name"])

    def _script(self, kind: str, name: str) -> Response:
        folder = self._place / kind if self._place else None
        known = {path.name: path for path in folder.iterdir()} if folder and folder.is_dir() else {}
        if name not in known:
            return PlainTextResponse("there is nothing here\n", 404)
        return FileResponse(known[name], media_type="text/javascript")


async def _there() -> Reply:
    return Reply(200, b"")
