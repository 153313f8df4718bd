"""Facts of measures for the time being: work that the text says bridges the wait for something else."""

import re
from collections.abc import Iterator

from rdflib import Literal

from forumtrace.extract.context import Context
from forumtrace.extract.model import Fact
from forumtrace.ontology.terms import PAP

_CUE = re.compile(
    r"\b(?:in the (?:interim|meantime|mean time|short term)|as an interim(?: measure)?|until (?:then|this time|such time)"
    r"|on an interim basis|as a temporary measure)\b",
    re.IGNORECASE,
)


def extract(context: Context) -> Iterator[Fact]:
    """Yield, for every sentence of a response that opens a stopgap, the words that say so; the sentence proves it."""
    for item in context.plan.items:
        for sentence in context.sentences(item):
            match = _CUE.search(sentence.text) if sentence.role != "recommendation" else None
            if match:
                words = Literal(match.group().lower())
                yield Fact(sentence.subject, PAP.interimCue, words, (sentence.quote(),), 0.95)
