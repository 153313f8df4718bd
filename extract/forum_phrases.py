"""Phrases that name a forum, known by their shape: a head noun ("meeting", "board", "panel") and the words before it.

A phrase is only a candidate where it has no name of its own ("the meeting", "monthly meetings with the provider");
what stands for what is decided from the surroundings elsewhere.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from forumtrace.extract.acronyms import singular
from forumtrace.extract.forum_guards import is_forum, plain_head
from forumtrace.extract.forum_lexicon import Lexicon, name_words
from forumtrace.extract.forum_modifiers import Modifiers, Walk
from forumtrace.extract.frequencies import Rhythm
from forumtrace.extract.tokens import Token

Form: TypeAlias = Literal["named", "generic", "bare", "acronym"]
"""generic: named only by what sort of forum it is ("scrutiny meetings"); bare: by nothing ("the meeting")."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """One forum phrase: tokens `first` (included) to `last` (excluded) of a sentence, without article or frequency.

    `words` are the words of its name without bracketed acronym and frequency, `head` its head noun in the singular.
    """

    first: int
    last: int
    words: tuple[Token, ...]
    head: str
    form: Form
    plural: bool = False
    acronym: Token | None = None
    rhythms: tuple[Rhythm, ...] = ()
    determiner: str = ""
    edge: int = 0
    """Where the phrase begins with its article, frequency and dropped adjectives."""
    part: int = 0
    """0 for the whole phrase, else which of several forums of one head it is, from 1."""

    @property
    def is_team(self) -> bool:
        """Whether the head is "team", which is a forum only where the document says that it meets."""
        return self.head == "team"


def find_phrases(lexicon: Lexicon, words: list[Token]) -> list[Phrase]:
    """All forum phrases of one sentence in order; those of one head with two names stand side by side."""
    ends = {rhythm.last: rhythm for rhythm in lexicon.calendar.find(words)}
    starts = {rhythm.first: rhythm for rhythm in ends.values()}
    found: list[Phrase] = []
    lower = [token.lower for token in words]
    for at in range(len(words)):
        if lexicon.words.head_at(lower, at):
            found += _headed(lexicon, words, ends, starts, at)
    taken = {index for phrase in found for index in range(phrase.first, phrase.last)}
    for at, token in enumerate(words):
        if at not in taken and token.is_acronym:
            found += _short(lexicon, words, ends, at)
    return sorted(found, key=lambda phrase: (phrase.first, phrase.part))


def _after(words: list[Token], at: int) -> tuple[int, Token | None]:
    """The index behind the head at `at` and the acronym in brackets that follows it."""
    if (
        at + 3 < len(words)
        and words[at + 1].text == "("
        and words[at + 3].text == ")"
        and words[at + 2].is_acronym
    ):
        return at + 4, words[at + 2]
    return at + 1, None


def _next_head(lexicon: Lexicon, words: list[Token], starts: dict[int, Rhythm], last: int) -> bool:
    """Whether a further head follows, so that the head before it is only part of the name."""
    rhythm = starts.get(last)
    last = rhythm.last if rhythm else last
    return last < len(words) and words[last].lower in lexicon.words.singular


def _headed(
    lexicon: Lexicon, words: list[Token], ends: dict[int, Rhythm], starts: dict[int, Rhythm], at: int
) -> Iterator[Phrase]:
    known, token = lexicon.words, plain_head(words[at])
    last, acronym = _after(words, at)
    plural = token.lower in known.plural
    if not plural and token is words[at] and _next_head(lexicon, words, starts, last):
        return
    found = Walk(lexicon, words, ends, at).run()
    _trim(lexicon, words, found)
    head = known.head_at([other.lower for other in words[max(0, at - 1) : at + 2]], min(at, 1)) or ""
    form = _form(lexicon, words, found)
    inner = [known.singular.get(words[index].lower, "") for index in found.indexes]
    if len(inner) == 1 and inner[0] not in {"", "team", "meeting"}:
        # "each committee meeting" names no committee.
        head, form = inner[0], "bare"
    edge = _edge(lexicon, words, found)
    whole = Phrase(
        found.first if found.indexes else at,
        last,
        (*(words[index] for index in found.indexes), token),
        head,
        form,
        plural,
        acronym or found.acronym,
        tuple(sorted(found.rhythms, key=lambda rhythm: rhythm.first)),
        found.determiner,
        edge,
    )
    if is_forum(lexicon, words, whole, at):
        yield from _parts(lexicon, words, whole, found, token)


def _trim(lexicon: Lexicon, words: list[Token], found: Modifiers) -> None:
    """Take the prison's own name off the beginning: "HMP Anytown Security Committee"."""
    while found.indexes:
        first = min(found.indexes)
        lower = words[first].lower
        owner = words[first].is_acronym and lower.endswith("'s")
        prison = lower in {"hmp", "hmyoi", "hmp/yoi", "yoi", "hmpyoi"} or lower in lexicon.place
        if not (owner or prison):
            break
        for part in found.parts:
            if first in part:
                part.remove(first)
    found.parts = [part for part in found.parts if part] or [[]]
    found.first = min(found.indexes, default=found.first)


