"""What the reading stages hand to each other: pages, tables, document, plan, facts.

Every value keeps its place. A `Span` is a range of characters in the canonical text of one document
(`Document.text`: white space collapsed, markup dropped, one block after the other). A `Passage` is running text
that a reader sees as one, put together from one or more spans (two where a page break cuts it), so that any part
of it can be led back to the source.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, TypeAlias

from rdflib.term import Node, URIRef

Box: TypeAlias = tuple[float, float, float, float]
"""x0, top, x1, bottom in PDF points from the top left corner of the page."""


class Span(NamedTuple):
    """Characters `start` (included) to `end` (excluded) of `Document.text`."""

    start: int
    end: int


class Piece(NamedTuple):
    """A run of a passage's text that stands unbroken in the source: text[at:at+len] is the source's span."""

    at: int
    span: Span


@dataclass(frozen=True, slots=True)
class Passage:
    """Running text with the way back to its source.

    `pieces` are in text order and do not overlap; characters between them (a joining space) have no source.
    """

    text: str
    pieces: tuple[Piece, ...]

    @classmethod
    def of(cls, source: str, start: int, end: int) -> "Passage":
        """The passage that stands unbroken at `start`..`end` of the canonical text `source`."""
        return cls(source[start:end], (Piece(0, Span(start, end)),))

    @classmethod
    def join(cls, passages: Iterable["Passage"], separator: str = " ") -> "Passage":
        """One passage of several, with `separator` (which has no source) between them."""
        text, pieces = "", []
        for passage in passages:
            text += separator if text else ""
            pieces += [Piece(len(text) + piece.at, piece.span) for piece in passage.pieces]
            text += passage.text
        return cls(text, tuple(pieces))

    def slice(self, start: int, end: int) -> "Passage":
        """The part from `start` to `end` of the text, without white space at its ends."""
        part = self.text[start:end]
        start, end = start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())
        pieces = []
        for at, span in self.pieces:
            low, high = max(start, at), min(end, at + span.end - span.start)
            if low < high:
                pieces.append(Piece(low - start, Span(span.start + low - at, span.start + high - at)))
        return Passage(self.text[start:end], tuple(pieces))

    def spans(self, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
        """The places in the source of the text from `start` to `end` (all of it when left out)."""
        return tuple(piece.span for piece in self.slice(start, len(self.text) if end is None else end).pieces)

    def __bool__(self) -> bool:
        return bool(self.text)


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph or list item of a cell, or one line outside the tables, as it stands on one page.

    `layout` is "flat" where the source has lost its paragraphs and bullets (flattened text): the plan stage then
    splits it by language. Geometry is None for sources without pages. `room` is the width (points) left free at
    the end of the last line and `lead` the width of the first word with a space: a block cut by a page break is
    one whose successor's `lead` would not have fitted into its `room`. `tag` is the structure element of a tagged
    PDF that the block came from: equal tags on two pages are one paragraph.
    """

    passage: Passage
    layout: Literal["paragraph", "bullet", "flat"]
    page: int | None = None
    top: float | None = None
    bottom: float | None = None
    bold: bool = False
    room: float | None = None
    lead: float | None = None
    tag: str | None = None
    ends_paragraph: bool | None = None
    """True: a paragraph surely ends here (blank line, markup). False: it surely goes on. None: not known."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table on one page; `span` columns wide, empty when it has no blocks."""

    blocks: tuple[Block, ...] = ()
    span: int = 1

    @property
    def text(self) -> str:
        """All blocks, joined by a space."""
        return " ".join(block.passage.text for block in self.blocks)


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it is drawn on one page: a logical row cut by a page break is two of these.

    `cells` has one entry per column of the table; None where the column is covered by a merged cell.
    `after_break`: first row after a page break.
    """

    cells: tuple[Cell | None, ...]
    page: int | None = None
    after_break: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one table on one page (or of the whole table where the source has no pages)."""

    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the source: its number from 1, its stretch of the canonical text, its size in points."""

    number: int
    span: Span
    width: float
    height: float


FindingKind: TypeAlias = str


@dataclass(frozen=True, slots=True)
class Finding:
    """A defect or oddity of the source, or of its reading; `kind` is one of the published finding kinds."""

    kind: FindingKind
    message: str
    spans: tuple[Span, ...] = ()
    number: str | None = None


@dataclass(frozen=True)
class Document:
    """One source file, read down to tables and lines in reading order (`parts`)."""

    name: str
    sha256: str
    format: Literal["pdf", "text", "docx"]
    text: str
    pages: tuple[Page, ...]
    parts: tuple[Block | Table, ...]
    boxes: tuple[tuple[Span, int, Box], ...] = ()
    """PDF only: for each word, in text order, its span, page number and rectangle."""
    findings: tuple[Finding, ...] = ()
    margins: tuple[Block, ...] = ()
    """PDF only: running headers, footers and page numbers, which are left out of `parts`."""

    def page_of(self, span: Span) -> int | None:
        """The number of the page on which `span` starts; None where the source has no pages."""
        return next(
            (page.number for page in self.pages if page.span.start <= span.start < page.span.end), None
        )


Status: TypeAlias = Literal["planned", "ongoing", "completed"]


@dataclass(frozen=True, slots=True)
class Target:
    """One entry of the target column: as printed, and what it means.

    `date` is `YYYY-MM` or `YYYY-MM-DD`; `due_by` its last day. Both None for "Completed", "Ongoing" and words
    that name no date.
    """

    passage: Passage
    status: Status
    date: str | None = None
    due_by: dt.date | None = None


Pairing: TypeAlias = Literal["position", "count", "single", "row", "unpaired"]
"""How owner and target came to an action: beside it on the page, k-th to k-th, one for all, printed on the action's
own row; or not at all."""


@dataclass(frozen=True, slots=True)
class Action:
    """One paragraph or bullet of a response that holds a commitment or a step stated as done."""

    position: int
    passage: Passage
    layout: Literal["paragraph", "bullet"]
    status: Status | Literal["mixed"]
    owners: tuple[Passage, ...] = ()
    targets: tuple[Target, ...] = ()
    pairing: Pairing = "unpaired"


ItemKind: TypeAlias = Literal["main recommendation", "recommendation", "priority concern", "key concern"]


@dataclass(frozen=True, slots=True)
class Item:
    """One numbered recommendation or concern with everything its row says.

    `number` is None in `number_passage` where the printed number was lost and inferred from its neighbours.
    `response` holds every block of the response cell, also lead-ins and justifications that are no action.
    """

    number: str
    kind: ItemKind
    text: Passage
    number_passage: Passage | None = None
    section: Passage | None = None
    addressee: Passage | None = None
    report_ref: Passage | None = None
    agreement: Literal["agreed", "partly agreed", "not agreed"] | None = None
    agreement_passage: Passage | None = None
    rationale: Passage | None = None
    rationale_kind: str | None = None
    response: tuple[Passage, ...] = ()
    actions: tuple[Action, ...] = ()
    owners: tuple[Passage, ...] = ()
    targets: tuple[Target, ...] = ()
    seams: tuple[Span, ...] = ()
    """Where the row was cut by a page break and joined again: the last characters before each cut."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A date of the cover: what it means and where it stands."""

    value: dt.date
    passage: Passage


