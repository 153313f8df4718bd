"""Automatic numbers and bullets of Word paragraphs.

Word does not store the number that it prints: it counts. Plans number their rows so, with an empty cell in the
file; the count is repeated here for the formats that such plans use.
"""

import re
from collections import defaultdict
from dataclasses import dataclass

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn

from forumtrace.extract.docx_elements import Element

_PLACE = re.compile(r"%([1-9])")
_LEVELS = 9
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a list: how its number is written, where it starts, and the words round it ("5.%1")."""

    form: str
    start: int
    words: str


class Numbering:
    """The lists of one document and how far each has been counted."""

    def __init__(self, root: Element | None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._list_of: dict[str, str] = {}
        if root is not None:
            for abstract in root.iter(qn("w:abstractNum")):
                key = abstract.get(qn("w:abstractNumId"), "")
                self._levels[key] = dict(map(_level, abstract.iter(qn("w:lvl"))))
            for number in root.iter(qn("w:num")):
                self._list_of[number.get(qn("w:numId"), "")] = _value(number, "w:abstractNumId")
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)

    def label(self, chain: list[Element]) -> str | None:
        """The number that Word prints before a paragraph, "" for a bullet, None for a paragraph outside lists.

        `chain` is the paragraph's own properties and its styles, nearest first. Counts the paragraph.
        """
        found = next((p for p in map(_number_properties, chain) if p is not None), None)
        number = _value(found, "w:numId") if found is not None else ""
        if number in ("", "0"):
            return None
        key = self._list_of.get(number, "")
        at = _whole(_value(found, "w:ilvl"))
        level = self._levels.get(key, {}).get(at)
        if level is None or level.form in ("bullet", "none"):
            return ""
        counts = self._counts[key]
        counts[at] = counts.get(at, level.start - 1) + 1
        for deeper in [d for d in counts if d > at]:
            del counts[deeper]
        return _PLACE.sub(lambda place: self._written(key, int(place[1]) - 1), level.words)

    def _written(self, key: str, at: int) -> str:
        level = self._levels[key].get(at, _Level("decimal", 1, ""))
        return _written(self._counts[key].get(at, level.start), level.form)


def numbering_of(document: WordDocument) -> Numbering:
    """The lists of a document; one without lists has an empty numbering."""
    for relation in document.part.rels.values():
        if relation.reltype == RELATIONSHIP_TYPE.NUMBERING and not relation.is_external:
            return Numbering(relation.target_part.element)
    return Numbering(None)


def _number_properties(properties: Element) -> Element | None:
    direct = properties.find(qn("w:numPr"))
    return direct if direct is not None else properties.find(f"{qn('w:pPr')}/{qn('w:numPr')}")


def _level(element: Element) -> tuple[int, _Level]:
    at = min(_whole(element.get(qn("w:ilvl"), "0")), _LEVELS)
    start = _value(element, "w:start")
    return at, _Level(
        _value(element, "w:numFmt") or "decimal", _whole(start) if start else 1, _value(element, "w:lvlText")
    )


def _value(element: Element, name: str) -> str:
    found = element.find(qn(name))
    value: str = found.get(qn("w:val"), "") if found is not None else ""
    return value


def _whole(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 6 else 0


def _written(count: int, form: str) -> str:
    if form in ("lowerLetter", "upperLetter"):
        letters = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1) if count > 0 else ""
        return letters.upper() if form == "upperLetter" else letters
    if form in ("lowerRoman", "upperRoman") and 0 < count < 40:
        text = ""
        for value, sign in _ROMAN:
            text += sign * (count // value)
            count %= value
        return text.upper() if form == "upperRoman" else text
    return f"{count:02d}" if form == "decimalZero" else str(count)
