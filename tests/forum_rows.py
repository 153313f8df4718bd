"""Plans made by hand for the tests of the forum extractor, and its facts as rows."""

from collections import defaultdict
from dataclasses import dataclass, field

from rdflib import URIRef

from forumtrace.extract import forums
from forumtrace.extract.context import Context
from forumtrace.extract.model import Action, Cover, Document, Fact, Item, Page, Passage, Plan, Span
from forumtrace.extract.vocabulary import load_vocabulary
from forumtrace.ontology.terms import DCTERMS, PAP, SKOS

KINDS = {PAP[kind] for kind in ("reportedTo", "discussedAt", "monitoredBy", "qualityAssuredBy", "decidedBy")}


@dataclass
class Row:
    """What the facts of one row say of one forum."""

    name: str = ""
    acronym: str | None = None
    surfaces: list[str] = field(default_factory=list)
    frequencies: list[str] = field(default_factory=list)
    chairs: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    actions: list[str] = field(default_factory=list)

    @property
    def oversees(self) -> bool:
        """Whether the forum oversees anything in the row."""
        return bool(self.kinds)


def plan_of(*rows: tuple[str, list[str]], plain: frozenset[int] = frozenset()) -> Plan:
    """A plan of rows (text of the concern, blocks of the response); every block is an action but those in `plain`."""
    text = ""
    bounds: list[list[tuple[int, int]]] = []
    for concern, blocks in rows:
        bounds.append([])
        for words in (concern, *blocks):
            bounds[-1].append((len(text), len(text) + len(words)))
            text += words + "\n"
    made = []
    for number, ((start, end), *rest) in enumerate(bounds, 1):
        response = tuple(Passage.of(text, *block) for block in rest)
        told = [block for k, block in enumerate(response) if k not in plain]
        actions = tuple(Action(k, block, "paragraph", "planned") for k, block in enumerate(told, 1))
        own = Passage.of(text, start, end)
        made.append(Item(str(number), "key concern", own, response=response, actions=actions))
    place = Passage.of(text, 0, 0)
    pages = (Page(1, Span(0, len(text)), 842, 595),)
    return Plan(
        Document("x.txt", "0" * 64, "text", text, pages, ()), "d", Cover("HMP Anytown", place), tuple(made)
    )


def facts_of(plan: Plan) -> list[Fact]:
    """The facts of the forum extractor."""
    return list(forums.extract(Context(plan, load_vocabulary())))


def read(*rows: tuple[str, list[str]], plain: frozenset[int] = frozenset()) -> list[list[Row]]:
    """For each row of a plan made by hand, what is said there of each forum, in order of its first mention."""
    plan = plan_of(*rows, plain=plain)
    facts = facts_of(plan)
    labels = {fact.subject: str(fact.object) for fact in facts if fact.predicate == SKOS.prefLabel}
    acronyms = {fact.subject: str(fact.object) for fact in facts if fact.predicate == PAP.acronym}
    concepts = load_vocabulary()
    found: list[dict[URIRef, Row]] = [defaultdict(Row) for _ in plan.items]
    for fact in facts:
        for at in sorted({_row(plan, quote) for quote in fact.evidence}):
            forum = fact.object if fact.predicate in KINDS | {DCTERMS.references} else fact.subject
            if not isinstance(forum, URIRef) or "/forum/" not in forum:
                continue
            row = found[at][forum]
            row.name, row.acronym = labels[forum], acronyms.get(forum)
            if fact.predicate in KINDS:
                row.kinds.append(str(fact.predicate).partition("#")[2])
                row.actions.append(fact.subject)
            elif fact.predicate == SKOS.altLabel:
                row.surfaces.append(str(fact.object))
            elif fact.predicate == PAP.frequency:
                known = concepts.find(URIRef(str(fact.object)))
                row.frequencies.append(known.label if known else labels[URIRef(str(fact.object))])
            elif fact.predicate == PAP.chairedBy:
                row.chairs.append(labels[URIRef(str(fact.object))])
    return [list(rows.values()) for rows in found]


def _row(plan: Plan, quote: tuple[Span, ...]) -> int:
    """Which item of the plan a quote stands in."""
    starts = [item.text.spans()[0].start for item in plan.items]
    return max(at for at, start in enumerate(starts) if start <= quote[0].start)
