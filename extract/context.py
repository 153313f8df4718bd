"""What every extractor shares about one plan: IRIs, vocabulary, and its running text as sentences.

Extractors take a `Context` and yield facts; they do not know each other.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, TypeAlias

from rdflib import URIRef

from forumtrace.extract.acronyms import Acronyms, read_acronyms
from forumtrace.extract.language import sentence_bounds
from forumtrace.extract.model import Action, Item, Passage, Plan, Span
from forumtrace.extract.vocabulary import Vocabulary
from forumtrace.ontology import iris

if TYPE_CHECKING:
    from forumtrace.extract.forum_identity import ForumReader

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


class Context:
    """One plan with the names of its things."""

    def __init__(self, plan: Plan, vocabulary: Vocabulary) -> None:
        self.plan = plan
        self.vocabulary = vocabulary

    @cached_property
    def place(self) -> str:
        """The slug of the establishment's name without its prefix, for identity does not rest on the prefix."""
        return place_slug(self.plan.cover.establishment)

    @cached_property
    def key(self) -> str:
        """What names the plan in IRIs: place and date of submission (else of the report, else the file's hash)."""
        cover = self.plan.cover
        dated = cover.submitted or cover.report_published
        return f"{self.place}-{dated.value.isoformat() if dated else self.plan.document.sha256[:8]}"

    @property
    def plan_iri(self) -> URIRef:
        """The plan."""
        return iris.part("plan", self.key)

    @cached_property
    def report_key(self) -> str:
        """What names the inspection report that the plan answers."""
        published = self.plan.cover.report_published
        return f"{self.place}-{published.value.isoformat()}" if published else self.key

    @property
    def report_iri(self) -> URIRef:
        """The inspection report."""
        return iris.part("report", self.report_key)

    @property
    def establishment_iri(self) -> URIRef:
        """The prison."""
        return iris.thing("establishment", self.place)

    def recommendation(self, number: str) -> URIRef:
        """The recommendation or concern with this printed number, as this plan prints it.

        Named by the plan, not by the report: a revised plan may reword it, and each document speaks for itself.
        """
        return iris.part("recommendation", self.key, number)

    def response(self, item: Item) -> URIRef:
        """The plan's answer to an item."""
        return iris.part("response", self.key, item.number)

    def action(self, item: Item, action: Action) -> URIRef:
        """One action of an item."""
        return iris.part("action", self.key, item.number, str(action.position))

    def target(self, item: Item, position: int) -> URIRef:
        """The `position`-th printed target of an item, from 1."""
        return iris.part("target", self.key, item.number, str(position))

    def forum(self, name: str) -> URIRef:
        """A forum of this establishment by its canonical name."""
        return iris.thing("forum", self.place, name)

    def post(self, name: str) -> URIRef:
        """A post at this establishment."""
        return iris.thing("post", self.place, name)

    @cached_property
    def acronyms(self) -> Acronyms:
        """What the acronyms of this document stand for: a mapping from acronym to full form."""
        passages = [*self.plan.introduction]
        for item in self.plan.items:
            passages += [item.text, *([item.rationale] if item.rationale else []), *item.response]
        return read_acronyms(passages)

    @cached_property
    def forum_reader(self) -> "ForumReader":
        """The forum mentions of the plan, item by item."""
        # Imported here, for the forum modules take their sentences from this one.
        from forumtrace.extract.forum_identity import ForumReader
        from forumtrace.extract.forum_lexicon import Lexicon

        place = tuple(self.place.split("-"))
        return ForumReader(Lexicon(self.vocabulary, self.acronyms, place), self._sentences)

    def forum_spans(self, item: Item) -> tuple[Span, ...]:
        """Where an item's text and response name a forum, in reading order: such words name no other kind of body."""
        found: list[Span] = []
        for mention in self.forum_reader.mentions[item.number]:
            first, last = mention.phrase.first, mention.end
            words = mention.read.words
            found += mention.read.sentence.quote(words[first].start, words[last - 1].end)
        return tuple(sorted(set(found)))

    def sentences(self, item: Item) -> tuple[Sentence, ...]:
        """The sentences of an item in reading order: its own text first, then the response block by block."""
        return self._sentences[item.number]

    @cached_property
    def _sentences(self) -> dict[str, tuple[Sentence, ...]]:
        return {item.number: tuple(self._read(item)) for item in self.plan.items}

    def _read(self, item: Item) -> Iterator[Sentence]:
        own = self.recommendation(item.number)
        for start, end in sentence_bounds(item.text.text):
            yield Sentence(item.text.slice(start, end), item, own, "recommendation", -1)
        actions = [(self.action(item, action), action.passage.spans()) for action in item.actions]
        for block, passage in enumerate(item.response):
            for start, end in sentence_bounds(passage.text):
                sentence = passage.slice(start, end)
                at = sentence.spans()[0].start
                found = (iri for iri, spans in actions if any(s.start <= at < s.end for s in spans))
                subject = next(found, None)
                role: Role = "action" if subject else "response"
                yield Sentence(sentence, item, subject or self.response(item), role, block)


_PREFIXES = frozenset(
    {
        "&",
        "and",
        "centre",
        "hm",
        "hmirc",
        "hmp",
        "hmpyoi",
        "hmyoi",
        "institution",
        "irc",
        "offender",
        "prison",
        "secure",
        "stc",
        "training",
        "yoi",
        "young",
    }
)


def place_slug(establishment: str) -> str:
    """The slug of a prison's name without the words that only say what sort of place it is ("HMP & YOI")."""
    words = establishment.replace("/", " ").replace("-", " ").split()
    while len(words) > 1 and words[0].casefold() in _PREFIXES:
        words.pop(0)
    while len(words) > 1 and words[-1].casefold() in _PREFIXES:
        words.pop()
    return iris.slug(" ".join(words))
