"""The sentences of a plan, each with what it speaks for."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from rdflib import URIRef

from forumtrace.extract.model import Item, Passage, Span

Role: TypeAlias = Literal["recommendation", "action", "response"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a plan.

    `subject` is what it speaks for: the recommendation, the action whose block it stands in, or else the response
    (a lead-in, a reason). `block` counts the blocks of the response from 0 (-1 for the recommendation's own text),
    so that neighbours can be told from sentences of another paragraph.
    """

    passage: Passage
    item: Item
    subject: URIRef
    role: Role
    block: int

    @property
    def text(self) -> str:
        """The words."""
        return self.passage.text

    def quote(self, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
        """The place in the source of the whole sentence, or of its characters `start` to `end`."""
        return self.passage.spans(start, end)
