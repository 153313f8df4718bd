"""What all pages of the service are made of: their frame, links, tables and refusals; plain HTML that works without scripts."""

from collections.abc import Iterable, Sequence
from html import escape
from urllib.parse import quote, urlsplit

from forumtrace.ontology.terms import CODE, ID, PAP

_LONG = 60
"""Letters from which on a cell gets the width of a paragraph."""
_BASE = str(ID).removesuffix("id/")
_ONTOLOGY = str(PAP).removesuffix("#")
_PAGES = (("/", "Explorer"), ("/query", "Questions and SPARQL"))


def local(iri: str) -> str | None:
    """The path under which this service shows an IRI of our own; None for those of others."""
    if iri == _ONTOLOGY:
        return "/ont"
    for space, path in ((str(ID), "/id/"), (str(PAP), "/ont/"), (str(CODE), "/code/")):
        if iri.startswith(space):
            return path + quote(iri.removeprefix(space), safe="/:@!$&'()*+,;=~")
    return None


def iri_of(kind: str, name: str) -> str:
    """The IRI that stands behind such a path: `kind` is id, ont or code; without `name` that of the whole."""
    return f"{_BASE}{kind}{'/' if kind == 'id' else '#'}{name}" if name else f"{_BASE}{kind}"


def page(title: str, body: str, here: str = "", head: str = "") -> str:
    """A whole page; `here` is its path among those of the navigation, `head` is HTML for its head."""
    links = "".join(
        f' <a href="{path}"{_CURRENT if path == here else ""}>{name}</a>' for path, name in _PAGES
    )
    return (
        '<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f'<title>{escape(title)} - forumtrace</title><link rel="icon" href="data:,">'
        '<link rel="stylesheet" href="/assets/serve.css"><script src="/assets/serve.js" defer></script>'
        f'{head}</head>\n<body><a class="skip" href="#main">Skip to the main content</a>\n'
        f'<header><p>Inspection action plans</p><nav aria-label="Pages">{links}</nav></header>\n'
        f'<main id="main" tabindex="-1"><h1>{escape(title)}</h1>\n{body}</main></body></html>\n'
    )


_CURRENT = ' aria-current="page"'


def link(iri: str, words: str) -> str:
    """A link to where an IRI is shown; only the words where following it would not be safe."""
    path = local(iri)
    if path is None and urlsplit(iri).scheme not in ("http", "https"):
        return _text(words)
    return f'<a href="{escape(path or iri)}">{_text(words)}</a>'


def _text(words: str) -> str:
    """Words of a source, kept apart from the direction of those around them."""
    return f"<bdi>{escape(words)}</bdi>" if words else ""


def cell(words: str, iri: str = "") -> str:
    """One cell of a table: the words, and the IRI that they stand for, if any."""
    wide = ' class="long"' if len(words) >= _LONG and not iri else ""
    return f"<td{wide}>{link(iri, words) if iri else _text(words)}</td>"


def table(
    caption: str, columns: Sequence[str], rows: Iterable[str], proofs: Sequence[str | None] = ()
) -> str:
    """A table that scripts can sort; each of `rows` is the HTML of its cells, each of `proofs` the path of its evidence."""
    head = "".join(f'<th scope="col">{escape(heading(column))}</th>' for column in columns)
    body = []
    for number, row in enumerate(rows):
        proof = proofs[number] if proofs else None
        shown = f'<a class="evidence" href="{escape(proof)}">Show</a>' if proof else ""
        body.append(f"<tr>{f'<td>{shown}</td>' if proofs else ''}{row}</tr>\n")
    proof_head = '<th scope="col" class="fixed">Evidence</th>' if proofs else ""
    return (
        f'<div class="wide" tabindex="0" role="region" aria-label="{escape(caption)}">'
        f'<table class="sortable"><caption class="unseen">{escape(caption)}</caption>'
        f"<thead><tr>{proof_head}{head}</tr></thead><tbody>{''.join(body)}</tbody></table></div>"
    )


def heading(column: str) -> str:
    """The name of a column or parameter as people read it."""
    words = column.replace("_", " ")
    return words[:1].upper() + words[1:]


def refused(words: str) -> str:
    """What is shown instead of an answer."""
    return f'<h2>No answer</h2><p class="refused" role="alert">{escape(words.strip())}</p>'
