"""The query page of the service in a real browser: questions, rows, their evidence, and the editor."""

from collections.abc import Iterator

import pytest

from forumtrace.serve_editor import built_in
from tests.explorer_browser import Browser, opened
from tests.serving import Service

pytestmark = pytest.mark.browser
with_editor = pytest.mark.skipif(not built_in(), reason="no build has brought the editor; see setup.py")


@pytest.fixture(scope="module")
def shared(service: Service, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """One browser for all tests."""
    with opened(tmp_path_factory.mktemp("serve"), service.url) as browser:
        yield browser


@pytest.fixture
def page(shared: Browser, service: Service) -> Iterator[Browser]:
    """The query page, opened afresh; afterwards it must have asked this service only, without errors."""
    shared.driver.get(f"{service.url}/query")
    yield shared
    assert shared.errors() == []
    assert [one for one in shared.foreign_requests() if not one.startswith(service.url)] == []


def test_a_question_is_found_and_answered(page: Browser) -> None:
    """Words narrow the list; the answer has the question as its heading."""
    before = len(page.texts(".questions li"))
    page.click("#narrow")
    page.type("forum oversees which action")
    left = page.texts(".questions li")
    assert 1 <= len(left) < before
    page.click(".questions li a", "Which forum oversees which action")
    assert page.texts("h1") == ["Which forum oversees which action, and in what words?"]
    assert page.texts("table.sortable tbody tr")


def test_rows_are_sorted_and_open_their_evidence(page: Browser, service: Service) -> None:
    """A heading sorts both ways; a row shows its quotes below itself, and hides them again."""
    page.driver.get(f"{service.url}/query?saved=oversight")
    page.click("th button", "Establishment")
    page.click("th button", "Establishment")
    places = page.texts("tbody td:nth-child(2)")
    assert places == sorted(places, reverse=True)
    assert len(set(places)) == 2
    page.click("a.evidence")
    page.wait(lambda: page.texts("tr.proof blockquote"))
    assert "Safer Custody Meeting" in " ".join(page.texts("tr.proof dd"))
    page.click("a.evidence", "Hide")
    assert page.texts("tr.proof") == []


def test_the_example_is_answered(page: Browser) -> None:
    """The example counts the actions of each forum, with a download of the same rows."""
    page.click("#ask button")
    page.wait(lambda: page.texts("table.sortable tbody tr"))
    rows = page.texts("table.sortable tbody tr")
    assert page.texts(".count") == [f"{len(rows)} row{'' if len(rows) == 1 else 's'}."]
    assert page.texts(".downloads a") == ["CSV", "TSV", "JSON", "XML"]


@with_editor
def test_the_editor_completes_and_colours(page: Browser) -> None:
    """A prefix is added as it is used, terms are offered, keywords are coloured, mistakes are marked."""
    page.js("document.querySelector('.CodeMirror').CodeMirror.setValue('')")
    page.click(".CodeMirror")
    page.type("SELECT ?a { ?a pap:overs")
    page.wait(lambda: page.texts(".CodeMirror-hint"))
    assert page.texts(".CodeMirror-hint") == ["pap:overseenBy", "pap:oversees"]
    page.type("\ue007", " ?b } LIMIT 1")
    text = page.js("document.getElementById('query').value")
    assert text.startswith("PREFIX pap: <https://w3id.org/prison-action-plan/ont#>")
    assert text.endswith("pap:overseenBy ?b } LIMIT 1")
    assert page.texts(".cm-keyword")[0] == "PREFIX"
    page.type("\ue004")
    assert not page.js("document.activeElement.closest('.CodeMirror')")


@with_editor
def test_the_editor_asks_by_keyboard(page: Browser) -> None:
    """Ctrl and Enter sends the query that was typed."""
    from selenium.webdriver import ActionChains

    page.js("document.querySelector('.CodeMirror').CodeMirror.setValue('ASK { ?a ?b ?c }')")
    page.click(".CodeMirror")
    ActionChains(page.driver).key_down("\ue009").send_keys("\ue007").key_up("\ue009").perform()
    page.wait(lambda: "Answer" in page.texts("h2"))
    assert "yes" in page.texts("main p")
