"""The explorer in headless Chromium: `python -m benchmarks.browsing GRAPH [GRAPH ...] [--readme]`.

Each graph is browsed in the editions that suit its size: one file, a folder, and `serve`. Times are wall-clock, from the
browser's own clock, and end when the picture has been drawn. With --readme the section Browsing of
`benchmarks/README.md` is written anew, and no other.
"""

import argparse
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Line, put_section, run, table
from tests.explorer_browser import Browser, opened
from tests.serving import serving

FOCUSES = 60
TYPED = ("safety interv", "quarterly", "head of offender", "drug strategy", "prisoners should")
MOST = 200
"""Megabytes up to which all plans go into one file."""
_WATCH = """
const seen = () => {
  const app = document.getElementById("app");
  if (app && !app.hidden && document.querySelector("#panel-lanes a")) window.firstPicture = performance.now();
  else requestAnimationFrame(seen);
};
requestAnimationFrame(seen);
"""
_DRAWN = "const drawn = () => new Promise((go) => requestAnimationFrame(() => setTimeout(go)));"
_FORUMS = """
const read = (name) => JSON.parse(document.getElementById(`data-${name}`).textContent);
const places = read("shared").establishments;
return read("nodes").filter((node) => node.group === "forum").map((node) => [places[node.est], node.label]);
"""
_FOCUS = f"""
const [key, name, done] = arguments;
{_DRAWN}
(async () => {{
  const began = performance.now();
  location.hash = new URLSearchParams({{ focus: key }});
  const there = () => document.getElementById("heading").textContent.startsWith(name) && document.querySelector(".lane .card");
  while (!there() && performance.now() - began < 20000) await drawn();
  await drawn();
  done(performance.now() - began);
}})();
"""
_PRESS = f"""
const [text, done] = arguments;
{_DRAWN}
(async () => {{
  const field = document.querySelector("#find-box input");
  field.focus();
  const began = performance.now();
  field.value = text;
  field.dispatchEvent(new Event("input", {{ bubbles: true }}));
  await drawn();
  done(performance.now() - began);
}})();
"""


def measure(graph: Path, folder: Path) -> Iterator[Line]:
    """The figures of one graph; `folder` takes the pages that are written."""
    page = folder / "page.html"
    cost = run("-m", "forumtrace", "view", graph, "--edition", "file", "-o", page)
    size = page.stat().st_size / 1e6
    yield "one file", f"{size:.1f} MB, written in {cost.wall:.0f} s with a peak of {cost.memory:.0f} MB"
    if size <= MOST:
        yield from _browsed("one file", page.as_uri(), folder / "file")
    cost = run("-m", "forumtrace", "view", graph, "--edition", "folder", "-o", folder / "view")
    index = folder / "view" / "index.html"
    size, whole = (
        sum(p.stat().st_size for p in paths) / 1e6 for paths in ([index], index.parent.rglob("*.*"))
    )
    yield "folder", f"{size:.1f} MB at once of {whole:.1f} MB, written in {cost.wall:.0f} s"
    yield from _browsed("folder", index.as_uri(), folder / "folder")
    began = time.perf_counter()
    with serving(graph) as service:
        yield "serve", f"answers {time.perf_counter() - began:.1f} s after its start"
        began = time.perf_counter()
        while service.get("/").status == 202:
            time.sleep(0.5)
        yield "serve", f"has the explorer {time.perf_counter() - began:.1f} s after it is first asked for"
        yield from _browsed("serve", service.url, folder / "serve")


def _browsed(edition: str, address: str, profile: Path) -> Iterator[Line]:
    profile.mkdir()
    with opened(profile, "about:blank") as page:
        driver = page.driver
        driver.set_script_timeout(120)
        driver.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": _WATCH})
        page.address = address
        first = sorted(_first(page) for _ in range(5))
        yield f"{edition}, first picture", f"{first[2]:.0f} ms (median of 5)"
        forums = driver.execute_script(_FORUMS)
        chosen = forums[:: max(1, len(forums) // FOCUSES)][:FOCUSES]
        # At first the folder and the service read the plans of an establishment, then they are there.
        for turn in ("for the first time", "again"):
            focus = [
                driver.execute_async_script(_FOCUS, f"forum:{place}:{name}", name) for place, name in chosen
            ]
            yield f"{edition}, change of focus {turn}", _spread(focus)
        page.open()
        pressed = [
            driver.execute_async_script(_PRESS, text[:end])
            for text in TYPED
            for end in range(1, len(text) + 1)
        ]
        yield f"{edition}, key press in the search", _spread(pressed)
        heap = driver.execute_cdp_cmd("Runtime.getHeapUsage", {})
        yield f"{edition}, memory of the page", f"{heap['usedSize'] / 1e6:.0f} MB"


def _first(page: Browser) -> float:
    page.open()
    page.wait(lambda: page.js("window.firstPicture"), 60)
    return float(page.js("window.firstPicture"))


def _spread(times: list[float]) -> str:
    times = sorted(times)
    return (
        f"median {times[len(times) // 2]:.0f} ms, p95 {times[int(len(times) * 0.95)]:.0f} ms, "
        f"longest {times[-1]:.0f} ms of {len(times)}"
    )


def main() -> None:
    """Browse each graph and tell the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("graphs", type=Path, nargs="+", metavar="GRAPH")
    parser.add_argument("--readme", action="store_true", help="write the section of benchmarks/README.md")
    given = parser.parse_args()
    parts = []
    for graph in given.graphs:
        with tempfile.TemporaryDirectory() as work:
            lines = list(measure(graph, Path(work)))
        plans = len(list((graph / "documents").iterdir()))
        parts.append(f"### {plans} plans\n\n{table(lines)}")
        print(parts[-1], flush=True)
    if given.readme:
        put_section("Browsing", "\n\n".join(parts))


if __name__ == "__main__":
    main()
