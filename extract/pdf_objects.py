"""Objects of a PDF read by one regular expression: for structure trees, whose thousands of small objects take
pdfminer longer than all pages together. What it does not understand it asks of pdfminer.

Names come as plain strings, references as `Ref`, text strings as None (nobody asks for them here).
"""

import re
from typing import Any, NamedTuple

from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdftypes import PDFObjRef, PDFStream, resolve1
from pdfminer.psparser import PSLiteral


class Ref(NamedTuple):
    """A reference to an object."""

    number: int


class NotUnderstood(Exception):
    """An object that is left to pdfminer."""


_TOKEN = re.compile(
    rb"\s*+(?:(\d++)\s++\d++\s++R(?![^\s/\[\]<>()])|([-+]?\d++)(?![^\s/\[\]<>()])|/([^\s/\[\]<>()%]*+)|(<<|>>|\[|\])"
    rb"|(\((?:[^()\\]++|\\.|\((?:[^()\\]++|\\.)*+\))*+\)|<[0-9A-Fa-f\s]*+>|[-+]?[\d.]++|true|false|null)|(\S))",
    re.DOTALL,
)
_HEAD = re.compile(rb"\s*+(\d++)\s++\d++\s++obj\b")
_DEPTH = 50


class Objects:
    """The objects of one document by number."""

    def __init__(self, document: PDFDocument, content: bytes) -> None:
        self._document = document
        self._content = content
        self._packed: dict[int, dict[int, bytes]] = {}

    def load(self, value: Any) -> Any:
        """What a reference stands for; any other value as it is. Raises what pdfminer raises."""
        if not isinstance(value, Ref):
            return value
        try:
            return parsed(self._raw(value.number))
        except NotUnderstood:
            return plain(self._document.getobj(value.number))

    def _raw(self, number: int) -> bytes:
        """The bytes of an object, from its beginning on."""
        for table in self._document.xrefs:
            try:
                container, place, _ = table.get_pos(number)
            except KeyError:
                continue
            if container is not None:
                return self._unpacked(container).get(number, b"")
            head = _HEAD.match(self._content, place)
            if head is None or int(head[1]) != number:
                raise NotUnderstood
            end = self._content.find(b"endobj", head.end())
            return self._content[head.end() : end]
        raise NotUnderstood

    def _unpacked(self, container: int) -> dict[int, bytes]:
        """The objects of an object stream by number."""
        if container not in self._packed:
            stream = self._document.getobj(container)
            if not isinstance(stream, PDFStream):
                raise NotUnderstood
            data, first = stream.get_data(), int(resolve1(stream["First"]))
            head = [int(word) for word in data[:first].split()]
            places = [*head[1::2], len(data) - first]
            self._packed[container] = {
                number: data[first + start : first + end]
                for number, start, end in zip(head[::2], places, places[1:], strict=False)
            }
        return self._packed[container]


def parsed(raw: bytes) -> Any:
    """The value written in `raw`."""
    stack: list[list[Any]] = [[]]
    for match in _TOKEN.finditer(raw):
        kind = match.lastindex
        if kind == 1:
            stack[-1].append(Ref(int(match[1])))
        elif kind == 2:
            stack[-1].append(int(match[2]))
        elif kind == 3:
            stack[-1].append(match[3].decode("latin-1"))
        elif kind == 5:
            stack[-1].append(None)
        elif match[4] in (b"<<", b"["):
            stack.append([])
        elif match[4] is not None and len(stack) > 1:
            items = stack.pop()
            stack[-1].append(items if match[4] == b"]" else _dictionary(items))
        else:
            raise NotUnderstood
        if len(stack) > _DEPTH:
            raise NotUnderstood
    if len(stack) != 1 or len(stack[0]) != 1:
        raise NotUnderstood
    return stack[0][0]


def _dictionary(items: list[Any]) -> dict[str, Any]:
    keys = items[::2]
    if len(items) % 2 or not all(isinstance(key, str) for key in keys):
        raise NotUnderstood
    return dict(zip(keys, items[1::2], strict=True))


def plain(value: Any) -> Any:
    """A value of pdfminer in the form used here."""
    if isinstance(value, PDFObjRef):
        return Ref(value.objid)
    if isinstance(value, PSLiteral):
        return str(value.name)
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    return value if isinstance(value, int) else None
