"""Queries in shapes that the engine's planner answers quickly, where the same answer is provable.

Oxigraph works out what stands inside OPTIONAL and EXISTS, and a path that may have no step, by itself, before it looks
at the rows that ask for it. Three rewritings make it follow those rows; all leave every solution as it is:

- EXISTS { a . b } becomes EXISTS { a FILTER EXISTS { b } }: that a solution of `a` has a partner in `b` is what the
  join asks.
- OPTIONAL { a . b } becomes LATERAL { OPTIONAL { a LATERAL { b } } }: for each row what fits it is looked up, which is
  what the left join gives; and for each `a` the `b` that fits, which is what the join gives.
- a . b? . c, where `b?` is such a path, becomes a LATERAL { b? } LATERAL { c }, which is what the join gives.

Only plain groups are touched (`forumtrace.graph.patterns`) that follow from what stands before them. Looking up pays
where there are few rows. Where nothing narrows the query down, to one prison or one action, an OPTIONAL that begins by
looking from an object to its subjects stays as it is: a thing that all plans speak of has thousands; and so do paths.
"""

from dataclasses import dataclass, replace

from forumtrace.graph.pattern_order import chained, connected
from forumtrace.graph.patterns import Pattern, Piece, is_variable, patterns, pieces, plain_end, run_end

FEW = 1
"""Width (`Pattern.width`) of a pattern that gives few rows for each, whatever the graph."""
_MAYBE = frozenset({"OPTIONAL", "EXISTS", "MINUS"})
"""What opens a group whose variables the rows around it need not have."""


@dataclass(frozen=True, slots=True)
class Rewriting:
    """The query to ask, and what was changed in it, in words."""

    sparql: str
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Edit:
    """A stretch of the text, what takes its place, and that in words."""

    start: int
    end: int
    text: str
    words: str


def rewrite(sparql: str) -> Rewriting:
    """The query in quicker shapes; one that has none of the slow ones, or escapes in it, is left as it is."""
    if "\\u" in sparql or "\\U" in sparql:
        return Rewriting(sparql, ())
    tokens = pieces(sparql)
    edits, narrow = [], _is_narrow(tokens)
    # A blank node's label must not stand in two groups.
    labelled = "_:" in sparql
    for at, piece in enumerate(tokens[:-1]):
        word = piece.text.upper() if piece.kind == "word" else ""
        if word in ("EXISTS", "OPTIONAL") and tokens[at + 1].text == "{":
            edit = _exists(tokens, at) if word == "EXISTS" else _optional(tokens, at, narrow)
            if edit:
                edits.append(edit)
        elif (
            narrow
            and not labelled
            and piece.text in ("{", "}", ")")
            and (not edits or piece.end >= edits[-1].end)
        ):
            edits += [edit] if (edit := _path(tokens, at + 1)) else []
    text = sparql
    for edit in reversed(edits):
        text = f"{text[: edit.start]}{edit.text}{text[edit.end :]}"
    return Rewriting(text, tuple(edit.words for edit in edits))


def _exists(tokens: list[Piece], at: int) -> _Edit | None:
    close = plain_end(tokens, at + 2)
    group = patterns(tokens[at + 2 : close]) if close else None
    if not close or not group or len(group) < 2 or any(not _is_triple(pattern) for pattern in group):
        return None
    outside = [*tokens[:at], *tokens[close:]]
    ordered = chained(group, frozenset(p.text for p in outside if is_variable(p.text)))
    if not ordered:
        return None
    body = ""
    for pattern in reversed(ordered):
        body = f"{pattern}" + (f" FILTER EXISTS {{ {body} }}" if body else "")
    words = f"EXISTS with {len(group)} patterns: each is looked up from the one before"
    return _Edit(tokens[at + 1].end, tokens[close].start, f" {body} ", words)


