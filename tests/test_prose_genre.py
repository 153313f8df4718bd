"""What the prose extractors find together in invented sentences of the genre, against what each sentence names."""

import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from forumtrace.extract import dependencies, organisations, policies, programmes, roles, systems
from forumtrace.extract.context import Context
from forumtrace.ontology.terms import DCTERMS, PAP, SKOS
from tests.prose_cases import names, row

SENTENCES = tomllib.loads((Path(__file__).parent / "genre_sentences.toml").read_text("utf-8"))["sentence"]


def _policies(context: Context) -> list[str]:
    facts = list(policies.extract(context))
    told = {
        str(fact.subject): str(fact.object)
        for predicate in (DCTERMS.title, SKOS.notation)
        for fact in facts
        if fact.predicate == predicate
    }
    cited = [str(fact.object) for fact in facts if fact.predicate == PAP.citesPolicy]
    return [told[iri] for iri in cited if iri in told]


def _conditions(context: Context) -> list[str]:
    return [str(f.object) for f in dependencies.extract(context) if f.predicate == DCTERMS.description]


READERS: Mapping[str, Callable[[Context], list[str]]] = {
    "policies": _policies,
    "frameworks": lambda context: names(programmes.extract, context),
    "systems": lambda context: names(systems.extract, context),
    "organisations": lambda context: names(organisations.extract, context),
    "roles": lambda context: names(roles.extract, context),
    "dependencies": _conditions,
}


@pytest.mark.parametrize("kind", sorted(READERS))
def test_sentences_of_the_genre_are_read(kind: str) -> None:
    """Of what the sentences name, at most one thing of a kind is missed, and nothing is invented."""
    missed, invented = [], []
    for sentence in SENTENCES:
        found = set(READERS[kind](row(sentence["text"])))
        listed = sentence.get(kind, [])
        wanted = {name for name in listed if not name.startswith("~")}
        missed += sorted(wanted - found)
        invented += sorted(found - wanted - {name.removeprefix("~") for name in listed})
    assert invented == []
    assert len(missed) <= 1, missed
