"""Finding one's way in the XML of a Word document: body, rows, cells, text boxes.

Content controls, tracked insertions and the like are looked through; what is tracked as deleted is left out.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from docx.oxml.ns import qn

Element: TypeAlias = Any
"""An XML element; python-docx gives no types for the raw tree."""

_THROUGH = frozenset(
    qn(name)
    for name in ("w:sdt", "w:sdtContent", "w:ins", "w:moveTo", "w:smartTag", "w:customXml", "w:hyperlink")
)
WIDEST = 63


def looked_through(container: Element) -> Iterator[Element]:
    """The children of `container`, those of transparent wrappers in the wrapper's place."""
    for child in container.iterchildren("*"):
        if child.tag in _THROUGH:
            yield from looked_through(child)
        else:
            yield child


def body_children(container: Element) -> Iterator[tuple[Literal["paragraph", "table"], Element]]:
    """The paragraphs and tables directly in a body, cell or text box, in order."""
    for child in looked_through(container):
        if child.tag == qn("w:p"):
            yield "paragraph", child
        elif child.tag == qn("w:tbl"):
            yield "table", child


def own_rows(table: Element) -> Iterator[Element]:
    """The rows of a table, without those of tables inside it and without deleted ones."""
    for child in looked_through(table):
        if child.tag == qn("w:tr") and child.find(f"{qn('w:trPr')}/{qn('w:del')}") is None:
            yield child


@dataclass(frozen=True, slots=True)
class WordCell:
    """A cell of a row: its element (None for columns that the row leaves out), how many columns it covers, and
    whether it only goes on with the cell above (vertical merge)."""

    element: Element
    span: int
    continues: bool


def cells_of(row: Element) -> Iterator[WordCell]:
    """The cells of a row from left to right, including the columns left out at its ends."""
    properties = row.find(qn("w:trPr"))
    before, after = (_number(properties, name) for name in ("w:gridBefore", "w:gridAfter"))
    if before:
        yield WordCell(None, before, False)
    for child in looked_through(row):
        if child.tag == qn("w:tc"):
            own = child.find(qn("w:tcPr"))
            merge = own.find(qn("w:vMerge")) if own is not None else None
            continues = merge is not None and merge.get(qn("w:val"), "continue") == "continue"
            yield WordCell(child, max(1, _number(own, "w:gridSpan")), continues)
    if after:
        yield WordCell(None, after, False)


def _number(properties: Element, name: str) -> int:
    found = properties.find(qn(name)) if properties is not None else None
    value = found.get(qn("w:val"), "") if found is not None else ""
    return min(int(value), WIDEST + 1) if value.isdecimal() else 0


def texts_of_boxes(paragraph: Element) -> Iterator[Element]:
    """The contents of the text boxes anchored in a paragraph, each once (Word writes a new and an old form).

    Boxes inside boxes come with the paragraph that they are anchored in.
    """
    for box in paragraph.iter(qn("w:txbxContent")):
        ancestors = list(box.iterancestors("*"))
        between = ancestors[: ancestors.index(paragraph)]
        if not any(a.tag == qn("w:txbxContent") or a.tag.endswith("}Fallback") for a in between):
            yield box
