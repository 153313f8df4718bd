"""A forum met again as a verb: "The Governor will meet the contractor every month" beside "the
Governor's meeting". Without such a name in the row, people who meet make no forum.
"""

from collections.abc import Sequence
from typing import TypeVar

from forumtrace.extract.forum_lexicon import plain_words
from forumtrace.extract.forum_people import LONGEST, post_at
from forumtrace.extract.forum_phrases import Phrase
from forumtrace.extract.forum_reference import Named
from forumtrace.extract.frequencies import Calendar
from forumtrace.extract.tokens import Token

N = TypeVar("N", bound=Named)
_AUXILIARIES = frozenset({"will", "to", "also", "continue", "continues", "now", "shall", "should"})
REACH = 25


def verb_phrase(calendar: Calendar, words: list[Token]) -> tuple[str, Phrase] | None:
    """Who meets, and the phrase from "meet" to the purpose; None where no frequency or purpose is given."""
    for at, token in enumerate(words):
        if token.lower not in {"meet", "meets"}:
            continue
        rhythm = next((r for r in calendar.find(words[at + 1 : at + 4]) if r.first == 0), None)
        goal = next((k for k in range(at + 1, min(len(words), at + REACH)) if words[k].lower == "to"), None)
        who = _subject(words, at)
        if rhythm and goal and who:
            moved = rhythm.__class__(at + 1, at + 1 + rhythm.last, rhythm.frequency)
            return who, Phrase(at, goal, tuple(words[at:goal]), "meeting", "bare", rhythms=(moved,), edge=at)
    return None


def _subject(words: list[Token], at: int) -> str | None:
    while at > 0 and words[at - 1].lower in _AUXILIARIES:
        at -= 1
    for start in range(max(0, at - LONGEST), at):
        if post_at(words, start) == at:
            return " ".join(token.text for token in words[start:at])
    return None


def met_again(who: str, named: Sequence[N]) -> N | None:
    """The meeting among `named` that is called after `who` ("Directors meeting" for the Director)."""
    post = plain_words(who)
    for mention in named:
        own = plain_words(" ".join(token.text.removesuffix("'s") for token in mention.phrase.words[:-1]))
        if own in (post, post[1:]) and own:
            return mention
    return None