def _optional(tokens: list[Piece], at: int, narrow: bool) -> _Edit | None:
    close, group = _body(tokens, at + 2)
    known = _known(tokens, at)
    ordered = chained(group, known) if group and not _excludes(group) else None
    if not ordered or (not narrow and ordered[0].width(known) > FEW):
        return None
    body = " ".join([str(ordered[0]), *(f"LATERAL {{ {pattern} }}" for pattern in ordered[1:])])
    words = f"OPTIONAL of {ordered[0]}: looked up for each row"
    return _Edit(tokens[at].start, tokens[close].end, f"LATERAL {{ OPTIONAL {{ {body} }} }}", words)


def _body(tokens: list[Piece], at: int) -> tuple[int, list[Pattern]]:
    """Where the group that begins at `at` closes, and its patterns, plain or inside GRAPH; none if it holds more."""
    found: list[Pattern] = []
    while at < len(tokens) and tokens[at].text != "}":
        graph = tokens[at + 1].text if tokens[at].text.upper() == "GRAPH" and at + 2 < len(tokens) else ""
        begin = at + 3 if graph else at
        end = run_end(tokens, begin)
        read = patterns(tokens[begin:end])
        if (
            not read
            or end >= len(tokens)
            or (graph and (tokens[at + 2].text, tokens[end].text) != ("{", "}"))
        ):
            return at, []
        found += [replace(pattern, graph=graph) for pattern in read]
        at = end + 1 if graph else end
    return at, found if at < len(tokens) else []


def _path(tokens: list[Piece], at: int) -> _Edit | None:
    """Plain patterns from `at` on with a path that may have no step, and what hangs on it: looked up from the rest."""
    end = run_end(tokens, at)
    group = patterns(tokens[at:end])
    if tokens[at - 2].text.upper() in _MAYBE or not group or not any(p.may_stay for p in group):
        return None
    if _excludes(group):
        return None
    beyond = connected(
        [pattern for pattern in group if not pattern.may_stay],
        frozenset(pattern.object for pattern in group if pattern.may_stay),
    )
    first = [pattern for pattern in group if not pattern.may_stay and pattern not in beyond]
    ordered = chained([pattern for pattern in group if pattern not in first], _known(tokens, at), first)
    if not first or not ordered:
        return None
    body = " . ".join(map(str, first)) + "".join(f" LATERAL {{ {pattern} }}" for pattern in ordered)
    words = f"path {next(p for p in ordered if p.may_stay)}: looked up for each row"
    return _Edit(tokens[at].start, tokens[end - 1].end, body, words)


def _excludes(group: list[Pattern]) -> bool:
    """Whether a path says what it is not: with both ends known the engine gives it once, else once for each triple."""
    return any("!" in pattern.path for pattern in group)


def _is_triple(pattern: Pattern) -> bool:
    """Whether a predicate leads from end to end, not a path."""
    return len(pieces(pattern.path)) == 1


def _is_narrow(tokens: list[Piece]) -> bool:
    """Whether the query names a thing or a text that is no vocabulary, other than to compare it."""
    depth = 0
    for at, piece in enumerate(tokens):
        depth += (piece.text == "(") - (piece.text == ")")
        in_prologue = at and (
            tokens[at - 1].text.upper() == "BASE" or tokens[at - 2].text.upper() == "PREFIX"
        )
        if depth == 0 and piece.kind == "term" and piece.text[0] in "<\"'" and not in_prologue:
            return True
    return False


def _known(tokens: list[Piece], at: int) -> frozenset[str]:
    """The variables that the rows have which the OPTIONAL at `at` extends, as far as they are easily seen."""
    # Backwards, so that the brace that opens the group around `at` ends the search. One set for each bracket open.
    held: list[set[str]] = [set()]
    for place in range(at - 1, -1, -1):
        text, before = tokens[place].text, tokens[place - 1].text.upper() if place else ""
        if text in ("}", ")"):
            held.append(set())
        elif text in ("{", "("):
            inside = held.pop()
            if not held:
                return frozenset(inside)
            if text == "{" and before not in _MAYBE:
                held[-1] |= inside
        elif is_variable(text):
            # What BIND and SELECT (... AS ?name) name is known beyond their brackets.
            held[-2 if before == "AS" and len(held) > 1 else -1].add(text)
    return frozenset()
