"""Words that stand for a forum named before: "the meeting", "this board", "the minutes"; nothing is guessed.

A bare noun with "the" or "this" means the forum last named in the same response that it can stand for: a board for
"the board", any forum for "the meeting" and "the forum". Where none was named, it means nothing.
"""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from forumtrace.extract.forum_lexicon import forum_words
from forumtrace.extract.forum_people import posts_from
from forumtrace.extract.forum_phrases import Phrase
from forumtrace.extract.oversight_lists import cues
from forumtrace.extract.tokens import Token

DEFINITE = frozenset({"the", "this", "that", "these", "those", "each", "every"})
_ANY = frozenset({"meeting", "forum", "body"})
NEAR = 16
"""Tokens between a forum and "its meeting"."""
_POINTING = frozenset({"this", "it", "these", "they"})


class Named(Protocol):
    """A forum phrase that has been given its forum."""

    @property
    def phrase(self) -> Phrase:
        """The phrase."""

    @property
    def chain(self) -> int:
        """Which chain of forums joined by "and" it stands in, within the response."""


N = TypeVar("N", bound=Named)


def antecedents(phrase: Phrase, earlier: Sequence[N]) -> list[N]:
    """The forums that a bare phrase stands for: one, or all of the last chain where it is plural.

    "its meeting" is one of the forum named just before it in the sentence.
    """
    if phrase.form == "bare" and phrase.determiner == "its":
        return [named for named in earlier[-1:] if 0 <= phrase.edge - named.phrase.last < NEAR]
    again = bool(phrase.rhythms) and phrase.head not in _ANY
    if phrase.form != "bare" or not (phrase.determiner in DEFINITE or again):
        return []
    fit = [named for named in earlier if phrase.head in _ANY or named.phrase.head == phrase.head]
    if not fit:
        return []
    if phrase.plural and not again:
        return [named for named in earlier if named.chain == fit[-1].chain]
    return fit[-1:]


def same_ending(phrase: Phrase, earlier: Sequence[N]) -> N | None:
    """The forum, named before in the same response, that a shorter form of its name repeats.

    The shorter form has the same head, and leaves out only what tells no forum from another: all but what sort it
    is ("the Steering Group"), or just that ("the equality forum" for the equality consultation forum).
    """
    own = [token.lower for token in phrase.words[:-1]]
    if phrase.form not in {"generic", "named"} or not own:
        return None
    generic = forum_words().generic
    for named in reversed(earlier):
        words = [token.lower for token in named.phrase.words[:-1]]
        if named.phrase.head != phrase.head or len(words) <= len(own):
            continue
        if phrase.form == "generic" and words[len(words) - len(own) :] == own:
            return named
        kept = [word for word in words if word not in generic]
        initials = "".join(word[0] for word in kept)
        if kept == own or (own == [initials] and len(initials) > 1):
            return named
    return None


def implied_paper(words: list[Token]) -> int | None:
    """Where a sentence speaks of terms of reference, minutes or an agenda item without saying whose."""
    lower = [token.lower for token in words]
    for at, word in enumerate(lower):
        if word == "terms" and lower[at + 1 : at + 3] == ["of", "reference"]:
            return at if _ownerless(lower, at + 3) else None
        if word == "agenda" and {"set", "sets", "setting"} & set(lower[max(0, at - 2) : at]):
            return None
        if word in {"agenda", "tor"} and _ownerless(lower, at + 1):
            return at
        if (
            word == "standing"
            and lower[at + 1 : at + 2] in (["item"], ["items"])
            and _ownerless(lower, at + 2)
        ):
            return at
        if word == "minutes" and lower[at - 1 : at] == ["the"] and _ownerless(lower, at + 1):
            return at
    return None


def said_there(words: list[Token]) -> bool:
    """Whether a sentence says that something is discussed or reported "there"."""
    lower = [token.lower for token in words]
    for at, word in enumerate(lower):
        if (
            word == "there"
            and at > 1
            and lower[at + 1 : at + 2] in ([], ["."], [","], ["and"], ["each"], ["every"], ["in"], ["from"])
        ):
            return any(
                cues().verbs.get(lower[k]) and lower[k - 1] in {"be", "is", "are"} for k in range(at - 3, at)
            )
    return False


def _ownerless(lower: list[str], after: int) -> bool:
    following = lower[after : after + 2]
    if following[:1] in (["item"], ["items"]):
        following = lower[after + 1 : after + 2]
    return following[:1] not in (["of"], ["for"], ["on"], ["at"], ["in"], ["with"])


def tells_of_it(words: list[Token]) -> bool:
    """Whether a sentence says of "it" what can be said of a forum alone, whatever else it names: "It is chaired by"."""
    lower = [token.lower for token in words[:6]]
    return lower[:1] == ["it"] and bool({"chaired", "co-chaired", "meets", "meet", "sits"} & set(lower))


def the_latter(words: list[Token]) -> int | None:
    """Where a sentence says something of "the latter": the forum that was named last."""
    lower = [token.lower for token in words]
    at = lower.index("latter") if "latter" in lower else 0
    alone = lower[at + 1 : at + 2] in ([], ["."], [","], ["is"], ["meets"], ["will"])
    return at - 1 if at and alone and lower[at - 1] == "the" else None


def chairing_alone(words: list[Token]) -> int | None:
    """Where a sentence says who chairs, and not what: "The Governor will chair, and", "The Governor acts as chair"."""
    lower = [token.lower for token in words[:24]]
    for at, word in enumerate(lower):
        if (
            word not in {"chair", "chairs"}
            or at < 2
            or lower[at + 1 : at + 2] not in ([], ["."], [","], ["and"])
        ):
            continue
        before = lower[at - 1]
        if word == "chairs" or before == "will":
            return at if posts_from(words, 0)[2] in {at, at - 1} else None
        if before == "as" and lower[at - 2] in {"acts", "act", "serves", "serve"}:
            return at
    return None


def points_back(words: list[Token]) -> int | None:
    """Where a sentence begins with a word for what went before: "This will ...", "The chair is ...".

    Also behind words on who chairs: "Chaired by the Governor, it meets monthly", "The Governor is the chair".
    """
    lower = [token.lower for token in words[:24]]
    if lower[:1] in (["the"], ["its"]) and lower[1:2] in (["chair"], ["co-chairs"]):
        return 0 if lower[2:3] in (["is"], ["will"], ["are"]) else None
    if lower[:1] in (["chaired"], ["co-chaired"], ["led"]) and "," in lower:
        at = lower.index(",") + 1
        return at if lower[at : at + 1] in (["it"], ["this"]) else None
    if lower[:1] in (["meetings"], ["meets"]) and lower[1:2] not in ([], ["with"], ["between"], ["of"]):
        # "Meetings are chaired by the Governor", "Meets monthly."
        return 0
    if (seat := chairing_alone(words)) is not None:
        return seat
    at = lower.index("chair") if "chair" in lower else 0
    if (
        at > 2
        and lower[at - 2 : at] in (["is", "the"], ["be", "the"])
        and lower[at + 1 : at + 2] in ([], ["."])
    ):
        return at
    return 0 if lower and lower[0] in _POINTING else None
