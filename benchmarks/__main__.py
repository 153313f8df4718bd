"""Every figure in one run, side by side: `python -m benchmarks [N ...] [--readme]`, by default 100 and 1000 plans.

Times are CPU seconds unless they are called wall-clock; other work on the machine disturbs ratios of CPU time least.
With --readme, the results go into `benchmarks/README.md`, too.
"""

import argparse
import os
import platform
import tempfile
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from benchmarks import building, querying, reading
from benchmarks.corpus import make_corpus
from benchmarks.measure import README, Line, put_section, section, table

NAMES = ("forumtrace", "pdfplumber", "pypdfium2", "pyoxigraph", "rdflib")


def machine() -> Iterator[Line]:
    """What the figures were measured on."""
    yield "system", platform.platform()
    yield "processor", f"{_processor()}, {os.cpu_count()} cores"
    yield "Python", platform.python_version()
    yield "load when it began", " ".join(f"{load:.1f}" for load in os.getloadavg())
    yield from ((name, version(name)) for name in NAMES)


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor()
    return next((line.partition(": ")[2] for line in lines if line.startswith("model name")), "unknown")


def main() -> None:
    """Measure, print and, if asked, write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", type=int, nargs="*", metavar="N", help="corpus sizes (default: 100 1000)")
    parser.add_argument("--readme", action="store_true", help="write the results into benchmarks/README.md")
    parser.add_argument("--corpus", type=Path, help="draw the plans into this folder and keep them")
    parser.add_argument("--keep", type=Path, help="build the graphs in this new folder and leave them there")
    parser.add_argument("--jobs", type=int, default=None, help="processes that read (default: one per core)")
    given = parser.parse_args()
    sizes = sorted(given.sizes) or [100, 1000]
    parts = []
    with tempfile.TemporaryDirectory() as work:
        folder = given.keep or Path(work)
        folder.mkdir(parents=True, exist_ok=True)
        files = make_corpus(given.corpus or folder / "corpus", sizes[-1], 1)
        graph = folder / f"graph-{sizes[-1]}"
        for title, lines in (
            ("Machine", machine()),
            ("Reading", reading.measure(files[:12])),
            ("Building", building.measure(files, sizes, folder, given.jobs)),
            (f"Asking, {sizes[-1]} plans", querying.measure(graph, folder)),
        ):
            parts.append(f"## {title}\n\n{table(lines)}\n")
            print(parts[-1], flush=True)
    if given.readme:
        head = "# Benchmarks\n\nWritten by `python -m benchmarks --readme"
        command = " ".join(str(size) for size in sizes)
        others = {title: section(title) for title in ("Confidence", "Store and SPARQL", "Browsing")}
        README.write_text(f"{head} {command}`; the plans are made up.\n\n" + "\n".join(parts), "utf-8")
        # Measured by other commands: benchmarks.confidence, benchmarks.store, benchmarks.browsing.
        for title, body in others.items():
            if body:
                put_section(title, body)


if __name__ == "__main__":
    main()
