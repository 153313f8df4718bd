"""The word lists of conditions, and what a clause says by them."""

from functools import cache

from forumtrace.extract.naming import singular
from forumtrace.extract.wording import Word, word_class
from forumtrace.extract.wordlists import load_toml


@cache
def listed(name: str) -> frozenset[str]:
    """The words of a list of `conditions.toml`."""
    return frozenset(str(load_toml("conditions.toml")[name]).split())


def small(ws: list[Word], count: int) -> list[str]:
    """The first words of a clause in small letters, up to the end of the clause."""
    out: list[str] = []
    for word in ws[:count]:
        if word.text in ",;.)":
            break
        out.append(word.lower)
    return out


def holds(name: str, said: list[str]) -> bool:
    """Whether one of the words, in the singular or as printed, is in a list."""
    return any(word in listed(name) or singular(word) in listed(name) for word in said)


def one_case(said: list[str], count: int) -> bool:
    """Whether the first words speak of one prisoner or case, not of "the case administrator", "the business case"."""
    posts = word_class("role_heads") | word_class("role_bare") | listed("after_case")
    around = zip(["", *said], said[:count], [*said[1:], ""], strict=False)
    # "the business case", "funding being released"
    return any(
        word in listed("cases")
        and before not in ("business", "being")
        and not (word in ("received", "released") and before in ("been", "is", "are"))
        and singular(after) not in posts
        for before, word, after in around
    )


def lowered(ws: list[Word]) -> set[str]:
    """The words in small letters."""
    return {word.lower for word in ws}


def spoken_of(before: list[Word]) -> bool:
    """Whether the words before a cue speak of prisoners or cases, so that a pronoun behind it may mean one of them."""
    return bool(listed("cases") & lowered(before))


def past(said: list[str]) -> bool:
    """Whether the first verb of a clause tells of the past, as in "once the report was received"."""
    verb = next((word for word in said if word in listed("auxiliaries")), "")
    return verb in ("was", "were", "had")
