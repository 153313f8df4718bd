"""The code lists as the extractors see them: SKOS concepts with all their labels, by scheme.

The shipped lists are every `ontology/*.ttl`; a user's own file adds to them (`build --vocabulary my.ttl`).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

import pyoxigraph as ox
from rdflib import URIRef

from forumtrace.errors import SourceRefused
from forumtrace.ontology.terms import CODE, SKOS

_LABELS = (str(SKOS.prefLabel), str(SKOS.altLabel), str(SKOS.hiddenLabel))


@dataclass(frozen=True, slots=True)
class Concept:
    """One entry of a code list; `labels` are all its names, the preferred one first."""

    iri: URIRef
    labels: tuple[str, ...]
    notations: tuple[str, ...] = ()
    broader: tuple[URIRef, ...] = ()

    @property
    def label(self) -> str:
        """The preferred label."""
        return self.labels[0]


class Vocabulary:
    """All concepts, by scheme and by IRI; `own` are the IRIs of those that the user's own file adds."""

    def __init__(
        self, concepts: Mapping[URIRef, tuple[Concept, ...]], own: frozenset[URIRef] = frozenset()
    ) -> None:
        self._schemes = concepts
        self.own = own
        self._by_iri = {concept.iri: concept for group in concepts.values() for concept in group}

    def scheme(self, name: str) -> tuple[Concept, ...]:
        """The concepts of the scheme `code:NAME`, sorted by IRI; empty when there is none."""
        return self._schemes.get(CODE[name], ())

    def find(self, iri: URIRef) -> Concept | None:
        """The concept with this IRI, if any."""
        return self._by_iri.get(iri)

    def labels(self) -> list[str]:
        """Every label of every concept, sorted."""
        return sorted({label for concept in self._by_iri.values() for label in concept.labels})

    def labelled(self, scheme: str) -> dict[str, Concept]:
        """Case-folded label to concept, over all labels of one scheme."""
        return {label.casefold(): concept for concept in self.scheme(scheme) for label in concept.labels}


def _concepts(triples: Iterable[ox.Triple | ox.Quad]) -> dict[URIRef, tuple[Concept, ...]]:
    about: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for triple in triples:
        if isinstance(triple.subject, ox.NamedNode) and isinstance(triple.object, ox.NamedNode | ox.Literal):
            about[triple.subject.value][triple.predicate.value].append(triple.object.value)
    schemes: dict[URIRef, list[Concept]] = defaultdict(list)
    for iri, values in sorted(about.items()):
        labels = tuple(label for name in _LABELS for label in sorted(values[name]))
        if not labels:
            continue
        concept = Concept(
            URIRef(iri),
            labels,
            tuple(sorted(values[str(SKOS.notation)])),
            tuple(URIRef(b) for b in sorted(values[str(SKOS.broader)])),
        )
        for scheme in sorted(set(values[str(SKOS.inScheme)])):
            schemes[URIRef(scheme)].append(concept)
    return {scheme: tuple(group) for scheme, group in schemes.items()}


def shipped_turtle() -> list[tuple[str, bytes]]:
    """Name and content of every Turtle file of the package's ontology folder, sorted by name."""
    folder = files("forumtrace.ontology")
    return sorted(
        (entry.name, entry.read_bytes()) for entry in folder.iterdir() if entry.name.endswith(".ttl")
    )


@cache
def shipped_triples() -> tuple[tuple[str, tuple[ox.Triple | ox.Quad, ...]], ...]:
    """The same, parsed: whoever builds needs it twice."""
    return tuple((name, tuple(_parse(name, content))) for name, content in shipped_turtle())


@cache
def load_vocabulary(extra: Path | None = None) -> Vocabulary:
    """The shipped code lists, with those of the user's Turtle file `extra` added.

    Raises SourceRefused when `extra` cannot be read or parsed, redefines a shipped term or imports.
    """
    shipped = [triple for _, triples in shipped_triples() for triple in triples]
    if extra is None:
        return Vocabulary(_concepts(shipped))
    # That module needs the classes of this one.
    from forumtrace.extract.own_vocabulary import check_own

    try:
        own = _parse(str(extra), extra.read_bytes())
    except OSError as error:
        raise SourceRefused(f"vocabulary {extra}: cannot be read ({error.strerror})") from error
    known = _subjects(shipped)
    check_own(str(extra), own, known)
    concepts = _concepts([*shipped, *own])
    added = {c.iri for group in concepts.values() for c in group if str(c.iri) not in known}
    return Vocabulary(concepts, frozenset(added))


def _parse(name: str, content: bytes) -> list[ox.Triple | ox.Quad]:
    try:
        return list(ox.parse(content, format=ox.RdfFormat.TURTLE))
    except SyntaxError as error:
        raise SourceRefused(f"vocabulary {name}: not valid Turtle: {error}") from error


def _subjects(triples: Iterable[ox.Triple | ox.Quad]) -> frozenset[str]:
    return frozenset(triple.subject.value for triple in triples if isinstance(triple.subject, ox.NamedNode))
