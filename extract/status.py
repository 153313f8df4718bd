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
    r"^(?:(?:Where|When|Once|Upon|If|While|Whilst|As|Although|Subject to|In the event|After|Before|Until)\b[^,]{0,300}"
    # "Since the inspection a room has been converted, so that ..." has its own verb in there.
    r"|(?:Since|Following)\b(?:(?! (?:has|have|will|is|are) )[^,]){0,300}),\s*"
)
_BRACKETS = re.compile(r"\([^()]{0,300}\)")
_AND = re.compile(r"\band (?=(?:\S+ ){0,6}?(?:is|are|will|has|have|continues?)\b)")
# "X requires that ...": what follows states a rule, not a step.
_STATES = re.compile(
    r"\b(?:requir|ensur|mean|stat|provid|show|suggest|recogni[sz]|not|confirm|indicat|accept)e?s?$",
    re.IGNORECASE,
)
_FUTURE = re.compile(
    r"\b(?:will|shall|should|(?:is|are|remains?) to be|going to|intends? to|plans? to|aims? to|anticipated"
    r"|(?:is|are|been) (?:\w+ )?(?:due|planned|scheduled|expected|proposed)|scheduled|expected to|due (?:for|in|by)"
    r"|due to (?:be|commence|start|begin|complete|open|take|finish|report|launch|visit|return|join))\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"\b(?:continu(?:e|es|ing|ally|ously)|ongoing|on-going|currently|is now|are now|now ha(?:s|ve)|must now|now must|under ?way|remains?"
    r"|regularly|routinely)\b",
    re.IGNORECASE,
)
_ADVERBS = r"(?: (?:\w+ly|now|also|already|since|recently|both|all|not|and))*"
_IRREGULAR = (
    "been|begun|become|bought|broken|brought|built|chosen|come|cut|dealt|done|drawn|driven|fallen|fed|found|given|gone"
    "|grown|had|held|kept|laid|led|left|lent|lost|made|met|overseen|paid|put|read|risen|run|seen|sent|set|shown|shut|sold"
    "|sought|spent|spoken|split|stood|taken|taught|told|undertaken|understood|withdrawn|won|written"
)
_DONE = re.compile(
    rf"\b(?:(?:has|have|had){_ADVERBS} (?:{_IRREGULAR}|\w+ed)|(?:was|were){_ADVERBS} (?:{_IRREGULAR}|\w+ed))\b",
    re.IGNORECASE,
)
_PRESENT = re.compile(r"\b(?:is|are|has|have|can|does|do)\b", re.IGNORECASE)
_PASSIVE = re.compile(
    rf"\b(?:is|are){_ADVERBS}(?:(?: (?!no |a |an |the )\w+)? (?!funding|housing|evening)\w+(?:ed|ing)| (?!made up|set out|found|lost|left|run by|come)(?:{_IRREGULAR}))\b",
    re.IGNORECASE,
)
# What happens again and again, in a present tense without auxiliary: "A briefing takes place every Monday."
_HAPPENS = re.compile(
    r"\b(?:takes? place|meets?|convenes?|sits?|attends?|provides?|delivers?|holds?|reviews?|monitors?|checks?|visits?|runs?"
    r"|discuss(?:es)?|receives?|reports?|chairs?|allocates?|conducts?|completes?|works?|offers?|produces?|carry out|carries out)\b"
)
_AGAIN = re.compile(
    r"\b(?:(?:every|each) (?:\w+ )?(?:day|morning|afternoon|evening|week|weekend|fortnight|month|quarter|year|term|Monday|Tuesday"
    r"|Wednesday|Thursday|Friday|Saturday|Sunday)|daily|weekly|fortnightly|monthly|quarterly|twice a \w+|(?:once )?a (?:week|month))\b",
    re.IGNORECASE,
)
# "The trust issued new guidance in June 2021.": a step taken, in a past tense without auxiliary but with its date.
_DATED = re.compile(
    r"^(?!The inspect|Inspect|HMIP)(?:[\w/&'\u2019-]+ +){1,9}?(?!need|speed|indeed|proceed|exceed)\w{2,}ed (?:(?!was |were )\S+ ){1,14}?in"
    r" (?:January|February|March|April|May|June|July|August|September|October|November|December) 20\d\d\b"
)
# "A release board looks at every woman.": what a body does, in a present tense.
_BODY_DOES = re.compile(
    r"^(?:An?|The|Our|Each) (?:(?!that|which|who|of|and)\S+ ){1,5}(?:board|meeting|panel|committee|forum) (?:looks at|\w{4,}s) "
)
_BEGINS = re.compile(r"^(?:\w+ly )?(?:[A-Z][\w-]*ing)\b")
_IS_SUBJECT = re.compile(
    r"^\w+ (?:(?!(?:the|a|an|all|any|our|their|its|each|every)\b)\w+ ){0,4}(?:will|has|have|is|are|was|were)\b"
)
# A bullet that is a sentence of its own in a present tense without an auxiliary: it describes what stands.
_STANDING = re.compile(r"(?:The|A|An|All|Each|Every|HMP|Our)\b")
_ONGOING_START = re.compile(r"^(?:Continu(?:e|ing|ally|ously)|Maintain(?:ing)?)\b")


def wording(sentence: str, after_lead_in: bool = False) -> Wording | None:
    """What the main clause of one sentence says; None for plain background ("The prison uses ...")."""
    said = wordings(sentence, after_lead_in)
    return said[0] if said else None


def wordings(sentence: str, after_lead_in: bool = False) -> list[Wording]:
    """What each main clause of one sentence says, clauses of plain background left out."""
    text = _BRACKETS.sub("", _OPENING.sub("", sentence[:2000]))
    if _ONGOING_START.match(text):
        return ["ongoing"]
    main = _main(text)
    if _BEGINS.match(text) and not _IS_SUBJECT.match(text):
        return ["planned"]
    found = [word for clause in _AND.split(main) if (word := _clause(clause)) is not None]
    if found or not after_lead_in:
        return found
    return ["ongoing" if _PRESENT.search(main) or _STANDING.match(main) else "planned"]


def _main(text: str) -> str:
    """The main clause: up to the first word that makes another hang on it, if a verb stands before that."""
    first = _SUBORDINATE.search(text, 1)
    if first is None:
        return text
    before = text[: first.start()]
    return before if _has_verb(before) or _STATES.search(before.rstrip()) else text


def _clause(main: str) -> Wording | None:
    done, future = _DONE.search(main), _FUTURE.search(main)
    if future is not None and re.search(r"\bwill (?:\w+ )?continue\b", main, re.IGNORECASE):
        return "ongoing"
    if done is not None and (future is None or done.start() < future.start()):
        return "completed"
    if future is not None:
        return "planned"
    if _DATED.match(main):
        return "completed"
    exists = main.startswith(("There is ", "There are ", "There was ", "There were "))
    if _GOES_ON.search(main) or (not exists and _PASSIVE.search(main)):
        return "ongoing"
    happens = _HAPPENS.search(main) and _AGAIN.search(main)
    return "ongoing" if happens or _BODY_DOES.match(main) else None


def _has_verb(text: str) -> bool:
    return any(pattern.search(text) for pattern in (_FUTURE, _DONE, _PRESENT, _GOES_ON))


def describes_work(sentence: str) -> bool:
    """Whether the main clause tells of work that goes on, in a present tense without auxiliary ("The team meets ...")."""
    main = _main(_BRACKETS.sub("", _OPENING.sub("", sentence[:2000])))
    return not _PRESENT.search(main) and _HAPPENS.search(main) is not None


def is_subject(sentence: str) -> bool:
    """Whether the first word, ending in -ing, is the subject of its sentence ("Training will be given")."""
    return _IS_SUBJECT.match(sentence) is not None


def status_of(text: str, after_lead_in: bool) -> Literal["planned", "ongoing", "completed", "mixed"]:
    """The status of a whole action: that of its sentences, "mixed" where they differ."""
    said = {
        word
        for start, end in sentence_bounds(text)
        for word in wordings(text[start:end], after_lead_in and start == 0)
    }
    if len(said) == 1:
        return said.pop()
    return "mixed" if said else ("planned" if after_lead_in else "ongoing")
