"""The words that say who is in the chair: "chaired by the X", "with the X in the chair", "under the leadership of X"."""

from functools import cache
from typing import TypeAlias

from forumtrace.extract.forum_people import is_article, posts_from
from forumtrace.extract.tokens import Token
from forumtrace.extract.wordlists import load_toml

Posts: TypeAlias = list[tuple[int, int]]
"""First token and the one behind the last, for each post."""
Chairs: TypeAlias = tuple[Posts, str]
"""The posts, and the word that joins two of them ("and", "or"; empty for one)."""


@cache
def lists() -> dict[str, frozenset[str]]:
    """The word lists of people in the chair."""
    return {name: frozenset(words) for name, words in load_toml("forum_words.toml")["people"].items()}


def is_post(words: list[Token]) -> bool:
    """Whether words that read as a post name one: neither half of a title ("the Head") nor members of a body."""
    lower = [token.lower for token in words]
    noun = lower[lower.index("of") - 1] if "of" in lower[1:] else lower[-1]
    return noun not in lists()["no_post"] and not (len(lower) == 1 and noun in lists()["unfinished"])


def by(words: list[Token], at: int) -> Chairs | None:
    """The posts behind "chaired by", "chaired jointly by", "led by"."""
    at += 1
    while at < len(words) and (words[at].lower in lists()["jointly"] or words[at].lower.endswith("ly")):
        at += 1
    if at >= len(words) or words[at].lower != "by":
        return None
    posts, joint, end = who(words, at + 1, words[at - 1].lower != "led")
    if joint == "or" and len(posts) == 1:
        joint = ""
    after = [token.lower for token in words[end : end + 4]]
    if posts and words[end - 1].lower.endswith("'s") and after[:1] and words[end].is_word:
        # "the Governor's delegate, the Head of Safety"
        posts, joint, _ = posts_from(words, end + 2) if after[1:2] == [","] else ([], "", end)
        return (posts, joint) if posts else None
    if "absence" in after or (joint == "or" and "absence" in [w.lower for w in words[posts[0][1] : end]]):
        return posts[:1], ""
    return (posts, joint) if posts else None


def presiding(words: list[Token], at: int, *, in_chair: bool = False) -> Chairs | None:
    """ "with the X in the chair", "with X as chair", "under the chairmanship of X", "under the X's leadership".

    With `in_chair` only the first two of these.
    """
    lower = [token.lower for token in words[at + 1 : at + 6]]
    lead = next((k for k, word in enumerate(lower) if word in lists()["lead"]), None)
    if words[at].lower == "under" and lead is not None and lower[lead + 1 : lead + 2] == ["of"]:
        posts, joint, _ = posts_from(words, at + lead + 3)
        return (posts, joint) if posts else None
    posts, joint, end = posts_from(words, at + 1)
    owned = bool(posts) and words[end - 1].lower.endswith(("'s", "s'"))
    if words[at].lower == "under" and owned and end < len(words) and words[end].lower in lists()["lead"]:
        return posts, joint
    if posts and _deputy(words, end):
        end += 3
    after = [token.lower for token in words[end : end + 4]]
    if in_chair:
        seat = after[:3] in (["in", "the", "chair"], ["as", "its", "chair"], ["as", "the", "chair"])
        seat = seat or after[:2] == ["as", "chair"]
        return (posts, joint) if posts and seat else None
    seats = lists()["seat"]
    seated = (
        after[:3] in (["in", "the", "chair"], ["taking", "the", "chair"])
        or (after[:1] == ["as"] and any(word in seats for word in after[1:3]))
        or after[:2] in (["chairing", "."], ["chairing", ","], ["presiding", "."])
        or after == ["chairing"]
    )
    return (posts, joint) if posts and seated else None


def _deputy(words: list[Token], at: int) -> bool:
    """Whether somebody in place of a post follows it: "or her deputy"."""
    lower = [token.lower for token in words[at : at + 3]]
    return (
        lower[:1] == ["or"]
        and lower[1:2] in (["his"], ["her"], ["their"])
        and lower[2:] in (["deputy"], ["nominee"])
    )


def who(words: list[Token], at: int, lone: bool = False) -> tuple[Posts, str, int]:
    """The posts from `at`, and a body named before "and the Head of Y"; with `lone` also a body by itself."""
    posts, joint, end = posts_from(words, at)
    first = at + (at < len(words) and is_article(words[at].lower))
    last = first
    while last < min(len(words), first + 6) and words[last].is_capital and words[last].is_word:
        last += 1
    if posts or last == first:
        return posts, joint, end
    if last < len(words) and words[last].lower in {"and", "&"}:
        posts, _, end = posts_from(words, last + 1)
        if posts:
            return [(first, last), *posts], "and", end
    return ([(first, last)], "", last) if lone else ([], "", at)
