"""What the phrase finder must know: the word lists, the names of the code lists, and what one document explains."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from rdflib import URIRef

from forumtrace.extract.acronyms import Acronyms, singular
from forumtrace.extract.frequencies import Calendar, calendar
from forumtrace.extract.tokens import tokens
from forumtrace.extract.vocabulary import Vocabulary
from forumtrace.extract.wordlists import load_toml, verb_forms
from forumtrace.ontology.terms import CODE

_LINKS = frozenset({"the", "a", "an", "of", "and", "for", "to", "in", "on", "with"})
_PLAIN = ("dropped", "openers", "shared", "generic", "described", "belongings", "people", "topics", "descriptive", "months", "renamed", "renaming")  # fmt: skip
_STANDING = CODE["forum-standing-team"]


@dataclass(frozen=True)
class Words:
    """The closed word lists of `forum_words.toml`."""

    singular: dict[str, str]
    plural: frozenset[str]
    compounds: dict[str, str]
    followed: dict[str, frozenset[str]]
    needs_before: dict[str, frozenset[str]]
    needs_within: dict[str, frozenset[str]]
    not_before: dict[str, frozenset[str]]
    not_after: dict[str, frozenset[str]]
    dropped: frozenset[str]
    openers: frozenset[str]
    shared: frozenset[str]
    generic: frozenset[str]
    described: frozenset[str]
    belongings: frozenset[str]
    people: frozenset[str]
    topics: frozenset[str]
    descriptive: frozenset[str]
    stops: frozenset[str]
    verbs: frozenset[str]
    months: frozenset[str]
    renamed: frozenset[str]
    renaming: frozenset[str]

    def head_at(self, lower: Sequence[str], at: int) -> str | None:
        """The head noun at `at` in the singular; None where the word heads no forum there."""
        word = lower[at].removesuffix("'s")
        if word in self.singular:
            return self.singular[word]
        if word in self.compounds and at and lower[at - 1] == self.compounds[word]:
            return {"forces": "force", "parties": "party"}.get(word, word)
        if word in {"review", "call"} and at and lower[at - 1] in self.needs_before[word]:
            return word
        if at + 1 < len(lower) and lower[at + 1] in self.followed.get(word, ()):
            return "bilateral"
        return None


@cache
def forum_words() -> Words:
    """The word lists, with the forms of their verbs among the stops."""
    data = load_toml("forum_words.toml")
    lists = data["words"]
    verbs = {form for verb in lists["verbs"] for form in verb_forms(verb)} - set(lists["not_verbs"])
    plurals = {plural: head for head, plural in data["heads"].items()} | data["plurals"]
    heads = {head: head for head in data["heads"]}

    def sets(table: str) -> dict[str, frozenset[str]]:
        return {key: frozenset(values) for key, values in data[table].items()}

    return Words(
        singular=heads | plurals,
        plural=frozenset(plurals) | {word for word in data["compounds"] if word.endswith("s")},
        compounds=data["compounds"],
        followed=sets("followed"),
        needs_before=sets("needs_before"),
        needs_within=sets("needs_within"),
        not_before=sets("not_before"),
        not_after=sets("not_after"),
        stops=frozenset(lists["stops"]) | verbs,
        verbs=frozenset(verbs - set(lists["stops"])),
        **{name: frozenset(lists[name]) for name in _PLAIN},
    )


@dataclass(frozen=True)
class Names:
    """The names of the code lists, cut into words."""

    kinds: dict[tuple[str, ...], URIRef]
    plain_kinds: dict[tuple[str, ...], URIRef]
    acronyms: dict[str, URIRef]
    not_forums: frozenset[tuple[str, ...]]
    linked: dict[str, tuple[tuple[tuple[str, ...], int], ...]]
    """Word stretches of names that hold a linking word ("use of force"): by that word, the stretch and its place."""


def name_words(name: str) -> tuple[str, ...]:
    """The words of a name in lower case, without hyphens inside, "&" read as "and"."""
    words = (token.lower.replace("-", "") for token in tokens(name.replace("&", " and ")))
    return tuple(word for word in words if word[0].isalnum())


def plain_words(name: str) -> tuple[str, ...]:
    """As `name_words`, without linking words and plural endings: what is the same in all spellings of a name."""
    words = (word.replace("'", "") for word in name_words(name) if word not in _LINKS)
    return tuple(w[:-1] if len(w) > 3 and w.endswith("s") and not w.endswith("ss") else w for w in words)


@cache
def forum_names(vocabulary: Vocabulary) -> Names:
    """The names of `vocabulary` as the finder uses them."""
    kinds, short = {}, {}
    for concept in vocabulary.scheme("forum-kind-scheme"):
        for label in concept.labels:
            if " " not in label and label.isupper():
                short[label.casefold()] = concept.iri
            kinds[name_words(label)] = concept.iri
    other = frozenset(
        name_words(label) for concept in vocabulary.scheme("not-a-forum-scheme") for label in concept.labels
    )
    heads = forum_words().singular
    linked: dict[str, set[tuple[tuple[str, ...], int]]] = {}
    for words in kinds:
        stem = words[:-1] if words[-1] in heads else words
        for at, word in enumerate(stem):
            if word in {"of", "in", "for", "to", "on", "and", "with", "or"} and 0 < at < len(stem) - 1:
                linked.setdefault(word, set()).add((stem, at))
    plain = {plain_words(" ".join(words)): iri for words, iri in kinds.items()}
    return Names(kinds, plain, short, other, {word: tuple(sorted(found)) for word, found in linked.items()})


def is_standing_team(iri: URIRef, vocabulary: Vocabulary) -> bool:
    """Whether a kind of forum is a team, which confers only where a plan says so."""
    concept = vocabulary.find(iri)
    return concept is not None and _STANDING in concept.broader


@dataclass
class Lexicon:
    """All of it for one document."""

    vocabulary: Vocabulary
    acronyms: Acronyms
    place: tuple[str, ...] = ()
    words: Words = field(default_factory=forum_words)
    standing: set[str] = field(default_factory=set)
    """Keys of teams that the document shows to meet."""
    short_names: dict[str, str] = field(default_factory=dict)
    """Full names by the keys of the short ones that the document gives them: "the X and Y Board (the Y Board)"."""
    """Teams that the document itself treats as forums: their names in lower case, singular."""

    def __post_init__(self) -> None:
        self.names: Names = forum_names(self.vocabulary)
        self.calendar: Calendar = calendar(self.vocabulary)
        self.explained: dict[tuple[str, ...], tuple[str, str]] = {}
        """Forums that the document explains an acronym of: words of the full form to full form and acronym."""
        for acronym, full in self.acronyms.items():
            if self.head_of(full):
                self.explained.setdefault(plain_words(full), (full, acronym))

    def expand(self, word: str) -> str | None:
        """The full form that this document gives for an acronym."""
        return self.acronyms.get(word)

    def head_of(self, full: str) -> str | None:
        """The head noun of a full form, if a forum can have it and no code list says it is another thing."""
        words = name_words(full)
        if not words or self.is_other(words):
            return None
        return self.words.head_at(words, len(words) - 1)

    def is_other(self, words: Iterable[str]) -> bool:
        """Whether a name is one of those that only look like a forum's."""
        words = tuple(words)
        last = self.words.singular.get(words[-1], words[-1]) if words else ""
        tails = ((*words[at:-1], last) for at in range(len(words)))
        return any(tail in self.names.not_forums for tail in tails)

    def short_kind(self, word: str) -> URIRef | None:
        """The kind of forum that an acronym names in the genre, where this document does not explain it."""
        plain = singular(word)
        return None if self.expand(word) or not plain.isupper() else self.names.acronyms.get(plain.casefold())

    def is_team(self, iri: URIRef) -> bool:
        """Whether a kind is that of a standing team."""
        return is_standing_team(iri, self.vocabulary)

    def kind(self, name: str) -> URIRef | None:
        """The kind of forum in the code list that has this name, without regard to a last "meeting"."""
        words = plain_words(name)
        known = self.names.plain_kinds
        return known.get(words) or known.get((*words, "meeting")) or self.names.acronyms.get(name.casefold())
