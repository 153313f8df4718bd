"""The status of an action from its wording: done, going on, planned, or several of these.

The tense of each sentence's main verb counts, never the target column. A participle or imperative that completes
"X will improve Y by:" is planned.
"""

import re
from typing import Literal, TypeAlias

from forumtrace.extract.language import sentence_bounds

Wording: TypeAlias = Literal["planned", "ongoing", "completed"]

# A clause that hangs on another: verbs in it say nothing of the action.
_SUBORDINATE = re.compile(
    r"\b(?:which|who|whom|whose|that|where|when|while|whilst|if|unless|because|so|ensuring|including)\b"
    r"|\b(?:once|upon|subject to|in order|to ensure|as (?:they|it|the|these|this))\b",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"^(?:Where|When|Once|Upon|If|While|Whilst|As|Although|Since|Subject to|Following|In the event|After|Before|Until)"
    r"\b[^,]{0,300},\s*"
)
_FUTURE = re.compile(
    r"\b(?:will|shall|would|is to|are to|to be|going to|intends? to|plans? to|aims? to|aim(?:s|ed)? at|anticipated"
    r"|(?:is|are|been) (?:\w+ )?(?:due|planned|scheduled|expected|proposed)|planned|scheduled|expected to|due (?:to|for|in|by))\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"\b(?:continu(?:e|es|ing|ally|ously)|ongoing|on-going|currently|is now|are now|now ha(?:s|ve)|under ?way|remains?"
    r"|regularly|routinely)\b",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"\b(?:(?:has|have|had)(?: \w+ly| now| also| already| since| recently| been| both| not| all)* "
    r"(?:been|begun|set|put|made|held|taken|given|met|built|brought|sent|seen|written|run|had|\w+ed)"
    r"|(?:was|were)(?: \w+ly| also| recently)* (?:held|set|put|made|taken|given|\w+ed))\b",
    re.IGNORECASE,
)
_PRESENT = re.compile(r"\b(?:is|are|has|have|can|does|do)\b", re.IGNORECASE)
_BEGINS = re.compile(r"^(?:\w+ly )?(?:[A-Z][\w-]*ing)\b")
_ONGOING_START = re.compile(r"^(?:Continu(?:e|ing|ally|ously)|Maintain(?:ing)?)\b")


def wording(sentence: str, after_lead_in: bool = False) -> Wording | None:
    """What the main clause of one sentence says; None for plain background ("The prison uses ...")."""
    text = _OPENING.sub("", sentence[:2000])
    if _ONGOING_START.match(text):
        return "ongoing"
    first = _SUBORDINATE.search(text, 1)
    main = text[: first.start()] if first and _has_verb(text[: first.start()]) else text
    done, future, going = (pattern.search(main) for pattern in (_DONE, _FUTURE, _GOES_ON))
    if _BEGINS.match(text) and not (_leading_verb(main)):
        return "planned"
    starts = {w: m.start() for w, m in (("completed", done), ("planned", future)) if m}
    if future and going and re.search(r"\bwill (?:\w+ )?continue\b", main, re.IGNORECASE):
        return "ongoing"
    if starts:
        return "completed" if min(starts, key=lambda w: starts[w]) == "completed" else "planned"
    if going or (after_lead_in and _PRESENT.search(main)):
        return "ongoing"
    if re.search(r"\b(?:is|are)(?: \w+ly| also| now)*(?: \w+)? \w+(?:ed|ing)\b", main):
        return "ongoing"
    return "planned" if after_lead_in and not _has_verb(main) else None


def _has_verb(text: str) -> bool:
    return bool(_FUTURE.search(text) or _DONE.search(text) or _PRESENT.search(text) or _GOES_ON.search(text))


def _leading_verb(main: str) -> bool:
    """Whether a sentence that begins in -ing has that word as its subject ("Training will be given")."""
    return bool(re.match(r"^(?:\w+ ){1,7}(?:will|has|have|is|are|was|were)\b", main))


def status_of(text: str, after_lead_in: bool) -> Literal["planned", "ongoing", "completed", "mixed"]:
    """The status of a whole action: that of its sentences, "mixed" where they differ."""
    said = {
        found
        for start, end in sentence_bounds(text)
        if (found := wording(text[start:end], after_lead_in and start == 0)) is not None
    }
    if len(said) == 1:
        return said.pop()
    return "mixed" if said else ("planned" if after_lead_in else "ongoing")
