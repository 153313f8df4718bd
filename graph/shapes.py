"""The shapes as SELECT queries, so that a whole corpus is checked on the store itself, in seconds.

Covered is what shapes.ttl uses: core constraints on one direct property of the instances of a class, and SELECT
constraints that name their offenders as `$this`. Anything else in the file is an error, not silently left out.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TypeAlias

from rdflib import RDF, RDFS, XSD, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from forumtrace.extract.vocabulary import shipped_turtle
from forumtrace.graph.vocabulary import SHAPES_FILE
from forumtrace.ontology.terms import SH

Classes: TypeAlias = Callable[[Node], list[Node]]
"""Gives a class and its subclasses."""


@dataclass(frozen=True, slots=True)
class Check:
    """One constraint: `sparql` selects the offenders as ?this, and what else its message names in braces.

    `path` is the IRI of the property that it constrains, if it is one.
    """

    name: str
    severity: str
    message: str
    sparql: str
    path: str | None = None


_COUNTS: dict[URIRef, str] = {
    SH.minCount: "FILTER NOT EXISTS {{ ?this {path} ?value }}",
    SH.maxCount: "?this {path} ?value , ?other . FILTER(!SAMETERM(?value, ?other))",
}
_VALUES: dict[URIRef, str] = {
    SH.datatype: "FILTER(!ISLITERAL(?value) || DATATYPE(?value) != {value})",
    SH.nodeKind: "FILTER(!ISIRI(?value))",
    SH.pattern: "FILTER(!REGEX(STR(?value), {value}))",
    SH.minLength: "FILTER(STRLEN(STR(?value)) < {value})",
    SH.minInclusive: "FILTER(!(?value >= {value}))",
    SH.maxInclusive: "FILTER(!(?value <= {value}))",
    SH.lessThan: "?this {value} ?other . FILTER(!(?value < ?other))",
}
_CASTS = frozenset({XSD.integer, XSD.decimal})
"""Types to which every SPARQL engine casts, so that "first"^^xsd:integer can be told to be none."""
_DESCRIPTIVE = frozenset({SH.path, SH.message, SH.severity})


@cache
def checks() -> tuple[Check, ...]:
    """All checks of the shapes file, sorted by name."""
    shapes = Graph()
    shapes.parse(data=files("forumtrace.ontology").joinpath(SHAPES_FILE).read_bytes(), format="turtle")
    classes = _subclasses()
    found = [
        check for shape in shapes.subjects(RDF.type, SH.NodeShape) for check in _node(shapes, shape, classes)
    ]
    return tuple(sorted(found, key=lambda check: (check.name, check.sparql)))


def _subclasses() -> Classes:
    """A function that gives a class and its subclasses in our ontology."""
    ontology = Graph()
    for name, content in shipped_turtle():
        if name != SHAPES_FILE:
            ontology.parse(data=content, format="turtle")
    pairs = sorted(ontology.subject_objects(RDFS.subClassOf), key=str)

    def below(kind: Node) -> list[Node]:
        return [kind, *(sub for child, parent in pairs if parent == kind for sub in below(child))]

    return below


def _node(shapes: Graph, shape: Node, classes: Classes) -> Iterator[Check]:
    name = str(shape).rpartition("#")[2]
    targets = sorted(
        {c for target in shapes.objects(shape, SH.targetClass) for c in classes(target)}, key=str
    )
    for constraint in shapes.objects(shape, SH.sparql):
        select = str(shapes.value(constraint, SH.select)).replace("$this", "?this")
        message = str(shapes.value(constraint, SH.message))
        yield Check(name, _severity(shapes, shape), message, _prefixes(shapes) + select)
    for rule in shapes.objects(shape, SH.property):
        path = shapes.value(rule, SH.path)
        assert isinstance(path, URIRef), f"shape {name}: only direct properties are compiled"
        local = str(path).replace("#", "/").rpartition("/")[2]
        for component, value in sorted(shapes.predicate_objects(rule), key=str):
            if component not in _DESCRIPTIVE:
                body = _body(shapes, path, component, value, classes)
                message = str(shapes.value(rule, SH.message))
                for target in targets:
                    told = "?this" if component in _COUNTS else "?this ?value"
                    sparql = f"SELECT DISTINCT {told} WHERE {{ ?this a {target.n3()} . {body} }}"
                    yield Check(f"{name}-{local}", _severity(shapes, rule), message, sparql, str(path))


def _body(shapes: Graph, path: URIRef, component: Node, value: Node, classes: Classes) -> str:
    """The graph pattern that finds the offenders of one constraint."""
    assert isinstance(component, URIRef), "constraint components have names"
    if component in _COUNTS:
        assert str(value) == "1", "counts other than one are not compiled"
        return _COUNTS[component].format(path=path.n3())
    has = f"?this {path.n3()} ?value . "
    if component == SH["class"]:
        listed = ", ".join(kind.n3() for kind in classes(value))
        return has + f"FILTER NOT EXISTS {{ ?value a ?class . FILTER(?class IN ({listed})) }}"
    if component == SH["in"]:
        return has + f"FILTER(?value NOT IN ({', '.join(v.n3() for v in Collection(shapes, value))}))"
    if component == SH.datatype and value in _CASTS:
        ill = f"!COALESCE(ISLITERAL({value.n3()}(STR(?value))), false)"
        return has + f"FILTER(!ISLITERAL(?value) || DATATYPE(?value) != {value.n3()} || {ill})"
    return has + _VALUES[component].format(value=value.n3())


def _severity(shapes: Graph, shape: Node) -> str:
    return str(shapes.value(shape, SH.severity, default=SH.Violation)).rpartition("#")[2].casefold()


def _prefixes(shapes: Graph) -> str:
    declared = sorted(
        (str(shapes.value(node, SH.prefix)), str(shapes.value(node, SH.namespace)))
        for node in shapes.objects(None, SH.declare)
    )
    return "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in declared)
