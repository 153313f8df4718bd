"""The classes of the ontology and the properties between them, drawn as SVG without any library."""

import tomllib
from collections import defaultdict
from html import escape
from importlib.resources import files

from rdflib import OWL, RDFS, Graph, URIRef
from rdflib.namespace import RDF

from forumtrace.ontology.terms import PAP, SCHEMA

WIDE, HIGH, BOX = 280, 74, (168, 34)
"""Pixels of a cell of the grid, and of a class in it."""

_TIP = (
    '<defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
    '<path d="M0 0 8 4 0 8z"/></marker></defs>'
)


def diagram(ontology: Graph) -> str:
    """The SVG element; every class has its place in `ontology/diagram.toml`."""
    places = _places()
    width = WIDE * (1 + max(x for x, _ in places.values()))
    height = HIGH * (1 + max(y for _, y in places.values()))
    parts = [
        f'<svg viewBox="0 0 {width} {height}" role="img" aria-label="Classes and the properties between them">',
        _TIP,
    ]
    parts += [_line(places, pair, names) for pair, names in sorted(_links(ontology, places).items())]
    parts += [_class(name, place) for name, place in sorted(places.items())]
    return "\n".join([*parts, "</svg>"])


def _places() -> dict[str, tuple[int, int]]:
    text = files("forumtrace.ontology").joinpath("diagram.toml").read_text("utf-8")
    return {name: (x, y) for name, (x, y) in tomllib.loads(text)["place"].items()}


def _links(ontology: Graph, places: dict[str, tuple[int, int]]) -> dict[tuple[str, str], list[str]]:
    """The labels of the properties between two different classes, sorted."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for term in sorted(ontology.subjects(RDF.type, OWL.ObjectProperty)):
        for start in [*ontology.objects(term, RDFS.domain), *ontology.objects(term, SCHEMA.domainIncludes)]:
            for end in [*ontology.objects(term, RDFS.range), *ontology.objects(term, SCHEMA.rangeIncludes)]:
                pair = (_local(start), _local(end))
                if pair[0] != pair[1] and set(pair) <= set(places):
                    found[pair].append(str(ontology.value(term, RDFS.label)))
    for start, end in ontology.subject_objects(RDFS.subClassOf):
        if {_local(start), _local(end)} <= set(places) and isinstance(start, URIRef):
            found[_local(start), _local(end)].append("is a")
    return found


def _local(term: object) -> str:
    return str(term).removeprefix(str(PAP))


def _centre(place: tuple[int, int]) -> tuple[float, float]:
    return (place[0] + 0.5) * WIDE, (place[1] + 0.5) * HIGH


def _line(places: dict[str, tuple[int, int]], pair: tuple[str, str], names: list[str]) -> str:
    (x0, y0), (x1, y1) = _centre(places[pair[0]]), _centre(places[pair[1]])
    # The line ends at the edge of the box, whichever side it meets first.
    reach = min(
        (BOX[0] / 2 + 3) / abs(x1 - x0) if x1 != x0 else 1.0,
        (BOX[1] / 2 + 3) / abs(y1 - y0) if y1 != y0 else 1.0,
    )
    xa, ya, xb, yb = (
        x0 + (x1 - x0) * reach,
        y0 + (y1 - y0) * reach,
        x1 - (x1 - x0) * reach,
        y1 - (y1 - y0) * reach,
    )
    shown = names if len(names) < 3 else [names[0], f"and {len(names) - 1} more"]
    title = escape(f"{pair[0]}: {', '.join(names)}: {pair[1]}")
    # Labels stand nearer to the start, so that those of lines that cross keep apart.
    text = f'<text x="{xa + (xb - xa) * 0.4:.0f}" y="{ya + (yb - ya) * 0.4 - 3:.0f}">{escape(", ".join(shown))}</text>'
    line = f'<line x1="{xa:.0f}" y1="{ya:.0f}" x2="{xb:.0f}" y2="{yb:.0f}" marker-end="url(#tip)"/>'
    return f"<g><title>{title}</title>{line}{text}</g>"


def _class(name: str, place: tuple[int, int]) -> str:
    x, y = _centre(place)
    return (
        f'<a href="#{name}"><rect x="{x - BOX[0] / 2:.0f}" y="{y - BOX[1] / 2:.0f}" width="{BOX[0]}" height="{BOX[1]}" '
        f'rx="4"/><text class="name" x="{x:.0f}" y="{y + 5:.0f}">{name}</text></a>'
    )
