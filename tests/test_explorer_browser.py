"""The explorer page in a real browser: what one click, twelve letters and the keyboard alone lead to."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.explorer_browser import Browser, browsing
from tests.explorer_rows import large_plan, small_plan

pytestmark = pytest.mark.browser
ENTER, ESCAPE, TAB, DOWN, RIGHT = "\ue007", "\ue00c", "\ue004", "\ue015", "\ue014"
BOARD = "focus=forum:HMP Northmoor:Safety Board"


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One browser for all tests of the small plan."""
    with browsing(tmp_path_factory.mktemp("explorer"), small_plan()) as browser:
        yield browser


@pytest.fixture
def page(shared: Browser) -> Iterator[Browser]:
    """The page, opened afresh; afterwards it must have been silent and without errors."""
    shared.open()
    yield shared
    assert shared.errors() == []
    assert shared.foreign_requests() == []


def test_all_forums_are_seen_first(page: Browser) -> None:
    """Every forum with its count, and the actions that no forum oversees."""
    entries = page.texts(".forums li")
    assert [entry.split()[0] for entry in entries] == ["Safety", "Drug", "Prisoner"]
    assert "2 actions" in entries[0]
    assert page.texts(".bare strong") == ["No forum named (2 actions)"]


def test_a_forum_is_one_click_from_its_evidence(page: Browser) -> None:
    """The quote appears with the forum marked, with document, page, confidence and kind of oversight."""
    page.click(".forums a", "Safety Board")
    assert "safety board meetings" in page.texts("#evidence mark")
    quote = page.texts("#evidence .quote")[0]
    assert all(part in quote for part in ("Discussed at", "northmoor.pdf, page 4", "90%"))
    assert len(page.texts(".lane.action .card")) == 2


def test_an_action_is_one_click_from_its_forums(page: Browser) -> None:
    """Choosing an action names both forums that oversee it, and keeps its neighbours."""
    page.open(BOARD)
    page.click(".lane.action .card", "Search all parcels")
    says = " ".join(page.texts("#evidence .says"))
    assert "Safety Board" in says
    assert "Drug Strategy Group" in says
    assert len(page.texts(".lane.action .card")) == 2


def test_the_answer_stands_above_the_quotes(page: Browser) -> None:
    """Who oversees an action or the actions of a recommendation, how and how often; or that nobody is named."""
    page.open(BOARD)
    page.click(".lane.action .card", "Search all parcels")
    answer = page.texts("#evidence .answer")[0]
    assert answer.startswith("Overseen by")
    assert "Safety Board (SB) discussed at · monthly" in answer
    assert "Drug Strategy Group reported to" in answer
    page.click(".lane.recommendation .card", "Drugs out")
    assert page.texts("#evidence .answer")[0].startswith("Its actions are overseen by")
    page.open("focus=no-forum")
    page.click(".lane.action .card")
    assert "names no forum" in page.texts("#evidence .answer.none")[0]


def test_wires_join_the_cards(page: Browser) -> None:
    """Every link between the shown cards has its wire."""
    page.open(BOARD)
    assert page.js("document.querySelectorAll('.wire[data-a]').length") == 5


def test_twelve_letters_and_enter_are_enough(page: Browser) -> None:
    """The slash leads to the search, and Enter takes the best match."""
    page.type("/", "safety board"[:12], ENTER)
    page.wait(lambda: page.texts("#heading") == ["Safety Board (SB)"])
    assert page.texts("#evidence mark")


def test_words_of_a_quote_are_found(page: Browser) -> None:
    """What stands only in a quote leads to the item that it speaks of; arrows and Enter choose."""
    page.type("/", "each quarter")
    page.wait(lambda: page.texts("[role=option]"))
    page.type(DOWN, ENTER)
    page.wait(lambda: bool(page.texts("#evidence .quote")))
    assert "each quarter" in " ".join(page.texts("#evidence .quote"))


