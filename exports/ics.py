"""A calendar of target dates, and of meetings where a plan states how often a forum meets: projected, and said so."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event

from forumtrace.exports.base import Export, xml_text
from forumtrace.exports.office import EPOCH
from forumtrace.graph.corpus import Corpus, forum_of, group, item_of, plan_of
from forumtrace.graph.due import due_by
from forumtrace.graph.find import split
from forumtrace.graph.meetings import DAYS_OF_A_MONTH, Cadence, cadence
from forumtrace.graph.proof import joined
from forumtrace.graph.register import Row
from forumtrace.ontology.terms import ID

SHORT = 90
"""Characters of an action in the line that calendars show."""

_PROJECTED = (
    "PROJECTED. The plan states how often the forum meets, never on which days: if it meets as stated, it has met "
    "by this day."
)


def ics(export: Export) -> Iterator[bytes]:
    """The calendar: first the target dates, then the projected meetings."""
    corpus = export.corpus()
    calendar = Calendar()
    calendar.add("prodid", "-//forumtrace//action plans//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", f"Action plans: {export.establishment or 'all prisons'}")
    for event in (*_targets(corpus, export.rows("targets")), *_meetings(corpus, export.as_of)):
        calendar.add_component(event)
    yield calendar.to_ical()


def _event(uid: str, summary: str, day: date, told: list[str], stamp: date) -> Event:
    """An event of a whole day that blocks nobody's time. Its stamp is the day of the plan: there is no clock."""
    event = Event()
    event.add("uid", f"{uid.removeprefix(str(ID)).replace('/', '-')}@forumtrace")
    event.add("dtstamp", datetime(stamp.year, stamp.month, stamp.day, tzinfo=UTC))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(1))
    event.add("summary", " ".join(xml_text(summary).split()))
    event.add("description", "\n".join(xml_text(line) for line in told if line))
    event.add("transp", "TRANSPARENT")
    return event


def _targets(corpus: Corpus, rows: list[Row]) -> Iterator[Event]:
    """One event for each printed target that means a day or month; it stands on the last day."""
    for row in rows:
        if not row["due_by"]:
            continue
        actions = [
            a
            for a in corpus.actions_of.get(item_of(row), [])
            if row["target_text"] in split(a["target_text"]) and a["status"] != "completed"
        ]
        item = next((r for r in corpus.recommendations if item_of(r) == item_of(row)), None)
        about = _short(actions[0]["text"] if actions else item["text"] if item else "")
        page = f", page {row['page']}" if row["page"] is not None else ""
        told = [f"{row['establishment']}, {row['number']}: due {row['target_text']} as printed{page}."]
        told += [_action(corpus, action) for action in actions]
        told += [f"In answer to: {item['text']}"] if item else []
        told.append(f"Stated in the plan: {row['status']}. What was done later is not known.")
        summary = f"Due: {row['number']} {about} ({row['establishment']})"
        stamp = corpus.submitted.get(plan_of(row), EPOCH)
        event = _event(str(row["target"]), summary, date.fromisoformat(row["due_by"]), told, stamp)
        event.add("categories", ["target date", row["establishment"]])
        yield event


def _action(corpus: Corpus, action: Row) -> str:
    forums = joined(row["forum"] for row in corpus.overseeing.get(action["action"], []))
    seen = f" Overseen by: {forums}." if forums else " No forum is said to oversee it."
    return f"- {action['text']} Owner: {action['owner'] or 'not stated'}.{seen}"


def _short(text: str) -> str:
    return text if len(text) <= SHORT else f"{text[: SHORT - 1].rstrip()}\N{HORIZONTAL ELLIPSIS}"


def _meetings(corpus: Corpus, as_of: date | None) -> Iterator[Event]:
    """One repeated event for each plan and forum with a stated frequency, up to the last day on which a plan's action is due."""
    links = group(({**row, "key": f"{plan_of(row)} {forum_of(row)}"} for row in corpus.oversight), "key")
    for rows in links.values():
        first = rows[0]
        said = corpus.said(first, "frequency")
        meets = cadence(corpus.values(first, "frequency"))
        stamp = corpus.submitted.get(plan_of(first))
        start = as_of or stamp
        dues = [due_by(corpus.action[r["action"]]) for r in rows if r["action"] in corpus.action]
        last = max((due for due in dues if due), default=None)
        if not (said and meets and stamp and start and last) or last <= start:
            continue
        words = joined(f"\u201c{row['quote']}\u201d (page {row['page']})" for row in said) or ""
        told = [
            _PROJECTED,
            f"Stated: {joined(corpus.values(first, 'frequency'))}. {words.replace(' | ', '; ')}",
        ]
        day = start + timedelta(meets.longest)
        uid = f"{forum_of(first)}-{plan_of(first).rpartition('/')[2]}-projected"
        event = _event(uid, f"[projected] {first['forum']} ({first['establishment']})", day, told, stamp)
        event.add("status", "TENTATIVE")
        event.add("categories", ["projected", first["establishment"]])
        event.add("rrule", {**_rule(meets), "until": max(last + timedelta(meets.longest), day)})
        yield event


def _rule(meets: Cadence) -> dict[str, object]:
    """The repetition that comes nearest to a cadence."""
    days = meets.longest
    if days % 7 == 0:
        return {"freq": "weekly", "interval": days // 7}
    months = round(days / DAYS_OF_A_MONTH)
    if months and abs(days - months * DAYS_OF_A_MONTH) < 2:
        return {"freq": "monthly", "interval": months}
    return {"freq": "daily", "interval": days}
