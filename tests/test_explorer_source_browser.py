"""The source within the explorer page, in a real browser: the picture with its frame, the whole page, the lines."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from forumtrace.exports.explorer_collect import ExplorerData
from forumtrace.exports.explorer_data import Rows
from forumtrace.exports.explorer_render import render
from tests.explorer_browser import Browser, browsing
from tests.explorer_rows import HOSTILE, PLACE, hostile_plan, source

pytestmark = pytest.mark.browser
ENTER, ESCAPE, TAB = "\ue007", "\ue00c", "\ue004"
BOARD = f"focus=forum:{PLACE}:Safety Board"
DOT = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGP4DwABAQEAG7buVgAAAABJRU5ErkJggg=="


def sources(data: ExplorerData, rows: Rows) -> dict[int, dict[str, Any]]:
    """Every link of the first document stands on page 4; all that is hostile stands in the lines of the others."""
    northmoor = northmoor_in(data)
    lines = {"lines": dict(enumerate(HOSTILE)), "places": [[[0, 3, len(HOSTILE) - 1, 5]]]}
    shown: dict[int, dict[str, Any]] = dict.fromkeys(range(len(data.documents)), lines)
    page = {"4": {"image": DOT, "w": 842, "h": 595}}
    shown[northmoor] = {"pages": page, "places": [[[4, 100, 200, 400, 240]]]}
    for *_, known in data.graph.edges(data=True):
        if "doc" in known:
            known["at"] = 0
    return shown


def northmoor_in(data: ExplorerData) -> int:
    """The place of the plan that is not hostile."""
    return next(at for at, document in enumerate(data.documents) if document.get("source") == "northmoor.pdf")


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One browser for all tests of the hostile plan with its sources."""
    text = render(source(hostile_plan()), {}, sources)
    with browsing(tmp_path_factory.mktemp("source"), text) as browser:
        yield browser


@pytest.fixture
def page(shared: Browser) -> Iterator[Browser]:
    """The page, opened at a forum; afterwards it must have been silent and without errors."""
    shared.open(BOARD)
    shared.wait(lambda: shared.texts("#evidence .crop"))
    yield shared
    assert shared.errors() == []
    assert shared.foreign_requests() == []


def test_the_words_are_framed_in_their_place(page: Browser) -> None:
    """Beside each quote stands the part of its page with the frame around the words."""
    assert len(page.texts("#evidence .crop")) == len(page.texts("#evidence .quote")) == 2
    box = "(() => { const f = document.querySelector('.crop .frame').getBoundingClientRect(); const p = "
    box += "document.querySelector('.crop svg').getBoundingClientRect(); return [p.left <= f.left, "
    box += "f.right <= p.right, p.top <= f.top, f.bottom <= p.bottom, f.width > 20] })()"
    assert page.js(box) == [True] * 5
    name = page.js("document.querySelector('.crop svg').getAttribute('aria-label')")
    assert name == "Page 4 of northmoor.pdf, the words in a frame"


def test_the_whole_page_opens_and_closes_by_keyboard(page: Browser) -> None:
    """Enter opens the page, Escape closes it and gives the keyboard back."""
    for _ in range(80):
        page.type(TAB)
        if page.js("document.activeElement.matches('.crop')"):
            break
    page.type(ENTER)
    assert page.texts("#page-window h2") == ["northmoor.pdf, page 4"]
    assert page.js("document.querySelector('#page-window').contains(document.activeElement)")
    page.type(ESCAPE)
    page.wait(lambda: not page.js("document.querySelector('#page-window')"))
    assert page.js("document.activeElement.matches('.crop')")


def test_lines_of_a_source_are_text_only(page: Browser) -> None:
    """Lines full of markup are shown letter by letter, with their numbers and the quote marked."""
    for text in HOSTILE:
        page.js("void Object.assign(window, {ran: 0, alert: () => { window.ran += 1 }})")
        page.go(
            f"focus={page.js('encodeURIComponent(arguments[0])', f'forum:{PLACE}:' + ' '.join(text.split()))}"
        )
    page.wait(lambda: page.texts("#evidence .quote"))
    assert page.js("window.ran") == 0
    assert page.js("document.querySelectorAll('img, iframe, a[href^=javascript]').length") == 0


def test_the_whole_page_fits_a_narrow_screen(page: Browser) -> None:
    """At 400 % zoom the window with the page stays within the screen and scrolls inside."""
    size = {"width": 360, "height": 640, "deviceScaleFactor": 1, "mobile": False}
    page.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        page.open(BOARD)
        page.wait(lambda: page.texts("#evidence .crop"))
        page.js("document.querySelector('.crop').click()")
        assert page.js("document.querySelector('#page-window').getBoundingClientRect().right") <= 360
        assert page.js("document.querySelector('.sheet').scrollWidth") >= 700
        assert page.js("document.documentElement.scrollWidth") <= 360
    finally:
        page.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_lines_stand_beside_quotes_of_texts(tmp_path: Path) -> None:
    """A source without pages shows the lines around the quote, numbered, the quoted range marked."""
    text = render(source(hostile_plan()), {}, lambda data, rows: {northmoor_in(data): _lines(data)})
    with browsing(tmp_path, text) as page:
        page.open(BOARD)
        page.wait(lambda: page.texts("#evidence .lines"))
        assert page.texts("#evidence .lines mark")[:2] == ["the Safety", "Board"]
        assert page.js("document.querySelector('.lines li').value") == 7
        assert page.errors() == []


def _lines(data: ExplorerData) -> dict[str, Any]:
    for *_, known in data.graph.edges(data=True):
        if "doc" in known:
            known["at"] = 0
    lines = {"6": "Before.", "7": "Results go to the Safety", "8": "Board each month.", "9": "After."}
    return {"lines": lines, "places": [[[7, 14, 8, 5]]]}
