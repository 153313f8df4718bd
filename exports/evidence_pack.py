"""The evidence pack: all that an auditor needs to check every link without us, with a script that checks it."""

import csv
import hashlib
import io
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from forumtrace import __version__
from forumtrace.errors import SourceRefused
from forumtrace.exports.base import Export
from forumtrace.exports.csv_files import csv_bytes
from forumtrace.exports.evidence_page import boxes_of, page_pictures
from forumtrace.exports.rdf import nquads
from forumtrace.exports.sources_found import find_sources
from forumtrace.exports.tables import neutral, tables
from forumtrace.extract.source import read_document
from forumtrace.graph.evidence import check_replay
from forumtrace.graph.rows import Row

SCALE = 1.5
"""Pixels per point of the page pictures."""


def evidence_pack(export: Export) -> Iterator[tuple[str, bytes]]:
    """The files of the pack, and last MANIFEST.txt with the SHA-256 of each of them."""
    hashes: dict[str, str] = {}
    for name, content in _files(export):
        hashes[name] = hashlib.sha256(content).hexdigest()
        yield name, content
    yield "MANIFEST.txt", "".join(f"{hashes[name]}  {name}\n" for name in sorted(hashes)).encode()


def _files(export: Export) -> Iterator[tuple[str, bytes]]:
    documents = export.rows("documents")
    found = find_sources(export.sources, [str(d["sha256"]) for d in documents]) if export.sources else {}
    if export.sources and not found:
        raise SourceRefused(f"{export.sources}: holds none of the documents that the graph was made of")
    yield "README.txt", _readme(export, documents, found).encode()
    yield "check.py", (files("forumtrace.exports") / "pack_check.py").read_bytes()
    yield "graph.nq", b"".join(nquads(export))
    for table in tables(export):
        yield f"queries/{table.name}.rq", table.query.sparql.encode()
        yield f"answers/{table.name}.csv", csv_bytes(table)
    yield "sources.csv", _sources(documents, found)
    evidence = export.rows("evidence")
    for document in documents:
        path = found.get(str(document["sha256"]))
        if path is not None:
            yield from _source(document, path, [row for row in evidence if row["plan"] == document["plan"]])


def _key(document: Row) -> str:
    return str(document["plan"]).rpartition("/")[2]


def _source(document: Row, path: Path, evidence: list[Row]) -> Iterator[tuple[str, bytes]]:
    """One source: the file, its canonical text, and its pages with the rectangles of all quotes."""
    key = _key(document)
    read = read_document(path)
    wrong = check_replay(
        read, ((str(r["quote"]), int(str(r["start"])), int(str(r["end"]))) for r in evidence)
    )
    if wrong:
        raise SourceRefused(
            f"{path}: the graph was made by another version ({wrong[0][:90]}...); build it anew"
        )
    yield f"sources/{key}{path.suffix.casefold()}", path.read_bytes()
    yield f"texts/{key}.txt", read.text.encode()
    if read.format == "pdf":
        for number, picture in page_pictures(path, boxes_of(evidence), SCALE):
            yield f"pages/{key}-{number:03}.png", picture


def _sources(documents: list[Row], found: dict[str, Path]) -> bytes:
    columns = ("plan", "establishment", "title", "submitted", "source", "sha256")
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([*columns, "in_pack"])
    for document in documents:
        told = ["" if document[c] is None else neutral(document[c]) for c in columns]
        writer.writerow([*told, "yes" if document["sha256"] in found else "no"])
    return out.getvalue().encode()


def _readme(export: Export, documents: list[Row], found: dict[str, Path]) -> str:
    here = [_key(d) for d in documents if d["sha256"] in found]
    gone = [_key(d) for d in documents if d["sha256"] not in found]
    texts = (
        "texts/         the canonical text of each source, in which the offsets of quotes count characters\n"
        "pages/         the pages of PDFs with the rectangles of all quotes\n"
        "sources/       the documents as they were read\n"
    )
    return (
        f"Evidence pack of {export.establishment or 'all plans'}, made by forumtrace {__version__}\n\n"
        "To check that nothing was altered and that every quote is at its place:\n\n    python check.py\n\n"
        "It needs only Python. Compare the SHA-256 of MANIFEST.txt that it prints with the one you were given.\n\n"
        "MANIFEST.txt   SHA-256 of every other file\n"
        "graph.nq       the graph: every link, its claim, and the evidence of the claim (N-Quads)\n"
        "queries/       the saved queries (SPARQL), answers/ their rows (CSV; an apostrophe stands before what a\n"
        "               spreadsheet would take for a formula)\n"
        "sources.csv    the documents with their SHA-256\n" + (texts if here else "") + "\n"
        f"Documents in the pack: {', '.join(here) or 'none'}.\n"
        f"Documents that are not in it: {', '.join(gone) or 'none'}. Of these, check.py can only hold quotes against "
        "each other.\n\nThe documents state owners and status on the day they were submitted. What was done later is "
        "not known.\n"
    )
