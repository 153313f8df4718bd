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
from forumtrace.extract.organisation_names import find_organisations

_BETWEEN = re.compile(r"\s?,?\s?\(?(?:the\s|The\s)?(?:[A-Z]{2,5}\s)?\(?")
_SUPPLY = ("Provider", "Supplier", "Contractor")


class Providers:
    """The providers of one plan that have a name."""

    def __init__(self, context: Context, acronyms: Mapping[str, str]) -> None:
        self._bodies: dict[str, Mention] = {}
        self._names: dict[str, Mention] = {}
        clashes: set[str] = set()
        for item in context.plan.items:
            for sentence in context.sentences(item):
                found = find_organisations(sentence.text, context.vocabulary, acronyms)
                for body in found:
                    if body.concept is None and not body.local and " " in body.name:
                        self._names.setdefault(body.name, body)
                for words, body in _beside(sentence.text, found):
                    known = self._bodies.setdefault(words, body)
                    if known.name != body.name:
                        clashes.add(words)
        for words in clashes:
            del self._bodies[words]

    def named_in(self, text: str) -> Iterator[Mention]:
        """The places in `text` at which a body stands by the name that another sentence showed to be one."""
        for name, body in self._names.items():
            at = text.find(name)
            while at >= 0:
                end = at + len(name)
                if not text[end : end + 1].isalnum() and not text[max(0, at - 1) : at].isalnum():
                    yield replace(body, start=at, end=end, acronym=None)
                at = text.find(name, end)

    def resolved(self, mention: Mention) -> Mention:
        """`mention`, or the body that it is by another name."""
        body = self._bodies.get(mention.name.casefold())
        if body is None:
            return mention
        same = replace(body, start=mention.start, end=mention.end, acronym=None)
        return replace(same, confidence=min(mention.confidence, 0.85))


def _beside(text: str, found: tuple[Mention, ...]) -> Iterator[tuple[str, Mention]]:
    for left, right in itertools.pairwise(found):
        if not _BETWEEN.fullmatch(text[left.end : right.start]) or left.end == right.start:
            continue
        supplies = [m.name.endswith(_SUPPLY) for m in (left, right)]
        if supplies == [True, False]:
            yield left.name.casefold(), right
        elif supplies == [False, True] and text[left.end : right.start].strip()[:1] in (",", "("):
            yield right.name.casefold(), left
