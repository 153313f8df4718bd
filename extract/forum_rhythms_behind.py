"""How often a forum meets, as the words behind its name say: "which is held monthly", "which the X convenes each term"."""

from forumtrace.extract.forum_clauses import clause_words
from forumtrace.extract.forum_people import posts_from
from forumtrace.extract.forum_seats import lists as chair_words
from forumtrace.extract.frequencies import Rhythm
from forumtrace.extract.tokens import Token

_BETWEEN = frozenset({",", "(", ":", "personally", "which", "that", "is", "are", "will", "be", "held", "meets", "meet", "meeting", "takes", "take", "place", "taking", "convened", "convenes", "convene", "on", "a", "now", "sits", "scheduled", "at", "least", "to", "run", "runs", "continue", "continues", "also", "has", "been", "and", "once", "occurs", "happens", "when", "it", "sitting"})  # fmt: skip
_DAYS = [["the", order] for order in ("first", "second", "third", "fourth", "last")]
_CHAIRED = frozenset({"chaired", "co-chaired", "led", "attended"})
PREPOSITIONS = frozenset({"at", "in", "within", "through", "via", "by", "to", "during"})


def of_next(words: list[Token], rhythm: Rhythm, edges: frozenset[int]) -> bool:
    """Whether a frequency speaks of the forum that begins at one of `edges`: "and weekly at the Y meeting".

    In "every six weeks in the chapel" it speaks of the one before.
    """
    at = rhythm.last
    following = words[at].lower if at < len(words) else ""
    return following in PREPOSITIONS - {"to", "by"} and bool(edges & set(range(at + 1, at + 4)))


def behind(
    words: list[Token], at: int, starts: dict[int, Rhythm], edges: frozenset[int] = frozenset()
) -> Rhythm | None:
    """The frequency behind a name, over words such as "which is held" and who chairs it.

    `edges` is where the forums of the sentence begin.
    """
    last = at + 7
    while at < min(len(words), last):
        if at in starts:
            return None if of_next(words, starts[at], edges) else starts[at]
        if words[at].lower == "in" and at + 1 in starts and words[at + 1].lower in {"each", "every"}:
            return starts[at + 1]
        if found := _apposed(words, at, starts) or _on_a_day(words, at, starts):
            return found
        if over := _over_people(words, at, starts):
            at, last = over
        elif words[at].lower in _BETWEEN:
            at += 1
        else:
            return None
    return None


def _over_people(words: list[Token], at: int, starts: dict[int, Rhythm]) -> tuple[int, int] | None:
    """Behind people named at `at`, and up to where a frequency may follow: "chaired by the X", "which the X chairs"."""
    if words[at].lower in _CHAIRED and words[at + 1 : at + 2] and words[at + 1].lower == "by":
        end = posts_from(words, at + 2)[2]
        return end, end + 5
    if words[at].lower in {"by", "with"} and (end := posts_from(words, at + 1)[2]) > at + 1:
        # "tabled at the X by the Resettlement Lead each month", "X meetings with the Manager every six weeks"
        return end, end + 2
    if [token.lower for token in words[at : at + 3]] in (
        ["with", "the", "prison"],
        ["with", "the", "establishment"],
    ):
        return at + 3, at + 5
    verb = _held_by(words, at, starts)
    # "which the Head of Learning convenes monthly", "Care Co holds each month"
    return (verb, verb + 3) if verb else None


def _on_a_day(words: list[Token], at: int, starts: dict[int, Rhythm]) -> Rhythm | None:
    """ "on the first Tuesday of every month", "on the last Thursday of every other month", "in the first week of each month"."""
    lower = [token.lower for token in words[at : at + 2]]
    if lower in _DAYS and at + 4 in starts:
        return starts[at + 4]
    if lower[:1] == ["the"] and at + 1 in starts and starts[at + 1].last - at > 4:
        return starts[at + 1]
    return starts.get(at + 2) if lower == ["in", "the"] else None


def _apposed(words: list[Token], at: int, starts: dict[int, Rhythm]) -> Rhythm | None:
    """ "The X, a group of employers who come together three times a year, ...": what stands between commas."""
    if words[at].text != "," or [token.lower for token in words[at + 1 : at + 2]] not in (["a"], ["an"]):
        return None
    for index in range(at + 2, min(len(words), at + 20)):
        if words[index].text in {";", "."} or (words[index].text == "," and index in starts):
            return None
        if index in starts:
            meets = clause_words()["meets"] & {token.lower for token in words[at:index]}
            closed = words[starts[index].last : starts[index].last + 1]
            return starts[index] if meets and (not closed or closed[0].text in {",", "."}) else None
    return None


def _held_by(words: list[Token], at: int, starts: dict[int, Rhythm]) -> int:
    """The index behind "which the X chairs" or "X and the team hold"; 0 when that does not stand there."""
    if words[at].lower in {"which", "that"} and [t.lower for t in words[at + 1 : at + 2]] == ["brings"]:
        # "which brings three departments together every six weeks", "which brings together three departments every ..."
        together = [at + 2 + k for k, t in enumerate(words[at + 2 : at + 12]) if t.lower == "together"]
        if together == [at + 2]:
            return next((k for k in range(at + 3, at + 18) if k in starts), 0)
        return together[0] + 1 if together else 0
    if words[at].lower == "where":
        # "where the Governor takes the chair each quarter"
        end = posts_from(words, at + 1)[2]
        seat = [token.lower for token in words[end : end + 3]] == ["takes", "the", "chair"]
        return end + 3 if seat else 0
    relative = words[at].lower in {"which", "that"}
    if not (relative or words[at].is_capital):
        return 0
    end = posts_from(words, at + 1)[2]
    if relative and at + 1 < end < len(words) and words[end].lower in chair_words()["chairs"]:
        return end + 1
    for verb in range(at + 1, min(len(words), at + 9)):
        if words[verb].lower in {"hold", "holds", "convene", "convenes"}:
            return verb + 1
        if words[verb].text in {",", ".", ";", "("} or words[verb].lower in {"will", "is", "are"}:
            return 0
    return 0
