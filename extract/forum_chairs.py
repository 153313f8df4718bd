"""Who chairs a forum: "chaired by the X", "which the X chairs", "with the X in the chair", "of which the X is chair".

Only what the words around the forum say. In a row of forums a chair belongs to the nearest alone; a post that chairs
in another's absence is not the chair.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TypeAlias

from forumtrace.extract.forum_clauses import Predicate
from forumtrace.extract.forum_people import LONGEST, is_article, posts_from
from forumtrace.extract.tokens import Token
from forumtrace.extract.wordlists import load_toml

Posts: TypeAlias = list[tuple[int, int]]
"""First token and the one behind the last, for each post."""
Chairs: TypeAlias = tuple[Posts, str]
"""The posts, and the word that joins two of them ("and", "or"; empty for one)."""


@cache
def _lists() -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in load_toml("forum_words.toml")["people"].items()}


def chairs_after(
    words: list[Token], at: int, stop: int, verbs: Sequence[Predicate], rhythms: frozenset[int]
) -> Iterator[Chairs]:
    """The posts said to chair the forum that ends before `at`, by the words up to `stop`.

    `verbs` are the verbs of which the forum is the subject, `rhythms` the tokens of frequencies, which may stand
    between ("each month, chaired by").
    """
    for found in (
        _beside(words, at, rhythms),
        *(_by_verb(words, verb, stop, rhythms) for verb in verbs),
        *(
            _relative(words, index, index <= at + 1 or words[index - 1].lower == "and")
            for index in range(at, stop)
        ),
        *(_seat(words, index) for index in range(at, stop)),
    ):
        if found:
            yield found
            return


def _beside(words: list[Token], at: int, rhythms: frozenset[int]) -> Chairs | None:
    """ "..., held monthly, chaired by the X", with nothing between but words that tell of the forum."""
    for index in range(at, min(len(words) - 1, at + 12)):
        lower = words[index].lower
        if lower in _lists()["chaired"]:
            return _by(words, index)
        if lower in {"with", "under"} and (presiding := _presiding(words, index)):
            return presiding
        if lower not in _lists()["passing"] and index not in rhythms:
            return None
    return None


def _by(words: list[Token], at: int) -> Chairs | None:
    """The posts behind "chaired by", "chaired jointly by", "led by"."""
    at += 1
    while at < len(words) and words[at].lower in _lists()["jointly"]:
        at += 1
    if at >= len(words) or words[at].lower != "by":
        return None
    posts, joint, end = posts_from(words, at + 1)
    if joint == "or" and len(posts) == 1:
        joint = ""
    after = [token.lower for token in words[end : end + 4]]
    if "absence" in after or (joint == "or" and "absence" in [w.lower for w in words[posts[0][1] : end]]):
        return posts[:1], ""
    return (posts, joint) if posts else None


def _by_verb(words: list[Token], verb: Predicate, stop: int, rhythms: frozenset[int]) -> Chairs | None:
    """A verb of the forum that tells of its chair: "will be chaired by", "has been revived under the X", "has"."""
    lower = words[verb.at].lower
    if lower in _lists()["chaired"] and (verb.passive or verb.near):
        return _by(words, verb.at)
    if not (verb.passive or verb.near):
        return None
    for index in range(verb.at + 1, min(stop, verb.at + 14)):
        if words[index].lower in {"with", "under"}:
            return _presiding(words, index)
        known = words[index].lower in _lists()["passing"] or is_article(words[index].lower)
        if not (index in rhythms or known):
            return None
    return None


def _presiding(words: list[Token], at: int) -> Chairs | None:
    """ "with the X in the chair", "with X as chair", "under the chairmanship of X", "under the X's leadership"."""
    lower = [token.lower for token in words[at + 1 : at + 6]]
    lead = next((k for k, word in enumerate(lower) if word in _lists()["lead"]), None)
    if words[at].lower == "under" and lead is not None and lower[lead + 1 : lead + 2] == ["of"]:
        posts, joint, _ = posts_from(words, at + lead + 3)
        return (posts, joint) if posts else None
    posts, joint, end = posts_from(words, at + 1)
    after = [token.lower for token in words[end : end + 4]]
    seats = _lists()["seat"]
    in_chair = (
        after[:3] in (["in", "the", "chair"], ["taking", "the", "chair"])
        or (after[:1] == ["as"] and any(word in seats for word in after[1:3]))
        or after[:2] in (["chairing", "."], ["chairing", ","], ["presiding", "."])
        or after == ["chairing"]
    )
    return (posts, joint) if posts and in_chair else None


def _relative(words: list[Token], at: int, own: bool) -> Chairs | None:
    """ "which the X chairs", "of which the X is chair", "for which the X acts as chair", "at which X takes the chair"."""
    if words[at].lower not in {"which", "that", "where"}:
        return None
    posts, joint, end = posts_from(words, at + 1)
    if not posts:
        return None
    after = [token.lower for token in words[end : end + 8]]
    verb = next((k for k, word in enumerate(after) if word not in _lists()["before_chairs"]), len(after))
    before = words[at - 1].lower if at else ""
    if (
        own
        and before not in {"of", "for", "at"}
        and after[verb : verb + 1]
        and after[verb] in _lists()["chairs"]
    ):
        # "which the X chairs": nothing of its own may follow the verb.
        follows = words[end + verb + 1].lower if end + verb + 1 < len(words) else "."
        return None if is_article(follows) else (posts, joint)
    if before in {"of", "for", "at"} or words[at].lower == "where":
        seat = next((k for k, word in enumerate(after) if word not in _lists()["holding"]), len(after))
        if seat and after[seat : seat + 1] and after[seat] in _lists()["seat"]:
            return posts, joint
    return None


def _seat(words: list[Token], at: int) -> Chairs | None:
    """ "(chair: X)", "whose chair is X", "the chair of which is X", "The chair is X", "has X as its chair"."""
    if words[at].lower in {"has", "have", "having"}:
        return _presiding(words, at)
    if words[at].lower not in _lists()["seat"] or at == 0:
        return None
    before, after = words[at - 1].lower, [token.lower for token in words[at + 1 : at + 5]]
    if before == "(" or words[at].is_capital:
        sign = after[:1] in ([":"], ["-"], ["\u2013"])
        posts, joint, _ = posts_from(words, at + 2) if sign else ([], "", 0)
        return (posts, joint) if posts else None
    start = at + 1
    if before == "the" and after[:2] in (["of", "which"], ["of", "this"], ["of", "the"]):
        start += 2 if after[1] == "which" else 3
    elif before not in {"whose", "its", "the"}:
        return None
    head = [token.lower for token in words[start : start + 2]]
    if head[:1] not in (["is"], ["will"], ["are"]):
        return None
    posts, joint, _ = posts_from(words, start + 1 + (head == ["will", "be"]))
    return (posts, joint) if posts else None


def chairs_before(words: list[Token], at: int) -> Iterator[Chairs]:
    """The posts that chair the forum that begins at `at`: "The Governor will chair the X", "Chaired by Y, the X"."""
    found = _chairing(words, at) or _holding(words, at) or _fronted(words, at)
    if found:
        yield found


def _chairing(words: list[Token], at: int) -> Chairs | None:
    """ "The Governor will chair the X", "a Lead Pharmacist, who chairs the X"."""
    over = (
        1
        if at > 2 and words[at - 1].lower == "over" and words[at - 2].lower in {"presides", "preside"}
        else 0
    )
    if at < 2 or not (over or words[at - 1].lower in _lists()["chairs"]):
        return None
    end = at - 1 - over
    while end > 0 and words[end - 1].lower in _lists()["before_chairs"]:
        end -= 1
    if words[end].lower == "who" and words[end - 1].text == ",":
        end -= 1
    return _posts_to(words, end)


def _holding(words: list[Token], at: int) -> Chairs | None:
    """ "The Governor is chair of the X", "has taken over the chair of the X", "takes the chair at the X"."""
    if (
        at < 3
        or words[at - 1].lower not in {"of", "for", "at"}
        or words[at - 2].lower not in _lists()["seat"]
    ):
        return None
    end = at - 2
    while end > 0 and words[end - 1].lower in _lists()["holding"]:
        end -= 1
    return _posts_to(words, end) if end < at - 2 else None


def _posts_to(words: list[Token], end: int) -> Chairs | None:
    """The posts that end before `end`."""
    for start in range(max(0, end - LONGEST), end):
        open_left = start == 0 or not words[start - 1].is_word or is_article(words[start - 1].lower)
        # Cut, for "leads" could be a post.
        posts, joint, last = posts_from(words[:end], start) if open_left else ([], "", start)
        if posts and last == end:
            return posts, joint
    return None


def _fronted(words: list[Token], at: int) -> Chairs | None:
    """ "Chaired by the Governor, the X", "Under the leadership of the Governor, the X"."""
    first = words[0].lower
    if at < 4 or words[at - 1].text != ",":
        return None
    found = (
        _by(words, 0)
        if first in _lists()["chaired"]
        else _presiding(words, 0)
        if first in {"under", "with"}
        else None
    )
    return found if found and found[0][-1][1] <= at - 1 <= found[0][-1][1] + 3 else None
