"""Whether the letters of an acronym fit the words of a phrase."""

import re
from collections.abc import Iterator

from forumtrace.extract.tokens import Token

LINKERS = frozenset({"of", "and", "in", "for", "the", "to", "on", "with", "a", "&", "at", "or", "by"})
_SPLIT = re.compile(r"[-/&'\u2019]")


def _parts(token: Token) -> list[str]:
    """The pieces of a word that may each give an initial: "Re-Offending" gives two."""
    return [part for part in _SPLIT.split(token.text) if part and part.lower() != "s"]


def full_form(acronym: str, words: list[Token]) -> int | None:
    """Where in `words` the phrase begins that ends with the last word and has the letters of `acronym`.

    First by initials (linking words may be passed over), then by letters inside words ("Safer Prisons Action
    Team" for SaPAT) if the phrase is written in capitals.
    """
    letters = [letter.lower() for letter in acronym if letter.isalnum()]
    return next((s for s in (_initials(letters, words), _inside(letters, words)) if s is not None), None)


def _initials(letters: list[str], words: list[Token]) -> int | None:
    need = len(letters) - 1
    for at in range(len(words) - 1, -1, -1):
        token = words[at]
        if not token.is_word:
            if token.text in ",&+":
                continue
            return None
        for part in reversed(_parts(token)):
            if part[0].lower() == letters[need]:
                need -= 1
                if need < 0:
                    return at
            elif token.lower not in LINKERS and part is _parts(token)[0]:
                return None
    return None


def _inside(letters: list[str], words: list[Token]) -> int | None:
    """As `_initials`, but a word may give several letters, the first of them its initial or none."""
    need = len(letters) - 1
    for at in range(len(words) - 1, -1, -1):
        token = words[at]
        if not token.is_word:
            return None
        if token.lower in LINKERS and token.lower[0] != letters[need]:
            continue
        if token.lower not in LINKERS and not token.is_capital:
            return None
        for letter in reversed(token.lower):
            if letter == letters[need] and (need or letter == token.lower[0]):
                need -= 1
                if need < 0:
                    return at if token.lower[0] == letters[0] else None
    return None


def windows(run: list[Token], lengths: set[int]) -> Iterator[tuple[int, int]]:
    """First and last index of every stretch of `run` with as many weighty words as an acronym has letters."""
    weighty = [at for at, token in enumerate(run) if token.lower not in LINKERS]
    for length in sorted(lengths):
        for k in range(len(weighty) - length + 1):
            yield weighty[k], weighty[k + length - 1]


def capital_runs(words: list[Token]) -> Iterator[list[Token]]:
    """Stretches of capitalised words, held together by linking words."""
    run: list[Token] = []
    for token in words:
        if token.is_word and (token.is_capital or (run and token.lower in LINKERS)):
            run.append(token)
            continue
        yield run
        run = []
    yield run
