"""What the explorer page shows of the sources: pages as small pictures, or the lines around a quote.

Each page is held once, without a rectangle; the page draws that over it, so that one picture serves all its quotes.
"""

import base64
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any, TypeAlias

from PIL import Image

from forumtrace.errors import SourceRefused
from forumtrace.exports.explorer_collect import ExplorerData, Row
from forumtrace.exports.explorer_data import Rows
from forumtrace.exports.explorer_places import Quoted, mark_places
from forumtrace.exports.explorer_text import plain, units, visible
from forumtrace.exports.sources_found import find_sources
from forumtrace.extract.model import Document
from forumtrace.extract.pdf_pages import opened
from forumtrace.extract.source import read_document

DPI = 90
GREYS = 8
"""Levels of grey: enough for smooth letters on pale shading, and a third of the bytes of 256."""
AROUND = 2
"""Lines of a text that are shown before and after a quote."""

Shown: TypeAlias = dict[str, Any]
"""Of one document: `places` (by the number that links and texts carry in `at`: rectangles or ranges of characters),
and `pages` (number to picture, width and height in points) or `lines` (number to text)."""
Pages: TypeAlias = dict[int, Shown]
"""Document to what is shown of it."""


@dataclass(frozen=True, slots=True)
class Size:
    """What the pictures or lines of one document take in the page."""

    name: str
    pages: int
    characters: int
    found: bool


@dataclass
class SourcePages:
    """Reads what to show of the documents that `place` holds, and keeps count of what each takes."""

    place: Path
    sizes: list[Size] = field(default_factory=list)

    def __call__(self, data: ExplorerData, rows: Rows) -> Pages:
        """What to show of each document; `data` is told where its quotes stand. Raises SourceRefused."""
        pages = show_sources(data, rows, self.place)
        self.sizes = sizes(data, pages)
        return pages


def show_sources(data: ExplorerData, rows: Rows, place: Path) -> Pages:
    """Mark in `data` where quotes stand, and read these places of the documents found in `place`.

    Raises SourceRefused when no document of the graph is there, or one is not what the graph was made of.
    """
    hashes = {plain(row.get("plan")): plain(row.get("sha256")) for row in rows("documents")}
    files = find_sources(place, set(hashes.values()) - {""})
    if not files:
        raise SourceRefused(
            f"{place}: holds none of the documents that the graph was made of; they are known by their SHA-256"
        )
    chosen = {
        number: files[digest]
        for number, document in enumerate(data.documents)
        if (digest := hashes.get(document.get("plan", ""), "")) in files
    }
    quoted = mark_places(data, rows, chosen)
    return {number: _shown(path, quoted[number]) for number, path in chosen.items()}


def sizes(data: ExplorerData, pages: Pages) -> list[Size]:
    """What each document takes, also those that were not found."""
    told = []
    for number, document in enumerate(data.documents):
        shown = pages.get(number, {})
        pictures = shown.get("pages", {}).values()
        characters = sum(len(page["image"]) for page in pictures) + sum(
            map(len, shown.get("lines", {}).values())
        )
        name = document.get("source") or document.get("title") or "a document without a name"
        told.append(Size(name, len(pictures), characters, number in pages))
    return told


def _shown(path: Path, quoted: Quoted) -> Shown:
    rows = [row for group in quoted.groups for row in group]
    if any(row["page"] is not None for row in rows):
        numbers = sorted({int(row["page"]) for row in rows if row["page"] is not None})
        places = [[_box(row) for row in group if row["page"] is not None] for group in quoted.groups]
        return {"pages": page_images(path, numbers), "places": places}
    document = read_document(path)
    ranges = [[_range(document, row) for row in group] for group in quoted.groups]
    return {"lines": _lines(document.text, ranges), "places": ranges}


def _box(row: Row) -> list[float]:
    return [int(row["page"]), *map(float, plain(row["bbox"]).split())]


def page_images(path: Path, numbers: Iterable[int]) -> dict[str, Mapping[str, Any]]:
    """Page number to its picture as a data address, and its width and height in points.

    Raises SourceRefused when the PDF cannot be read or has no such page.
    """
    images: dict[str, Mapping[str, Any]] = {}
    with opened(path) as pdf:
        for number in numbers:
            if not 1 <= number <= len(pdf.pages):
                raise SourceRefused(f"{path.name}: has no page {number}")
            page = pdf.pages[number - 1]
            picture = page.to_image(resolution=DPI).original
            size = {"w": round(float(page.width), 1), "h": round(float(page.height), 1)}
            images[str(number)] = {"image": _address(picture), **size}
            page.close()
    return images


def _address(picture: Image.Image) -> str:
    step = 255 / (GREYS - 1)
    grey = picture.convert("L").point([round(round(level / step)) for level in range(256)])
    small = Image.frombytes("P", grey.size, grey.tobytes())
    small.putpalette([round(level * step) for level in range(GREYS) for _ in range(3)])
    buffer = BytesIO()
    small.save(buffer, "PNG", optimize=True, bits=3)
    return f"data:image/png;base64,{base64.b64encode(buffer.getvalue()).decode()}"


def _range(document: Document, row: Row) -> list[int]:
    """Line and column of the first character and of the one after the last, counted from 0."""
    start, end, text = int(str(row["start"])), int(str(row["end"])), document.text
    if text[start:end] != row["quote"]:
        raise SourceRefused(
            f"{document.name}: the quote is not at characters {start} to {end}; build the graph anew"
        )
    return [number for at in (start, end) for number in _position(text, at)]


def _position(text: str, at: int) -> tuple[int, int]:
    begin = text.rfind("\n", 0, at) + 1
    return text.count("\n", 0, at), units(text[begin:at])


def _lines(text: str, ranges: Iterable[Iterable[list[int]]]) -> dict[str, str]:
    lines = text.split("\n")
    wanted: set[int] = set()
    for first, _, last, _ in (part for group in ranges for part in group):
        wanted.update(range(max(first - AROUND, 0), min(last + AROUND + 1, len(lines))))
    return {str(number): visible(lines[number]) for number in sorted(wanted)}
