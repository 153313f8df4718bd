"""Whose a forum is: the prison's own, unless its name, or the words right behind it, say that it is not.

"HMPPS Estates Board", "a panel convened by NHS England" tell the body; "Regional Safety Board", "External Scrutiny Panel"
only that the forum is not the prison's: then no home is said of it. What a name does not tell is not guessed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeAlias

from forumtrace.extract.forum_lexicon import Lexicon, forum_words, name_words
from forumtrace.extract.forum_mentions import Mention
from forumtrace.extract.tokens import Token
from forumtrace.extract.vocabulary import Concept, Vocabulary
from forumtrace.extract.wordlists import load_toml

_Words: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Home:
    """Whose a forum is: the prison's `own`, or that of `owner`, a body of the code list, as the mention `told` tells.

    `named`: the forum's name begins with the owner's, so that it is the same forum in every plan.
    """

    own: bool = False
    owner: Concept | None = None
    told: Mention | None = None
    named: bool = False


def home(lexicon: Lexicon, name: str, mentions: Sequence[Mention]) -> Home:
    """The home of the forum that is called `name` in `mentions`."""
    if any(mention.way == "participants" for mention in mentions):
        # The name is that of those who meet.
        return Home(own=True)
    mentions = [mention for mention in mentions if mention.way != "verb"]
    vocabulary = lexicon.vocabulary
    named = [m for m in mentions if m.way not in {"anaphor", "pronoun"}]
    owner, authority = _beginning(name_words(name), vocabulary)
    if owner:
        return Home(owner=owner, told=(named or mentions)[0], named=authority)
    for mention in mentions:
        if behind := _behind(mention, vocabulary):
            return Home(owner=behind, told=mention)
    body = _bodies(vocabulary, "organisation-scheme").get(name_words(name))
    # "the national X Panel", where the plan explains only "X Panel": the word that tells is no part of the name.
    said = [name_words(name), *map(_printed, named)]
    return Home(own=not ((body and not body.broader) or any(map(_is_wide, said))))


def _printed(mention: Mention) -> _Words:
    return name_words(" ".join(token.text for token in mention.phrase.words))


@cache
def _lists() -> dict[str, frozenset[_Words]]:
    lists = load_toml("forum_words.toml")["outside"]
    return {name: frozenset(name_words(phrase) for phrase in phrases) for name, phrases in lists.items()}


@cache
def _bodies(vocabulary: Vocabulary, scheme: str) -> dict[_Words, Concept]:
    """The bodies of a scheme by the words of their names."""
    return {name_words(label): body for body in vocabulary.scheme(scheme) for label in body.labels}


def _opening(words: _Words, names: dict[_Words, Concept]) -> tuple[int, Concept | None]:
    """The longest name with which `words` begin: how many words it has, and the body."""
    for end in range(min(len(words), 10), 0, -1):
        if words[:end] in names:
            return end, names[words[:end]]
    return 0, None


def _beginning(words: _Words, vocabulary: Vocabulary) -> tuple[Concept | None, bool]:
    """The body with whose name a forum's begins, and whether it is an authority.

    An authority is told by its bare name ("HMPPS X Board"), any other body as an owner ("Serco's X Board"). A meeting
    about what the body does for the prison is no such forum: "NHS England Contract Review Meeting".
    """
    end, owner = _opening(words, _bodies(vocabulary, "forum-owner-scheme"))
    authority = owner is not None
    if owner is None:
        at = next((k for k, word in enumerate(words) if word.endswith(("'s", "s'"))), None)
        if at is None:
            return None, False
        possessor = (*words[:at], words[at].removesuffix("'s").removesuffix("'"))
        end, owner = at + 1, _bodies(vocabulary, "organisation-scheme").get(possessor)
    between = any((word,) in _lists()["between"] for word in words[end:])
    return (None, False) if between or end == len(words) else (owner, authority)


def _is_wide(words: _Words) -> bool:
    """Whether a name tells of more than one prison, or of people outside who look at one."""
    lists = _lists()
    starts = (words[:end] for end in range(1, len(words)))
    if any(start in lists["opening"] for start in starts):
        return True
    parts = {words[a : a + length] for a in range(len(words)) for length in (1, 2, 3)}
    if parts & lists["area"]:
        return True
    if parts & lists["bodies"] and not parts & lists["between"]:
        return True
    return words[:1] in lists["apart"] and bool(parts & lists["looking"])


def _behind(mention: Mention, vocabulary: Vocabulary) -> Concept | None:
    """The authority that is said to hold the forum: "convened by X", "(ABC), which X convenes", "of X"."""
    words, at = mention.read.words, mention.end
    while at < len(words) and words[at].lower in {",", "which", "that", "is", "are"}:
        at += 1
    lists = _lists()
    lower = tuple(token.lower for token in words[at : at + 3])
    if lower[1:2] == ("by",) and lower[:1] in lists["held"]:
        at += 2
    elif lower == ("set", "up", "by"):
        at += 3
    elif lower[:1] == ("of",) and at == mention.end:
        at += 1
    elif words[at - 1].lower not in {"which", "that"}:
        return None
    else:
        return _authority(words, at, vocabulary, holding=True)
    return _authority(words, at, vocabulary)


def _authority(
    words: list[Token], at: int, vocabulary: Vocabulary, *, holding: bool = False
) -> Concept | None:
    """The authority named at `at`, alone and not in the title of its people; with `holding` a verb must follow."""
    at += words[at : at + 1] != [] and words[at].lower == "the"
    text = " ".join(token.text for token in words[at : at + 10])
    end, owner = _opening(name_words(text), _bodies(vocabulary, "forum-owner-scheme"))
    at += end
    while holding and at < len(words) and words[at].is_capital:
        at += 1
    after = words[at].lower if at < len(words) else ""
    if holding:
        # "which X holds with the prison" is of both.
        joint = [token.lower for token in words[at + 1 : at + 2]] == ["with"]
        return owner if (after,) in _lists()["holding"] and not joint else None
    more = {"and", "&", "with", *forum_words().people}
    return owner if after not in more and not (after and words[at].is_capital) else None
