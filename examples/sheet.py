"""What a drawn plan is made of: paragraphs, rows, columns, and the look of the pages.

Plain values; `wrapping` breaks them into lines and `drawing` puts them on pages.
"""

from dataclasses import dataclass
from typing import Literal, TypeAlias

Borders: TypeAlias = Literal["lines", "rectangles", "boxes"]
"""How a table's rules are drawn: stroked lines; thin filled rectangles with corner squares, as Word does; or one
stroked rectangle round every cell."""


@dataclass(frozen=True, slots=True)
class Para:
    """One paragraph or list item; `*words*` are italic and `**words**` bold.

    `beside` is the paragraph (from 0) of the row's main cell on whose first line this one starts, as typists push
    owners and dates down by blank lines. None: directly below what stands above.
    """

    text: str
    bullet: bool = False
    bold: bool = False
    beside: int | None = None


CellText: TypeAlias = tuple[Para, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table: a cell per column, or one cell over all columns (`merged`)."""

    cells: tuple[CellText, ...]
    merged: bool = False
    shaded: bool = False
    main: int = 0
    """The column that the others stand beside."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what its header says, and its share of the page's width in hundredths."""

    head: str
    share: float


@dataclass(frozen=True, slots=True)
class Style:
    """The look of a document; lengths in points."""

    size: tuple[float, float] = (841.89, 595.276)
    margin: float = 42.0
    regular: str = "Helvetica"
    bold: str = "Helvetica-Bold"
    italic: str = "Helvetica-Oblique"
    font_size: float = 10.0
    leading: float = 11.6
    gap: float = 11.6
    """Space between two paragraphs of a cell; a blank line by default."""
    bullet_gap: float = 0.0
    bullet: str = "•"
    bullet_font: str = "Helvetica"
    padding: tuple[float, float] = (5.4, 1.5)
    """Inside a cell: left and right, top and bottom."""
    borders: Borders = "lines"
    rule: float = 0.48
    shade: float | None = 0.85
    """Grey of header cells; None for no shading."""
    nested_shade: bool = False
    """Paragraph shading inside the cell shading, as Word sometimes writes both."""
    repeat_header: bool = True
    keep_rows: bool = False
    """Rows move to the next page whole where they fit on one."""
    trailing_space: bool = True
    """Lines that go on end with the space character at which they were broken."""
    words_apart: bool = False
    """Every word is a string of its own, placed by itself, as some writers of PDF do."""
    header: str = ""
    footer: str = "OFFICIAL   Page {page}"
