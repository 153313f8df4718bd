"""Why a recommendation is not agreed in full: the sentence that gives the reason, and of which kind it is."""

import re

from forumtrace.extract.families import Agreement
from forumtrace.extract.language import sentence_bounds
from forumtrace.extract.model import Passage

_SAYS_VERDICT = re.compile(
    r"\b(?:partly|partially|part|not|only|unable to|cannot|can't|rejected?|declined?)\b.{0,40}\b(?:agreed?|accept(?:ed)?|support)\b"
    r"|\b(?:agreed?|accept(?:ed)?)\b.{0,20}\b(?:in part|in principle|partly|partially)\b|\brejected\b"
    r"|\b(?:there (?:are|is)|ha(?:s|ve)|with) (?:currently |now |at present )?no (?:current |present |immediate )?(?:plans?|intention|proposals?)\b",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"\b(?:because|due to|as|since|owing to|contingent|subject to|not (?:possible|feasible|practicable|affordable|within|consistent)"
    r"|unable|cannot|reasons?|outside|no plans|responsibility of|already)\b",
    re.IGNORECASE,
)
# The plan's own four kinds, as its introduction names them, by the words that go with each.
_KINDS = (
    ("affordability", re.compile(r"\b(?:affordab\w+|afford|fund(?:s|ed|ing)?|budget\w*|costs?|financ\w+|value for money|money)\b", re.IGNORECASE)),
    ("commissioning", re.compile(r"\b(?:commission\w*|contract\w*|procure\w*|re-?tender\w*|service specification)\b", re.IGNORECASE)),
    ("policy", re.compile(r"\b(?:polic(?:y|ies)|legislation|legal\w*|statut\w+|national (?:instruction|guidance|framework)|PSI|PSO|PI|Prison Rules?|guidance)\b", re.IGNORECASE)),
    ("operational", re.compile(r"\b(?:operational\w*|staffing|regime|population|physical|space|layout|security|capacity|practicable|feasible|estate|crowd\w+|building)\b", re.IGNORECASE)),
)  # fmt: skip
_NAMED = re.compile(
    r"\b(commissioning|policy|operational|affordability) (?:reasons?|grounds|constraints?|issues?)\b",
    re.IGNORECASE,
)

_REFUSES = re.compile(
    r"(?:This|The) recommendation (?:is|has been|was) (?:fully |partly |partially |not )?(?:agreed|accepted)"
)
# A verdict and a step in one sentence: "This recommendation is agreed and staff will be trained."
_YET = re.compile(
    r"\b(?:and|but|however|although|therefore)\b[^.]{1,120}\b(?:will|has been|have been)\b(?! not)",
    re.IGNORECASE,
)
_CANNOT = re.compile(r"\b(?:cannot|can not|unable to|not possible|will not be)\b", re.IGNORECASE)


def read_rationale(response: list[Passage], agreement: Agreement | None) -> tuple[Passage | None, str | None]:
    """The reason sentence of a row that is partly or not agreed, and its kind; None for what is not stated."""
    if agreement not in ("partly agreed", "not agreed"):
        return None, None
    sentences = [block.slice(start, end) for block in response for start, end in sentence_bounds(block.text)]
    stating = [s for s in sentences if _SAYS_VERDICT.search(s.text) and _REASON.search(s.text)]
    reasons = stating or [s for s in sentences[:6] if _REASON.search(s.text) and re.search(
        r"\b(?:because|due to|contingent|not possible|unable|cannot|outside|no plans|reasons?)\b", s.text, re.IGNORECASE)]  # fmt: skip
    if not reasons and agreement == "not agreed" and sentences:
        reasons = sentences[:1]
    if not reasons:
        return None, None
    return reasons[0], kind_of_reason(reasons[0].text)


def kind_of_reason(text: str) -> str | None:
    """commissioning, policy, operational or affordability: as named, else by the first word that goes with one."""
    named = _NAMED.search(text)
    if named is not None:
        return named[1].casefold()
    found = [(match.start(), kind) for kind, pattern in _KINDS if (match := pattern.search(text))]
    return min(found)[1] if found else None


def states_verdict(sentence: str) -> bool:
    """Whether a sentence says why, or in what part, the recommendation is agreed or not: no action by itself."""
    if _YET.search(sentence):
        return False
    if _SAYS_VERDICT.search(sentence) and (_REASON.search(sentence) or len(sentence) < 120):
        return True
    return bool(_REFUSES.match(sentence) or (_NAMED.search(sentence) and _CANNOT.search(sentence)))
