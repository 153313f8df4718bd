"""The evidence as Web Annotations: one annotation a claim, its targets the quoted places of the source.

A target names the document by the IRI of its plan and its place in three ways: the quote, its characters in the
canonical text, and for PDFs the page and rectangle (RFC 8118; points from the top left corner).
"""

import hashlib
import json
from collections.abc import Iterator

from forumtrace.exports.base import Export
from forumtrace.exports.jsonld_terms import Json
from forumtrace.graph.rows import Row
from forumtrace.ontology.terms import ID

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def annotations(export: Export) -> Iterator[bytes]:
    """An AnnotationCollection with one page that holds all annotations."""
    found = list(_annotations(export.rows("evidence")))
    head = {
        "@context": CONTEXT,
        "id": f"{ID}annotations",
        "type": "AnnotationCollection",
        "label": f"Evidence of {export.establishment or 'all plans'}",
        "total": len(found),
        "first": {"id": f"{ID}annotations/1", "type": "AnnotationPage", "startIndex": 0, "items": []},
    }
    before, _, after = json.dumps(head, ensure_ascii=False, indent=1).partition('"items": []')
    yield before.encode() + b'"items": [\n'
    for at, annotation in enumerate(found):
        text = json.dumps(annotation, ensure_ascii=False, indent=1)
        yield (",\n" if at else "").encode() + text.encode()
    yield b"\n]" + after.encode() + b"\n"


def _annotations(rows: list[Row]) -> Iterator[Json]:
    """Rows of one claim of one plan, in the order in which the claims first come, as annotations."""
    claims: dict[tuple[str, ...], list[Row]] = {}
    for row in rows:
        claims.setdefault(_claim(row), []).append(row)
    for claim, said in claims.items():
        plan, *triple = claim
        yield {
            "id": f"{ID}annotation/{plan.rpartition('/')[2]}_{_digest(triple)}",
            "type": "Annotation",
            "motivation": "linking",
            "body": _bodies(said[0]),
            "target": [_target(row) for row in said],
        }


def _claim(row: Row) -> tuple[str, ...]:
    return tuple(str(row[name]) for name in ("plan", "subject", "predicate", "object"))


def _digest(triple: list[str]) -> str:
    return hashlib.sha256("\x1f".join(triple).encode()).hexdigest()[:16]


def _bodies(row: Row) -> list[Json]:
    """The triple that the quote stands for, and how sure the extractor is; a linked node stands as a body of its own."""
    subject, predicate, value = (str(row[name]) for name in ("subject", "predicate", "object"))
    triple = {"subject": subject, "predicate": predicate, "object": value, "confidence": row["confidence"]}
    told: list[Json] = [
        {
            "type": "TextualBody",
            "purpose": "describing",
            "format": "application/json",
            "value": json.dumps(triple | {"extractor": row["extractor"]}, ensure_ascii=False),
        },
        {"source": subject, "purpose": "identifying"},
    ]
    if value.startswith(str(ID)):
        told.append({"source": value, "purpose": "linking"})
    return told


def _target(row: Row) -> Json:
    selectors: list[Json] = [
        {"type": "TextQuoteSelector", "exact": row["quote"]},
        {"type": "TextPositionSelector", "start": row["start"], "end": row["end"]},
    ]
    if row["page"] is not None:
        place = f"page={row['page']}"
        if row["bbox"]:
            x0, top, x1, bottom = map(float, str(row["bbox"]).split())
            place += f"&viewrect={x0:g},{top:g},{round(x1 - x0, 1):g},{round(bottom - top, 1):g}"
        conforms = "http://tools.ietf.org/rfc/rfc8118"
        selectors.append({"type": "FragmentSelector", "conformsTo": conforms, "value": place})
    return {"id": row["evidence"], "source": row["plan"], "selector": selectors}
