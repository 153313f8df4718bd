"""The query that the explorer page shows gives the rows that it shows."""

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from forumtrace.examples import paths
from forumtrace.exports.explorer import page_of
from forumtrace.graph.build import build
from forumtrace.graph.engine import Graph
from forumtrace.graph.store import open_graph
from tests.explorer_browser import Browser, browsing

pytestmark = pytest.mark.browser
ROWS = "[...document.querySelectorAll('#panel-table tbody tr')].map(row => row.textContent)"
OPEN = "document.getElementById('sparql').open = true"


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    """The graph of the example plans."""
    place = str(tmp_path_factory.mktemp("graph") / "graph")
    build(place, paths())
    with open_graph(place) as opened:
        yield opened


@pytest.fixture(scope="module")
def page(graph: Graph, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """The page of the example plans."""
    folder: Path = tmp_path_factory.mktemp("page")
    with browsing(folder, page_of(graph)) as browser:
        yield browser


def both(page: Browser, graph: Graph, state: str) -> tuple[int, int]:
    """The number of rows in the table of a view, and in the answer to its query."""
    page.go(state)
    page.driver.execute_script(OPEN)
    page.wait(lambda: page.texts("#sparql-text"))
    rows = [row for row in page.js(ROWS) if "only named" not in row]
    answer = graph.query(page.js("document.getElementById('sparql-text').textContent"))
    assert isinstance(answer, ox.QuerySolutions)
    return len(rows), len(list(answer))


def test_every_forum_has_the_rows_of_its_query(page: Browser, graph: Graph) -> None:
    """For every forum of the examples: as many rows on the screen as in the answer."""
    names = page.texts(".forums a")
    addresses = page.js(
        "[...document.querySelectorAll('.forums a')].map(a => a.getAttribute('href').slice(1))"
    )
    assert len(names) > 10
    for address in addresses:
        shown, answered = both(page, graph, f"{address}&view=table")
        assert shown == answered, address


@pytest.mark.parametrize(
    "state",
    [
        "focus=no-forum",
        "focus=no-forum&status=planned&kind=recommendation",
        "focus=owner:HMP Calderbeck:Governor",
        "focus=recommendation:HMP Calderbeck:5.9:2020",
        "focus=recommendation:HMP Calderbeck:5.9:2020&forum=No forum named",
        "focus=recommendation:HMP Calderbeck:5.9:2020&agreement=agreed&year=2020",
    ],
)
def test_other_views_have_the_rows_of_their_query(page: Browser, graph: Graph, state: str) -> None:
    """Actions without a forum, owners and recommendations, with filters and without."""
    shown, answered = both(page, graph, f"{state}&view=table")
    assert shown == answered
    assert shown > 0


def test_the_overview_counts_as_its_query_does(page: Browser, graph: Graph) -> None:
    """The forums that oversee something, with their number of actions."""
    page.open("view=table")
    page.driver.execute_script(OPEN)
    counted = {
        (row[1].split(" (")[0], int(row[4]))
        for row in page.js(
            "[...document.querySelectorAll('#panel-table tbody tr')].map(r => [...r.cells].map(c => c.innerText))"
        )
        if row[0] and int(row[4])
    }
    answer = graph.query(page.js("document.getElementById('sparql-text').textContent"))
    assert isinstance(answer, ox.QuerySolutions)
    assert {(row["forum"].value, int(row["actions"].value)) for row in answer} == counted


@pytest.mark.parametrize(
    "wanted", ["confidence=High", "confidence=Medium", "asof=2024-12-31&due=Due or overdue"]
)
def test_filters_on_confidence_and_day_are_in_the_query(page: Browser, graph: Graph, wanted: str) -> None:
    """The overview narrowed by how sure a link is, or by what is due, has the forums of its query."""
    shown, answered = both(page, graph, f"{wanted}&forum=Overseen by a forum&view=table")
    assert shown == answered > 0
