"""Lint on spelling: a long word that lacks or doubles a letter or two of a word of the genre's vocabulary, or swaps two.

Without a dictionary nothing more can be judged: a replaced letter mostly makes another good word, and so does another
beginning or end ("provided", "provider"), so these never count.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from forumtrace.extract.context import Context
from forumtrace.extract.model import Finding
from forumtrace.extract.vocabulary import Vocabulary

SHORTEST = 9
"""Letters of a word that is judged; shorter ones have too many neighbours."""

_WORD = re.compile(rf"(?<![\w'-])[A-Za-z][a-z]{{{SHORTEST - 1},}}(?![\w'-])")


def lint(context: Context) -> Iterator[Finding]:
    """Yield a `spelling` finding for every misspelt word, at its first use in each row."""
    known = _known(context.vocabulary)
    every = {word for words in known.values() for word in words}
    for item in context.plan.items:
        seen: set[str] = set()
        for sentence in context.sentences(item):
            for match in _WORD.finditer(sentence.text):
                word = match.group(0).casefold()
                if word in seen or word in every or word.removesuffix("s") in every:
                    continue
                seen.add(word)
                meant = _meant(word, known)
                if meant:
                    message = f'"{match.group(0)}" is probably "{meant}"'
                    yield Finding("spelling", message, sentence.quote(*match.span()), item.number)


def _known(vocabulary: Vocabulary) -> dict[tuple[str, str], list[str]]:
    """The long words of all labels, by their first two and last three letters."""
    words = {word.casefold() for label in vocabulary.labels() for word in _WORD.findall(label)}
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for word in sorted(words):
        found[word[:2], word[-3:]].append(word)
    return found


def _meant(word: str, known: dict[tuple[str, str], list[str]]) -> str | None:
    near = [other for other in known.get((word[:2], word[-3:]), ()) if _slipped(word, other)]
    return near[0] if len(near) == 1 else None


def _slipped(word: str, meant: str) -> bool:
    """Whether `word` is `meant` with one or two letters too few or too many, or with two neighbours swapped."""
    if len(word) == len(meant):
        wrong = [at for at, (a, b) in enumerate(zip(word, meant, strict=True)) if a != b]
        return (
            len(wrong) == 2
            and wrong[1] == wrong[0] + 1
            and {*word[wrong[0] : wrong[1] + 1]} == {*meant[wrong[0] : wrong[1] + 1]}
        )
    shorter, longer = sorted((word, meant), key=len)
    letters = iter(longer)
    return len(longer) - len(shorter) <= 2 and all(letter in letters for letter in shorter)
