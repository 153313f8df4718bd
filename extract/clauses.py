"""Clauses that say on what a step hangs: the cue, its condition, and whether it is one at all."""

import re
from collections.abc import Iterator

from forumtrace.extract.clause_rules import RULES
from forumtrace.extract.clause_words import Clause, clause_of
from forumtrace.extract.wording import words

_CUE = re.compile(
    r"\b(subject to|once|upon"
    r"|on(?= (?:the )?(?:completion|conclusion|approval|appointment|agreement|confirmation|award|receipt) of| successful (?:recruitment|appointment))"
    r"|(?:contingent|conditional|reliant|depend[ae]nt|depends|depend|depending|relies|hinges|rests) (?:up)?on"
    r"|is awaited|are awaited|awaited|awaiting|awaits?|waiting for|pending|thereafter|permitting"
    r"|provided(?: that)?|providing that|providing(?= (?:\w+ )?(?:funding|resources|approval|agreement) (?:is|are)\b)"
    r"|assuming(?: that)?|so long as|as long as|in the event that|from the point at which|from the date(?! of)(?: on which| that)?|(?:is |are |still |remains? )outstanding|remains? to be (?:confirmed|agreed|decided)"
    r"|following(?: the| formal| final)? (?=\w+)|as soon as|as and when|when|after|unless(?: and until)?|until|before"
    r"|as(?= (?:\w+ ){1,3}(?:allows?|permits?)\b)|if|(?<![\w,] )should(?= \w+)"
    r"|without|with(?= (?:the |their )?(?:agreement|approval|consent) of))\b",
    re.IGNORECASE,
)


def conditions(text: str) -> Iterator[Clause]:
    """The conditions that a sentence states, in order."""
    for match in _CUE.finditer(text):
        cue = " ".join(match.group(1).lower().split())
        first = cue.split()[0]
        before = list(words(text[max(0, match.start() - 120) : match.start()]))
        after = list(words(text[match.end() : match.end() + 160]))
        rule = RULES["outstanding" if cue.endswith("outstanding") else first]
        if rule(cue, before, after):
            yield clause_of(text, cue, match.start(), match.end())