def _edge(lexicon: Lexicon, words: list[Token], found: Modifiers) -> int:
    at = min([found.first, *(rhythm.first for rhythm in found.rhythms)])
    while at > 0:
        before = words[at - 1]
        if before.lower.endswith(("'s", "s'")) and before.is_word:
            at = _over_owner(words, at - 1)
        elif _is_edge(lexicon, before, found):
            at -= 1
        else:
            break
    return _over_adjectives(lexicon, words, at) if words[at].is_capital else at


def _over_adjectives(lexicon: Lexicon, words: list[Token], at: int) -> int:
    """Where a name in capitals begins with the small words that stand between it and its article, up to three."""
    known = lexicon.words
    for first in range(at - 1, max(at - 4, 0), -1):
        word, before = words[first], words[first - 1].lower
        if not word.is_word or word.is_capital or word.lower in known.stops or word.lower in known.singular:
            break
        if before in {"the", "a", "an", "its", "our", "their"}:
            return first - 1
    return at


def _over_owner(words: list[Token], at: int) -> int:
    """Where somebody begins whose forum it is, with the article: "the Head of Safety's"."""
    capital = words[at].is_capital
    while capital and at > 0 and (words[at - 1].is_capital or words[at - 1].lower in {"of", "and"}):
        if words[at - 1].lower in {"of", "and"} and not (at > 1 and words[at - 2].is_capital):
            break
        at -= 1
    return at - 1 if at > 0 and words[at - 1].lower in {"the", "a", "an", "our", "their", "its"} else at


def _is_edge(lexicon: Lexicon, before: Token, found: Modifiers) -> bool:
    known, lower = lexicon.words, before.lower
    month = before.is_capital and lower in known.months
    return month or lower in known.dropped or lower in known.descriptive or lower == found.determiner


def _form(lexicon: Lexicon, words: list[Token], found: Modifiers) -> Form:
    if not found.indexes:
        return "bare"
    generic = lexicon.words.generic
    return "generic" if all(words[index].lower in generic for index in found.indexes) else "named"


def _parts(
    lexicon: Lexicon, words: list[Token], whole: Phrase, found: Modifiers, head: Token
) -> Iterator[Phrase]:
    """The phrase itself, or one for each of its coordinated names if its head is plural."""
    parts = [sorted(part) for part in reversed(found.parts)]
    inner = [words[index] for part in parts for index in part if words[index].lower in lexicon.words.singular]
    if len(parts) < 2 or not whole.plural or any(token.is_capital for token in inner):
        if len(parts) > 1:
            kept = {"and", "&", ","}
            inside = range(whole.first, parts[-1][-1] + 1)
            joined = [words[i] for i in inside if i in found.indexes or words[i].lower in kept]
            yield replace(whole, words=(*joined, head))
        else:
            yield whole
        return
    lead = words[parts[0][0]]
    shared = (lead,) if lead.lower in lexicon.words.shared and len(parts[0]) > 1 else ()
    for number, part in enumerate(parts, 1):
        own = tuple(words[index] for index in part)
        names = (*(shared if number > 1 else ()), *own, head)
        generic = all(token.lower in lexicon.words.generic for token in names[:-1])
        form: Form = "generic" if generic else "named"
        yield replace(whole, first=part[0], words=names, form=form, part=number)


def _short(lexicon: Lexicon, words: list[Token], ends: dict[int, Rhythm], at: int) -> Iterator[Phrase]:
    """An acronym that stands alone for a forum."""
    token, known = words[at], lexicon.words
    full = lexicon.expand(token.text)
    head = lexicon.head_of(full) if full else None
    listed = singular(token.text).casefold() in lexicon.names.acronyms
    if full and head is None and listed and (*name_words(full), "meeting") in lexicon.names.kinds:
        head = "meeting"
    if full is None and (kind := lexicon.short_kind(token.text)):
        head = "team" if lexicon.is_team(kind) else "meeting"
    following = words[at + 1] if at + 1 < len(words) else None
    if head is None or head == "clinic":
        return
    if following is not None and (
        following.lower in known.not_after["any"] or following.lower in known.people - known.belongings
    ):
        return
    found = Walk(lexicon, words, ends, at)
    found.edge = True
    left = found.run()
    edge = _edge(lexicon, words, left)
    rhythms = tuple(sorted(left.rhythms, key=lambda rhythm: rhythm.first))
    yield Phrase(at, at + 1, (token,), head, "acronym", False, token, rhythms, left.determiner, edge)