def test_everything_goes_by_keyboard(page: Browser) -> None:
    """From the top of the page the forum, its action and the table are reached with Tab, Enter and arrows."""

    def tab_to(selector: str) -> None:
        for _ in range(80):
            page.type(TAB)
            if page.js("document.activeElement.matches(arguments[0])", selector):
                return
        pytest.fail(f"{selector} is not reached with Tab")

    tab_to(".forums a")
    page.type(ENTER)
    tab_to("[role=tab]")
    tab_to(".lane.action .card")
    page.type(ENTER)
    assert page.js("document.activeElement.matches('.lane.action .card')")
    page.open(BOARD)
    tab_to("[role=tab]")
    page.type(RIGHT, RIGHT)
    assert page.texts("[role=tab][aria-selected=true]") == ["Table"]


def test_the_back_button_walks_back(page: Browser) -> None:
    """Each step has an address; back returns to the step before."""
    page.click(".forums a", "Safety Board")
    page.click(".lane.action .card", "Search all parcels")
    page.driver.back()
    page.wait(lambda: not page.js("document.querySelector('[aria-pressed=true]')"))
    page.driver.back()
    page.wait(lambda: page.texts("#heading") == ["Forums and the actions they oversee"])


def test_the_network_is_drawn(page: Browser) -> None:
    """The second tab draws the neighbourhood with vis-network, and keeps it still."""
    page.open(f"{BOARD}&view=network")
    painted = (
        "(() => { const c = document.querySelector('#canvas canvas'); if (!c || !c.width) return 0;"
        "const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data; let n = 0;"
        "for (let i = 3; i < d.length; i += 4) if (d[i]) n += 1; return n; })()"
    )
    page.wait(lambda: page.js(painted) > 1000)
    before = page.js("document.querySelector('#canvas canvas').toDataURL()")
    page.wait(lambda: page.js("document.querySelector('#canvas canvas').toDataURL()") == before, 2)
    assert "10 items" in page.texts("#panel-network .note")[0]


def test_the_file_holds_the_rows_of_the_screen(page: Browser, shared: Browser) -> None:
    """The table, its CSV file and the lanes tell of the same links."""
    page.open(f"{BOARD}&view=table")
    shown = page.texts("#panel-table tbody tr")
    page.click("#tools button", "Download CSV")
    folder = Path(shared.address.removeprefix("file://")).parent
    page.wait(lambda: list(folder.glob("*.csv")))
    data = next(folder.glob("*.csv")).read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(data.decode("utf-8-sig").splitlines()))
    assert len(rows) - 1 == len(shown) == 2


def test_filters_count_and_stay(page: Browser) -> None:
    """A filter says how many actions it leaves, narrows every view, and is taken back by its chip."""
    page.click(".choice", "No forum named")
    assert "Oversight: No forum named" in page.texts(".chip")[0]
    assert "0 actions of 2" in page.texts("#summary")[0]
    page.click(".chip")
    assert "2 actions of 4" in page.texts("#summary")[0]


def test_a_path_is_found(page: Browser) -> None:
    """Two items are joined over their links, told in words."""
    page.open("path=owner:HMP Northmoor:Head of Security~~policy::PSI 1/2020")
    assert page.texts(".path .step") == ["owns", "answers", "cites"]


def test_the_network_of_all_forums_stays_small(tmp_path: Path) -> None:
    """However many actions a forum has, its fan shows few of them, and no row of items is a string of dots."""
    with browsing(tmp_path, large_plan(4000)) as page:
        page.open("view=network")
        note = page.texts("#panel-network .note")[0]
        assert "up to 6 of the actions" in note
        assert 0 < int(note.split()[0]) <= 300
        assert page.errors() == []


def test_long_lanes_say_how_many_more(tmp_path: Path) -> None:
    """At most 60 items are shown at rest, and 25 more on request."""
    with browsing(tmp_path, large_plan(4000)) as page:
        page.open("focus=forum:HMP Northmoor:Safety Board")
        assert len(page.texts(".lane .card")) <= 60
        assert page.texts(".lane.action button.more") == ["Show 25 more of 102"]
        page.click(".lane.action button.more")
        assert len(page.texts(".lane.action .card")) == 50
        page.open()
        assert len(page.texts(".forums li")) <= 60
        assert page.errors() == []
