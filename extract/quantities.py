"""Facts of the quantities by which an action can be checked: shares, counts and limits, as printed.

A date is none: what is printed as a target is read from its column.
"""

import re
from collections.abc import Iterator

from rdflib import Literal

from forumtrace.extract.context import Context
from forumtrace.extract.model import Fact
from forumtrace.ontology.terms import PAP

_COUNT = r"(?:\d{1,3}(?:,\d{3})*(?:-\d{1,3})?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)"
_SHARE = r"\d{1,3}(?:\.\d{1,2})?\s?(?:%|per cent|percent)"
_SPAN = r"(?:minutes?|hours?|(?:working\s)?days?|weeks?|months?|quarters?|years?)"
_EACH = rf"(?:per|each|every|a)\s(?:{_COUNT}\s)?(?:day|week|month|quarter|year|shift|wing)s?(?!\w)"
_WORDS = r"(?:\s(?!per\b|each\b|every\b|a\b|and\b|will\b)[\w-]{1,20}){0,6}"
_BOUND = r"(?:(?:at least|a minimum of|no more than|a maximum of|up to|a further|nearly|over)\s)?"
_QUANTITY = re.compile(
    rf"\bwithin\s(?:the first\s)?{_COUNT}\s{_SPAN}"
    rf"|{_BOUND}(?<![\w.]){_SHARE}(?:{_WORDS}\s{_EACH}|\sof\s(?:all\s|the\s)?[\w-]{{2,30}})?"
    rf"|{_BOUND}\b{_COUNT}{_WORDS}\s{_EACH}"
    rf"|\bevery\s{_COUNT}\s{_SPAN}"
    rf"|\b(?:at least|a minimum of|no more than|a maximum of)\s{_COUNT}\s[\w-]{{2,30}}(?:\s[\w-]{{2,30}})?",
    re.IGNORECASE,
)


def extract(context: Context) -> Iterator[Fact]:
    """Yield the quantities in the sentences of every response."""
    for item in context.plan.items:
        for sentence in context.sentences(item):
            if sentence.role == "recommendation":
                continue
            for match in _QUANTITY.finditer(sentence.text):
                quote = sentence.quote(match.start(), match.end())
                yield Fact(sentence.subject, PAP.measure, Literal(match.group()), (quote,), 0.85)
