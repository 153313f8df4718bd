"""What belongs to the document but says nothing of its own plan: cover labels, introduction, definitions, headers."""

from collections.abc import Iterator

from forumtrace.extract.grid import Grid, LineHeading
from forumtrace.extract.model import Block, Document, Span
from forumtrace.extract.stitch import Stitched


def furniture(document: Document, grid: Grid, stitched: Stitched) -> tuple[Span, ...]:
    """The places of all that stands before the main table, beside the text (running lines), or heads its columns.

    What stands after the main table's beginning and is neither header, heading, total nor row is not furniture: it
    was not understood, and the ledger of the document says so.
    """
    known = {*grid.headers, *stitched.headings}
    found = [span for block in document.margins for span in block.passage.spans()]
    for position, part in enumerate(document.parts):
        for text, block in _texts(part):
            if position < (grid.first or 0) or text in known:
                found += block.passage.spans()
    found += [span for total in grid.totals for span in total.passage.spans()]
    found += [s for row in grid.rows if isinstance(row, LineHeading) for s in row.passage.spans()]
    return tuple(sorted(set(found)))


def _texts(part: object) -> Iterator[tuple[str, Block]]:
    """Each block of a part, with the text of the line or cell that it stands in."""
    if isinstance(part, Block):
        yield part.passage.text, part
        return
    for row in getattr(part, "rows", ()):
        for cell in row.cells:
            if cell is not None:
                for block in cell.blocks:
                    yield (cell.text, block)
