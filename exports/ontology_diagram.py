"""The classes of the ontology and the properties between them, drawn as SVG without any library."""

import tomllib
from html import escape
from importlib.resources import files
from typing import TypeAlias

Places: TypeAlias = dict[str, tuple[int, int]]
"""Column and row of each class."""

WIDE, HIGH, BOX = 280, 74, (168, 34)
"""Pixels of a cell of the grid, and of a class in it."""

_TIP = (
    '<defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto">'
    '<path d="M0 0 8 4 0 8z"/></marker></defs>'
)


def diagram() -> str:
    """The SVG element; classes and links are those of `ontology/diagram.toml`."""
    drawing = tomllib.loads(files("forumtrace.ontology").joinpath("diagram.toml").read_text("utf-8"))
    places: Places = {name: (x, y) for name, (x, y) in drawing["place"].items()}
    width = WIDE * (1 + max(x for x, _ in places.values()))
    height = HIGH * (1 + max(y for _, y in places.values()))
    parts = [
        f'<svg viewBox="0 0 {width} {height}" role="img" aria-label="Classes and the properties between them">',
        _TIP,
    ]
    for start, links in sorted(drawing["links"].items()):
        parts += [_line(places, (start, end), names) for end, names in sorted(links.items())]
    parts += [_class(name, place) for name, place in sorted(places.items())]
    return "\n".join([*parts, "</svg>"])


def _centre(place: tuple[int, int]) -> tuple[float, float]:
    return (place[0] + 0.5) * WIDE, (place[1] + 0.5) * HIGH


def _line(places: Places, pair: tuple[str, str], names: list[str]) -> str:
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
    title = escape(f"{pair[0]}: {', '.join(names)}: {pair[1]}")
    text = f'<text x="{(xa + xb) / 2:.0f}" y="{(ya + yb) / 2 - 3:.0f}">{escape(", ".join(names))}</text>'
    line = f'<line x1="{xa:.0f}" y1="{ya:.0f}" x2="{xb:.0f}" y2="{yb:.0f}" marker-end="url(#tip)"/>'
    return f"<g><title>{title}</title>{line}{text}</g>"


def _class(name: str, place: tuple[int, int]) -> str:
    x, y = _centre(place)
    return (
        f'<a href="#{name}"><rect x="{x - BOX[0] / 2:.0f}" y="{y - BOX[1] / 2:.0f}" width="{BOX[0]}" height="{BOX[1]}" '
        f'rx="4"/><text class="name" x="{x:.0f}" y="{y + 5:.0f}">{name}</text></a>'
    )
