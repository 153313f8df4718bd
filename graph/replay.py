"""Replay: every quote of a plan is read again at its offsets and must be there, letter by letter.

`replay_lines` runs before a plan is handed on, over the very lines that would go into a graph. `replay_sources` runs
whenever an auditor wants: it reads the source files anew, from their bytes, and holds the quotes of a graph against
them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import pyoxigraph as ox

from forumtrace.errors import SourceRefused
from forumtrace.extract.model import Document
from forumtrace.extract.source import read_document
from forumtrace.graph.engine import Graph
from forumtrace.graph.evidence import check_replay
from forumtrace.graph.rows import Row, rows
from forumtrace.graph.sources import Source, file_sha256, find_sources
from forumtrace.graph.terms import iri
from forumtrace.ontology.terms import OA

Quote = tuple[str, int, int]
"""Words, start and end."""

EVERY = "every quote is there"

_EXACT, _START, _END = iri(OA.exact), iri(OA.start), iri(OA.end)
_MARKS = tuple(f" {term} " for term in (_EXACT, _START, _END))


def replay_lines(document: Document, lines: Iterable[str]) -> None:
    """Hold every quote that N-Quads `lines` state against the text of `document`.

    Raises SourceRefused, with the first quote that is not there, unless all are.
    """
    wrong = check_replay(document, _quotes(lines))
    if wrong:
        more = f" (and {len(wrong) - 1} more)" if wrong[1:] else ""
        raise SourceRefused(
            f"{document.name}: {wrong[0]}{more}; nothing of it was taken over, for its reading cannot be proved: "
            "report this together with the file"
        )


def _quotes(lines: Iterable[str]) -> list[Quote]:
    """What the lines quote, read back from their text; a node that lacks words or an offset quotes nothing at all."""
    said: dict[str, dict[ox.NamedNode, list[str]]] = defaultdict(lambda: defaultdict(list))
    told = "\n".join(line for line in lines if any(mark in line for mark in _MARKS))
    for quad in ox.parse(told, format=ox.RdfFormat.N_QUADS):
        if isinstance(quad.object, ox.Literal):
            said[str(quad.subject)][quad.predicate].append(quad.object.value)
    return [quote for _, values in sorted(said.items()) for quote in _combined(values)]


def _combined(values: dict[ox.NamedNode, list[str]]) -> Iterator[Quote]:
    """Every pair of words and place that the values allow: where there are two, one of them is wrong."""
    for exact in values[_EXACT]:
        for start in values[_START] or ["-1"]:
            for end in values[_END] or ["-1"]:
                yield exact, int(start), int(end)


def replay_sources(graph: Graph, given: Iterable[Path]) -> list[Row]:
    """Read the files (or folders of files) anew and hold all quotes of the graph against them.

    Files are known by their content. One row for each plan: establishment, source, quotes, missed (how many are not in
    the file) and result in words: EVERY, or what is wrong. Raises SourceRefused for a file that cannot be read.
    """
    found = [source.path for source in find_sources(given) if isinstance(source, Source)]
    files = {file_sha256(path): path for path in found}
    return [_replayed(graph, plan, files.get(str(plan["sha256"]))) for plan in rows(graph, "documents")]


def _replayed(graph: Graph, plan: Row, path: Path | None) -> Row:
    row: Row = {"establishment": plan["establishment"], "source": plan["source"], "quotes": 0, "missed": 0}
    if path is None:
        return row | {"result": "no file of the content that the graph was built of was given"}
    document = read_document(path)
    quotes: set[Quote] = set()
    for said in rows(graph, "evidence", plan=str(plan["plan"])):
        quotes.add((str(said["quote"]), int(str(said["start"])), int(str(said["end"]))))
    wrong = check_replay(document, sorted(quotes))
    return row | {"quotes": len(quotes), "missed": len(wrong), "result": wrong[0] if wrong else EVERY}
