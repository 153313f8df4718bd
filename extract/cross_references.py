"""Facts of the printed references from one row to another, kept as printed even where they are wrong."""

import re
from collections.abc import Iterator

from rdflib import Literal

from forumtrace.extract.context import Context
from forumtrace.extract.model import Fact
from forumtrace.ontology.terms import DCTERMS, PAP

_NUMBER = r"\d{1,3}(?:\.\d{1,3})?(?![\d%/])"
_NAMED = re.compile(
    rf"\b(?:rec(?:ommendation|\.)?s?|(?:(?:key|priority|main)\s)?concerns?|key issues?|rows?|action points?"
    rf"|responses? to|answers? to)\s(?:no\.?\s|numbers?\s|nos\.?\s|\()?({_NUMBER}(?:\s?(?:,|&|and|or|/|to|-|–)\s?{_NUMBER})*)",  # noqa: RUF001
    re.IGNORECASE,
)
_POINTED = re.compile(
    r"\b(?:see|refer to|as (?:per|in|at|under)|linked to|links? to|in line with"
    r"|(?:covered|addressed|described|detailed|outlined|set out|stated|referred to|mentioned|explained|named|listed|noted"
    r"|reported|recorded|given|answered|agreed) (?:in|at|under|by|above at|against))\s(?:also\s|section\s|point\s|item\s|action\s|the\s"
    r"response\sat\s)?(\d{1,2}\.\d{1,3}(?:\s?(?:,|&|and)\s?\d{1,2}\.\d{1,3})*)(?![\d%/])",
    re.IGNORECASE,
)
_ELSEWHERE = re.compile(
    r"\b(?:PPO|ombudsman|coroner|IMB|CQC|Ofsted|previous (?:report|inspection)|last (?:report|inspection)|audit"
    r"|(?:19|20)\d\d (?:report|inspection))\b",
    re.IGNORECASE,
)


def extract(context: Context) -> Iterator[Fact]:
    """Yield the references that the sentences of every row print to other rows."""
    for item in context.plan.items:
        for sentence in context.sentences(item):
            for number in references(sentence.text):
                if number == item.number:
                    continue
                target = context.recommendation(number)
                sure = 0.97 if any(other.number == number for other in context.plan.items) else 0.9
                yield Fact(sentence.subject, PAP.refersTo, target, (sentence.quote(),), sure)
                yield Fact(target, DCTERMS.identifier, Literal(number))


def references(text: str) -> Iterator[str]:
    """The numbers of rows that `text` refers to, each once, in order."""
    seen: set[str] = set()
    found = sorted(
        (match.start(), match.group(1), match.end())
        for pattern in (_NAMED, _POINTED)
        for match in pattern.finditer(text)
    )
    for start, numbers, end in found:
        if _ELSEWHERE.search(text, max(0, start - 60), min(len(text), end + 60)):
            continue
        for number in re.findall(r"\d+(?:\.\d+)?", numbers):
            if number not in seen:
                seen.add(number)
                yield number
