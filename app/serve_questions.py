"""The page on which one asks: saved questions, an editor for SPARQL, and the answer."""

import json
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from urllib.parse import quote, urlencode

from forumtrace.graph.saved import Parameter, SavedQuery, saved_queries
from forumtrace.ontology.terms import PAP
from forumtrace.serve_editor import editor, editor_head
from forumtrace.serve_html import cell, heading, local, page, table
from forumtrace.serve_resource import short

SHOWN = 1000
"""How many rows a page shows; the downloads have them all."""
EXAMPLE = f"""PREFIX pap: <{PAP}>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

SELECT ?forum (COUNT(DISTINCT ?action) AS ?actions) WHERE {{
  ?action pap:overseenBy/skos:prefLabel ?forum
}} GROUP BY ?forum ORDER BY DESC(?actions) ?forum"""
FIRST = ("oversight", "gaps", "forum-overview", "several-forums", "overdue", "findings")
"""The questions that most people come with."""
PROOF = ("action", "evidence", "iri", "recommendation", "subject", "focus", "plan")
"""Columns that lead to the evidence of a row, the best first."""
_GROUPS = {"table": "What the plans say", "answer": "Questions of an audit"}


def query_page(sparql: str, answer: str = "", asked: str = "") -> str:
    """The page; `asked` is the name of the saved question that `answer` answers, if it is one."""
    question = saved_queries()[asked].question if asked else "Questions and SPARQL"
    query = (
        f'<form action="/query" method="get" id="ask">{editor(sparql or EXAMPLE)}<button>Ask</button></form>'
    )
    if asked:
        query = (
            f'{answer}<details id="behind"><summary>The SPARQL behind this answer</summary>{query}</details>'
        )
    else:
        query = f'<h2 class="first">Ask in SPARQL</h2>{query}{answer}'
    return page(
        question,
        f'<div class="{"answered" if asked else "ask"}">{_questions(asked)}<div>{query}</div></div>',
        "/query",
        editor_head(),
    )


def _questions(asked: str) -> str:
    """All saved questions: those most asked, then the others by their sort."""
    saved = saved_queries()
    groups = {"Asked most": [saved[name] for name in FIRST]}
    for kind, title in _GROUPS.items():
        groups[title] = [query for query in saved.values() if query.kind == kind and query.name not in FIRST]
    listed = "".join(
        f"<h3>{title}</h3><ul>{''.join(_question(query, asked) for query in queries)}</ul>"
        for title, queries in groups.items()
    )
    return (
        f'<details class="questions"{"" if asked else " open"}><summary><h2>Saved questions</h2></summary>'
        '<p id="narrowing" hidden><label for="narrow">Find a question</label><input type="search" id="narrow"></p>'
        f"{listed}</details>"
    )


def _question(query: SavedQuery, asked: str) -> str:
    current = ' aria-current="true"' if query.name == asked else ""
    return f'<li><a href="/query?saved={quote(query.name)}"{current}>{escape(query.question)}</a></li>'


def saved_answer(name: str, given: Mapping[str, str], places: Sequence[str], content: bytes) -> str:
    """The answer of a saved query: its rows in JSON, a form for its parameters (`given` are in use), downloads."""
    query, rows = saved_queries()[name], json.loads(content)
    proof = next((column for column in PROOF if column in query.columns), "")
    columns = [
        column
        for column in query.columns
        if column not in (*query.aside, proof) and (not rows or any(row.get(column) for row in rows))
    ]
    told = ("".join(_cell(row.get(column)) for column in columns) for row in rows[:SHOWN])
    proofs = [local(str(row.get(proof) or "")) for row in rows[:SHOWN]]
    address = f"/saved/{quote(name)}?{escape(urlencode(given))}{'&amp;' if given else ''}format="
    return (
        f"{_form(query, given, places)}{_count(len(rows))}"
        f"{_downloads(address, ('csv', 'tsv', 'json'))}"
        f"{table(query.question, columns, told, proofs if any(proofs) else ())}"
    )


def _form(query: SavedQuery, given: Mapping[str, str], places: Sequence[str]) -> str:
    """A field for each parameter that people write; IRIs are for programs, and kept where they are given."""
    fields = "".join(
        _field(parameter, given.get(parameter.name, ""), places) for parameter in query.parameters
    )
    return (
        f'<form action="/query" class="narrow"><input type="hidden" name="saved" value="{escape(query.name)}">'
        f"{fields}<button>Show</button></form>"
    )


def _field(parameter: Parameter, value: str, places: Sequence[str]) -> str:
    name, filled = escape(parameter.name), escape(value)
    if parameter.type == "iri":
        return f'<input type="hidden" name="{name}" value="{filled}">' if value else ""
    words = "Prison" if parameter.name == "establishment" else escape(heading(parameter.name))
    if parameter.name == "establishment" and places:
        options = "".join(
            f"<option{' selected' if place == value else ''}>{escape(place)}</option>"
            for place in dict.fromkeys([*places, *([value] if value else [])])
        )
        return f'<label>{words} <select name="{name}"><option value="">All</option>{options}</select></label>'
    kind = "date" if parameter.type == "date" else "text"
    return f'<label title="{escape(parameter.meaning)}">{words} <input type="{kind}" name="{name}" value="{filled}"></label>'


def free_answer(sparql: str, content: bytes) -> str:
    """The answer of a SPARQL query, given as SPARQL results in JSON."""
    found = json.loads(content)
    if "boolean" in found:
        return f"<h2>Answer</h2><p>{'yes' if found['boolean'] else 'no'}</p>"
    columns, rows = found["head"]["vars"], found["results"]["bindings"]
    told = ("".join(_term(row.get(column)) for column in columns) for row in rows[:SHOWN])
    proofs = [_proof(row) for row in rows[:SHOWN]]
    cut = "<p>The answer was cut; ask for less.</p>" if found["head"].get("link") else ""
    address = f"/sparql?{escape(urlencode({'query': sparql}))}&amp;format="
    return (
        f"<h2>Answer</h2>{_count(len(rows))}{cut}{_downloads(address, ('csv', 'tsv', 'json', 'xml'))}"
        f"{table('Answer', columns, told, proofs if any(proofs) else ())}"
    )


def triples_answer(content: bytes) -> str:
    """Triples as they are."""
    return f'<h2>Answer</h2><pre tabindex="0">{escape(content.decode())}</pre>'


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return cell(short(text), text) if local(text) else cell(text)


def _term(term: Mapping[str, str] | None) -> str:
    if term is None:
        return cell("")
    return cell(short(term["value"]), term["value"]) if term["type"] == "uri" else cell(term["value"])


def _proof(row: Mapping[str, Mapping[str, str]]) -> str | None:
    """Where the evidence of a row of a free query is shown: the page of the first thing of the graph in it."""
    iris = {column: term["value"] for column, term in row.items() if term["type"] == "uri"}
    ordered = [iris[column] for column in PROOF if column in iris] + list(iris.values())
    return next((path for iri in ordered if (path := local(iri)) and path.startswith("/id/")), None)


def _downloads(address: str, kinds: Iterable[str]) -> str:
    links = "".join(f' <a href="{address}{kind}">{kind.upper()}</a>' for kind in kinds)
    return f'<p class="downloads">Download:{links}</p>'


def _count(rows: int) -> str:
    shown = f" The first {SHOWN} are shown." if rows > SHOWN else ""
    return f'<p class="count">{rows} row{"" if rows == 1 else "s"}.{shown}</p>'
