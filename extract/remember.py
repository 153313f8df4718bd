"""Readers of one text that several extractors ask the same of: each text is read once."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import TypeAlias, TypeVar

from forumtrace.extract.vocabulary import Vocabulary

Found = TypeVar("Found")
Reader: TypeAlias = Callable[[str, Vocabulary, Mapping[str, str]], Found]

KEPT = 4096
"""Texts of which each reader keeps what it found: more than the sentences of a plan."""


def remembered(reader: Reader[Found]) -> Reader[Found]:
    """`reader(text, vocabulary, acronyms)` that keeps its results.

    The result must depend on the arguments only, and `acronyms` must not change: they are told by identity.
    """
    kept: dict[tuple[str, int, int], tuple[Vocabulary, Mapping[str, str], Found]] = {}

    @wraps(reader)
    def read(text: str, vocabulary: Vocabulary, acronyms: Mapping[str, str]) -> Found:
        key = (text, id(vocabulary), id(acronyms))
        entry = kept.get(key)
        if entry is None:
            if len(kept) >= KEPT:
                kept.clear()
            # The arguments are kept with the result, so that their identities cannot pass to other objects.
            entry = kept[key] = (vocabulary, acronyms, reader(text, vocabulary, acronyms))
        return entry[2]

    return read
