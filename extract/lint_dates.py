"""Lints on time: the prose says another date than the target column, or a repeated duty has a single date.

A date in the prose counts as a deadline when "by" leads to it. It contradicts the column when it is later than every
target of the action, or when no deadline of the action falls into a month of its targets: of several deadlines in one
paragraph the earlier ones are steps on the way.
"""

import re
from collections.abc import Iterator

from forumtrace.extract.context import Context
from forumtrace.extract.dates import MONTHS, read_period
from forumtrace.extract.model import Action, Finding, Item, Span

_MONTH = "|".join(MONTHS)
_SEASONS = ("spring", "summer", "autumn", "winter")
_SEASONS = ("spring", "summer", "autumn", "winter")
_WHEN = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s)?(?:{_MONTH})|{'|'.join(_SEASONS)}"
_BY = rf"\bby\s(?:(?:the\s)?(?:end|start|beginning|middle)\s(?:of\s)?)?(?:the\s)?((?:{_WHEN})\s20\d\d)\b"
_DEADLINE = re.compile(_BY, re.IGNORECASE)
_EVERY = r"(?:daily|weekly|fortnightly|monthly|quarterly|annual|\d{1,2}-weekly)"
_DUTY = r"(?:audits?|checks?|inspections?|samples?|sampling|surveys?)"
_REPEATED = re.compile(rf"\b{_EVERY}\s(?:(?!and\b|meetings?\b)\w+\s){{0,3}}{_DUTY}\b", re.IGNORECASE)


def lint(context: Context) -> Iterator[Finding]:
    """Yield `date-contradiction` and `recurring-with-one-date` findings."""
    for item in context.plan.items:
        for action in item.actions:
            yield from _contradiction(item, action)
            yield from _recurring(item, action)


def _contradiction(item: Item, action: Action) -> Iterator[Finding]:
    matches = _DEADLINE.finditer(action.passage.text)
    said = [(match, value) for match in matches if (value := _reached(match.group(1)))]
    # An unpaired action may have any target of its row.
    targets = action.targets or item.targets
    months = sorted({target.date[:7] for target in targets if target.date})
    if not said or not months:
        return
    agreed = any(value[:7] in months for _, value in said)
    for match, value in said:
        later = value[:7] > months[-1]
        if later or (not agreed and action.targets):
            printed = ", ".join(dict.fromkeys(t.passage.text for t in targets if t.date))
            message = f'the text says "{match.group(0)}", the target column {printed}'
            yield Finding("date-contradiction", message, action.passage.spans(*match.span()), item.number)


def _reached(words: str) -> str | None:
    """The last day of what words such as "May 2020" or "summer 2024" name, as YYYY-MM-DD."""
    form = "season" if words.split()[0].casefold() in _SEASONS else "month"
    period = read_period(words, form)
    return period.due_by.isoformat() if period and period.due_by else None


def _recurring(item: Item, action: Action) -> Iterator[Finding]:
    match = _REPEATED.search(action.passage.text)
    dated = [target for target in action.targets if target.date]
    if match and len(dated) == 1 and len(action.targets) == 1 and action.status != "completed":
        message = f'"{match.group(0)}" is a repeated duty, but its only target is {dated[0].passage.text}'
        spans: tuple[Span, ...] = action.passage.spans(*match.span())
        yield Finding("recurring-with-one-date", message, spans, item.number)
