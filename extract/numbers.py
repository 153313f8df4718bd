"""Numbers that were lost in the source, inferred from the rows before and after; and numbers printed twice."""

import re
from collections.abc import Sequence

from forumtrace.extract.model import Finding
from forumtrace.extract.stitch import LogicalRow

_PARTS = re.compile(r"(?P<head>.*?)(?P<last>\d+)$")


def step(number: str, by: int) -> str | None:
    """The number `by` places on in the same series ("5.9" by 1 is "5.10"); None when there is none."""
    match = _PARTS.match(number)
    if match is None:
        return None
    value = int(match["last"]) + by
    width = len(match["last"]) if match["last"].startswith("0") else 0
    return f"{match['head']}{value:0{width}d}" if value > 0 else None


def infer_numbers(rows: Sequence[LogicalRow]) -> tuple[list[LogicalRow], list[Finding]]:
    """Give each row without number the one that its neighbours leave free; where they leave none it is
    part of the row above. Returns the rows and the findings.
    """
    kept: list[LogicalRow] = []
    findings: list[Finding] = []
    for position, row in enumerate(rows):
        if row.number:
            kept.append(row)
            continue
        number = _free_number(rows, position, kept[-1].number if kept else None)
        spans = tuple(
            s for seg in row.segments[:1] for bs in seg.cells.values() for b in bs for s in b.passage.spans()
        )
        if number is not None:
            row.number = number
            message = f"the number of this row was lost; {number} is what its neighbours leave free"
            findings.append(Finding("lost-text", message, spans, number))
            kept.append(row)
        elif kept:
            for segment in row.segments:
                kept[-1].add(segment)
            message = f"a row without number stands below {kept[-1].number} and was read as part of it"
            findings.append(Finding("lost-text", message, spans, kept[-1].number))
        else:
            findings.append(Finding("lost-text", "a row without number stands above the first item", spans))
    return _told_apart(kept, findings), findings


def _free_number(rows: Sequence[LogicalRow], position: int, before: str | None) -> str | None:
    following = next(((i, row.number) for i, row in enumerate(rows) if i > position and row.number), None)
    if following is None:
        return step(before, 1) if before else None
    candidate = step(following[1], position - following[0])
    if candidate is None:
        return None
    if before is None:
        match = _PARTS.match(candidate)
        return candidate if match and int(match["last"]) == 1 + position else None
    return candidate if step(before, 1) == candidate else None


def _told_apart(rows: list[LogicalRow], findings: list[Finding]) -> list[LogicalRow]:
    """Number a second row with the same number "5.1 (2)", and say so."""
    seen: dict[str, int] = {}
    for row in rows:
        seen[row.number] = seen.get(row.number, 0) + 1
        if seen[row.number] > 1:
            spans = row.number_passage.spans() if row.number_passage else ()
            message = f"the number {row.number} stands on more than one row"
            row.number = f"{row.number} ({seen[row.number]})"
            findings.append(Finding("duplicate-number", message, spans, row.number))
    return rows
