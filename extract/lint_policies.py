"""Lint on policies: a number is cited with a title that is not that of the instrument, as far as instruments are known.

Whether a cited instrument is the right authority for the work cannot be judged from a list of titles; that the printed
title and the printed number belong to two instruments can. The series is part of the number: PI 15/2014 and
PSI 15/2014 are two instruments.
"""

import re
from collections.abc import Iterator

from forumtrace.extract.context import Context
from forumtrace.extract.entities import acronyms_in_names
from forumtrace.extract.model import Finding
from forumtrace.extract.policy_names import SCHEME, Instrument, find_policies
from forumtrace.extract.vocabulary import Concept

_NUMBERED = re.compile(r"\d/\d|\d of (?:19|20)\d\d|[A-Z]{2,4}s? ?\d")
_WORD = re.compile(r"[a-z]{4,}")
_GENERAL = frozenset(
    {"policy", "framework", "instruction", "prison", "prisoner", "management", "service", "procedure"}
)
"""Words that many titles have; to share one of them proves nothing."""
_STEM = 5
"""Letters that words of one family share: complaint, complaints; categorise, categorisation."""


def lint(context: Context) -> Iterator[Finding]:
    """Yield a `policy-subject` finding wherever a known number and the title beside it do not belong together."""
    acronyms = acronyms_in_names(context)
    concepts = context.vocabulary.scheme(SCHEME)
    for item in context.plan.items:
        for sentence in context.sentences(item):
            if not _NUMBERED.search(sentence.text):
                continue
            for instrument in find_policies(sentence.text, context.vocabulary, acronyms):
                message = _judge(instrument, concepts)
                if message:
                    place = sentence.quote(instrument.mention.start, instrument.mention.end)
                    yield Finding("policy-subject", message, place, item.number)


def _judge(instrument: Instrument, concepts: tuple[Concept, ...]) -> str | None:
    """What is wrong with number and title of one citation, if anything."""
    number, title = instrument.notation, instrument.title
    if not number or not title:
        return None
    said = _stems(title)
    known = next((concept for concept in concepts if number in concept.notations), None)
    if known is None or not said:
        return None
    shared = max(len(said & _stems(label)) for label in known.labels)
    meant = [
        c.notations[0] for c in concepts if c.notations and any(said <= _stems(label) for label in c.labels)
    ]
    # A word in common may be chance when the whole title is that of another instrument.
    if shared and (not meant or 2 * shared >= len(said)):
        return None
    message = f'{number} is cited as "{title}", but {number} is "{known.label}"'
    return f"{message}; {' or '.join(meant)} has that title" if meant else message


def _stems(title: str) -> set[str]:
    """The beginnings of the words of a title that say what it is about."""
    words = {word.removesuffix("s") for word in _WORD.findall(title.casefold())}
    return {word[:_STEM] for word in words - _GENERAL}
