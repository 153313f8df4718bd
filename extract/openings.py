"""Sentences that open a response and are no action: verdicts, reasons, and how things stood."""

import re
from collections.abc import Sequence

from forumtrace.extract.language import sentence_bounds
from forumtrace.extract.model import Passage
from forumtrace.extract.rationale import states_verdict
from forumtrace.extract.status import describes_work, wording


def trim_opening(passage: Passage, first: bool) -> Passage:
    """`passage` without opening sentences that only justify or, in the first paragraph, give background.

    Empty when nothing else is left.
    """
    bounds = sentence_bounds(passage.text)
    said = _steps([passage.text[start:end] for start, end in bounds])
    if not first and not any(said):
        said = [_goes_on(passage.text[start:end]) for start, end in bounds]
    for at, (start, end) in enumerate(bounds):
        sentence = passage.text[start:end]
        verdict = states_verdict(sentence)
        later = any(said[at + 1 :])
        step = said[at] and not (later and _tells_background(sentence))
        if not verdict and (step or not (first and later)):
            return passage.slice(start, len(passage.text)) if any(said[at:]) else passage.slice(0, 0)
    return passage.slice(0, 0)


# How things stood or what inspectors saw: background, though its verb stands in a past tense.
_BACKGROUND = re.compile(
    r"^(?:At the time of|During|Prior to|Before) (?:the|this|our|that) (?:\w+ )?(?:inspection|visit)\b(?!.*\bwill\b)"
    r"|\b(?:[Ii]nspection|[Ii]nspectors|[Rr]eport|HMIP|HMCIP) (?:team )?(?:has |have )?(?:found|noted|identified|highlighted|observed)\b"
    r"|\b(?:was|were|had been|ha(?:s|ve) been) (?:\w+ly )?(?:suspended|halted|paused|curtailed|restricted|disrupted|interrupted"
    r"|affected|impacted|delayed|hampered|hindered|postponed|closed|lost|stood down)\b"
    r"|\b(?:outside|beyond|not (?:with)?in)(?: of)? (?:the|our|its|their) (?:\w+ )?(?:control|remit|gift|scope)\b"
    r"|\b(?:is|are) (?:governed|fixed|determined|dictated|limited|set) by (?:\w+ ){1,12}?(?:contracts?|legislation|law|rules|specification)\b"
    r"|\b(?:is|are) (?:delivered|provided|supplied|commissioned|managed) by (?:[\w()&'-]+ ){1,12}?under (?:\w+ ){1,8}?contract\b"
    r"|\b(?:is|are) (?:a )?shared (?:work|responsibility|task)\b|\b(?:has|have) until now been\b|^There (?:was|were)\b"
)


def _holds_step(sentence: str) -> bool:
    """Whether a sentence states a commitment or a step."""
    return not states_verdict(sentence) and wording(sentence) is not None


def _steps(sentences: Sequence[str]) -> list[bool]:
    """Which sentences state a step; behind a verdict ("This is partly agreed."), background is its reason."""
    judged = bool(sentences) and states_verdict(sentences[0])
    return [_holds_step(one) and not (judged and _tells_background(one)) for one in sentences]


def _goes_on(sentence: str) -> bool:
    """Whether a sentence of a later paragraph tells of work that goes on."""
    return not states_verdict(sentence) and describes_work(sentence)


def _tells_background(sentence: str) -> bool:
    return _BACKGROUND.search(sentence) is not None
