"""Words by which owners are told apart (owners.toml), and what they say of a piece of the owner column."""

import re
from functools import cache
from typing import NamedTuple

from forumtrace.extract.wordlists import load_toml

ACRONYM = re.compile(r"\b(?!HMP\b)[A-Z][A-Z&]{1,6}s?\d?\b")


class OwnerWords(NamedTuple):
    """The patterns and lists of owners.toml, by their names there."""

    heads: re.Pattern[str]
    bodies: re.Pattern[str]
    begins: re.Pattern[str]
    ranks: re.Pattern[str]
    units: re.Pattern[str]
    person: re.Pattern[str]
    posts: re.Pattern[str]
    titled: re.Pattern[str]
    joint: re.Pattern[str]
    bare: frozenset[str]
    topics: frozenset[str]


@cache
def owner_words() -> OwnerWords:
    """The shipped words."""
    data = load_toml("owners.toml")
    patterns = {key: re.compile(data[key]) for key in OwnerWords._fields[:-2]}
    return OwnerWords(**patterns, bare=frozenset(data["bare"]), topics=frozenset(data["topics"]))


def is_named(text: str) -> bool:
    """Whether words are a proper name or a post, not only topics of a department ("Safety", "Skills and Work")."""
    words = [
        word for word in re.findall(r"[A-Za-z][A-Za-z'-]*", text) if word not in ("and", "of", "the", "for")
    ]
    return (
        sum(map(len, words)) > 1
        and words[0][0].isupper()
        and any(w.casefold() not in owner_words().topics for w in words)
    )


def is_whole(text: str) -> bool:
    """Whether words end as a post or body ends ("Health" in "Health and Safety Team" does not)."""
    last = text[text.rfind(" ") + 1 :].strip("()")
    words = owner_words()
    ends = [match.end() for match in words.bodies.finditer(text)]
    return bool(words.heads.search(last) or ACRONYM.fullmatch(last) or len(text) in ends)


def is_owner(text: str) -> bool:
    """Whether words name a post or body by themselves."""
    words = owner_words()
    return bool(words.heads.search(text) or words.bodies.search(text) or ACRONYM.search(text))
