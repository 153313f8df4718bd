"""The cover: establishment, dates and inspectorate by their labels, whatever stands around them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from forumtrace.extract.cover_dates import read_day, read_legs
from forumtrace.extract.model import Block, Cover, Dated, Document, Passage, Table
from forumtrace.extract.prison_names import display_name

_LABELS = {
    "title": re.compile(r"action plan ?:|action plan(?= (?:hmp|hm |hmyoi|yoi))|action plan$", re.IGNORECASE),
    "establishment": re.compile(r"(?:establishment|prison|institution|location)(?: name)? ?[:\u2013-]", re.IGNORECASE),
    "submitted": re.compile(r"(?:action plan )?(?:submitted|submission)(?: date| on)? ?:?|date (?:action plan )?submitted ?:?", re.IGNORECASE),
    "response": re.compile(r"(?:an? )?response to (?:[\w,&]+ ){0,8}?(?:hmip|hmcip|hmi probation|hm(?: chief)? inspect\w+)"
                           r"(?: of (?:prisons|probation))?(?: report)?(?: inspection)?(?: report)?(?: on)? ?:?", re.IGNORECASE),
    "published": re.compile(r"(?:report |inspection report )?(?:published|publication)(?: date| on)? ?:?|date (?:report )?published ?:?", re.IGNORECASE),
    "inspected": re.compile(r"(?:dates? of )?inspect(?:ion|ed)(?: dates?| on)? ?:?$|dates? of inspection ?:?", re.IGNORECASE),
    "other": re.compile(r"introduction$|action plan ?: ?(?:hmcip|hmip|hmi).*report$|position as at", re.IGNORECASE),
}  # fmt: skip
_INNER = re.compile(
    r"(?<=\w[ .;,])(?:report published|action plan submitted|a response to the hm)|(?<=\w )report published",
    re.IGNORECASE,
)
_PREFIX = re.compile(
    r"(?:HMP ?(?:/|&|and|-) ?(?:HM)?YOI|HMP|HMYOI|HM Prison|HMIRC|HM Young Offender Institution|YOI|IRC|STC)\b",
    re.IGNORECASE,
)
_INSPECTORS = (
    (re.compile(r"\b(?:HMI Probation|HM Inspectorate of Probation)\b"), "HM Inspectorate of Probation"),
    (
        re.compile(r"\b(?:HMC?IP|HM (?:Chief )?Inspector(?:ate)? of Prisons)\b", re.IGNORECASE),
        "HM Inspectorate of Prisons",
    ),
)
_MOST_LINES = 400


@dataclass(frozen=True, slots=True)
class _Field:
    """A label with the words that follow it, up to the next label."""

    name: str
    label: Passage
    values: tuple[Passage, ...]


def read_cover(document: Document, first: int) -> Cover | None:
    """The cover of `document`, whose main table is part `first`; None when no establishment is named."""
    lines = _lines(document.parts[:first])
    fields = _fields(lines)
    named = _establishment(fields, lines)
    if named is None:
        return None
    title = next((f for f in fields if f.name == "title"), None)
    response = next((f for f in fields if f.name == "response"), None)
    legs_from = [f for f in (response, _first(fields, "inspected")) if f is not None]
    legs, legs_passage = _legs(legs_from)
    inspectorate, inspector = _inspectorate([f.label for f in legs_from] + lines)
    return Cover(
        display_name(named.text),
        named,
        _title(title, named),
        _dated(_first(fields, "submitted")),
        _dated(_first(fields, "published")),
        legs,
        legs_passage,
        inspectorate,
        inspector,
    )


def _first(fields: Sequence[_Field], name: str) -> _Field | None:
    """The first field of this name that has a value; else the first."""
    found = [field for field in fields if field.name == name]
    return next((field for field in found if field.values), found[0] if found else None)


def _lines(parts: Sequence[Block | Table]) -> list[Passage]:
    """The lines before the main table; the cells of other tables (a timetable) as lines too."""
    lines = []
    for part in parts:
        if isinstance(part, Block):
            lines += _parted(part.passage)
        else:
            cells = [cell for row in part.rows for cell in row.cells if cell is not None]
            lines += [block.passage for cell in cells for block in cell.blocks]
    return lines[-_MOST_LINES:] if len(lines) > _MOST_LINES else lines


def _parted(line: Passage) -> list[Passage]:
    """A line, parted where another field begins within it."""
    if len(line.text) > 300:
        return [line]
    starts = [match.start() for match in _INNER.finditer(line.text)]
    return [line.slice(a, b) for a, b in pairwise([0, *starts, len(line.text)])]


def _fields(lines: Sequence[Passage]) -> list[_Field]:
    fields: list[_Field] = []
    for line in lines:
        at = 0
        for name, pattern in _LABELS.items():
            match = pattern.match(line.text) if len(line.text) <= 300 else None
            if match is not None and (name != "title" or not _LABELS["other"].match(line.text)):
                fields.append(_Field(name, line.slice(0, match.end()), ()))
                at = match.end()
                break
        value = line.slice(at, len(line.text))
        if fields and value and len(value.text) <= 300 and any(c.isalnum() for c in value.text):
            last = fields[-1]
            fields[-1] = _Field(last.name, last.label, (*last.values, value))
    return fields


def _establishment(fields: Sequence[_Field], lines: Sequence[Passage]) -> Passage | None:
    """The name behind "Action Plan:", else behind "ESTABLISHMENT:", else the first line that is a prison's name."""
    for name in ("title", "establishment"):
        for field in fields:
            value = field.values[0] if field.name == name and field.values else None
            if value is not None and _is_place(value.text):
                return value.slice(0, len(value.text.rstrip(" .:-\u2013")))
    for line in lines:
        match = _PREFIX.match(line.text)
        if match is not None and len(line.text) <= 60 and line.text[match.end() :].strip():
            return line
    bare = next((f.values[0] for f in fields if f.name in ("establishment", "title") and f.values), None)
    return bare if bare is not None and len(bare.text) <= 80 else None


