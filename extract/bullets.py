"""Bullets that flattened text has lost, found again by language.

A bullet begins at a participle or imperative that completes "X will improve Y by:", or at a sentence with a new actor
or subject. Sentences that point back (this, additionally, the register just named) stay with the bullet before.
"""

import itertools
import re
from functools import cache

from forumtrace.extract.bullet_cuts import cuts
from forumtrace.extract.language import sentence_bounds
from forumtrace.extract.model import Passage
from forumtrace.extract.status import is_subject, wording
from forumtrace.extract.wordlists import load_toml

BEGINS = 0.5
"""Score from which a sentence begins a bullet, unless the plan has another habit (`bullet_habit`)."""
_LEAD_IN = re.compile(r":\s+(?=\S)")
_PARTICIPLE = re.compile(r"^(?:\w+ly |Re-?)?[A-Za-z][\w-]*ing\b")
_NOUN_OF = re.compile(r"^[A-Z][a-z-]+(?:tion|sion|ment|ance|al|ure|ing) (?:of|to|and) ")
_VERB = re.compile(
    r"\b(?:will|shall|has|have|had|is|are|was|were|can|may|must|should|would|continues?|provides?|holds?|works?|ensures?|requires?)\b"
)
_DEFINITE = re.compile(r"\b(?:the|these|this|those|such) ((?:[A-Za-z-]+ ?){1,4})", re.IGNORECASE)
_NAMED_ACTOR = re.compile(
    r"\b(?:[A-Z]{2,}\w*|Heads?|Team|Lead|Provider|Board|Prison|Service|College|Unit|Department|Deputy"
    r"|(?i:governor|director|managers?|officers?|co-?ordinators?|controller|chaplains?|psychologists?|commissioners?))\b"
)
_AGENT = re.compile(r"\b(?:will|shall) be (?:\w+ ){1,3}by (?:the |an? )?[A-Z]")
# Words in the predicate that only the sentence before explains, and subjects that any sentence may follow up with.
_ANAPHORA = re.compile(
    r"\b(?:this|the (?:same|change|changes|above))\b(?! (?:year|month))|\b\w+ed there\b|\bthere[.,]"
)
_COMMON = re.compile(
    r"(?:Staff|Prisoners|Managers|Officers)(?: who [^,]{1,60}?)? will be\b|(?:Each|Every) \w+ will\b"
    r"|A (?:sample|summary|short summary|record|report|written) "
)
# A bare subject that the sentence before may have led up to: "Visits will be extended."
_BARE = re.compile(r"(?!HM|The |All )[A-Z][a-z]+(?: [a-z]+)? (?:will|has|have|is|are)\b")
# A meeting that hears of the action: "The Safety Board will consider the findings."
_FORUM = re.compile(r"(?:The|A|Each) (?:[\w-]+ ){0,8}(?i:meeting|board|committee|panel|forum|group)\b")
_FORMED = re.compile(
    r"\b(?:has|have|will|is) (?:now |also )?(?:be |been |being )?(?:re-?)?(?:formed|established|introduced|created|launched|set up)\b"
)
_PRONOUN = re.compile(r"(?:It|They|These|Those|This|He|She)\b(?! (?:year|month|week|prison|establishment)\b)")
# "Upon a positive evaluation it will be offered on every wing."
_FRONTED_PRONOUN = re.compile(
    r"(?:Upon|Once|Subject to|Following|After|When|If|From|In|By) [^.;]{3,60}?,? (?:it|they|these|this) (?:will|is|are|has|have)\b"
)
_CONDITION = re.compile(r"(?:Subject to|Upon|Once|Until|Pending|After|Before|When|While)\b")
_TOLD = re.compile(r"(?:was|were|should|had)\b")
_ACRONYM = re.compile(r"\b(?!HMP\b)[A-Z]{2,}\b")
_WORD = re.compile(r"[A-Za-z][A-Za-z&'-]+")


@cache
def _lists() -> tuple[frozenset[str], re.Pattern[str], frozenset[str]]:
    data = load_toml("bullets.toml")
    back = "|".join(re.escape(phrase) for phrase in data["pointing_back"])
    return frozenset(data["imperatives"]), re.compile(rf"^(?:{back})\b"), frozenset(data["empty_words"])


def lead_in_end(text: str) -> int:
    """Where an opening "X will improve Y by:" ends in `text`; 0 when it has none."""
    for match in _LEAD_IN.finditer(text[:700]):
        opening = text[: match.start()]
        if len(opening) > 15 and re.search(
            r"\b(?:will|shall|to|has|have|is|are|by|through|following)\b", opening
        ):
            return match.end()
    return 0


