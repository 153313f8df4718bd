"""The explorer of a service: written once, on an errand, into a folder of its own, and served from there."""

import asyncio
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Self

from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse, Response

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
    """The pages of the explorer; a context manager, whose folder goes with it."""

    def __init__(self, pool: Pool) -> None:
        self._pool = pool
        self._making: asyncio.Task[Reply] | None = None
        self._folder = tempfile.TemporaryDirectory(prefix="forumtrace-", ignore_cleanup_errors=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Remove the pages; more than once is as good as once."""
        self._folder.cleanup()

    @property
    def _place(self) -> Path:
        return Path(self._folder.name) / "explorer"

    def make(self) -> "asyncio.Task[Reply]":
        """Begin to make it, unless that has been done."""
        if self._making is None:
            job = Job("explorer", {"folder": str(self._place)})
            self._making = asyncio.create_task(self._pool.errand(job))
        return self._making

    async def page(self, request: Request) -> Response:
        """The page itself, or a word that it is being made."""
        making = self.make()
        await asyncio.wait([making], timeout=SOON)
        if not making.done():
            return HTMLResponse(page("The explorer is being made", _WAITING, "/", _AGAIN), 202)
        reply = making.result()
        if reply.status != 200:
            self._making = None
            return respond(reply)
        # The page carries its own policy, which knows its scripts by their hashes.
        return FileResponse(
            self._place / "index.html", headers={"Content-Security-Policy": "frame-ancestors 'none'"}
        )

    async def plans(self, request: Request) -> Response:
        """One of the files that the page loads when there are many plans."""
        folder = self._place / "plans"
        known = {path.name: path for path in folder.iterdir()} if folder.is_dir() else {}
        path = known.get(request.path_params["name"])
        if path is None:
            return PlainTextResponse("there is nothing here\n", 404)
        return FileResponse(path, media_type="text/javascript")
