"""The report: links that lead somewhere, nothing that loads or runs, source text that cannot break out."""

import re
from datetime import date
from html.parser import HTMLParser

import pytest

from forumtrace.exports.report import report, report_pages
from forumtrace.exports.report_charts import Bar, bars, columns
from forumtrace.exports.report_words import Markup, quote, table, text
from tests.analysis_rows import SOUTH, Rows, northmoor


class Page(HTMLParser):
    """Collects anchors, links and tags, and checks that tags are closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take in a tag."""
        told = dict(attrs)
        self.tags.add(tag)
        self.ids += [told["id"] or ""] if "id" in told else []
        self.links += [told["href"] or ""] if "href" in told else []
        if tag not in ("meta", "br", "rect"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Take in the end of a tag."""
        if tag != "rect":
            assert self.open.pop() == tag


@pytest.fixture(scope="module")
def page() -> str:
    """The report on two prisons, one of them hostile."""
    rows = northmoor()
    rows.plan(SOUTH, "2022-01-01")
    rows.item("1<b>", "Violence on the wings should be reduced.")
    rows.action('<script>alert(1)</script> & "so" on', "<i>Governor</i>", "2025-04")
    rows.sees("<Board> & Panel", "</q><img src=x onerror=alert(1)>")
    return report(rows.corpus(), date(2021, 5, 1))


def test_every_link_leads_to_one_place_of_the_page(page: str) -> None:
    """Anchors are unique, and each link inside the page has one."""
    parsed = Page(page)
    assert len(parsed.ids) == len(set(parsed.ids))
    assert all(link.startswith("#") for link in parsed.links)
    assert {link[1:] for link in parsed.links} <= set(parsed.ids)
    assert parsed.open == []


def test_the_pages_of_a_folder_lead_to_each_other(page: str) -> None:
    """Every link leads to an anchor of its own file or to one of another; together they say what the one page says."""
    rows = northmoor()
    rows.plan(SOUTH, "2022-01-01")
    rows.item("1", "Violence on the wings should be reduced.")
    rows.action("A new strategy will be written.", "Governor", "2025-04")
    pages = dict(report_pages(rows.corpus(), date(2021, 5, 1)))
    assert list(pages) == ["index.html", "prison-hmp-northmoor.html", "prison-hmp-southmoor.html"]
    parsed = {name: Page(text) for name, text in pages.items()}
    for name, told in parsed.items():
        for link in told.links:
            place, _, anchor = link.partition("#")
            assert anchor in parsed[place or name].ids, (name, link)
    assert "prison-hmp-southmoor.html#" in pages["index.html"]
    one = Page(report(rows.corpus(), date(2021, 5, 1)))
    assert sorted(one.ids) == sorted(anchor for told in parsed.values() for anchor in told.ids)


def test_nothing_runs_and_nothing_is_loaded(page: str) -> None:
    """No script, image or form; the policy forbids them; no address of a host."""
    assert Page(page).tags.isdisjoint({"script", "img", "iframe", "form", "link", "object", "i" * 2})
    assert "default-src 'none'" in page
    assert not re.search(r"(?:src|href)=\"(?!#)", page)
    assert "&lt;script&gt;alert(1)" in page


def test_every_action_stands_there_with_its_words(page: str) -> None:
    """Text, status on the day, the forum's words, or that no forum is said to oversee it."""
    assert page.count('<article class="act"') == 6
    assert "overdue on 2021-05-01" in page
    assert page.count("no forum is said to oversee this") == 3
    assert "Outcomes are to be debated and recorded at the monthly Safety Board." in page


def test_one_prison_needs_no_page_of_all() -> None:
    """Nor does an empty graph break."""
    assert 'id="corpus"' not in report(northmoor().corpus())
    assert "<main>" in report(Rows().corpus())


def test_charts_scale_to_the_largest_bar_and_leave_empty_ones_without_link() -> None:
    """A month without actions is drawn as a gap."""
    drawn = columns("x", [Bar("2020-12", (4,), "a"), Bar("2021-01", (0,), "b"), Bar("2021-02", (2,), "c")])
    assert re.findall(r'height="([\d.]+)" class', drawn) == ["180.0", "90.0"]
    assert drawn.count("<a ") == 2
    assert "Jan" in drawn
    assert "<a " not in bars("x", [Bar("none", (0, 0), "a")], ("one", "two"))
    assert isinstance(columns("x", []), Markup)


def test_markup_is_escaped_once() -> None:
    """Text is escaped, markup is not; several quotes keep their own page."""
    assert text("<&>") == "&lt;&amp;&gt;"
    assert text(text("<&>")) == "&lt;&amp;&gt;"
    assert (
        quote({"quote": "a | b", "page": "3 | ?"}) == '<q>a</q> <span class="page">page 3</span><br><q>b</q>'
    )
    assert table(("x",), []) == ""
