"""Which body a plan means by "the Education Provider": the name that stands beside the words somewhere.

Read from "the X Provider (Name)", "the x provider, Name," and "Name, the X Provider,": such a provider is the body,
wherever the plan says "X Provider".
"""

import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from forumtrace.extract.context import Context
from forumtrace.extract.mentions import Mention
from forumtrace.extract.naming import singular
from forumtrace.extract.organisation_names import find_organisations
from forumtrace.extract.wording import word_class

_BETWEEN = re.compile(r"\s?,?\s?\(?(?:the\s|The\s)?(?:[A-Z]{2,5}\s)?\(?")
_ON = re.compile(r"\s[A-Z]")
_KINDS = frozenset(
    {"custodial", "group", "limited", "ltd", "plc", "cic", "company", "and", "&", "foundation", "nhs"}
)
_SUPPLY = ("Provider", "Supplier", "Contractor")


class Providers:
    """The providers of one plan that have a name."""

    def __init__(self, context: Context, acronyms: Mapping[str, str]) -> None:
        self._bodies: dict[str, Mention] = {}
        self._names: dict[str, Mention] = {}
        self._short: dict[str, dict[str, Mention]] = {}
        clashes: set[str] = set()
        for item in context.plan.items:
            for sentence in context.sentences(item):
                found = find_organisations(sentence.text, context.vocabulary, acronyms)
                for body in found:
                    if body.concept is None and not body.local and " " in body.name:
                        self._names.setdefault(body.name, body)
                        self._short.setdefault(_short(body.name), {})[body.name] = body
                for words, body in _beside(sentence.text, found):
                    known = self._bodies.setdefault(words, body)
                    if known.name != body.name:
                        clashes.add(words)
        for words in clashes:
            del self._bodies[words]
        for short, bodies in self._short.items():
            # What two bodies begin with stands for neither.
            if short and len(bodies) == 1:
                self._names.setdefault(short, *bodies.values())

    def named_in(self, text: str) -> Iterator[Mention]:
        """The places in `text` at which a body stands by the name that another sentence showed to be one."""
        for name, body in self._names.items():
            at = text.find(name)
            while at >= 0:
                end = at + len(name)
                whole = name == body.name or not _ON.match(text, end)
                if whole and not text[end : end + 1].isalnum() and not text[max(0, at - 1) : at].isalnum():
                    yield replace(body, start=at, end=end, acronym=None)
                at = text.find(name, end)

    def resolved(self, mention: Mention) -> Mention:
        """`mention`, or the body that it is by another name."""
        body = self._bodies.get(mention.name.casefold())
        if body is None:
            return mention
        same = replace(body, start=mention.start, end=mention.end, acronym=None)
        return replace(same, confidence=min(mention.confidence, 0.85))


def _short(name: str) -> str:
    """The words by which a body is called for short: its name without what it is ("X Y Custodial Services" is X Y).

    Empty when fewer than two words are left, or none was taken away.
    """
    words = name.split()
    kinds = word_class("company_words") | word_class("body_heads") | word_class("body_heads_capital") | _KINDS
    while words and kinds & {words[-1].casefold(), singular(words[-1].casefold())}:
        words.pop()
    short = " ".join(words)
    topics = word_class("topics") | word_class("naming") | word_class("areas")
    if words and words[-1].casefold() in topics:
        # "West Midlands Probation", "North London Mental Health": no name without the noun.
        return ""
    return short if len(words) > 1 and short != name and all(word[0].isupper() for word in words) else ""


def _beside(text: str, found: tuple[Mention, ...]) -> Iterator[tuple[str, Mention]]:
    for left, right in itertools.pairwise(found):
        if not _BETWEEN.fullmatch(text[left.end : right.start]) or left.end == right.start:
            continue
        supplies = [m.name.endswith(_SUPPLY) for m in (left, right)]
        if supplies == [True, False]:
            yield left.name.casefold(), right
        elif supplies == [False, True] and text[left.end : right.start].strip()[:1] in (",", "("):
            yield right.name.casefold(), left
