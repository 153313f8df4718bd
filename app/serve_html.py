"""Pages of the service as text: plain HTML that works without scripts."""

import json
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from urllib.parse import quote, urlencode, urlsplit

from forumtrace.graph.saved import saved_queries
from forumtrace.ontology.terms import CODE, ID, PAP
from forumtrace.serve_resource import Resource, Statement, short

SHOWN = 1000
"""How many rows a page shows; the downloads have them all."""
EXAMPLE = f"""PREFIX pap: <{PAP}>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

SELECT ?forum (COUNT(DISTINCT ?action) AS ?actions) WHERE {{
  ?action pap:overseenBy/skos:prefLabel ?forum
}} GROUP BY ?forum ORDER BY DESC(?actions) ?forum"""
_BASE = str(ID).removesuffix("id/")


def local(iri: str) -> str | None:
    """The path under which this service shows an IRI of our own; None for those of others."""
    for space, path in ((str(ID), "/id/"), (str(PAP), "/ont/"), (str(CODE), "/code/")):
        if iri.startswith(space):
            return path + quote(iri.removeprefix(space), safe="/:@!$&'()*+,;=~")
    return None


def iri_of(kind: str, name: str) -> str:
    """The IRI that stands behind such a path: `kind` is id, ont or code."""
    return f"{_BASE}{kind}{'/' if kind == 'id' else '#'}{name}"


def page(title: str, body: str) -> str:
    """A whole page."""
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title>"
        '<link rel="stylesheet" href="/assets/serve.css"><script src="/assets/serve.js" defer></script></head>\n'
        '<body><nav><a href="/">Explorer</a> <a href="/query">Questions and SPARQL</a></nav>\n'
        f"<main><h1>{escape(title)}</h1>\n{body}</main></body></html>\n"
    )


def link(iri: str, words: str) -> str:
    """A link to where an IRI is shown; only the words where following it would not be safe."""
    path = local(iri)
    if path is None and urlsplit(iri).scheme not in ("http", "https"):
        return escape(words)
    return f'<a href="{escape(path or iri)}">{escape(words)}</a>'


def query_page(sparql: str, below: str) -> str:
    """The page on which one asks: saved questions, an editor, and below it the answer."""
    listed = "".join(
        f'<li><a href="/query?saved={quote(name)}">{escape(query.question)}</a></li>'
        for name, query in saved_queries().items()
    )
    return page(
        "Questions and SPARQL",
        f"{below}<h2>Saved questions</h2><ul class=questions>{listed}</ul><h2>SPARQL</h2>"
        '<form action="/query" method="get"><label for="query">A query over the whole graph</label>'
        f'<textarea id="query" name="query" rows="14" spellcheck="false">{escape(sparql or EXAMPLE)}</textarea>'
        "<button>Ask</button></form>",
    )


def saved_answer(name: str, rows: Sequence[Mapping[str, object]], establishment: str) -> str:
    """The answer of a saved query, with its question, a choice of prison, and downloads."""
    query = saved_queries()[name]
    given = {"establishment": establishment} if establishment else {}
    kinds = "".join(
        f' <a href="/saved/{quote(name)}?{escape(urlencode({**given, "format": kind}))}">{kind}</a>'
        for kind in ("csv", "tsv", "json")
    )
    columns = [column for column in query.columns if column not in query.aside]
    told = ([_cell(row.get(column)) for column in columns] for row in rows[:SHOWN])
    hrefs = [_evidence(row) for row in rows[:SHOWN]]
    return (
        f"<h2>{escape(query.question)}</h2>"
        f'<form action="/query"><input type="hidden" name="saved" value="{escape(name)}">'
        f'<label>Prison <input name="establishment" value="{escape(establishment)}"></label> <button>Show</button></form>'
        f"<p>{_count(len(rows))} Download:{kinds}</p>{table(columns, told, hrefs)}"
    )


