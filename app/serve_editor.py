"""The editor for SPARQL: a text field, which becomes YASQE where a build has brought it (see setup.py)."""

import json
from functools import cache
from html import escape
from importlib.resources import files

import pyoxigraph as ox

from forumtrace.extract.vocabulary import shipped_turtle
from forumtrace.ontology.terms import RDF, SKOS

SCRIPT, STYLE, NOTICE = "yasqe.min.js", "yasqe.min.css", "yasqe-licences.txt"
_OWL = "http://www.w3.org/2002/07/owl#"
_KINDS = {
    f"{_OWL}Class": "classes",
    f"{_OWL}ObjectProperty": "properties",
    f"{_OWL}DatatypeProperty": "properties",
    str(SKOS.Concept): "codes",
}


@cache
def built_in() -> bool:
    """Whether a build has brought the editor."""
    return all(files("forumtrace").joinpath(name).is_file() for name in (SCRIPT, STYLE, NOTICE))


def editor_head() -> str:
    """What a page with the editor has in its head."""
    if not built_in():
        return ""
    return (
        f'<link rel="stylesheet" href="/assets/{STYLE}"><link rel="stylesheet" href="/assets/serve_editor.css">'
        f'<script src="/assets/{SCRIPT}" defer></script><script src="/assets/serve_editor.js" defer></script>'
    )


def editor(sparql: str) -> str:
    """The field for a query, and what the editor completes words with."""
    field = (
        '<label for="query">A query over the whole graph</label>'
        f'<textarea id="query" name="query" rows="14" spellcheck="false">{escape(sparql)}</textarea>'
    )
    if not built_in():
        return field
    return (
        f'{field}<p class="quiet" id="keys" hidden>Ctrl and Space completes words, Ctrl and Enter asks. '
        f'The editor is <a href="/assets/{NOTICE}">YASQE, under the MIT licence</a>.</p>'
        f'<script type="application/json" id="words">{words()}</script>'
    )


@cache
def words() -> str:
    """As JSON: prefixes, and the IRIs of the classes, properties and codes that queries can speak of."""
    # The context of JSON-LD names every term of other vocabularies that the graph uses.
    context = json.loads(files("forumtrace.ontology").joinpath("context.jsonld").read_text("utf-8"))[
        "@context"
    ]
    given = {
        name: value if isinstance(value, str) else value.get("@id", "") for name, value in context.items()
    }
    prefixes = {
        name: value
        for name, value in given.items()
        if value.endswith(("#", "/")) and not name.startswith("@")
    }
    found: dict[str, set[str]] = {kind: set() for kind in _KINDS.values()}
    for value in given.values():
        prefix, _, name = value.partition(":")
        if prefix in prefixes and name:
            found["classes" if name[0].isupper() else "properties"].add(prefixes[prefix] + name)
    for _, content in shipped_turtle():
        for triple in ox.parse(content, format=ox.RdfFormat.TURTLE):
            kind = _KINDS.get(getattr(triple.object, "value", ""))
            if kind and triple.predicate.value == str(RDF.type) and isinstance(triple.subject, ox.NamedNode):
                found[kind].add(triple.subject.value)
    told = {"prefixes": prefixes, **{kind: sorted(iris) for kind, iris in found.items()}}
    # Inside a script element only "</" could end it.
    return json.dumps(told, sort_keys=True).replace("</", "<\\/")
