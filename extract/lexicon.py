"""Names of the code lists in running text, by spaCy's phrase matcher."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from forumtrace.extract.language import parse, pipeline
from forumtrace.extract.naming import expands
from forumtrace.extract.spacy_parts import Doc, PhraseMatcher
from forumtrace.extract.vocabulary import Concept, Vocabulary


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


@lru_cache(maxsize=16)
def _matcher(vocabulary: Vocabulary, scheme: str) -> tuple[PhraseMatcher, dict[str, tuple[Concept, str]]]:
    nlp = pipeline()
    matcher, entries = PhraseMatcher(nlp.vocab, attr="LOWER"), {}
    for concept in vocabulary.scheme(scheme):
        for label in concept.labels:
            key = f"{concept.iri} {label}"
            entries[key] = (concept, label)
            matcher.add(key, [nlp.make_doc(form) for form in sorted(set(_forms(label)))])
    return matcher, entries


@lru_cache(maxsize=4096)
def _doc(text: str) -> Doc:
    return parse(text)


@lru_cache(maxsize=8192)
def find(vocabulary: Vocabulary, scheme: str, text: str) -> tuple[Known, ...]:
    """The labels of `scheme` in `text`, longest first where two overlap, in text order.

    A label that is an abbreviation must stand with its own capitals; `exact` tells whether another label does.
    """
    matcher, entries = _matcher(vocabulary, scheme)
    found: list[tuple[int, int, bool, str, Concept]] = []
    doc = _doc(text)
    for key, first, last in matcher(doc):
        concept, label = entries[doc.vocab.strings[key]]
        span = doc[first:last]
        same = span.text.startswith(label) or span.text.replace("’", "'").startswith(label[:-1])  # noqa: RUF001
        if is_abbreviation(label) and not span.text.startswith(label):
            continue
        exact = same or all(
            t.text[0].isupper() for t in span if len(t.text) > 3 and t.text[0].isalpha() and not t.is_stop
        )
        found.append((span.start_char, span.end_char, exact, label, concept))
    found.sort(key=lambda f: (f[0] - f[1], not f[2], f[0], str(f[4].iri)))
    taken: list[Known] = []
    ends: set[int] = set()
    for start, end, exact, _, concept in found:
        if not ends.intersection(range(start, end)):
            ends.update(range(start, end))
            taken.append(Known(start, end, concept, exact))
    return tuple(sorted(taken, key=lambda k: k.start))


def explained_otherwise(known: Known, text: str, acronyms: Mapping[str, str]) -> bool:
    """Whether a listed abbreviation stands, in this document, for something else: a name of which no word is its own."""
    surface = text[known.start : known.end]
    full = expands(surface, acronyms) if is_abbreviation(surface) else None
    if full is None:
        return False
    own = {word.casefold() for label in known.concept.labels for word in label.split() if len(word) > 3}
    return not own.intersection(full.casefold().split())
