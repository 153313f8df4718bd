"""The patterns of a SPARQL group, read from its text as far as they are plain.

A plain group holds triple patterns and property paths between IRIs, variables, strings and whole numbers: no blank
nodes, filters or groups.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

_TOKEN = re.compile(
    r'''(?P<space>\s+|\#[^\n\r]*)
    |(?P<term>"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^'\\]|\\.|'(?!''))*\'\'\'
      |(?:"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')(?:@[A-Za-z]+(?:-\w+)*)?
      |<[^<>"{}|^`\\\x00-\x20]*>|[?$]\w+
      |(?!_:)[A-Za-z]?[\w.-]*:(?:[\w:%-]|\\.|\.(?=[\w:%\\-]))*|\d+(?![\w.])|a(?![\w:.-]))
    |(?P<word>\w+)
    |(?P<mark>.)''',
    re.VERBOSE | re.DOTALL,
)
_BEFORE, _BETWEEN, _AFTER = frozenset("^!("), frozenset("/|"), frozenset("*+?)")
_PLAIN = frozenset(".;,") | _BEFORE | _BETWEEN | _AFTER


@dataclass(frozen=True, slots=True)
class Piece:
    """A token, its kind (term, word or mark), and where it begins and ends."""

    text: str
    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Pattern:
    """Two ends and what leads from one to the other: a predicate or a path, as written; and in which GRAPH, if said."""

    subject: str
    path: str
    object: str
    graph: str = ""

    def __str__(self) -> str:
        triple = f"{self.subject} {self.path} {self.object}"
        return f"GRAPH {self.graph} {{ {triple} }}" if self.graph else triple

    @property
    def variables(self) -> frozenset[str]:
        """Its variables, with their marks."""
        terms = (self.subject, self.path, self.object, self.graph)
        return frozenset(term for term in terms if is_variable(term))

    @property
    def ends(self) -> frozenset[str]:
        """Those of its variables that stand for a node of the graph; a predicate is none."""
        return frozenset(term for term in (self.subject, self.object) if is_variable(term))

    @property
    def places(self) -> frozenset[tuple[str, str]]:
        """In which graphs each of its ends is a node: its own, and what the query has as its default graph."""
        return frozenset((graph, end) for graph in (self.graph, "") for end in self.ends)

    @property
    def may_stay(self) -> bool:
        """Whether the path may have no step: it then leads from anything to itself, be it in the graph or not."""
        return any(piece.text in ("*", "?") for piece in pieces(self.path))

    def width(self, known: frozenset[str]) -> int:
        """How much it gives, from little to much, where these variables are known: a rule of thumb."""
        start = not is_variable(self.subject) or self.subject in known
        end = not is_variable(self.object) or self.object in known
        if start:
            return 0 if end else 1
        return 2 if self.object in known else 3 + (not end)


def pieces(sparql: str) -> list[Piece]:
    """The tokens of a query without spaces and comments."""
    return [
        Piece(match[0], str(match.lastgroup), *match.span())
        for match in _TOKEN.finditer(sparql)
        if match.lastgroup != "space"
    ]


def is_variable(text: str) -> bool:
    """Whether a term is a variable."""
    return text.startswith(("?", "$"))


def plain_end(tokens: Sequence[Piece], at: int) -> int | None:
    """Where the group that begins at `at` closes; None when it is not plain."""
    for place in range(at, len(tokens)):
        piece = tokens[place]
        if piece.text == "}":
            return place
        if piece.kind == "word" or (piece.kind == "mark" and piece.text not in _PLAIN):
            return None
    return None


def run_end(tokens: Sequence[Piece], at: int) -> int:
    """Where what may be plain patterns from `at` on ends: at a brace, a word or a mark that they do not have."""
    while (
        at < len(tokens)
        and tokens[at].kind != "word"
        and (tokens[at].kind == "term" or tokens[at].text in _PLAIN)
    ):
        at += 1
    return at


def patterns(tokens: Sequence[Piece]) -> list[Pattern] | None:
    """The patterns of a plain group, written out without `;` and `,`; None when they cannot be read."""
    found: list[Pattern] = []
    subject = path = ""
    at = 0
    while at < len(tokens):
        if not subject:
            subject, at = tokens[at].text if tokens[at].kind == "term" else "", at + 1
        if not path:
            end = _path_end(tokens, at)
            path, at = "".join(piece.text for piece in tokens[at:end]), end
        if not (subject and path and at < len(tokens) and tokens[at].kind == "term"):
            return None
        found.append(Pattern(subject, path, tokens[at].text))
        mark = tokens[at + 1].text if at + 1 < len(tokens) else "."
        if mark not in {".", ";", ","}:
            return None
        subject, path = subject if mark in ";," else "", path if mark == "," else ""
        at += 2
    return found if not subject else None


def _path_end(tokens: Sequence[Piece], at: int) -> int:
    """Where the predicate or path that begins at `at` ends; `at` itself when none begins there."""
    begin, depth, whole = at, 0, False
    while at < len(tokens):
        piece = tokens[at]
        if piece.kind == "term" and whole:
            break
        if not (piece.kind == "term" or piece.text in (_AFTER | _BETWEEN if whole else _BEFORE)):
            return begin
        depth += (piece.text == "(") - (piece.text == ")")
        whole = piece.kind == "term" or piece.text in _AFTER
        at += 1
    return at if depth == 0 else begin


@lru_cache(maxsize=256)
def matched(sparql: str) -> frozenset[str]:
    """The names of the variables that every solution has, because a pattern holds them that all solutions match."""
    found: set[str] = set()
    # One entry for each brace open: whether what stands inside is asked of every solution. What GRAPH or SELECT says is.
    open_braces: list[bool] = []
    inside = 0
    tokens = pieces(sparql)
    for at, piece in enumerate(tokens[:-1]):
        inside += (piece.text == "(") - (piece.text == ")")
        if piece.text == "{":
            earlier, before, after = (tokens[max(at + step, 0)].text.upper() for step in (-2, -1, 1))
            asked = (
                before == "WHERE" or earlier == "GRAPH" or (after == "SELECT" and before in ("{", "}", "."))
            )
            open_braces.append(not open_braces or asked)
        elif piece.text == "}":
            open_braces[-1:] = []
        elif (
            open_braces
            and all(open_braces)
            and inside == 0
            and piece.kind == "term"
            and is_variable(piece.text)
        ):
            found.add(piece.text[1:])
    return frozenset(found)
