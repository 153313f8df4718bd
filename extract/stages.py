"""What a source looks like at each stage of reading, as plain rows, to see at which stage it went wrong."""

import dataclasses
from collections.abc import Callable, Iterator
from typing import Any

from forumtrace.extract.facts import read_facts
from forumtrace.extract.grid import read_grid
from forumtrace.extract.model import Block, Document, Passage, Span
from forumtrace.extract.plan import read_plan
from forumtrace.extract.stitch import stitch

Row = dict[str, Any]


def pages(document: Document) -> Iterator[Row]:
    """Each page: its number, size in points, how many characters, how many tables and lines stand on it."""
    for page in document.pages:
        tables = [p for p in document.parts if not isinstance(p, Block) and _page(p.rows) == page.number]
        lines = [p for p in document.parts if isinstance(p, Block) and p.page == page.number]
        yield {
            "page": page.number,
            "width": round(page.width, 1),
            "height": round(page.height, 1),
            "characters": page.span.end - page.span.start,
            "tables": len(tables),
            "lines outside": len(lines),
        }
    if not document.pages:
        yield {"page": None, "characters": len(document.text), "tables": _tables(document)}


def _page(rows: Any) -> int | None:
    return rows[0].page if rows else None


def _tables(document: Document) -> int:
    return sum(not isinstance(part, Block) for part in document.parts)


def grid(document: Document) -> Iterator[Row]:
    """Each row as it is drawn, and each line outside the tables, in reading order."""
    for part in document.parts:
        if isinstance(part, Block):
            yield {"page": part.page, "what": "line", "cells": part.passage.text}
            continue
        for row in part.rows:
            cells = " | ".join(
                "" if cell is None else " ¶ ".join(_marked(b) for b in cell.blocks) for cell in row.cells
            )
            what = "row after a page break" if row.after_break else "row"
            yield {"page": row.page, "what": what, "cells": cells}


def _marked(block: Block) -> str:
    return ("• " if block.layout == "bullet" else "") + block.passage.text


def rows(document: Document) -> Iterator[Row]:
    """Each logical row: its number, how many drawn rows it was put together from, and its columns."""
    for row in stitch(read_grid(document)).rows:
        yield {
            "number": row.number or "(lost)",
            "drawn rows": len(row.segments),
            "cut by a page": sum(segment.after_break for segment in row.segments),
            **{
                role: " ¶ ".join(map(_marked, row.blocks(role)))
                for role in ("text", "verdict", "response", "owner", "target")
            },
        }


def plan(document: Document) -> Iterator[Row]:
    """Each action with its item, owner, target and how they were paired."""
    read = read_plan(document)
    for item in read.items:
        head = {"number": item.number, "kind": item.kind, "agreement": item.agreement}
        if not item.actions:
            yield {**head, "action": None}
        for action in item.actions:
            yield {
                **head,
                "action": action.passage.text,
                "status": action.status,
                "owner": " | ".join(owner.text for owner in action.owners) or None,
                "target": " | ".join(target.passage.text for target in action.targets) or None,
                "pairing": action.pairing,
            }
    for finding in read.findings:
        yield {"number": finding.number, "kind": f"finding: {finding.kind}", "action": finding.message}


def triples(document: Document) -> Iterator[Row]:
    """Each fact with its quote, extractor and confidence."""
    for extractor, fact in read_facts(read_plan(document)):
        yield {
            "subject": str(fact.subject),
            "predicate": str(fact.predicate),
            "object": str(fact.object),
            "quote": " / ".join(
                " ".join(document.text[s.start : s.end] for s in quote) for quote in fact.evidence
            ),
            "extractor": extractor,
            "confidence": fact.confidence,
        }


STAGES: dict[str, Callable[[Document], Iterator[Row]]] = {
    "pages": pages,
    "grid": grid,
    "rows": rows,
    "plan": plan,
    "triples": triples,
}


def plain(value: Any) -> Any:
    """`value` as JSON can hold it; passages and spans as their text and offsets."""
    if isinstance(value, Passage):
        return {"text": value.text, "spans": [list(span) for span in value.spans()]}
    if isinstance(value, Span):
        return list(value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, dict):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [plain(inner) for inner in value]
    return value if isinstance(value, str | int | float | bool | None) else str(value)
