"""A user's own code lists (`build --vocabulary my.ttl`): what may stand in the file, and how it comes into the graph.

The file may add concepts, and further names to shipped ones. It may not say anew what a shipped term means, for other
graphs would then mean something else by it, nor import anything.
"""

from collections.abc import Iterable, Iterator

import pyoxigraph as ox
from rdflib import Literal, URIRef

from forumtrace.errors import SourceRefused
from forumtrace.extract.model import Fact
from forumtrace.extract.vocabulary import Vocabulary
from forumtrace.ontology.terms import CODE, PAP, RDF, SKOS

_IMPORTS = "http://www.w3.org/2002/07/owl#imports"
_FURTHER = frozenset({str(SKOS.altLabel), str(SKOS.hiddenLabel)})
_NAMES = _FURTHER | {str(SKOS.prefLabel)}


def check_own(name: str, own: Iterable[ox.Triple | ox.Quad], shipped: frozenset[str]) -> None:
    """Refuse a vocabulary that clashes with the shipped terms (their IRIs), has a blank name or imports.

    Raises SourceRefused, with one line that names the file and the term.
    """
    for triple in own:
        predicate = triple.predicate.value
        if predicate == _IMPORTS:
            raise SourceRefused(
                f"vocabulary {name}: it imports {triple.object}, and nothing is fetched from elsewhere; "
                "put the entries into the file itself"
            )
        if predicate in _NAMES and isinstance(triple.object, ox.Literal) and not triple.object.value.strip():
            raise SourceRefused(f"vocabulary {name}: {triple.subject} has a name without any words")
        subject = triple.subject.value if isinstance(triple.subject, ox.NamedNode) else ""
        if subject.startswith(str(PAP)) or (subject in shipped and predicate not in _FURTHER):
            short = subject.replace(str(CODE), "code:").replace(str(PAP), "pap:")
            raise SourceRefused(
                f"vocabulary {name}: {short} is a term of forumtrace and cannot be defined anew; "
                "take an IRI of your own, or give it further names with skos:altLabel only"
            )


def own_facts(vocabulary: Vocabulary, facts: Iterable[tuple[str, Fact]]) -> Iterator[Fact]:
    """What a plan must bring with it of the user's own concepts that it is linked to: their kind, names and list.

    They are shared by all plans that use them, and go when no plan does any more.
    """
    used = {fact.object for _, fact in facts if isinstance(fact.object, URIRef)} & vocabulary.own
    for iri in sorted(used):
        concept = vocabulary.find(URIRef(iri))
        assert concept, "own concepts are concepts"
        yield Fact(concept.iri, RDF.type, SKOS.Concept, shared=True)
        yield Fact(concept.iri, SKOS.prefLabel, Literal(concept.label), shared=True)
        for label in concept.labels[1:]:
            yield Fact(concept.iri, SKOS.altLabel, Literal(label), shared=True)
        for broader in concept.broader:
            yield Fact(concept.iri, SKOS.broader, broader, shared=True)
