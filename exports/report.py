"""The report: printable HTML, self-contained, in which every figure leads to the rows and quotes behind it.

One page with a section for all prisons and one for each; or a folder with a file for each of these.
"""

import re
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path

from forumtrace.exports.base import file_names, write_file, write_pack
from forumtrace.exports.report_corpus import corpus_page
from forumtrace.exports.report_prison import prison_page
from forumtrace.exports.report_view import View
from forumtrace.exports.report_words import Markup, link, text
from forumtrace.graph.corpus import Corpus
from forumtrace.graph.status import STATED

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


_ANCHOR, _LINK = re.compile(r' id="([^"]+)"'), re.compile(r'href="#([^"]+)"')
INDEX = "index.html"


def write_report(corpus: Corpus, path: Path, as_of: date | None = None, *, force: bool = False) -> Path:
    """Write the report on `corpus` to `path`, and give the page to open.

    A name that ends in .html is one page; any other a folder with index.html and a page for each prison. What exists
    is replaced only with `force`. Raises ForumtraceError when it exists or cannot be written.
    """
    if path.suffix.casefold() in (".html", ".htm"):
        write_file(path, [report(corpus, as_of).encode("utf-8")], force=force)
        return path
    pages = ((name, page.encode("utf-8")) for name, page in report_pages(corpus, as_of))
    write_pack(path, pages, force=force)
    return path / INDEX


def report(corpus: Corpus, as_of: date | None = None) -> str:
    """The report as one page: the section of the corpus, where it has several prisons, and one for each prison."""
    view = View(corpus, as_of)
    pages = [prison_page(view, prison) for prison in view.prisons]
    if len(view.prisons) > 1:
        pages.insert(0, corpus_page(view))
    title = "Who watches what" if len(view.prisons) != 1 else f"Who watches what: {view.prisons[0]}"
    return _page(view, title, _contents(view), "".join(pages))


def report_pages(corpus: Corpus, as_of: date | None = None) -> Iterator[tuple[str, str]]:
    """The report as files: name and text of index.html and of a page for each prison; links lead from file to file."""
    view = View(corpus, as_of)
    names = [f"prison-{name}.html" for name in file_names(view.prisons)]
    sections = {INDEX: corpus_page(view)} | {
        name: prison_page(view, prison) for name, prison in zip(names, view.prisons, strict=True)
    }
    places = {anchor: name for name, section in sections.items() for anchor in _ANCHOR.findall(section)}
    titles = {INDEX: "Who watches what"} | {
        name: f"Who watches what: {prison}" for name, prison in zip(names, view.prisons, strict=True)
    }
    for name, section in sections.items():
        contents = _contents(view) if name == INDEX else _list([link("corpus", "All prisons")])
        page = _page(view, titles[name], contents, section)
        yield name, _LINK.sub(lambda found, here=name: _led(found, here, places), page)  # type: ignore[misc]


def _led(found: re.Match[str], here: str, places: dict[str, str]) -> str:
    """A link to an anchor, with the file in which it stands unless that is this one."""
    place = places.get(found[1], here)
    return found[0] if place == here else f'href="{place}#{found[1]}"'


def _page(view: View, title: str, contents: Markup, sections: str) -> str:
    css = (files("forumtrace.exports") / "report.css").read_text(encoding="utf-8")
    day = (
        f"Status as of {view.as_of.isoformat()}"
        if view.as_of
        else "Status on the day that each plan was submitted"
    )
    return (
        '<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{text(title)}</title>\n<style>\n{css}</style></head>\n<body>\n"
        f'<header><h1>{text(title)}</h1>\n<p class="lead">Oversight of the actions that prisons promised in answer to inspections.</p>\n'
        f'<p class="note">{day}: {STATED}.</p>\n{contents}</header>\n'
        f"<main>\n{sections}</main>\n<footer><p>Made by forumtrace from the plans as published. "
        "What is said in no plan is not in this report.</p></footer>\n</body></html>\n"
    )


def _contents(view: View) -> Markup:
    if len(view.prisons) < 2:
        return Markup()
    return _list([link("corpus", "All prisons"), *(link(view.place[name], name) for name in view.prisons)])


def _list(links: list[Markup]) -> Markup:
    lines = "".join(f"<li>{line}</li>" for line in links)
    return Markup(f'<nav aria-label="Contents"><ul>{lines}</ul></nav>\n')
