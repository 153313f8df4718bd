"""What the acronyms of one document stand for, as that document says it.

Three ways to learn it, the surer first: "Full Form (ACR)"; "ACR (Full Form)"; and, for an acronym that the document
uses without explaining it, the one capitalised phrase of the document that has just these initials. Nothing is
taken from other documents: the same three letters name other things in another prison.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from forumtrace.extract.acronym_matching import LINKERS, capital_runs, full_form, windows
from forumtrace.extract.model import Passage, Span
from forumtrace.extract.tokens import Token, tokens

Way: TypeAlias = Literal["printed", "initials"]

LONGEST = 10
"""Letters of the longest acronym that is read."""


@dataclass(frozen=True, slots=True)
class Definition:
    """One place where the document explains an acronym (or, by initials, prints its full form)."""

    acronym: str
    full: str
    way: Way
    spans: tuple[Span, ...]


def singular(acronym: str) -> str:
    """An acronym without plural or possessive ending: "POMs", "POMS'" and "POM's" are "POM"."""
    plain = acronym.replace("\u2019", "'")
    if plain.endswith(("'s", "'S")):
        plain = plain[:-2]
    plain = plain.rstrip("'")
    return plain[:-1] if len(plain) > 2 and plain.endswith("s") and plain[:-1].isupper() else plain


def singular_form(phrase: str) -> str:
    """A phrase with its last word in the singular, as far as its ending shows it ("Companies", "Plans")."""
    if phrase.endswith("ies") and len(phrase) > 4:
        return phrase[:-3] + "y"
    return phrase[:-1] if phrase.endswith("s") and not phrase.endswith(("ss", "us", "is")) else phrase


class Acronyms(Mapping[str, str]):
    """Acronym to full form, for one document; looked up without regard to case variants and plural endings.

    An acronym that the document explains in two ways maps to the form explained first; `clashes` has all forms.
    """

    def __init__(self, definitions: Iterable[Definition]) -> None:
        self.definitions = tuple(definitions)
        self._full: dict[str, str] = {}
        self._forms: dict[str, dict[str, str]] = defaultdict(dict)
        for definition in self.definitions:
            key = singular(definition.acronym).casefold()
            self._full.setdefault(key, definition.full)
            self._forms[key].setdefault(_plain(definition.full), definition.full)
        self._short = {_plain(full): key for key, full in reversed(self._full.items())}

    def __getitem__(self, acronym: str) -> str:
        for key in (acronym, singular(acronym)):
            if sum(letter.isupper() for letter in key) >= 2 and key.casefold() in self._full:
                return self._full[key.casefold()]
        # "POMS" is read as the plural of POM where the document has no other POMS.
        if acronym.isupper() and len(acronym) > 3 and acronym.endswith("S"):
            return self._full[acronym[:-1].casefold()]
        raise KeyError(acronym)

    def __iter__(self) -> Iterator[str]:
        seen = set()
        for definition in self.definitions:
            key = singular(definition.acronym).casefold()
            if key not in seen:
                seen.add(key)
                yield singular(definition.acronym)

    def __len__(self) -> int:
        return len(self._full)

    def short(self, full: str) -> str | None:
        """The acronym that the document gives for a full form, whatever its case or number."""
        key = self._short.get(_plain(full))
        return next((name for name in self if name.casefold() == key), None)

    @property
    def clashes(self) -> dict[str, tuple[str, ...]]:
        """Acronyms that the document explains in more than one way, with every way."""
        return {
            name: tuple(self._forms[name.casefold()].values())
            for name in self
            if len(self._forms[name.casefold()]) > 1
        }


def _plain(full: str) -> str:
    """A full form without the differences that make no other thing: case, hyphens, plural endings."""
    words = [token.lower.replace("-", "") for token in tokens(full) if token.is_word]
    return " ".join(w[:-1] if len(w) > 3 and w.endswith("s") and not w.endswith("ss") else w for w in words)


def read_acronyms(passages: Iterable[Passage]) -> Acronyms:
    """The acronyms that are explained anywhere in `passages`."""
    read = [(passage, tokens(passage.text)) for passage in passages]
    printed = [found for passage, words in read for found in _printed(passage, words)]
    known = {singular(definition.acronym).casefold() for definition in printed}
    return Acronyms([*printed, *_by_initials(read, known)])


def _printed(passage: Passage, words: list[Token]) -> Iterator[Definition]:
    for at, token in enumerate(words):
        if token.text != "(" or at == 0:
            continue
        inside = words[at + 1 : at + 14]
        close = next((k for k, t in enumerate(inside) if t.text in ")("), None)
        if not close or inside[close].text != ")":
            continue
        before, full = words[max(0, at - 14) : at], inside[:close]
        if close == 1 and _is_acronym(full[0].text):
            start = full_form(singular(full[0].text), before)
            if start is not None:
                yield _define(passage, full[0], before[start:])
        elif close > 1 and _is_acronym(before[-1].text) and full_form(singular(before[-1].text), full) == 0:
            yield _define(passage, before[-1], full)


def _define(passage: Passage, acronym: Token, full: list[Token]) -> Definition:
    text = passage.text[full[0].start : full[-1].end]
    if singular(acronym.text) != acronym.text:
        text = singular_form(text)
    low, high = min(acronym.start, full[0].start), max(acronym.end, full[-1].end)
    return Definition(singular(acronym.text), text, "printed", passage.spans(low, high))


def _is_acronym(text: str) -> bool:
    letters = sum(letter.isupper() for letter in text)
    return letters >= 2 and len(singular(text)) <= LONGEST and text[0].isupper()


def _by_initials(read: list[tuple[Passage, list[Token]]], known: set[str]) -> Iterator[Definition]:
    wanted: dict[str, str] = {}
    for _, words in read:
        for token in words:
            name = singular(token.text)
            if (
                3 <= len(name) <= LONGEST
                and name.isupper()
                and name.isalpha()
                and name.casefold() not in known
            ):
                wanted.setdefault(name.casefold(), name)
    found: dict[str, dict[str, Definition]] = defaultdict(dict)
    for passage, words in read if wanted else []:
        for run in capital_runs(words):
            for first, last in windows(run, {len(name) for name in wanted}):
                initials = "".join(t.lower[0] for t in run[first : last + 1] if t.lower not in LINKERS)
                if initials in wanted:
                    text = passage.text[run[first].start : run[last].end]
                    spans = passage.spans(run[first].start, run[last].end)
                    made = Definition(wanted[initials], text, "initials", spans)
                    found[initials].setdefault(_plain(text), made)
    for name in wanted:
        if len(found[name]) == 1:
            yield from found[name].values()
