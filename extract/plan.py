"""From a document to the plan it holds: its family, cover, items and totals, with everything that was odd."""

from collections.abc import Iterator, Sequence

from forumtrace.errors import SourceRefused
from forumtrace.extract.bullet_habit import bullet_habit, shows_lists
from forumtrace.extract.commitments import Split
from forumtrace.extract.cover import read_cover, titled_place
from forumtrace.extract.families import Family, Seen, profiles, recognise
from forumtrace.extract.furniture import furniture
from forumtrace.extract.grid import Grid, read_grid
from forumtrace.extract.items import Settings, read_item
from forumtrace.extract.model import Block, Document, Finding, Passage, Plan, Table
from forumtrace.extract.numbers import infer_numbers
from forumtrace.extract.places import place_slug
from forumtrace.extract.prison_names import display_name
from forumtrace.extract.stitch import LogicalRow, Stitched, stitch
from forumtrace.extract.totals import check_totals

_INTRODUCTION = 200
"""Characters from which a line before the table is prose, not a field of the cover."""
_GLANCE = 60
"""Characters of a source that a refusal quotes."""


def read_plan(document: Document) -> Plan:
    """Read the one action plan in `document`.

    Raises SourceRefused when it has no table of a known layout, names no establishment, or holds several plans.
    """
    grid = read_grid(document)
    if grid.first is None:
        raise SourceRefused(f"{document.name}: no action plan table found; seen: {_seen(document)}")
    try:
        stitched = stitch(grid)
    except SourceRefused as error:
        raise SourceRefused(f"{document.name}: {error}") from error
    rows, findings = infer_numbers(stitched.rows)
    if not rows:
        raise SourceRefused(
            f"{document.name}: a table, but no numbered recommendation or concern in it; seen: {_seen(document)}"
        )
    family = _family(document, grid, stitched)
    cover = read_cover(document, grid.first)
    if cover is None:
        raise SourceRefused(
            f"{document.name}: the lines before the table name no establishment; they begin {_lines(document)}"
        )
    _refuse_several(document, cover.establishment)
    verdicts = any(row.blocks("verdict") for row in rows)
    settings = Settings(
        family,
        _split(document, verdicts, rows),
        verdicts,
        cover.submitted.value if cover.submitted else None,
        bullet_habit(rows),
    )
    items = []
    for row in rows:
        item, odd = read_item(row, settings)
        items.append(item)
        findings += odd
    findings = [*document.findings, *stitched.findings, *findings, *check_totals(grid.totals, items)]
    return Plan(
        document,
        family.name,
        cover,
        tuple(items),
        tuple((total.verdict, total.count, total.passage) for total in grid.totals),
        tuple(_introduction(document, grid.first)),
        furniture(document, grid, stitched),
        tuple(sorted(findings, key=_place)),
    )


def _place(finding: Finding) -> tuple[int, str, str]:
    return (finding.spans[0].start if finding.spans else -1, finding.kind, finding.message)


def _refuse_several(document: Document, establishment: str) -> None:
    """Refuse a file that names a second prison as the one its plan is about."""
    place = place_slug(establishment)
    for part in document.parts:
        other = titled_place(part.passage.text) if isinstance(part, Block) else None
        if other is None:
            continue
        slug = place_slug(display_name(other))
        if slug not in place and place not in slug:
            raise SourceRefused(
                f"{document.name}: holds plans of {establishment} and of {display_name(other)}; give one file for each"
            )


def _family(document: Document, grid: Grid, stitched: Stitched) -> Family:
    before = [part.passage.text for part in document.parts[: grid.first] if isinstance(part, Block)]
    cover = "\n".join(line for line in before if len(line) < _INTRODUCTION)
    for name, pattern in profiles().strangers:
        if pattern.search(cover):
            raise SourceRefused(f"{document.name}: this is {name}, which is not read")
    verdicts = [block.passage.text for row in stitched.rows for block in row.blocks("verdict")]
    prose = "\n".join(line for line in before if len(line) >= _INTRODUCTION)
    family = recognise(Seen(cover, prose, grid.headers, stitched.headings, verdicts))
    if family is None:
        raise SourceRefused(f"{document.name}: the table is of no known layout; seen: {_seen(document)}")
    return family


def _split(document: Document, verdicts: bool, rows: Sequence[LogicalRow]) -> Split:
    """How far flattened text is parted by language.

    Answers with a verdict are prose: where nothing in the file marks paragraphs, their cells are one paragraph each. So
    are those of other plans in which nothing tells of lists.
    """
    if document.format != "text":
        return "never"
    tables = (part for part in document.parts if isinstance(part, Table))
    cells = (cell for table in tables for row in table.rows for cell in row.cells if cell is not None)
    marked = any(len(cell.blocks) > 1 and cell.blocks[0].layout == "paragraph" for cell in cells)
    return "flat" if marked or (not verdicts and shows_lists(rows)) else "lead-in"


def _introduction(document: Document, first: int) -> Iterator[Passage]:
    for part in document.parts[:first]:
        if isinstance(part, Block) and len(part.passage.text) >= _INTRODUCTION:
            yield part.passage


def _seen(document: Document) -> str:
    """What a refusal tells of a file: the number of tables, and how the last begins, whose columns are not known.

    Of a file without tables nothing is quoted: it may be one that nobody meant to show.
    """
    tables = [part for part in document.parts if isinstance(part, Table)]
    if not tables:
        return "0 tables"
    head = " | ".join(cell.text if cell else "" for cell in tables[-1].rows[0].cells)
    return f"{len(tables)} tables, last begins {_glance(head)}"


def _lines(document: Document) -> str:
    """How the lines of a file begin."""
    return _glance(" / ".join(part.passage.text for part in document.parts[:3] if isinstance(part, Block)))


def _glance(text: str) -> str:
    """The first characters in quotes, on one line, without those that steer a terminal."""
    line = "".join(filter(str.isprintable, " ".join(text.split())))
    return repr(line[:_GLANCE])
