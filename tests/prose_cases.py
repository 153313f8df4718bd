"""Invented sentences of the genre for the tests of the prose extractors, and a plan made of such rows."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from rdflib import URIRef

from forumtrace.extract.context import Context
from forumtrace.extract.model import Action, Cover, Document, Fact, Item, Page, Passage, Plan, Span
from forumtrace.extract.vocabulary import Vocabulary, load_vocabulary
from forumtrace.ontology.terms import SKOS

VOCABULARY: Vocabulary = load_vocabulary()
NONE: Mapping[str, str] = {}


def context_of(*rows: tuple[str, Sequence[str], Sequence[str]]) -> Context:
    """A plan of HMP Anytown with a row for each (concern, blocks of the response, owners); every block an action."""
    text, items = "", []
    for number, (concern, blocks, owners) in enumerate(rows, 1):
        passages = []
        for words in (concern, *blocks, *owners):
            passages.append((len(text), len(text) + len(words)))
            text += words + "\n"
        items.append((number, passages, len(blocks)))
    made = tuple(_item(text, *item) for item in items)
    document = Document("x.txt", "0" * 64, "text", text, (Page(1, Span(0, len(text)), 842, 595),), ())
    cover = Cover("HMP Anytown", Passage.of(text, 0, 0))
    return Context(Plan(document, "d", cover, made), VOCABULARY)


def _item(text: str, number: int, passages: list[tuple[int, int]], blocks: int) -> Item:
    response = tuple(Passage.of(text, *place) for place in passages[1 : blocks + 1])
    actions = tuple(Action(k, block, "paragraph", "planned") for k, block in enumerate(response, 1))
    owners = tuple(Passage.of(text, *place) for place in passages[blocks + 1 :])
    concern = Passage.of(text, *passages[0])
    return Item(str(number), "key concern", concern, response=response, actions=actions, owners=owners)


def row(*blocks: str, concern: str = "A concern.", owners: Sequence[str] = ()) -> Context:
    """A plan of one row."""
    return context_of((concern, blocks, owners))


Extract = Callable[[Context], Iterator[Fact]]


def names(extract: Extract, context: Context) -> list[str]:
    """The names that an extractor gives to what it links, sorted."""
    facts = list(extract(context))
    labels = {f.subject: str(f.object) for f in facts if f.predicate in (SKOS.prefLabel,)}
    return sorted({labels[f.object] for f in facts if isinstance(f.object, URIRef) and f.object in labels})


def quoted(context: Context, fact: Fact) -> list[str]:
    """The words on which a fact rests."""
    text = context.plan.document.text
    return [" ".join(text[span.start : span.end] for span in quote) for quote in fact.evidence]