def begins_list(text: str) -> bool:
    """Whether the words behind a lead-in are the first of a list: a participle, a command or "Introduction of"."""
    first = text.split(" ", 1)[0].rstrip(",")
    command = first[:1].isupper() and first.casefold() in _lists()[0]
    return bool(command or _PARTICIPLE.match(text) or _NOUN_OF.match(text))


def split_flat(passage: Passage, count: int, listed: bool, begins: float = BEGINS) -> list[Passage]:
    """Flattened text as bullets, each one unbroken part of `passage`.

    `count` is the number of entries of the target column, which decides where the words leave a doubt; `listed`
    says that a lead-in stands before; a sentence begins a bullet from a score of `begins`.
    """
    bounds = sentence_bounds(passage.text)
    sentences = [passage.text[start:end] for start, end in bounds]
    scores = [1.0] + [boundary(a, b, listed) for a, b in itertools.pairwise(sentences)]
    first = sorted(cuts(scores, [end - start for start, end in bounds], count, begins) | {0})
    starts = [bounds[at][0] for at in first if at < len(bounds)]
    # A bracket that opens the next sentence goes with it: bullets part at white space only.
    edges = [passage.text.rfind(" ", 0, start) + 1 for start in starts] + [len(passage.text)]
    return [passage.slice(start, end) for start, end in itertools.pairwise(edges)]


def boundary(before: str, here: str, listed: bool) -> float:
    """How surely sentence `here` begins a bullet after sentence `before`: 0 no, 1 yes."""
    imperatives, back, _ = _lists()
    if _PRONOUN.match(here) or _FRONTED_PRONOUN.match(here):
        return -1.0
    if back.match(here):
        return 0.1
    first = here.split(" ", 1)[0].rstrip(",")
    verb = _VERB.search(here)
    subject = here[: verb.start()] if verb else here[:60]
    if _PARTICIPLE.match(here) and not is_subject(here) and (verb is None or listed):
        return 1.0
    if first.casefold() in imperatives and first[:1].isupper() and listed:
        return 1.0
    if listed and _NOUN_OF.match(here) and not re.match(r"^(?:\S+ ){1,8}(?:will|has|have|is|are)\b", here):
        return 0.9
    return _by_subject(before, here, subject)


def _by_subject(before: str, here: str, subject: str) -> float:
    """A new actor scores high; words shared with the sentence before draw the two together.

    The weights were set by hand on sentences of annotated plans; only their order matters.
    """
    named, known = _stems(subject), _stems(before)
    post = subject.startswith("The ") and _actor(subject)
    score = 0.9 if post else 0.75 if _actor(subject) else 0.6
    score -= 0.5 if re.search(r"\balso\b", " ".join(here.split()[:10])) else 0.0
    score -= 0.15 if len(subject) < len(here) and wording(here) is None else 0.0
    if _opening(here) == _opening(before):
        return score
    common, bare = _COMMON.match(here) is not None, _BARE.match(here) is not None
    pointing = any(_stems(m[1]) & known for m in _DEFINITE.finditer(here[len(subject) :]))
    signs = (
        (0.15, not (common or bare) and _AGENT.search(here)),
        (-0.2, _TOLD.match(here[len(subject) :])),
        (-0.2, set(_ACRONYM.findall(here)) & set(_ACRONYM.findall(before))),
        (-0.45, _ANAPHORA.search(here)),
        # A meeting that is itself the action: "A working group has been formed."
        (-0.45, _FORUM.match(subject) and not _FORMED.search(here[len(subject) :])),
        (-0.25, common or _CONDITION.match(here)),
        (-0.15, bare and not common),
        (-0.3, pointing and not post),
    )
    shared = len(named & known) / len(named) if named else 0.0
    return score - 0.4 * shared + sum(weight for weight, seen in signs if seen)


def _opening(sentence: str) -> str:
    """The subject by its first naming word, for "MDT will ... MDT have ..."."""
    words = [w for w in sentence.split()[:4] if w not in ("The", "A", "An")]
    return words[0] if words and words[0].isupper() else sentence[:40]


def _actor(subject: str) -> bool:
    words = subject.split()
    return 0 < len(words) <= 14 and _NAMED_ACTOR.search(subject) is not None


def _stems(text: str) -> set[str]:
    """Content words of `text`, case-folded, plural endings dropped."""
    empty = _lists()[2]
    words = (w.casefold().replace("'s", "").rstrip("'") for w in _WORD.findall(text[:1500]))
    return {w[:-1] if len(w) > 3 and w.endswith("s") else w for w in words if w not in empty and len(w) > 2}
