"""The guard in front of every engine: a query may read this graph, and nothing else.

An engine would follow SERVICE and LOAD to any host. They are found by their tokens, not by their letters, so that a
quote that speaks of a service passes; the text is looked at as written and with its code point escapes decoded.

A parser needs no space behind a keyword ("SERVICESILENT<...>", "1SERVICE:x"), so that no word and no prefix may hold
one. And it may take for "less than" what looks like the beginning of an IRI, and then find strings, comments and
keywords where none are seen here. So the text that an engine gets says it in a way that can be read as an IRI only.
"""

import re

from forumtrace.errors import QueryRefused

TOKEN = re.compile(
    r'''"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^'\\]|\\.|'(?!''))*\'\'\'  # long strings
    |"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*'                            # strings
    |(?P<iri><(?:[^<>"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*>)
    |\#[^\n\r]*                                                             # comments
    |[?$]\w+|@[A-Za-z-]+                                                    # variables, language tags
    |(?P<prefixed>[\w.-]*:(?:[\w.:%-]|\\.)*)                                # prefixed names
    |(?P<word>\w+)
    |(?P<open>[{(\[])|(?P<close>[})\]])
    |(?P<operator>[/|&!^*+-])''',
    re.VERBOSE | re.DOTALL,
)
"""The tokens of SPARQL that matter here; what lies between them is of no concern."""
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
_MARKS = re.compile(r"[()\[\]'#?$;,!&=*+@]")
"""What may stand in an IRI, and outside of one begins or ends something, or is an operator."""
_READS = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})
_WRITES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"})
_PROLOGUE = frozenset({"BASE", "PREFIX", "VERSION"})
_CHAINS = frozenset({"UNION", "OPTIONAL", "MINUS", "FILTER", "BIND"})

LONGEST = 1_000_000
"""Characters of a query."""
DEEPEST = 200
"""Brackets inside each other."""
CHAINED = 2000
"""Operators of a query. Engines follow chains and brackets by recursion, and break down when that goes too deep."""


def check_query(sparql: str) -> str:
    """Return the form of the query: SELECT, ASK, CONSTRUCT or DESCRIBE.

    Raises QueryRefused for an update, for a query that would reach another host, or for no query at all.
    """
    return _checked(sparql)[0]


def _checked(sparql: str) -> tuple[str, list[re.Match[str]]]:
    """The form of the query, and its tokens."""
    if len(sparql) > LONGEST:
        raise QueryRefused(f"the query is too long: it has {len(sparql)} characters, {LONGEST} are allowed")
    decoded = _decoded(sparql)
    read = list(TOKEN.finditer(sparql))
    form = _check(read)
    if decoded != sparql:
        _check(list(TOKEN.finditer(decoded)))
    return form, read


def _check(tokens: list[re.Match[str]]) -> str:
    words = [match["word"].upper() for match in tokens if match["word"]]
    form = next((word for word in words if word not in _PROLOGUE), "")
    if form in _WRITES:
        raise QueryRefused(f"{form} is refused: queries only read; change the graph with build")
    if form not in _READS:
        raise QueryRefused("this is no SPARQL query: it needs SELECT, ASK, CONSTRUCT or DESCRIBE")
    prefixes = [match["prefixed"].partition(":")[0].upper() for match in tokens if match["prefixed"]]
    for name in (*words, *prefixes):
        if "SERVICE" in name:
            raise QueryRefused("SERVICE is refused: queries read this graph only")
        if "FROM" in name:
            raise QueryRefused(
                "FROM is refused: the query reads the union of all graphs; use GRAPH to choose one"
            )
    _check_depth(tokens)
    return form


def unmistakable(sparql: str) -> str:
    """The query for an engine: every IRI within ( ), where "less than" may stand, with its marks as escapes.

    Read as an IRI it is the same, and read otherwise it is no SPARQL. Raises QueryRefused as `check_query` does.
    """
    parts, opened, last = [], list[str](), 0
    for match in _checked(sparql)[1]:
        if match["open"]:
            opened.append(match[0])
        elif match["close"]:
            del opened[-1:]
        elif match["iri"] and opened[-1:] == ["("]:
            parts += [sparql[last : match.start()], _MARKS.sub(_escaped, match[0])]
            last = match.end()
    return "".join([*parts, sparql[last:]])


def _escaped(match: re.Match[str]) -> str:
    return rf"\u{ord(match[0]):04X}"


def _check_depth(tokens: list[re.Match[str]]) -> None:
    depth = chained = 0
    for match in tokens:
        depth += bool(match["open"]) - bool(match["close"])
        chained += bool(match["operator"]) or (match["word"] or "").upper() in _CHAINS
        if depth > DEEPEST or chained > CHAINED:
            raise QueryRefused("the query nests or chains too much for an engine; ask for less at once")


def _decoded(sparql: str) -> str:
    """The text with the escapes of SPARQL section 19.2 decoded; what is no character stays as it is."""

    def character(match: re.Match[str]) -> str:
        point = int(match[1] or match[2], 16)
        return chr(point) if point < 0x110000 else match[0]

    return _ESCAPE.sub(character, sparql)
