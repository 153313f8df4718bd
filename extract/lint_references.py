"""Lint on cross-references: the row pointed to says nothing of what it is pointed to for, another row does.

Only the form "the NAME (see Recommendation N)" is judged, since it says what is to be found there.
"""

import re
from collections.abc import Iterator

from forumtrace.extract.context import Context
from forumtrace.extract.model import Finding, Item, Span

_POINTER = re.compile(
    r"((?:[\w'/-]+ ){1,6})\(?(?:see|as (?:set out|described) (?:in|under)|under|in)\s(?:the response to )?"
    r"(?:rec(?:ommendation)?|(?:key |priority )?concern)\.? (\d{1,3}(?:\.\d{1,3})?)\b",
    re.IGNORECASE,
)
_LITTLE = frozenset(
    [
        "a",
        "also",
        "an",
        "and",
        "are",
        "as",
        "at",
        "by",
        "for",
        "from",
        "has",
        "have",
        "been",
        "in",
        "is",
        "it",
        "on",
        "ongoing",
        "or",
        "our",
        "that",
        "the",
        "their",
        "thi",
        "this",
        "to",
        "which",
        "will",
        "with",
    ]
)
_LEAST = 2
"""Words of a name that can be looked for: one word alone stands in too many rows."""


def lint(context: Context) -> Iterator[Finding]:
    """Yield `wrong-cross-reference` findings, with the row that was probably meant."""
    said = {item.number: _fold(_all_text(item)) for item in context.plan.items}
    for item in context.plan.items:
        for sentence in context.sentences(item):
            for match in _POINTER.finditer(sentence.text):
                yield from _judge(item, sentence.quote(*match.span()), match, said)


def _judge(
    item: Item, spans: tuple[Span, ...], match: re.Match[str], said: dict[str, str]
) -> Iterator[Finding]:
    number, name = match.group(2), _name(match.group(1))
    if number not in said or number == item.number or not name or f" {name} " in said[number]:
        return
    meant = [n for n, words in said.items() if n not in (number, item.number) and f" {name} " in words]
    if meant:
        message = (
            f'points to {number} for "{name}", of which {number} says nothing; {" or ".join(meant)} does'
        )
        yield Finding("wrong-cross-reference", message, spans, item.number)


def _name(before: str) -> str:
    """The name directly before the pointer: its last words, back to the last article or little word."""
    words = _fold(before).split()
    while words and words[-1] in _LITTLE:
        words.pop()
    start = max((at + 1 for at, word in enumerate(words) if word in _LITTLE), default=0)
    return " ".join(words[start:][-4:]) if len(words) - start >= _LEAST else ""


def _fold(text: str) -> str:
    """Lower-case words in their singular, one space around each."""
    words = (word.removesuffix("s") for word in re.findall(r"[a-z0-9&]+", text.casefold()))
    return f" {' '.join(words)} "


def _all_text(item: Item) -> str:
    return " ".join([item.text.text, *(passage.text for passage in item.response)])
