"""Drawing commands of a page, one whole statement at a time, by a single regular expression.

Only what Word and its kin write is known here; at anything else the reading of the page stops with `Unusual` and
pdfminer, slower and complete, reads it instead. Quantifiers are possessive: hostile input cannot make them backtrack.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple


class Unusual(Exception):
    """A page that the lean reader leaves to pdfminer."""


class Statement(NamedTuple):
    """An operator with its operands as bytes: numbers in `numbers`, and one name, string, array or dictionary."""

    operator: bytes
    numbers: bytes
    operand: bytes


_NUMBER = rb"[-+]?(?:\d++(?:\.\d*+)?|\.\d++)"
_STRING = rb"\((?:[^()\\]++|\\.|\((?:[^()\\]++|\\.|\((?:[^()\\]++|\\.)*+\))*+\))*+\)"
_HEX = rb"<[0-9A-Fa-f\s]*+>"
_END = rb"(?=[\s/\[<(%]|\Z)"
_STATEMENT = re.compile(
    rb"((?:" + _NUMBER + rb"\s++)*+)"
    rb"(re|f\*?|n|l|m|h|Td|Tm|TD|T\*|BT|ET|rg|RG|q|Q|EMC|S|s|w|W\*?|g|G|cm|c|v|y|F|B\*?|b\*?|i|j|J|M|k|K|sc|SC|scn|SCN"
    rb"|Tc|Tw|Tz|TL|Tr|Ts|d0|d1)" + _END + rb"|"
    rb"\[((?:[\s\d.+-]++|" + _HEX + rb"|" + _STRING + rb")*+)\]\s*+TJ" + _END + rb"|"
    rb"(" + _STRING + rb"|" + _HEX + rb")\s*+(Tj|')" + _END + rb"|"
    rb"/([^\s/\[\]<>()%]++)\s++(" + _NUMBER + rb")\s++Tf" + _END + rb"|"
    rb"/([^\s/\[\]<>()%]++)\s*+((?:<<(?:[^<>()]++|"
    + _HEX
    + rb"|"
    + _STRING
    + rb")*+>>|/[^\s/\[\]<>()%]++)?+)"
    rb"\s*+(BMC|BDC|MP|DP|gs|cs|CS|scn|SCN|ri|Do|sh)" + _END + rb"|"
    rb"\[[\s\d.+-]*+\]\s*+" + _NUMBER + rb"\s++d" + _END + rb"|"
    rb"%[^\r\n]*+|"
    rb"(\S)",
    re.DOTALL,
)
PIECE = re.compile(rb"(" + _NUMBER + rb")|(" + _STRING + rb"|" + _HEX + rb")", re.DOTALL)
"""The items of a TJ array: numbers (1) and strings (2)."""

_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_ESCAPES = {
    b"n": b"\n",
    b"r": b"\r",
    b"t": b"\t",
    b"b": b"\b",
    b"f": b"\f",
    b"\n": b"",
    b"\r": b"",
    b"\r\n": b"",
}


def statements(content: bytes) -> Iterator[Statement]:
    """The statements of a content stream in order. Raises Unusual at the first that is not known."""
    for match in _STATEMENT.finditer(content):
        numbers, operator, array, string, show, font, size, name, extra, named, unknown = match.groups()
        if operator is not None:
            yield Statement(operator, numbers, b"")
        elif array is not None:
            yield Statement(b"TJ", b"", array)
        elif named is not None:
            yield Statement(named, extra, name)
        elif font is not None:
            yield Statement(b"Tf", size, font)
        elif string is not None:
            yield Statement(show, b"", string)
        elif unknown is not None:
            raise Unusual(f"content at {match.start()}")


def string_bytes(literal: bytes) -> bytes:
    """The bytes that a string operand, `(...)` or `<...>`, stands for."""
    if literal.startswith(b"<"):
        digits = literal[1:-1].decode("ascii")
        try:
            return bytes.fromhex(digits)
        except ValueError:  # an odd count of digits: the last one is 0
            return bytes.fromhex("".join(digits.split()) + "0")
    body = literal[1:-1]
    if b"\r" in body:
        body = body.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return _ESCAPE.sub(_unescaped, body) if b"\\" in body else body


def _unescaped(match: re.Match[bytes]) -> bytes:
    code = match[1]
    if b"0" <= code[:1] <= b"7":
        return bytes([int(code, 8) & 0xFF])
    return _ESCAPES.get(code, code)