@dataclass(frozen=True, slots=True)
class Cover:
    """What the cover says; anything may be absent. `establishment` is the display name, such as "HMP Anytown"."""

    establishment: str
    establishment_passage: Passage
    title: Passage | None = None
    submitted: Dated | None = None
    report_published: Dated | None = None
    legs: tuple[tuple[dt.date, dt.date], ...] = ()
    legs_passage: Passage | None = None
    inspectorate: str | None = None
    inspectorate_passage: Passage | None = None


@dataclass(frozen=True)
class Plan:
    """One action plan, read whole."""

    document: Document
    family: str
    cover: Cover
    items: tuple[Item, ...]
    totals: tuple[tuple[str, int, Passage], ...] = ()
    """Rows of the printed totals table: verdict or "total", count, where."""
    introduction: tuple[Passage, ...] = ()
    """Boilerplate before the table; acronyms may be defined in it."""
    furniture: tuple[Span, ...] = ()
    """Where the document says nothing of its own plan: cover labels, definitions, column headers, running lines."""
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """One triple with the words that justify it.

    `evidence` holds one entry per quote; each quote is the spans it stands on (two where a page break cuts it).
    It is empty only for structure that no words state (a type, a position). `confidence` is 0 to 1: the share of
    right links among those that the same rule made on annotated plans.
    """

    subject: URIRef
    predicate: URIRef
    object: Node
    evidence: tuple[tuple[Span, ...], ...] = ()
    confidence: float = 1.0
    shared: bool = field(default=False)
    """True for what is said of a node that several documents share (the name of a forum, the type of a post)."""
