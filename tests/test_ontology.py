"""The vocabulary is consistent: everything used is defined, everything defined is used."""

import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import OWL, RDF, BNode, Graph, Literal, URIRef

from forumtrace.extract.vocabulary import load_vocabulary, shipped_turtle
from forumtrace.graph.saved import saved_queries
from forumtrace.graph.vocabulary import SHAPES_FILE, rules
from forumtrace.ontology.terms import CODE, PAP, RDFS, SKOS

ROOT = Path(__file__).parent.parent
FOLDERS = ("app", "extract", "graph", "ontology", "exports")
ONTOLOGY = URIRef(str(PAP).removesuffix("#"))
INTERFACE_FINDINGS = [
    "totals-mismatch",
    "wrong-cross-reference",
    "dangling-cross-reference",
    "malformed-date",
    "date-contradiction",
    "status-contradiction",
    "due-before-submission",
    "unpaired-targets",
    "stray-cell",
    "lost-text",
    "missing-owner",
    "missing-target",
    "missing-rationale",
    "no-forum",
    "self-review",
    "acronym-clash",
    "acronym-undefined",
    "name-variant",
    "spelling",
    "policy-subject",
    "duplicate-action",
    "vague-date",
    "recurring-with-one-date",
]


@pytest.fixture(scope="module")
def vocabulary() -> Graph:
    """The ontology with all code lists."""
    found = Graph()
    for name, content in shipped_turtle():
        if name != SHAPES_FILE:
            found.parse(data=content, format="turtle")
    return found


TERM = (r"\bPAP\.(\w+)", r"\bpap:(\w+)", r'\bPAP\["(\w+)"\]')
NAMED = (*TERM, r"^\[(\w+)\]", r'"(\w+)"')
"""Rule files of the extractors name properties as bare words."""


def _used(*patterns: str, suffixes: tuple[str, ...] = (".py", ".rq", ".toml")) -> set[str]:
    texts = [
        path.read_text(encoding="utf-8")
        for folder in FOLDERS
        for path in (ROOT / folder).iterdir()
        if path.suffix in suffixes or path.name == SHAPES_FILE
    ]
    return {
        match for text in texts for pattern in patterns for match in re.findall(pattern, text, re.MULTILINE)
    }


def test_every_term_in_use_is_defined(vocabulary: Graph) -> None:
    """Each pap: term of code, queries and shapes has a label, a definition and its home."""
    used = _used(*TERM)
    for name in sorted(used):
        term = PAP[name]
        assert vocabulary.value(term, RDFS.label), f"pap:{name} has no label"
        assert vocabulary.value(term, SKOS.definition), f"pap:{name} has no definition"
        assert vocabulary.value(term, RDFS.isDefinedBy) == ONTOLOGY, f"pap:{name} has no home"


def test_every_defined_term_is_complete(vocabulary: Graph) -> None:
    """Label, definition, example and home; classes begin with a capital, properties do not."""
    for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty):
        for term in vocabulary.subjects(RDF.type, kind):
            if str(term).startswith(str(PAP)):
                for predicate in (RDFS.label, SKOS.definition, SKOS.example, RDFS.isDefinedBy):
                    assert vocabulary.value(term, predicate), f"{term} lacks {predicate}"
                assert str(term).removeprefix(str(PAP))[0].isupper() == (kind == OWL.Class), term


def test_every_defined_term_is_used(vocabulary: Graph) -> None:
    """A term that no code, query or shape mentions is not part of this vocabulary."""
    used = _used(*NAMED)
    defined = {str(term).removeprefix(str(PAP)) for term in vocabulary.subjects(RDFS.isDefinedBy, ONTOLOGY)}
    assert defined - used == set()


def test_codes_in_use_are_in_a_list(vocabulary: Graph) -> None:
    """A code that a query or rule names exists."""
    for name in sorted(_used(r"\bcode:([\w-]+)", suffixes=(".rq",))):
        assert (CODE[name], RDF.type, None) in vocabulary, f"code:{name}"


def test_every_concept_has_one_label_in_a_scheme(vocabulary: Graph) -> None:
    """One preferred label a language, so that joining on it never doubles a row."""
    for concept in vocabulary.subjects(SKOS.inScheme, None):
        labels = list(vocabulary.objects(concept, SKOS.prefLabel))
        assert len(labels) == 1, concept
        assert isinstance(labels[0], Literal)


def test_finding_kinds_are_those_of_the_interface(vocabulary: Graph) -> None:
    """Each with its severity; more may be added, none renamed."""
    listed = {concept.label for concept in load_vocabulary().scheme("finding-scheme")}
    assert set(INTERFACE_FINDINGS) <= listed
    for name in sorted(listed):
        kind = CODE[f"finding-{name}"]
        assert str(vocabulary.value(kind, PAP.severity)).rpartition("#")[2] in (
            "Violation",
            "Warning",
            "Info",
        )
        assert vocabulary.value(kind, SKOS.definition), name


def test_the_vocabulary_has_no_blank_nodes(vocabulary: Graph) -> None:
    """So that two builds are equal line by line."""
    assert not [node for triple in vocabulary for node in triple if isinstance(node, BNode)]


@pytest.mark.parametrize("name", [*saved_queries(), *(name for name, _ in rules())])
def test_every_query_and_rule_parses(name: str) -> None:
    """On an empty store, saved queries give rows and rules give triples."""
    text = saved_queries()[name].sparql if name in saved_queries() else dict(rules())[name]
    answer = ox.Store().query(text, use_default_graph_as_union=True)
    assert isinstance(answer, ox.QuerySolutions if name in saved_queries() else ox.QueryTriples)
