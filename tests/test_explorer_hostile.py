"""The explorer page in a real browser, made from hostile sources, with and without its policy."""

from pathlib import Path

import pytest

from tests.explorer_browser import browsing
from tests.explorer_rows import HOSTILE, PLACE, hostile_plan, large_plan

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("policy", [True, False])
def test_nothing_of_a_source_runs(tmp_path: Path, policy: bool) -> None:
    """Every view of every hostile item is shown, and no script of a source runs, with the policy or without."""
    with browsing(tmp_path, hostile_plan()) as page:
        if not policy:
            file = tmp_path / "graph.html"
            text = file.read_text(encoding="utf-8")
            file.write_text(
                text.replace("Content-Security-Policy", "x-nothing"), encoding="utf-8", newline="\n"
            )
        code = "Object.assign(window, {ran: 0, alert: () => { window.ran += 1 }})"
        page.driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": code})
        for text in HOSTILE:
            name = " ".join(text.split())
            for view in ("lanes", "network", "table"):
                page.open()
                page.js(
                    "location.hash = new URLSearchParams({focus: arguments[0], view: arguments[1]})",
                    f"forum:{PLACE}:{name}",
                    view,
                )
                page.wait(lambda: page.texts("#trail a"))
                assert page.js("window.ran") == 0
        page.type("/", "href")
        assert page.texts("[role=option]")
        assert page.js("window.ran") == 0
        assert page.js("document.querySelectorAll('img, iframe, object, a[href^=javascript]').length") == 0
        assert page.errors() == []
        assert page.foreign_requests() == []


@pytest.mark.parametrize("plan", [{}, {"actions": hostile_plan()["actions"][:1]}, large_plan(20_000)])
def test_odd_graphs_have_a_sensible_page(tmp_path: Path, plan: dict[str, list[dict[str, object]]]) -> None:
    """Nothing, one action, or twenty thousand: each view says what there is."""
    with browsing(tmp_path, plan) as page:
        for view in ("lanes", "network", "table"):
            page.open(f"view={view}")
            assert page.texts("#heading") == ["Forums and the actions they oversee"]
            assert page.texts("#summary")
        page.open("focus=forum:Nowhere:Nothing")
        assert page.texts("#heading") == ["Not in this file"]
        assert page.errors() == []


def test_the_page_does_not_need_webgl_or_width(tmp_path: Path) -> None:
    """Without WebGL, zoomed in to 400 %, nothing is lost sideways, and the tools fold so that the answer stands first."""
    with browsing(tmp_path, hostile_plan(), "--disable-3d-apis") as page:
        assert page.js("document.getElementById('filters').open")
        size = {"width": 360, "height": 640, "deviceScaleFactor": 1, "mobile": False}
        page.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        page.wait(lambda: not page.js("document.getElementById('filters').open"))
        for state in (
            "",
            "focus=no-forum",
            f"focus=forum:{PLACE}:Safety Board",
            f"focus=forum:{PLACE}:{HOSTILE[-1].strip()}",
        ):
            page.open(state)
            assert page.js("document.documentElement.scrollWidth") <= 360
        assert page.errors() == []


def test_without_scripts_the_forums_still_read(tmp_path: Path) -> None:
    """The table of forums is there, and no empty controls."""
    with browsing(tmp_path, hostile_plan()) as page:
        page.driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
        page.open()
        body = page.driver.find_element("css selector", "body").text
        assert "Safety Board" in body
        assert "No forum named" in body
        assert "Find a path" not in body
