"""The reference of the ontology as one HTML page: diagram, classes, properties and code lists; no script, no request."""

from collections.abc import Iterable, Iterator
from html import escape
from importlib.resources import files

from rdflib import DCTERMS, OWL, RDF, RDFS, Graph, URIRef
from rdflib.term import Node

from forumtrace.exports.ontology_diagram import diagram
from forumtrace.extract.vocabulary import shipped_turtle
from forumtrace.graph.vocabulary import SHAPES_FILE
from forumtrace.ontology.terms import CODE, PAP, SCHEMA, SKOS

_ONTOLOGY = URIRef(str(PAP).removesuffix("#"))
_ABOUT = (
    ("Is a", RDFS.subClassOf), ("Kind of", RDFS.subPropertyOf), ("Said of", RDFS.domain),
    ("Said of", SCHEMA.domainIncludes), ("Value", RDFS.range), ("Value", SCHEMA.rangeIncludes),
)  # fmt: skip


def ontology_page() -> str:
    """The page as text; equal for equal vocabularies."""
    found = Graph()
    for name, content in shipped_turtle():
        if name != SHAPES_FILE:
            found.parse(data=content, format="turtle")
    style = files("forumtrace.exports").joinpath("ontology.css").read_text("utf-8")
    title, version = (str(found.value(_ONTOLOGY, term)) for term in (DCTERMS.title, OWL.versionInfo))
    schemes = sorted(found.subjects(RDF.type, SKOS.ConceptScheme), key=str)
    body = [
        f"<h1>{escape(title)}</h1>",
        f"<p>Version {escape(version)}, namespace <code>{PAP}</code>. {_text(found, _ONTOLOGY, DCTERMS.description)}</p>",
        f"<p>{_text(found, _ONTOLOGY, RDFS.comment)}</p>",
        _contents(found, schemes),
        f'<figure id="diagram">{diagram()}</figure>',
        *_terms(found, "Classes", [OWL.Class]),
        *_terms(found, "Properties", [OWL.ObjectProperty, OWL.DatatypeProperty]),
        '<h2 id="codes">Code lists</h2>',
        *(_scheme(found, scheme) for scheme in schemes),
    ]
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{escape(title)}</title>'
    return f'<!doctype html>\n<html lang="en"><head>{head}<style>{style}</style></head>\n<body><main>\n' + (
        "\n".join(body) + "\n</main></body></html>\n"
    )


def _contents(found: Graph, schemes: Iterable[Node]) -> str:
    lists = "".join(
        f'<li><a href="#{_anchor(s)}">{_text(found, s, SKOS.prefLabel)}</a></li>' for s in schemes
    )
    parts = (
        ("diagram", "Diagram"),
        ("Classes", "Classes"),
        ("Properties", "Properties"),
        ("codes", "Code lists"),
    )
    links = "".join(f'<li><a href="#{anchor}">{name}</a></li>' for anchor, name in parts)
    return f"<nav><ul>{links}</ul><ul>{lists}</ul></nav>"


def _terms(found: Graph, heading: str, kinds: Iterable[URIRef]) -> Iterator[str]:
    terms = {t for kind in kinds for t in found.subjects(RDF.type, kind) if str(t).startswith(str(PAP))}
    yield f'<h2 id="{heading}">{heading}</h2>'
    for term in sorted(terms, key=str):
        rows = [
            ("Definition", _text(found, term, SKOS.definition)),
            ("Example", _text(found, term, SKOS.example)),
        ]
        rows += [(name, values) for name, predicate in _ABOUT if (values := _values(found, term, predicate))]
        listed = "".join(f"<dt>{name}</dt><dd>{value}</dd>" for name, value in rows)
        name = f"<code>pap:{_anchor(term)}</code> {_text(found, term, RDFS.label)}"
        yield f'<section id="{_anchor(term)}"><h3>{name}</h3><dl>{listed}</dl></section>'


def _values(found: Graph, term: Node, predicate: URIRef) -> str:
    return ", ".join(_link(found, value) for value in sorted(found.objects(term, predicate), key=str))


def _link(found: Graph, term: Node) -> str:
    """A term of ours as a link within the page, another one by its short name."""
    if str(term).startswith(str(PAP)):
        return f'<a href="#{_anchor(term)}">pap:{_anchor(term)}</a>'
    return escape(found.namespace_manager.normalizeUri(str(term)))


def _scheme(found: Graph, scheme: Node) -> str:
    concepts = sorted(found.subjects(SKOS.inScheme, scheme), key=str)
    rows = "".join(_concept(found, concept, scheme) for concept in concepts)
    head = "<tr><th>Code</th><th>Label</th><th>Other names</th><th>Meaning</th></tr>"
    name = _text(found, scheme, SKOS.prefLabel)
    return f'<section id="{_anchor(scheme)}"><h3>{name}</h3><table>{head}{rows}</table></section>'


def _concept(found: Graph, concept: Node, scheme: Node) -> str:
    others = [
        str(value)
        for term in (SKOS.notation, SKOS.altLabel)
        for value in sorted(found.objects(concept, term), key=str)
    ]
    said = [_text(found, concept, term) for term in (SKOS.definition, SKOS.scopeNote, PAP.remedy)]
    # A code that stands in two lists is linked to in the first.
    first = min(found.objects(concept, SKOS.inScheme), key=str) == scheme
    anchor = f' id="{_anchor(concept)}"' if first else ""
    cells = (
        f"<code{anchor}>{_anchor(concept).replace('code-', 'code:', 1)}</code>", _text(found, concept, SKOS.prefLabel),
        escape("; ".join(others)), " ".join(filter(None, said)),
    )  # fmt: skip
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


def _text(found: Graph, term: Node, predicate: URIRef) -> str:
    return escape(str(found.value(term, predicate) or ""))


def _anchor(term: Node) -> str:
    """What a term is called on the page; codes have a space of their own, for some share the name of a property."""
    return str(term).removeprefix(str(PAP)).replace(str(CODE), "code-")
