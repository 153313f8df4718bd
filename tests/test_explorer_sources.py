"""Where quotes stand: the pictures and lines that `view --pages` puts into the page."""

import base64
import json
import re
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from PIL import Image

from forumtrace.cli import main
from forumtrace.examples import paths
from forumtrace.exports.explorer import page_of
from forumtrace.exports.explorer_data import shape
from forumtrace.exports.explorer_sources import SourcePages
from forumtrace.graph.build import build
from forumtrace.graph.rows import rows
from forumtrace.graph.store import open_graph


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The place of a graph of one example plan, a PDF."""
    place = str(tmp_path_factory.mktemp("sources") / "graph")
    build(place, tuple(paths())[:1])
    return place


@pytest.fixture(scope="module")
def page(graph: str) -> str:
    """The page of that graph with its pictures."""
    with open_graph(graph) as opened:
        return page_of(opened, SourcePages(next(iter(paths()))))


def part(page: str, name: str) -> Any:
    """One of the pieces of data that a page holds."""
    found = re.search(rf'id="data-{name}">(.*?)</script>', page, re.DOTALL)
    assert found, name
    return json.loads(found[1])


def test_every_quote_of_the_plan_has_its_place(page: str) -> None:
    """Each link with a quote, each action and each recommendation leads to a rectangle on a page that is held."""
    held = part(page, "pages")["0"]
    nodes = [node for node in part(page, "nodes") if node["group"] in ("action", "recommendation")]
    quoted = [edge for edge in part(page, "edges") if "quote" in edge] + nodes
    assert quoted
    for item in quoted:
        places = held["places"][item["at"]]
        assert places
        for number, x0, top, x1, bottom in places:
            size = held["pages"][str(number)]
            assert 0 <= x0 < x1 <= size["w"]
            assert 0 <= top < bottom <= size["h"]


def test_the_place_of_a_link_is_on_its_page(page: str) -> None:
    """The page that is said beside a quote is the page on which its first rectangle stands."""
    held = part(page, "pages")["0"]
    for edge in part(page, "edges"):
        if "quote" in edge:
            assert held["places"][edge["at"]][0][0] == edge["page"]


def test_pictures_are_small_and_whole(page: str) -> None:
    """A page is a grey PNG of some tens of kilobytes with the shape of the page, at about 90 dots an inch."""
    for held in part(page, "pages")["0"]["pages"].values():
        data = base64.b64decode(held["image"].removeprefix("data:image/png;base64,"))
        with Image.open(BytesIO(data)) as picture:
            assert picture.size == pytest.approx((held["w"] * 90 / 72, held["h"] * 90 / 72), abs=2)
        assert len(data) < 60_000


def test_the_same_pages_come_out_the_same(graph: str, page: str) -> None:
    """Written again, the page is the same, byte for byte."""
    with open_graph(graph) as opened:
        assert page_of(opened, SourcePages(next(iter(paths())))) == page


def test_without_pages_the_page_holds_nothing_of_the_source(graph: str) -> None:
    """Pictures and places are there only when they are asked for."""
    with open_graph(graph) as opened:
        text = page_of(opened)
    assert 'id="data-pages"' not in text
    assert not any("at" in node for node in part(text, "nodes"))


def test_lines_of_a_text_hold_the_quote(tmp_path: Path) -> None:
    """Of a document without pages the lines are held, and the range of a quote covers its very words."""
    source = Path(__file__).parent.parent / ".." / "shared" / "seeds"
    texts = sorted(source.glob("*.txt"))
    if not texts:
        pytest.skip("the seed documents are not beside the repository")
    place = str(tmp_path / "graph")
    build(place, texts[:1])
    with open_graph(place) as opened:
        fetch = cache(lambda name: rows(opened, name))
        data = shape(fetch)
        held = SourcePages(source)(data, fetch)[0]
    links = [known for *_, known in data.graph.edges(data=True) if "quote" in known]
    assert links
    for known in links:
        first, start, last, end = held["places"][known["at"]][0]
        words = held["lines"][str(first)][start : end if first == last else None]
        assert data.quotes[known["quote"]].startswith(" ".join(words.split())[:40])


def test_the_command_tells_what_each_document_takes(graph: str, tmp_path: Path) -> None:
    """Name, pages and kilobytes of each document are printed below the name of the page."""
    page = tmp_path / "page.html"
    source = str(next(iter(paths())))
    answer = CliRunner().invoke(main, ["view", graph, "--pages", source, "-o", str(page)])
    assert answer.exit_code == 0, answer.output
    assert re.search(r"^  \S+\.pdf: \d+ pages, \d+ kB$", answer.output, re.MULTILINE)


def test_documents_that_are_not_there_are_refused(graph: str, tmp_path: Path) -> None:
    """A folder that holds none of the documents is told in one line."""
    page = tmp_path / "page.html"
    answer = CliRunner().invoke(main, ["view", graph, "--pages", str(tmp_path), "-o", str(page)])
    assert answer.exit_code != 0
    assert "SHA-256" in answer.output
    assert not page.exists()