def _is_place(text: str) -> bool:
    """Whether a value is a name and no other line of the cover."""
    return (
        len(text) <= 80
        and not any(p.match(text) for n, p in _LABELS.items() if n != "title")
        and any(c.isalpha() for c in text)
    )


def titled_place(line: str) -> str | None:
    """The prison that a line such as "Action Plan: HMP X" or "ESTABLISHMENT: HMP X" names; None for other lines."""
    if len(line) > 120:
        return None
    for name in ("title", "establishment"):
        match = _LABELS[name].match(line)
        rest = line[match.end() :].strip() if match is not None else ""
        if _PREFIX.match(rest):
            return rest
    return None


def _title(field: _Field | None, named: Passage) -> Passage | None:
    if field is None:
        return named
    return Passage.join((field.label, field.values[0])) if field.values else field.label


def _dated(field: _Field | None) -> Dated | None:
    for value in field.values[:3] if field is not None else ():
        found = read_day(value.text)
        if found is not None:
            return Dated(found[0], value.slice(found[1], found[2]))
    return None


def _legs(fields: Sequence[_Field]) -> tuple[tuple[tuple[date, date], ...], Passage | None]:
    for field in fields:
        for size in (1, 2, 3):
            values = field.values[:size]
            if values and (legs := read_legs(" ".join(value.text for value in values))):
                joined = Passage.join(values)
                start = next((i for i, c in enumerate(joined.text) if c.isdigit()), 0)
                return legs, joined.slice(start, len(joined.text))
    return (), None


def _inspectorate(passages: Sequence[Passage]) -> tuple[str | None, Passage | None]:
    """The inspectorate by the first line that names one."""
    for passage in passages:
        for pattern, name in _INSPECTORS:
            match = pattern.search(passage.text)
            if match is not None:
                return name, passage.slice(match.start(), match.end())
    return None, None
