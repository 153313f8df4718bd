"""What every extractor shares about one plan: IRIs, vocabulary, and its running text as sentences.

Extractors take a `Context` and yield facts; they do not know each other.
"""

from collections.abc import Iterator
from functools import cached_property

from rdflib import URIRef

from forumtrace.extract.acronyms import Acronyms, read_acronyms
from forumtrace.extract.forum_identity import ForumReader
from forumtrace.extract.forum_lexicon import Lexicon
from forumtrace.extract.language import sentence_bounds
from forumtrace.extract.model import Action, Item, Plan, Span
from forumtrace.extract.places import place_slug
from forumtrace.extract.sentences import Role, Sentence
from forumtrace.extract.vocabulary import Vocabulary
from forumtrace.ontology import iris


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
    def forum_reader(self) -> ForumReader:
        """The forum mentions of the plan, item by item."""
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
