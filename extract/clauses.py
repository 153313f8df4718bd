"""Clauses that say on what a step hangs: the cue, its condition, and whether it is one at all."""

import re
from collections.abc import Iterator

from forumtrace.extract.clause_rules import RULES
from forumtrace.extract.clause_words import Clause, clause_of
from forumtrace.extract.wording import words

_CUE = re.compile(
    r"\b(subject to|once|upon"
    r"|on(?= (?:the )?(?:completion|approval|appointment|agreement|confirmation|award|receipt) of)"
    r"|(?:contingent|conditional|reliant|depend[ae]nt|depends|depend|relies|hinges) (?:up)?on"
    r"|is awaited|are awaited|awaited|awaiting|awaits?|pending|thereafter"
    r"|provided that|providing that|(?:provided|providing)(?= (?:\w+ )?(?:funding|resources|approval|agreement) (?:is|are)\b)"
    r"|following(?: the| formal| final)? (?=\w+)|as soon as|when|after|until|before)\b",
    re.IGNORECASE,
)


def conditions(text: str) -> Iterator[Clause]:
    """The conditions that a sentence states, in order."""
    for match in _CUE.finditer(text):
        cue = " ".join(match.group(1).lower().split())
        first = cue.split()[0]
        before = list(words(text[max(0, match.start() - 120) : match.start()]))
        after = list(words(text[match.end() : match.end() + 160]))
        rule = RULES.get(first)
        if rule and rule(cue, before, after):
            yield clause_of(text, cue, match.start(), match.end())
