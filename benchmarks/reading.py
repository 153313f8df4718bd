"""Reading PDFs: ours against bare PDFium text and bare pdfplumber tables of the same files, each in its own process."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.measure import Line, told

_TIMED = """
import sys, time
from pathlib import Path
{imports}
def read(path):
{body}
files = [Path(word) for word in sys.argv[1:]]
read(files[0])
start = time.process_time()
for path in files:
    read(path)
print(time.process_time() - start)
"""
TOOLS = {
    "PDFium, plain text": (
        "import pypdfium2",
        """
    pdf = pypdfium2.PdfDocument(path)
    for page in pdf:
        page.get_textpage().get_text_range()
        page.close()
    pdf.close()""",
    ),
    "ours, pages to a document with every word's place": (
        "from forumtrace.extract.source import read_document",
        "    read_document(path)",
    ),
    "ours, pages to stitched, aligned rows with provenance": (
        (
            "from forumtrace.extract.source import read_document\n"
            "from forumtrace.extract.grid import read_grid\nfrom forumtrace.extract.stitch import stitch"
        ),
        "    stitch(read_grid(read_document(path)))",
    ),
    "ours, pages to a plan (items with actions, owners and targets)": (
        "from forumtrace.extract.source import read_document\nfrom forumtrace.extract.plan import read_plan",
        "    read_plan(read_document(path))",
    ),
    "ours, pages to quads (all extractors, claims, evidence)": (
        "from forumtrace.graph.reading import read_source",
        "    read_source(path)",
    ),
    "pdfplumber, extract_tables": (
        "import pdfplumber",
        """
    with pdfplumber.open(path) as pdf:
        for page in pdf.pages:
            page.extract_tables()
            page.close()""",
    ),
}
ROUNDS = 3


def pages(files: Sequence[Path]) -> int:
    """How many pages the files have together."""
    code = "import sys, pypdfium2\nprint(sum(len(pypdfium2.PdfDocument(word)) for word in sys.argv[1:]))"
    return int(told(code, *files))


def measure(files: Sequence[Path]) -> Iterator[Line]:
    """The best of three interleaved rounds of each tool, per page and against PDFium's text."""
    best: dict[str, float] = {}
    for _ in range(ROUNDS):
        for name, (imports, body) in TOOLS.items():
            code = _TIMED.format(imports=imports, body=body)
            best[name] = min(best.get(name, 1e9), told(code, *files))
    count, floor = pages(files), best["PDFium, plain text"]
    yield "files, pages", f"{len(files)}, {count}"
    for name, seconds in best.items():
        yield name, f"{seconds / count * 1000:.1f} ms a page, {seconds / floor:.1f} x PDFium text"
