"""The folder edition of the explorer page: it opens with counts, and loads plans when they are needed."""

import html
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from forumtrace.exports.base import write_pack
from forumtrace.exports.explorer_render import render_folder
from tests.explorer_browser import Browser, browsing
from tests.explorer_rows import HOSTILE, PLACE, hostile_plan, many_places, small_plan, source

BOARD = f"focus=forum:{PLACE}:Safety Board"
Plan = dict[str, list[dict[str, Any]]]


def files_of(plan: Plan) -> dict[str, str]:
    """Names and texts of the folder."""
    return {name: content.decode("utf-8") for name, content in render_folder(source(plan), {})}


def held_in(body: str) -> dict[str, Any]:
    """What a file of the folder hands over: JSON in a JavaScript text."""
    text = body.rstrip().removeprefix("'").removesuffix("');")
    found: dict[str, Any] = json.loads(text.replace("\\'", "'").replace("\\\\", "\\"))
    return found


def test_a_folder_holds_a_page_and_the_plans_of_each_establishment() -> None:
    """The page has forums and policies only; each other file holds one establishment, and all is there once."""
    files = files_of(many_places(3))
    assert sorted(files) == ["index.html", *(f"plans/place-{at}.js" for at in range(3))]
    assert '"group":"action"' not in files["index.html"]
    for at in range(3):
        head, _, body = files[f"plans/place-{at}.js"].partition(",")
        assert head == f"forumtracePlans({at}"
        held = held_in(body)
        assert {node["est"] for node in held["nodes"]} == {at}
        assert len([node for node in held["nodes"] if node["group"] == "action"]) == 4


def test_the_same_rows_give_the_same_folder() -> None:
    """Written twice, each file is the same, byte for byte."""
    assert files_of(hostile_plan()) == files_of(hostile_plan())


def test_the_page_may_run_its_own_files_and_no_others() -> None:
    """The policy names the hashes of the page's scripts and the place where it lies."""
    text = files_of(small_plan())["index.html"].partition('Security-Policy" content="')[2].partition('"')[0]
    policy = dict(part.strip().split(" ", 1) for part in html.unescape(text).split(";"))
    words = policy["script-src"].split()
    assert [word for word in words if not word.startswith("'sha256-")] == ["'self'"]
    assert policy["connect-src"] == policy["default-src"] == "'none'"


def opened(folder: Path, plan: Plan) -> Iterator[Browser]:
    """The folder of a plan in a browser."""
    write_pack(folder / "view", render_folder(source(plan), {}))
    with browsing(folder, "<!DOCTYPE html>") as browser:
        browser.address = (folder / "view" / "index.html").as_uri()
        browser.open()
        yield browser


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One browser for a hundred establishments of four forums each."""
    yield from opened(tmp_path_factory.mktemp("folder"), many_places(100))


@pytest.fixture
def page(shared: Browser) -> Iterator[Browser]:
    """The page, opened afresh; afterwards it must have been silent and without errors."""
    shared.open()
    yield shared
    assert shared.errors() == []
    assert shared.foreign_requests() == []


def plans_asked(page: Browser) -> int:
    """How many files of plans the page has asked for."""
    return int(page.js("document.querySelectorAll('script[src^=\"plans/\"]').length"))


@pytest.mark.browser
def test_it_opens_with_kinds_and_without_plans(page: Browser) -> None:
    """Above 200 forums their kinds are listed with counts, and no plan is read for that."""
    assert page.texts("#summary") == ["200 actions of 400 have a forum that oversees them; 200 have none."]
    assert page.texts(".forums li a") == ["Safety meeting", "Drug strategy meeting", "Kind not known"]
    assert plans_asked(page) == 0


@pytest.mark.browser
def test_from_kind_to_matrix_to_forum(page: Browser) -> None:
    """The matrix leads to one forum of one establishment, of which alone the plans are read."""
    page.click("#panel-lanes a", "Show establishments by kind")
    assert page.texts(".matrix thead th")[1:] == ["Safety meeting", "Drug strategy meeting", "Kind not known"]
    assert page.texts(".matrix tbody tr")[0].startswith("Place 0 2")
    page.click(".matrix tbody a")
    page.wait(lambda: page.texts("#evidence .quote"))
    assert page.texts("#heading") == ["Safety Board (SB)"]
    assert plans_asked(page) == 1


@pytest.mark.browser
def test_a_kind_lists_its_forums(page: Browser) -> None:
    """Choosing a kind shows its forums and a way back."""
    page.click(".forums a", "Drug strategy meeting")
    assert page.texts("#heading") == ["Drug strategy meeting: its forums"]
    assert page.texts(".forums li") == ["Drug Strategy Group100 establishments 100 actions"]
    page.click("#trail a")
    assert page.texts("#heading") == ["Forums and the actions they oversee"]


@pytest.mark.browser
def test_counts_are_the_same_before_and_after_reading(page: Browser) -> None:
    """The counts that the page brings are those it finds when all plans are read."""
    page.js("document.querySelectorAll('.facet').forEach(e => { e.open = true })")
    before = page.texts(".choice")
    page.click("[role=tab]", "Table")
    table = page.texts("#panel-table tbody tr")
    page.type("/", "parcels")
    page.wait(lambda: plans_asked(page) == 100 and page.texts("[role=option]"))
    page.go("")
    assert page.texts(".choice") == before
    page.go("view=table")
    assert page.texts("#panel-table tbody tr") == table


@pytest.mark.browser
def test_filters_read_what_they_need(page: Browser) -> None:
    """One establishment needs its plans only; any other filter needs them all, and says how far it is."""
    page.go("establishment=Place 7")
    page.wait(lambda: page.texts(".forums li"))
    assert plans_asked(page) == 1
    page.go("status=completed")
    page.wait(lambda: page.texts("#summary") and "of 100 have" in page.texts("#summary")[0])
    assert plans_asked(page) == 100


@pytest.mark.browser
def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """A folder that was copied in part says which file is missing and what to do, and still shows the rest."""
    for page in opened(tmp_path, many_places(2)):
        (tmp_path / "view" / "plans" / "place-1.js").unlink()
        page.open("focus=forum:Place 1:Safety Board")
        page.wait(lambda page=page: page.texts("#missing"))  # type: ignore[misc]
        assert "plans/place-1.js" in page.texts("#missing")[0]
        page.go("focus=forum:Place 0:Safety Board")
        page.wait(lambda page=page: page.texts("#evidence .quote"))  # type: ignore[misc]


@pytest.mark.browser
def test_nothing_of_a_source_runs(tmp_path: Path) -> None:
    """Hostile plans come as data: no script of a source runs, and names of files are plain."""
    for page in opened(tmp_path, hostile_plan()):
        page.js("void Object.assign(window, {ran: 0, alert: () => { window.ran += 1 }})")
        for text in HOSTILE:
            name = " ".join(text.split())
            page.js("location.hash = new URLSearchParams({focus: arguments[0]})", f"forum:{PLACE}:{name}")
            page.wait(lambda page=page: page.texts("#evidence .quote"))  # type: ignore[misc]
        page.go("status=planned")
        page.wait(lambda page=page: page.texts(".chip"))  # type: ignore[misc]
        assert page.js("window.ran") == 0
        assert page.js("document.querySelectorAll('img, iframe, a[href^=javascript]').length") == 0
        assert page.errors() == []
        assert page.foreign_requests() == []
