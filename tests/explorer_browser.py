"""Opens the explorer page in headless Chromium and watches what it does."""

import json
import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from forumtrace.exports.explorer_render import render
from tests.explorer_rows import source

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --window-size=1440,900"
)


def require_browser() -> None:
    """Skip where there is no browser, but not in continuous integration: there it must be installed."""
    if CHROMIUM and DRIVER:
        return
    reason = "chromium and chromedriver are not installed, so the page cannot be opened"
    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


class Browser:
    """A page in the browser: what is on it, and what can be done to it."""

    def __init__(self, driver: Any, address: str) -> None:
        self.driver = driver
        self.address = address

    def open(self, state: str = "") -> None:
        """Open the page afresh, in the state that the part of the address after # names."""
        self.driver.get("about:blank")
        self.driver.get(f"{self.address}#{state}")

    def go(self, state: str) -> None:
        """Go on to another state, as a link within the page does."""
        code = "location.hash = arguments[0]; window.dispatchEvent(new HashChangeEvent('hashchange'))"
        self.driver.execute_script(code, state)

    def js(self, code: str, *values: object) -> Any:
        """What a piece of JavaScript returns."""
        return self.driver.execute_script(f"return {code}", *values)

    def texts(self, selector: str) -> list[str]:
        """The visible text of all elements that fit."""
        code = (
            "[...document.querySelectorAll(arguments[0])].filter(e => e.offsetParent).map(e => e.innerText)"
        )
        return [" ".join(text.split()) for text in self.js(code, selector)]

    def click(self, selector: str, text: str = "") -> None:
        """Click the first visible element that fits and holds the text, as soon as there is one."""
        found: list[Any] = []

        def fitting() -> list[Any]:
            every = self.driver.find_elements("css selector", selector)
            found[:] = [one for one in every if one.is_displayed() and text in one.text]
            return found

        self.wait(fitting)
        found[0].click()

    def type(self, *keys: str) -> None:
        """Type into whatever has the keyboard."""
        from selenium.webdriver import ActionChains

        for key in keys:
            ActionChains(self.driver).send_keys(key).perform()

    def wait(self, condition: Callable[[], object], seconds: float = 8) -> None:
        """Wait until something holds."""
        end = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < end, f"did not happen in {seconds} s"
            time.sleep(0.05)

    def errors(self) -> list[str]:
        """What the console complained of."""
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def requests(self) -> list[str]:
        """Everything that the browser was asked to get since the last call."""
        events = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        sent = [event for event in events if event["method"] == "Network.requestWillBeSent"]
        return [event["params"]["request"]["url"][:200] for event in sent]

    def foreign_requests(self) -> list[str]:
        """Requests for anything but the file itself and what it holds."""
        own = ("file://", "data:", "blob:", "about:", "chrome://", "chrome-untrusted://")
        return [address for address in self.requests() if not address.startswith(own)]


@contextmanager
def browsing(folder: Path, plan: dict[str, list[dict[str, Any]]] | str, *flags: str) -> Iterator[Browser]:
    """Write the page of a plan (or a page that is ready) into `folder` and open it."""
    page = folder / "graph.html"
    text = plan if isinstance(plan, str) else render(source(plan), {})
    page.write_text(text, encoding="utf-8", newline="\n")
    with opened(folder, page.as_uri(), *flags) as browser:
        yield browser


@contextmanager
def opened(folder: Path, address: str, *flags: str) -> Iterator[Browser]:
    """Open an address in a browser that keeps its profile and its downloads in `folder`."""
    require_browser()
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = str(CHROMIUM)
    for flag in (*FLAGS.split(), f"--user-data-dir={folder / 'profile'}", *flags):
        options.add_argument(flag)
    downloads = {"download.default_directory": str(folder), "download.prompt_for_download": False}
    options.add_experimental_option("prefs", downloads)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(str(DRIVER)))
    try:
        browser = Browser(driver, address)
        browser.open()
        yield browser
    finally:
        driver.quit()