def free_answer(sparql: str, content: bytes) -> str:
    """The answer of a SPARQL query, given as SPARQL results in JSON."""
    found = json.loads(content)
    kinds = "".join(
        f' <a href="/sparql?{escape(urlencode({"query": sparql, "format": kind}))}">{kind}</a>'
        for kind in ("csv", "tsv", "json", "xml")
    )
    if "boolean" in found:
        return f"<h2>Answer</h2><p>{'yes' if found['boolean'] else 'no'}</p>"
    columns, rows = found["head"]["vars"], found["results"]["bindings"]
    told = ([_term(row.get(column)) for column in columns] for row in rows[:SHOWN])
    cut = " The answer was cut; ask for less." if found["head"].get("link") else ""
    return f"<h2>Answer</h2><p>{_count(len(rows))}{cut} Download:{kinds}</p>{table(columns, told)}"


def triples_answer(text: str) -> str:
    """Triples as they are."""
    return f"<h2>Answer</h2><pre>{escape(text)}</pre>"


def refused(words: str) -> str:
    """What is shown instead of an answer."""
    return f'<h2>No answer</h2><p class="refused" role="alert">{escape(words.strip())}</p>'


def table(columns: Sequence[str], rows: Iterable[Sequence[str]], hrefs: Sequence[str | None] = ()) -> str:
    """A table of cells that are HTML already; a row with an href opens what is behind it."""
    head = "".join(f'<th scope="col">{escape(column.replace("_", " "))}</th>' for column in columns)
    if hrefs:
        head += '<th scope="col">evidence</th>'
    body = []
    for number, row in enumerate(rows):
        cells = "".join(f"<td>{cell}</td>" for cell in row)
        if hrefs:
            href = hrefs[number]
            cells += f'<td><a class="evidence" href="{escape(href)}">show</a></td>' if href else "<td></td>"
        body.append(f"<tr>{cells}</tr>\n")
    return f'<div class="wide"><table class="sortable"><thead><tr>{head}</tr></thead><tbody>{"".join(body)}</tbody></table></div>'


def resource_page(found: Resource) -> str:
    """The page of one thing: what is said of it, in which words, and what points at it."""
    here = local(found["iri"]) or ""
    kinds = "".join(f' <a href="{escape(here)}?format={kind}">{kind}</a>' for kind in ("ttl", "nt", "jsonld"))
    said = table(("what", "value", "quote", "page", "source"), (_said(s) for s in found["said"]))
    points = table(("thing", "what"), ((link(s["value"], s["value_label"]), link(s["predicate"], s["predicate_label"])) for s in found["points"]))  # fmt: skip
    back = f"<h2>What points here</h2>{points}" if found["points"] else ""
    return page(found["label"], f"<p><code>{escape(found['iri'])}</code> RDF:{kinds}</p>{said}{back}")


def _said(s: Statement) -> tuple[str, ...]:
    value = link(s["value"], s["value_label"]) if s["is_iri"] else escape(s["value"])
    quoted = f"<q>{escape(s['quote'])}</q>" if s["quote"] else ""
    return link(s["predicate"], s["predicate_label"]), value, quoted, escape(s["page"]), escape(s["source"])


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return link(text, short(text)) if local(text) else escape(text)


def _term(term: Mapping[str, str] | None) -> str:
    if term is None:
        return ""
    return link(term["value"], term["value"]) if term["type"] == "uri" else escape(term["value"])


def _evidence(row: Mapping[str, object]) -> str | None:
    """Where the evidence of a row is shown: the page of the thing that it tells of."""
    for column in ("action", "evidence", "iri", "recommendation", "subject", "focus", "plan"):
        path = local(str(row.get(column) or ""))
        if path:
            return path
    return None


def _count(rows: int) -> str:
    shown = f" The first {SHOWN} are shown." if rows > SHOWN else ""
    return f"{rows} row{'' if rows == 1 else 's'}.{shown}"
