"""The explorer page as a file: what it may run, what it holds, and that it is always the same."""

import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from forumtrace.exports.explorer_page import SCRIPTS, source_hash
from forumtrace.exports.explorer_render import render
from tests.explorer_rows import HOSTILE, hostile_plan, large_plan, small_plan, source

QUERIES = {"oversight": "# question: ?\nPREFIX a: <urn:a>\nSELECT DISTINCT ?forum\nWHERE { ?x ?y ?forum }\n"}
EXPORTS = Path(__file__).parent.parent / "exports"


class Page(HTMLParser):
    """Collects the elements of a page: name, attributes, and the text right inside scripts and styles."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.raw: list[tuple[str, dict[str, str | None], str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Note the text of a script or style."""
        if self.cdata_elem in ("script", "style"):
            self.raw.append((*self.elements[-1], data))

    def run(self) -> Iterator[str]:
        """The scripts that run, and the styles."""
        yield from (text for tag, known, text in self.raw if known.get("type") != "application/json")

    def island(self, name: str) -> object:
        """The data of an island."""
        return json.loads("".join(text for _, known, text in self.raw if known.get("id") == f"data-{name}"))


@pytest.fixture(scope="module")
def hostile() -> str:
    """The page of the hostile plan."""
    return render(source(hostile_plan()), QUERIES)


def test_the_page_is_the_same_every_time(hostile: str) -> None:
    """Two runs give the same bytes, and no line ends as on Windows."""
    assert render(source(hostile_plan()), QUERIES) == hostile
    assert "\r" not in hostile


def test_the_policy_names_exactly_the_scripts_that_are_there(hostile: str) -> None:
    """Two scripts and one style, each let through by its own hash, and nothing else."""
    page = Page(hostile)
    policy = next(known["content"] or "" for tag, known in page.elements if known.get("http-equiv"))
    hashes = sorted(source_hash(text) for text in page.run())
    assert len(hashes) == 3
    assert sorted(re.findall(r"'sha256-[^']+'", policy)) == hashes
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_nothing_of_a_source_becomes_an_element(hostile: str) -> None:
    """The hostile plan has the same kinds of elements and attributes as the harmless one."""
    kinds = {
        (tag, key)
        for tag, known in Page(render(source(small_plan()), QUERIES)).elements
        for key in (*known, "")
    }
    assert {(tag, key) for tag, known in Page(hostile).elements for key in (*known, "")} == kinds
    assert not {key for _, key in kinds if key.startswith("on") or key in ("src", "style")}


def test_sources_stand_in_the_islands_as_they_are(hostile: str) -> None:
    """What a source says comes back letter by letter."""
    found = Page(hostile).island("nodes")
    assert isinstance(found, list)
    labels = {node["label"] for node in found if node["group"] == "forum"}
    assert {" ".join(text.split()) for text in HOSTILE} <= labels


def test_nothing_is_fetched() -> None:
    """No address of another machine stands where a browser would follow it."""
    page = Page(render(source(small_plan()), QUERIES))
    followed = [
        known.get(key) for _, known in page.elements for key in ("src", "href", "srcset", "data", "action")
    ]
    assert {address for address in followed if address} == {"#view", "#evidence", "data:,"}
    assert not any("sourceMappingURL" in text for text in page.run())


def test_the_forum_table_reads_without_scripts() -> None:
    """The noscript table holds every forum with its count, and the actions without one."""
    table = render(source(small_plan()), QUERIES).partition("<noscript>")[2].partition("</noscript>")[0]
    rows = [re.sub(r"<[^>]+>", " ", row).split() for row in re.findall(r"<tr>(.*)</tr>", table)]
    assert ["HMP", "Northmoor", "Safety", "Board", "SB", "monthly", "2"] in rows
    assert ["All", "No", "forum", "named", "2"] in rows


def test_empty_and_large_graphs_have_a_page() -> None:
    """No plan gives a page as well, and many give one in reasonable time and size."""
    assert "No forum named" in render(source({}), {})
    page = render(source(large_plan(5000)), {})
    assert len(page) < 6_000_000


def test_every_script_is_used() -> None:
    """No script lies in the folder that the page leaves out, and none is longer than it should be."""
    assert {path.stem.removeprefix("explorer_") for path in EXPORTS.glob("explorer_*.js")} == set(SCRIPTS)


def test_scripts_set_text_only() -> None:
    """No script of ours can turn text into elements or code."""
    for path in EXPORTS.glob("explorer_*.js"):
        forbidden = (
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|fetch\(|XMLHttp"
        )
        assert not re.search(forbidden, path.read_text(encoding="utf-8")), path.name
