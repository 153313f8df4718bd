"""The explorer of a service while it is made, once it is there, and when it cannot be made."""

import asyncio
import signal
import subprocess
import sys
from pathlib import Path
from typing import cast

import pytest
from starlette.requests import Request
from starlette.responses import Response

from forumtrace.errors import GraphRefused
from forumtrace.exports.base import write_pack
from forumtrace.serve_explorer import Explorer
from forumtrace.serve_model import Job, Reply
from forumtrace.serve_pool import Pool
from tests.serving import made_up_graph


class Errands:
    """Stands in for the pool: its errand waits until it may go on, and then writes a page and a file."""

    def __init__(self, status: int = 200) -> None:
        self.status, self.done = status, 0
        self.free = asyncio.Event()

    async def errand(self, job: Job) -> Reply:
        """Write the explorer, when that is allowed."""
        await self.free.wait()
        folder = Path(job.one("folder"))
        (folder / "plans").mkdir(parents=True, exist_ok=True)
        (folder / "index.html").write_text("the page", "utf-8")
        (folder / "plans" / "anytown.js").write_text("its plans", "utf-8")
        self.done += 1
        return Reply(self.status, b"out of order\n")


def asked(name: str = "") -> Request:
    """A request for a file of the explorer."""
    return Request({"type": "http", "method": "GET", "headers": [], "path_params": {"name": name}})


def path_of(response: Response) -> str:
    """The file that a response sends."""
    return str(getattr(response, "path", ""))


def test_a_slow_explorer_is_announced_and_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page says that it is being made and comes again; however many ask, it is made once."""
    monkeypatch.setattr("forumtrace.serve_explorer.SOON", 0.01)

    async def visit() -> None:
        errands = Errands()
        with Explorer(cast(Pool, errands)) as explorer:
            first, second = await asyncio.gather(explorer.page(asked()), explorer.page(asked()))
            assert (first.status_code, second.status_code) == (202, 202)
            assert b'http-equiv="refresh"' in first.body
            assert b'href="/query"' in first.body
            assert (await explorer.plans(asked("anytown.js"))).status_code == 404
            errands.free.set()
            await asyncio.sleep(0.01)
            page = await explorer.page(asked())
            assert (page.status_code, errands.done) == (200, 1)
            assert Path(path_of(page)).read_text("utf-8") == "the page"
            assert path_of(await explorer.plans(asked("anytown.js"))).endswith("anytown.js")
            for stranger in ("otherton.js", "../index.html", "..", ""):
                assert (await explorer.plans(asked(stranger))).status_code == 404
        assert not Path(path_of(page)).exists()

    asyncio.run(visit())


def test_a_folder_of_view_is_shown_at_once(tmp_path: Path) -> None:
    """With its plans and its pictures, without an errand; another folder is refused."""
    folder = tmp_path / "view"
    write_pack(folder, [("index.html", b"ready"), ("plans/a.js", b"plans"), ("pages/b.js", b"pages")])

    async def visit() -> None:
        errands = Errands()
        with Explorer(cast(Pool, errands), folder) as explorer:
            assert Path(path_of(await explorer.page(asked()))) == folder / "index.html"
            assert Path(path_of(await explorer.plans(asked("a.js")))) == folder / "plans" / "a.js"
            assert Path(path_of(await explorer.pages(asked("b.js")))) == folder / "pages" / "b.js"
            assert (await explorer.pages(asked("a.js"))).status_code == 404
        assert errands.done == 0

    asyncio.run(visit())
    assert (folder / "index.html").exists()
    with pytest.raises(GraphRefused, match="view --edition folder"):
        Explorer(cast(Pool, None), tmp_path)


def test_an_explorer_that_failed_is_tried_again() -> None:
    """The failure is told, and the next reader starts anew."""

    async def visit() -> None:
        errands = Errands(503)
        errands.free.set()
        with Explorer(cast(Pool, errands)) as explorer:
            assert (await explorer.page(asked())).status_code == 503
            errands.status = 200
            assert (await explorer.page(asked())).status_code == 200
        assert errands.done == 2

    asyncio.run(visit())


def test_a_service_ends_while_its_explorer_is_made(tmp_path: Path) -> None:
    """It waits for no errand that is still out, and leaves no folder behind."""
    code = (
        "import sys, tempfile;"
        "tempfile.tempdir = sys.argv[2];"
        "from forumtrace.cli import main;"
        "main(['serve', sys.argv[1], '--port', '0', '--workers', '1'])"
    )
    graph = made_up_graph(tmp_path / "graph")
    (tmp_path / "tmp").mkdir()
    command = [sys.executable, "-c", code, str(graph), str(tmp_path / "tmp")]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        assert "serving" in process.stderr.readline()
        process.send_signal(signal.SIGTERM)
        _, said = process.communicate(timeout=30)
    assert said == ""
    assert list((tmp_path / "tmp").iterdir()) == []
