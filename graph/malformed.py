"""What is wrong with a query that an engine could not parse, in one line that tells what to write instead."""

import re

from forumtrace.graph.guard import TOKEN
from forumtrace.graph.turtle import PREFIXES

_AT = re.compile(r"error at (\d+):(\d+)")


def malformed(sparql: str, error: SyntaxError) -> str:
    """What is wrong with a query and where, without the parser's list of all that it would have taken."""
    unknown = _undeclared(sparql)
    if unknown:
        return f"the query is malformed: {_declare(unknown)}"
    place = _AT.search(error.msg)
    if not place:
        return f"the query is malformed: {error.msg}"
    line, column = int(place[1]), int(place[2])
    lines = sparql.splitlines()
    rest = lines[line - 1][column - 1 :].strip() if line <= len(lines) else ""
    near = f"before {rest[:40]!r}" if rest else "it ends too early there"
    return f"the query is malformed at line {line}, column {column}: {near}"


def _undeclared(sparql: str) -> list[str]:
    """The prefixes that the query uses and does not declare, in their order; `_:` is that of blank nodes."""
    declared, used = {"_"}, []
    before = ""
    for match in TOKEN.finditer(sparql):
        if match["prefixed"]:
            prefix = match["prefixed"].partition(":")[0]
            if before == "PREFIX":
                declared.add(prefix)
            else:
                used.append(prefix)
        before = (match["word"] or "").upper()
    return [prefix for prefix in dict.fromkeys(used) if prefix not in declared]


def _declare(prefixes: list[str]) -> str:
    """What is to be written for prefixes without declaration; those of the graph are known."""
    told = ", ".join(f"{prefix}:" for prefix in prefixes)
    lines = " ".join(f"PREFIX {prefix}: <{PREFIXES.get(prefix, '...')}>" for prefix in prefixes)
    verb = "prefix {} is" if len(prefixes) == 1 else "prefixes {} are"
    return f"{verb.format(told)} not declared; write before it: {lines}"
