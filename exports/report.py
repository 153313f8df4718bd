"""The report: one printable HTML page, self-contained, in which every figure leads to the rows and quotes behind it."""

from datetime import date
from importlib.resources import files
from pathlib import Path

from forumtrace.exports.base import write_file
from forumtrace.exports.report_corpus import corpus_page
from forumtrace.exports.report_prison import prison_page
from forumtrace.exports.report_view import View
from forumtrace.exports.report_words import Markup, link, text
from forumtrace.graph.corpus import Corpus
from forumtrace.graph.status import STATED

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def write_report(corpus: Corpus, path: Path, as_of: date | None = None, *, force: bool = False) -> None:
    """Write the report on `corpus` to `path`; an existing file is replaced only with `force`.

    Raises ForumtraceError when the file exists or cannot be written.
    """
    write_file(path, [report(corpus, as_of).encode("utf-8")], force=force)


def report(corpus: Corpus, as_of: date | None = None) -> str:
    """The report as text: the page of the corpus, where it has several prisons, and one page for each prison."""
    view = View(corpus, as_of)
    css = (files("forumtrace.exports") / "report.css").read_text(encoding="utf-8")
    pages = [prison_page(view, prison) for prison in view.prisons]
    if len(view.prisons) > 1:
        pages.insert(0, corpus_page(view))
    title = "Who watches what" if len(view.prisons) != 1 else f"Who watches what: {view.prisons[0]}"
    day = f"Status as of {as_of.isoformat()}" if as_of else "Status on the day that each plan was submitted"
    return (
        '<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{text(title)}</title>\n<style>\n{css}</style></head>\n<body>\n"
        f'<header><h1>{text(title)}</h1>\n<p class="lead">Oversight of the actions that prisons promised in answer to inspections.</p>\n'
        f'<p class="note">{day}: {STATED}.</p>\n{_contents(view)}</header>\n'
        f"<main>\n{''.join(pages)}</main>\n<footer><p>Made by forumtrace from the plans as published. "
        "What is said in no plan is not in this report.</p></footer>\n</body></html>\n"
    )


def _contents(view: View) -> Markup:
    if len(view.prisons) < 2:
        return Markup()
    told = [link("corpus", "All prisons"), *(link(view.place[name], name) for name in view.prisons)]
    return Markup(
        '<nav aria-label="Contents"><ul>' + "".join(f"<li>{line}</li>" for line in told) + "</ul></nav>\n"
    )
