"""The target column: entries as printed, what they mean, and what is odd about them.

Entries may be stacked in one cell without a separator ("March 2022 May 2021"). An entry is a date, a word of
status ("Completed", "Ongoing"), or a status with its date ("Completed (June 2019)").
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from forumtrace.extract.dates import Period, read_period
from forumtrace.extract.model import Finding, Passage, Status, Target

_COMPLETED = (
    r"(?:already |now |fully )?(?:completed?|implemented|achieved|done|closed|in place|actioned|delivered)"
)
_ONGOING = r"(?:on[- ]?going|continuous|continuing|in progress|under ?way|business as usual|bau)"
_RECURRING = r"(?:daily|weekly|fortnightly|monthly|quarterly|annually|annual|every \w+)"
_VAGUE = (
    r"(?:tbc|tba|to be (?:confirmed|agreed|determined)|immediate(?:ly)?|with immediate effect|as soon as possible|asap"
    r"|within \w{1,12} (?:days?|weeks?|months?|years?)|\w{1,12} months?|subject to [a-z ]{1,40}|not yet known|unknown)"
)
_NONE = re.compile(r"\s*(?:n/?a|not applicable|none|nil|-+|\u2013)\s*", re.IGNORECASE)
_CONNECTIVES = frozenset(
    ["and", "by", "end", "for", "from", "in", "of", "on", "or", "the", "then", "to", "with"]
)
_WORDS = re.compile(
    rf"(?P<completed>{_COMPLETED})|(?P<ongoing>{_ONGOING}|{_RECURRING})|(?P<vague>{_VAGUE})",
    re.IGNORECASE,
)
_MONTH_WORD = r"[A-Za-z]{3,12}"
_YEAR = r"(?:20\d{3}|\d{4}|'?\d{2})"
_FULL_YEAR = r"(?:20\d{3}|(?:19|20)\d{2})"
_ENDS = r"(?:(?:by |before |from |in |during )?(?:the )?(?:end|early|mid|late|middle|start|beginning)(?: of)?(?: the)?[- ]+)"
_DATE = re.compile(
    rf"""(?P<numeric>\d{{1,2}}[./-]\d{{1,2}}[./-](?:20)?\d{{2}}\b|(?:19|20)\d{{2}}-\d{{2}}(?:-\d{{2}})?\b|\d{{1,2}}/20\d{{2}}\b)
    |(?P<quarter>(?:q(?:uarter)?\ ?[1-4]|(?:1st|2nd|3rd|4th|first|second|third|fourth|final|last)\ quarter)
       (?:\ of)?(?:\ the)?(?:\ financial\ year)?,?\ ?{_FULL_YEAR}(?:\ ?[/\u2013-]\ ?\d{{2,4}})?)
    |(?P<season>(?:the\ )?(?:spring|summer|autumn|winter)(?:\ of)?,?\ {_FULL_YEAR}(?:\ ?/\ ?\d{{2,4}})?)
    |(?P<financial>(?:financial\ year|fy|year\ end)\ ?{_FULL_YEAR}(?:\ ?[/\u2013-]\ ?\d{{2,4}})?)
    |(?P<month>(?:\d{{1,2}}\ ?(?:st|nd|rd|th)?\ (?:of\ )?|(?:\d{{1,2}}(?:st|nd|rd|th)\ ?))?{_MONTH_WORD}\.?,?[ -]?{_FULL_YEAR}\b
       |\b{_MONTH_WORD}[- ]'?\d{{2}}\b)
    |(?P<year>\b(?:19|20)\d{{2}}\b)
    |(?P<bare>\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b)
    """,
    re.IGNORECASE | re.VERBOSE,
)
_PREFIX = re.compile(
    r"(?:(?:to be )?(?:completed?|implemented|reviewed?|delivered|done|starting|commenc\w+)? ?"
    r"(?:by|before|from|in|during|for|until|due|on|review|w/c|week commencing|no later than|target:?)?:? ?"
    rf"{_ENDS}?)$",
    re.IGNORECASE,
)
_RANGE = re.compile(r"^\s*(?:-|\u2013|\u2014|to|until|and|&)\s*$", re.IGNORECASE)
_ATTACHED = re.compile(
    r"^\s*(?:[-\u2013\u2014:,(]|\(?\s*(?:in|on|by|since|from|as of|with|review|reviewed|next)\b)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    status: Status | None
    period: Period | None
    vague: bool = False


def _tokens(text: str) -> Iterator[_Token]:
    """Dates and words of status in `text`, left to right."""
    at = 0
    date, word = _next_date(text, 0), _next_word(text, 0)
    while date is not None or word is not None:
        if date is not None and (word is None or date[0].start() <= word.start()):
            yield _Token(date[0].start(), date[0].end(), None, date[1])
            at = date[0].end()
        elif word is not None:
            group = str(word.lastgroup)
            status: Status = (
                "completed" if group == "completed" else "ongoing" if group == "ongoing" else "planned"
            )
            yield _Token(word.start(), word.end(), status, None, group == "vague")
            at = word.end()
        if date is not None and date[0].start() < at:
            date = _next_date(text, at)
        if word is not None and word.start() < at:
            word = _next_word(text, at)


def _next_date(text: str, at: int) -> tuple[re.Match[str], Period] | None:
    """The next date and what it means; words before a year that name no month are passed over."""
    for match in _DATE.finditer(text, at):
        period = read_period(match[0], str(match.lastgroup))
        if period is not None:
            return match, period
    return None


def _next_word(text: str, at: int) -> re.Match[str] | None:
    """The next word of status that is not part of a longer word."""
    for match in _WORDS.finditer(text, at):
        before = text[match.start() - 1] if match.start() else " "
        after = text[match.end()] if match.end() < len(text) else " "
        if not before.isalnum() and not after.isalnum():
            return match
    return None


def read_targets(cell: Passage, number: str | None = None) -> tuple[list[Target], list[Finding]]:
    """The entries of one block of a target cell in printed order, and findings about them.

    Words that belong to no entry stay with the entry beside them; a block of words only is one entry without date.
    """
    if _NONE.fullmatch(cell.text):
        return [], []
    entries = _merge(cell.text, list(_tokens(cell.text)))
    targets: list[Target] = []
    findings: list[Finding] = []
    for position, entry in enumerate(entries):
        end = entries[position + 1].start if position + 1 < len(entries) else len(cell.text)
        passage = cell.slice(0 if position == 0 else entry.start, end)
        period = entry.period
        targets.append(
            Target(
                passage,
                entry.status or "planned",
                period.value if period else None,
                period.due_by if period else None,
            )
        )
        findings += _oddities(passage, entry, number)
    if not entries and any(c.isalpha() for c in cell.text):
        targets = [Target(cell, "planned")]
        findings = [Finding("vague-date", f'"{cell.text[:80]}" names no date', cell.spans(), number)]
    return targets, findings


def _oddities(passage: Passage, entry: _Token, number: str | None) -> Iterator[Finding]:
    period, printed = entry.period, passage.text
    if period is not None and period.repaired:
        what = f"read as {period.value}" if period.value else "is no date that exists"
        yield Finding("malformed-date", f'"{printed}" {what}', passage.spans(), number)
    if entry.vague or (period is not None and period.vague):
        yield Finding("vague-date", f'"{printed}" names no month', passage.spans(), number)


def _merge(text: str, tokens: list[_Token]) -> list[_Token]:
    """Tokens as entries: ranges and a status with its date in brackets become one; prefixes join what follows."""
    entries: list[_Token] = []
    for token in tokens:
        floor = entries[-1].end if entries else 0
        start = floor + (_lead(text[floor : token.start]))
        token = _Token(start, token.end, token.status, token.period, token.vague)
        last = entries[-1] if entries else None
        if last is None:
            entries.append(token)
            continue
        between = text[last.end : token.start]
        if last.period and token.period and _RANGE.match(between) and token.period.value:
            entries[-1] = _Token(last.start, token.end, last.status, token.period, token.vague)
        elif last.status and token.period and not last.period and _attached(text, last, token, between):
            entries[-1] = _Token(last.start, token.end, last.status, token.period)
        elif last.period and token.status and re.match(r"^\s*(?:[-\u2013\u2014(])\s*$", between):
            entries[-1] = _Token(last.start, token.end, token.status, last.period)
        else:
            entries.append(token)
    return entries


def _attached(text: str, last: _Token, token: _Token, between: str) -> bool:
    """Whether a date belongs to the status before it: bracket, dash, or a joining word between the two."""
    whole = text[last.end : token.end]
    return bool(_ATTACHED.match(between) or (not between.strip() and _ATTACHED.match(whole)))


def _lead(gap: str) -> int:
    """Where in the text between two entries the words begin that lead to the second ("by the end of")."""
    tail = gap[-60:]
    match = _PREFIX.search(tail)
    return len(gap) - len(match[0].lstrip()) if match else len(gap)


def only_targets(text: str) -> bool:
    """Whether a cell holds nothing but entries of a target column."""
    if not text or len(text) > 400:
        return False
    rest: list[str] = []
    at = 0
    entries = _merge(text, list(_tokens(text)))
    for entry in entries:
        rest.append(text[at : entry.start])
        at = entry.end
    rest.append(text[at:])
    words = re.findall(r"[A-Za-z]{2,}", " ".join(rest).casefold())
    return bool(entries) and _CONNECTIVES.issuperset(words)
