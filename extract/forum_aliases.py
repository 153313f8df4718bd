"""Further names that a document gives a forum: a short one in brackets, one that it had, that of a part of it."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from forumtrace.extract.forum_lexicon import Lexicon
from forumtrace.extract.forum_names import Name, canonical, name_key
from forumtrace.extract.forum_phrases import Phrase
from forumtrace.extract.forum_read import Read
from forumtrace.extract.tokens import Token

NEAR = 8
"""Tokens between a forum and the name that it had."""


def short_names(lexicon: Lexicon, read: Read) -> Iterator[tuple[str, str]]:
    """Keys of short names with the full ones that stand before them: "the X and Y Board (the Y Board)"."""
    for left, right in pairwise(read.phrases):
        between = [token.lower for token in read.words[left.last : right.first]]
        closed = [token.text for token in read.words[right.last : right.last + 1]] == [")"]
        if between in (["("], ["(", "the"]) and closed:
            yield name_key(canonical(lexicon, right).text), canonical(lexicon, left).text


def in_full(lexicon: Lexicon, name: Name) -> Name:
    """The full name of a forum for a short one that the document gives it; any other name as it is."""
    full = lexicon.short_names.get(name_key(name.text))
    return replace(name, text=full, reason="the short name that the document gives it") if full else name


def part_of(lexicon: Lexicon, read: Read, phrase: Phrase) -> Name | None:
    """The forum of which `phrase` is a part: "a sub group of the X Committee"."""
    after = next((other for other in read.phrases if other.first >= phrase.last), None)
    part = any(token.lower.startswith("sub") for token in phrase.words)
    if after is None or not part or after.form != "named":
        return None
    between = [token.lower for token in read.words[phrase.last : after.first]]
    return canonical(lexicon, after) if between in (["of"], ["of", "the"]) else None


def is_renaming(lexicon: Lexicon, words: list[Token], end: int, start: int) -> bool:
    """Whether what stands between a forum that ends at `end` and a name from `start` says that it had that name."""
    known, at = lexicon.words, start
    if start - end > NEAR:
        return False
    while at > end and words[at - 1].lower in known.renaming | known.renamed:
        at -= 1
    return bool({token.lower for token in words[at:start]} & known.renamed)
