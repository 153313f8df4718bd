"""Queries in shapes that the engine's planner answers quickly, where the same answer is provable.

Oxigraph joins what stands inside EXISTS and OPTIONAL before it looks at the rows that ask for it. Two rewritings
make it follow those rows; both leave every solution as it is:

- EXISTS { a . b } becomes EXISTS { a FILTER EXISTS { b } }: that a solution of `a` has a partner in `b` is what the
  join asks.
- OPTIONAL { b . c . d } after a pattern `a` becomes OPTIONAL { a . b . c . d }: the rows before it all satisfy `a`,
  which therefore neither loses nor adds anything.

Only groups of plain triple patterns are touched: no paths, blank nodes, filters or groups inside.
"""

import re
from dataclasses import dataclass

_TOKEN = re.compile(
    r'''(?P<space>\s+|\#[^\n\r]*)
    |(?P<term>"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^'\\]|\\.|'(?!''))*\'\'\'
      |"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*'
      |<[^<>"{}|^`\\\x00-\x20]*>|[?$]\w+
      |(?!_:)[A-Za-z]?[\w.-]*:(?:[\w:%-]|\\.|\.(?=[\w:%\\-]))*|\d+(?![\w.])|a(?![\w:.-]))
    |(?P<word>\w+)
    |(?P<mark>.)''',
    re.VERBOSE | re.DOTALL,
)
_GROUP = 3
"""Patterns in an OPTIONAL group from which on it is answered slowly."""
Triple = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Rewriting:
    """The query to ask, and what was changed in it, in words."""

    sparql: str
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A token, its kind (term, word or mark), and where it begins and ends."""

    text: str
    kind: str
    start: int
    end: int


def rewrite(sparql: str) -> Rewriting:
    """The query in quicker shapes; one that has none of the slow ones, or escapes in it, is left as it is."""
    if "\\u" in sparql or "\\U" in sparql:
        return Rewriting(sparql, ())
    pieces = [
        _Piece(match[0], str(match.lastgroup), *match.span())
        for match in _TOKEN.finditer(sparql)
        if match.lastgroup != "space"
    ]
    edits: list[tuple[int, int, str, str]] = []
    for at, piece in enumerate(pieces[:-1]):
        word = piece.text.upper() if piece.kind == "word" else ""
        if word in ("EXISTS", "OPTIONAL") and pieces[at + 1].text == "{":
            edit = _exists(pieces, at) if word == "EXISTS" else _optional(pieces, at)
            if edit:
                edits.append(edit)
    text = sparql
    for start, end, body, _ in reversed(edits):
        text = f"{text[:start]} {body} {text[end:]}"
    return Rewriting(text, tuple(change for *_, change in edits))


def _exists(pieces: list[_Piece], at: int) -> tuple[int, int, str, str] | None:
    close = _simple_end(pieces, at + 2)
    triples = _triples(pieces[at + 2 : close]) if close else None
    if not close or not triples or len(triples) < 2:
        return None
    known = {p.text for p in [*pieces[:at], *pieces[close:]] if _is_variable(p.text)}
    body = ""
    ordered = _linked(triples, known)
    for triple in reversed(ordered):
        body = " ".join(triple) + (f" FILTER EXISTS {{ {body} }}" if body else "")
    words = f"EXISTS with {len(triples)} patterns: each is looked up from the one before"
    return pieces[at + 1].end, pieces[close].start, body, words


def _optional(pieces: list[_Piece], at: int) -> tuple[int, int, str, str] | None:
    close = _simple_end(pieces, at + 2)
    triples = _triples(pieces[at + 2 : close]) if close else None
    if not close or not triples or len(triples) < _GROUP:
        return None
    mine = {term for triple in triples for term in triple if _is_variable(term)}
    anchor = next((t for t in _before(pieces, at) if mine & set(t)), None)
    if anchor is None or anchor in triples:
        return None
    body = " . ".join(" ".join(triple) for triple in (anchor, *triples))
    words = f"OPTIONAL with {len(triples)} patterns: anchored by {' '.join(anchor)}"
    return pieces[at + 1].end, pieces[close].start, body, words


def _simple_end(pieces: list[_Piece], at: int) -> int | None:
    """Where the group that begins at `at` closes; None when it holds more than terms and their punctuation."""
    for place in range(at, len(pieces)):
        piece = pieces[place]
        if piece.text == "}":
            return place
        if piece.kind == "word" or (piece.kind == "mark" and piece.text not in ".;,"):
            return None
    return None


def _before(pieces: list[_Piece], at: int) -> list[Triple]:
    """The patterns with which the group around `at` begins; empty when they are not plain."""
    depth, place = 0, at - 1
    while place >= 0 and not (pieces[place].text == "{" and depth == 0):
        depth += (pieces[place].text == "}") - (pieces[place].text == "{")
        place -= 1
    first = place + 1
    end = first
    while end < at and (pieces[end].kind == "term" or pieces[end].text in (".", ";", ",")):
        end += 1
    # A path or a blank node breaks off inside a pattern: only a keyword closes the patterns for certain.
    if (
        place < 0
        or pieces[end].kind != "word"
        or pieces[end].text.upper() not in ("OPTIONAL", "FILTER", "BIND")
    ):
        return []
    return _triples(pieces[first:end]) or []


def _triples(pieces: list[_Piece]) -> list[Triple] | None:
    """Plain patterns, written out without `;` and `,`; None when they are not."""
    found: list[Triple] = []
    held: list[str] = []
    for piece in [*pieces, _Piece(".", "mark", 0, 0)]:
        if piece.kind == "term":
            held.append(piece.text)
            continue
        if len(held) == 3:
            found.append((held[0], held[1], held[2]))
        elif held or piece.text != ".":
            return None
        held = {".": [], ";": held[:1], ",": held[:2]}[piece.text]
        if piece.text == "." and not found and pieces:
            return None
    return found


def _linked(triples: list[Triple], known: set[str]) -> list[Triple]:
    """The patterns, each after one that it shares a variable with, as far as that goes."""
    left, ordered = list(triples), []
    while left:
        following = next((t for t in left if known & set(t)), left[0])
        left.remove(following)
        ordered.append(following)
        known = known | {term for term in following if _is_variable(term)}
    return ordered


def _is_variable(text: str) -> bool:
    return text.startswith(("?", "$"))
