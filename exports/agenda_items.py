"""What a forum must see, from the rows: its actions in due order, by what they ask of the next meeting."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from forumtrace.exports.base import Export
from forumtrace.graph.corpus import Corpus, forum_of, group, item_of, plan_of
from forumtrace.graph.due import due_by
from forumtrace.graph.find import split
from forumtrace.graph.meetings import cadence
from forumtrace.graph.proof import joined
from forumtrace.graph.register import Row
from forumtrace.graph.rows import natural

LATE = "Was due and is not reported complete"
SOON = "Falls due by the next meeting (projected from how often the forum meets)"
LATER = "Falls due later"
OPEN = "Ongoing, or no date stated"
DONE = "Stated as completed: to be confirmed"
SECTIONS = (LATE, SOON, LATER, OPEN, DONE)


@dataclass(frozen=True, slots=True)
class Item:
    """One action on the agenda of a forum, with the words that put it there."""

    number: str
    action: str
    recommendation: str
    owner: str
    due: date | None
    due_printed: str
    status: str
    link: str
    quote: str
    page: int | None
    source: str


@dataclass(frozen=True, slots=True)
class Agenda:
    """All that a forum has before it on a day."""

    forum: str
    acronym: str
    establishment: str
    day: date | None
    facts: tuple[tuple[str, str], ...]
    """What the plans say of the forum: a name, and the words with their page."""
    sections: tuple[tuple[str, tuple[Item, ...]], ...]
    mentions: tuple[Row, ...]
    """Rows that name the forum without saying that it oversees anything."""

    @property
    def title(self) -> str:
        """The forum with its acronym."""
        return f"{self.forum} ({self.acronym})" if self.acronym else self.forum


def agendas(export: Export) -> list[Agenda]:
    """One agenda for each forum that a plan names, by prison and name."""
    corpus = export.corpus()
    overseen = group(({**row, "key": forum_of(row)} for row in corpus.oversight), "key")
    named = group(({**row, "key": forum_of(row)} for row in corpus.forums), "key")
    made = [
        _agenda(corpus, export.as_of, overseen.get(key, []), named.get(key, []))
        for key in {**overseen, **named}
    ]
    return sorted(made, key=lambda agenda: (agenda.establishment, agenda.forum))


def _agenda(corpus: Corpus, as_of: date | None, links: list[Row], named: list[Row]) -> Agenda:
    first = (links or named)[0]
    days = [corpus.submitted[plan] for plan in map(plan_of, [*links, *named]) if plan in corpus.submitted]
    day = as_of or max(days, default=None)
    stated = {value: None for row in [*links, *named] for value in corpus.values(row, "frequency")}
    meets = cadence(stated)
    soon = day + timedelta(meets.longest) if day and meets else None
    sorted_items: dict[str, list[Item]] = {name: [] for name in SECTIONS}
    for link in links:
        action = corpus.action.get(link["action"])
        if action is not None:
            item = _item(corpus, action, link)
            sorted_items[_section(item, day, soon)].append(item)
    return Agenda(
        forum=first["forum"],
        acronym=next((split(row["acronym"])[0] for row in [*links, *named] if row["acronym"]), ""),
        establishment=first["establishment"],
        day=day,
        facts=tuple(_facts(corpus, [*links, *named])),
        sections=tuple(
            (name, tuple(sorted(found, key=_order))) for name, found in sorted_items.items() if found
        ),
        mentions=tuple(row for row in named if row["relation"] == "mentioned"),
    )


def _item(corpus: Corpus, action: Row, link: Row) -> Item:
    answered = next((r for r in corpus.recommendations if item_of(r) == item_of(action)), None)
    document = next((d for d in corpus.documents if plan_of(d) == plan_of(action)), None)
    return Item(
        number=str(action["number"]),
        action=action["text"],
        recommendation=answered["text"] if answered else "",
        owner=action["owner"] or "",
        due=due_by(action),
        due_printed=action["target_text"] or "",
        status=action["status"] or "",
        link=link["oversight_kind"] or "",
        quote=link["quote"],
        page=link["page"],
        source=document["source"] if document else "",
    )


def _section(item: Item, day: date | None, soon: date | None) -> str:
    if item.status == "completed":
        return DONE
    if item.due is None:
        return OPEN
    if day and item.due <= day:
        return LATE
    return SOON if soon and item.due <= soon else LATER


def _order(item: Item) -> tuple[object, ...]:
    return item.due or date.max, natural(item.number), item.action


def _facts(corpus: Corpus, rows: list[Row]) -> Iterable[tuple[str, str]]:
    """Frequency, chair and members as stated, each with the pages that say so."""
    for fact, name in (("frequency", "Meets"), ("chair", "Chair"), ("member", "Members")):
        said: dict[str, dict[str, None]] = {}
        plans = {plan_of(row): row for row in rows}
        for row in plans.values():
            for found in corpus.said(row, fact):
                said.setdefault(str(found["value"]), {})[str(found["page"] or "")] = None
        told = joined(
            f"{value} (page {', '.join(pages)})" if any(pages) else value for value, pages in said.items()
        )
        yield name, (told or "not stated").replace(" | ", "; ")
