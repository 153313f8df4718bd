"""Lint on names: one name in two spellings that differ in case, hyphens or spaces only ("P-NOMIS", "pNomis").

Only words that hold a capital behind their first letter, or a hyphen between capitalised parts, are names for sure;
a word in capitals at the start of a sentence is not.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from forumtrace.extract.context import Context
from forumtrace.extract.model import Finding
from forumtrace.extract.sentences import Sentence

_NAME = re.compile(
    r"(?<![\w/-])(?:[A-Za-z]+-)?[A-Za-z]*[a-z][A-Z][A-Za-z]*\b|(?<![\w/-])[A-Z]+-[A-Z]?[A-Za-z]+\b"
)


def lint(context: Context) -> Iterator[Finding]:
    """Yield a `name-variant` finding at the first use of every spelling but the one that comes first."""
    spellings: dict[str, dict[str, tuple[Sentence, tuple[int, int]]]] = defaultdict(dict)
    for item in context.plan.items:
        for sentence in context.sentences(item):
            for match in re.finditer(r"[A-Za-z][A-Za-z-]+", sentence.text):
                word = match.group(0).strip("-")
                folded = _fold(word)
                spellings[folded].setdefault(word, (sentence, match.span()))
    for forms in spellings.values():
        # A common word that happens to be set in capitals somewhere is no name.
        if any(_NAME.fullmatch(form) for form in forms) and not any(form.islower() for form in forms):
            yield from _variants(forms)


def _fold(word: str) -> str:
    return word.replace("-", "").casefold().removesuffix("s")


def _variants(forms: dict[str, tuple[Sentence, tuple[int, int]]]) -> Iterator[Finding]:
    first, *others = forms
    for other in others:
        if other.removesuffix("s") == first.removesuffix("s"):
            continue
        sentence, place = forms[other]
        message = f'"{other}" is spelt "{first}" elsewhere in this document'
        yield Finding("name-variant", message, sentence.quote(*place), sentence.item.number)
