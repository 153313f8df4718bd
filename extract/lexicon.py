"""Names of the code lists in running text."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from forumtrace.extract.naming import expands
from forumtrace.extract.vocabulary import Concept, Vocabulary

# Addresses stay whole: "justice" in one of them names nobody.
_WORD = re.compile(r"[\w.+-]{1,64}+@\S+|(?:https?://|www\.)\S+|\w+|[^\w\s]")
_SMALL = frozenset({"from", "into", "over", "their", "under", "with", "within"})
"""Words of four letters and more that a name writes without a capital."""


@dataclass(frozen=True, slots=True)
class Known:
    """A place in a text at which a label of `concept` stands; `exact` when its capitals are the label's, too."""

    start: int
    end: int
    concept: Concept
    exact: bool


@lru_cache(maxsize=16)
def labels(vocabulary: Vocabulary, scheme: str) -> dict[str, Concept]:
    """Case-folded label to concept, over all labels of one scheme."""
    return vocabulary.labelled(scheme)


def is_abbreviation(label: str) -> bool:
    """Whether a label is one word with two capitals: such names count with their capitals only."""
    return " " not in label and sum(c.isupper() for c in label) > 1


def _forms(label: str) -> Iterator[str]:
    """A label with its plural and its spellings with and without hyphen, "and" and "&", apostrophe."""
    for form in {label, label.replace(" and ", " & "), label.replace("'", "’")}:  # noqa: RUF001
        yield form
        if not form.endswith(("s", "+", ")")):
            yield form + "s"
        if "-" in form:
            yield form.replace("-", "")
            yield form.replace("-", " ")
        if form.casefold().startswith(("head of ", "lead for ")):
            yield form[:4] + "s" + form[4:]


class _Word(NamedTuple):
    """One word or sign of a text, and where it stands."""

    text: str
    start: int
    end: int


class _Entry(NamedTuple):
    """One spelling of a label, word for word in lower case."""

    words: tuple[str, ...]
    concept: Concept
    label: str


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[_Word, ...]:
    return tuple(_Word(match[0], *match.span()) for match in _WORD.finditer(text))


@lru_cache(maxsize=16)
def _entries(vocabulary: Vocabulary, scheme: str) -> Mapping[str, list[_Entry]]:
    """The spellings of all labels of one scheme, by their first word."""
    found = defaultdict(list)
    for concept in vocabulary.scheme(scheme):
        for label in concept.labels:
            for form in {form.lower() for form in _forms(label)}:
                words = tuple(_WORD.findall(form))
                found[words[0]].append(_Entry(words, concept, label))
    return found


def _occurrences(
    vocabulary: Vocabulary, scheme: str, text: str
) -> Iterator[tuple[_Entry, tuple[_Word, ...]]]:
    """Each label that stands in `text`, with the words it stands on."""
    entries, words = _entries(vocabulary, scheme), _words(text)
    lower = tuple(word.text.lower() for word in words)
    for at, word in enumerate(lower):
        for entry in entries.get(word, ()):
            end = at + len(entry.words)
            if lower[at:end] == entry.words:
                yield entry, words[at:end]


@lru_cache(maxsize=8192)
def find(vocabulary: Vocabulary, scheme: str, text: str) -> tuple[Known, ...]:
    """The labels of `scheme` in `text`, longest first where two overlap, in text order.

    A label that is an abbreviation must stand with its own capitals; `exact` tells whether another label does.
    """
    found: list[tuple[int, int, bool, str, Concept]] = []
    for entry, words in _occurrences(vocabulary, scheme, text):
        concept, label = entry.concept, entry.label
        start, end = words[0].start, words[-1].end
        surface = text[start:end]
        if is_abbreviation(label) and not surface.startswith(label):
            continue
        same = surface.startswith(label) or surface.replace("\u2019", "'").startswith(label[:-1])
        found.append((start, end, same or _is_name(words), label, concept))
    found.sort(key=lambda f: (f[0] - f[1], not f[2], f[0], str(f[4].iri)))
    taken: list[Known] = []
    ends: set[int] = set()
    for start, end, exact, _, concept in found:
        if not ends.intersection(range(start, end)):
            ends.update(range(start, end))
            taken.append(Known(start, end, concept, exact))
    return tuple(sorted(taken, key=lambda k: k.start))


def _is_name(words: tuple[_Word, ...]) -> bool:
    """Whether all words that a name writes with a capital have one."""
    return all(
        word.text[0].isupper()
        for word in words
        if len(word.text) > 3 and word.text[0].isalpha() and word.text not in _SMALL
    )


def explained_otherwise(known: Known, text: str, acronyms: Mapping[str, str]) -> bool:
    """Whether a listed abbreviation stands, in this document, for something else: a name of which no word is its own."""
    surface = text[known.start : known.end]
    full = expands(surface, acronyms) if is_abbreviation(surface) else None
    if full is None:
        return False
    own = {word.casefold() for label in known.concept.labels for word in label.split() if len(word) > 3}
    return not own.intersection(full.casefold().split())
