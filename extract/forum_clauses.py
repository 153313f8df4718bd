"""The verbs of which a forum is the subject, however far behind its name: "The X has been revived under ... and meets".

Behind a name stand a relative clause, a bracket, participles ("held weekly, chaired by ...") and the sentence's own
verb. A verb belongs to the forum when only auxiliaries stand between it and the name, "which", or "and"; one behind
another noun does not ("and each review is chaired by").
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from forumtrace.extract.forum_phrases import Phrase
from forumtrace.extract.oversight_lists import cues
from forumtrace.extract.tokens import Token
from forumtrace.extract.wordlists import load_toml

REACH = 45
"""Tokens behind a forum's name in which its verbs are looked for."""


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb of the forum at token `at`; `passive` behind "is", `near` when only asides about the forum precede."""

    at: int
    passive: bool
    near: bool


@cache
def clause_words() -> dict[str, frozenset[str]]:
    """The word lists of clauses."""
    return {name: frozenset(words) for name, words in load_toml("forum_words.toml")["clauses"].items()}


def limit(words: list[Token], phrases: Sequence[Phrase], phrase: Phrase, end: int) -> int:
    """Where the words about a forum end: at the next forum that has a name, or at a semicolon outside brackets."""
    stop = min(len(words), end + REACH)
    later = (max(end, p.edge) for p in phrases if p.first >= end and p.form != "bare" and p is not phrase)
    stop = min([stop, *later])
    depth = 0
    for at in range(end, stop):
        depth += (words[at].text == "(") - (words[at].text == ")")
        if words[at].text == ";" and depth < 1 and not _on_about_it(words, at + 1):
            return at
    return stop


def _on_about_it(words: list[Token], at: int) -> bool:
    """Whether a clause goes on about the forum: "; this is convened monthly", "; members meet", "; the X takes the chair"."""
    if at >= len(words):
        return False
    near = [token.lower for token in words[at : at + 12]]
    seated = any(near[k : k + 3] == ["takes", "the", "chair"] for k in range(len(near)))
    return near[0] in {"it", "this", "which", "members"} or (near[0] == "the" and seated)


def _resumes(words: list[Token], at: int) -> bool:
    """Whether the forum is the subject anew: "; it is held monthly", "and members come together once a quarter"."""
    lower, before = words[at].lower, words[at - 1].text
    members = lower == "members" and before in {";", "and"}
    return members or (before in {";", "but"} and lower in {"it", "this", "which"})


def is_governed(words: list[Token], phrase: Phrase) -> bool:
    """Whether a preposition stands before the forum, so that it is not the subject of its sentence."""
    return phrase.edge > 0 and words[phrase.edge - 1].lower in cues().prepositions | {"of"}


def predicates(
    words: list[Token], phrase: Phrase, end: int, stop: int, rhythms: frozenset[int]
) -> Iterator[Predicate]:
    """The verbs, from `end` up to `stop`, that the forum of `phrase` is the subject of."""
    lists, governed = clause_words(), is_governed(words, phrase)
    is_open, near, relative, passive = True, True, False, False
    for at in range(end if governed else _behind_nouns(words, end, stop), stop):
        lower = words[at].lower
        if at in rhythms:
            continue
        if lower in lists["auxiliaries"]:
            passive = lower in lists["passive"] or (passive and lower not in {"to", "will"})
            continue
        if _resumes(words, at):
            is_open, near, passive = True, True, False
            continue
        if lower in {"which", "that", "where"}:
            follows = near or (relative and words[at - 1].lower == "and")
            is_open, relative = follows, relative or follows
        elif lower in {"who", "whom", "whose"}:
            is_open = False
        elif lower in lists["joiners"]:
            is_open = not governed or near or relative
        else:
            if is_open:
                yield Predicate(at, passive, near)
            own = words[at].is_capital or lower in {"the", "a", "an", "by"}
            near = near and (not is_open or own or lower in lists["asides"])
            is_open = False
        passive = False


def _behind_nouns(words: list[Token], end: int, stop: int) -> int:
    """Behind "for prisoners with such needs", which tells whom the forum is for: at the verb, if one is near."""
    lists = clause_words()
    if end >= stop or words[end].lower not in {"for", "of", "with", "on", "in"}:
        return end
    for at in range(end + 1, min(stop, end + 16)):
        lower = words[at].lower
        if lower in {"which", "who", "that", "where"} or words[at].text in {",", "(", "."}:
            return end
        if lower in lists["finite"]:
            return at
    return end
