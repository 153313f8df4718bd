"""The SPARQL updates by which an endpoint comes to hold a plan or the vocabulary; each is one request, all or nothing."""

import pyoxigraph as ox

from forumtrace.graph.changes import Shared, data, following, mark_line, own
from forumtrace.graph.directory import lines_of
from forumtrace.graph.manifest import MANIFEST, MARK
from forumtrace.graph.registry import shared_lines
from forumtrace.graph.terms import iri
from forumtrace.graph.vocabulary import VOCABULARY, vocabulary_lines, vocabulary_mark
from forumtrace.ontology import iris
from forumtrace.ontology.terms import PAP


def replacement(plan_key: str, content: bytes, registry: Shared) -> str:
    """One update (one transaction) after which a store holds `content` for the plan, whatever it held of it before.

    Empty content drops the plan.
    """
    lines = set(lines_of(content))
    deleted, inserted = registry.change({plan_key: shared_lines(lines)})
    inserted |= own(lines) | following(plan_key, lines, content)
    plan, derived = iri(iris.graph(plan_key)), iri(iris.graph(plan_key, "derived"))
    return " ;\n".join(
        [
            f"DROP SILENT GRAPH {plan}",
            f"DROP SILENT GRAPH {derived}",
            f"DELETE WHERE {{ GRAPH {MANIFEST} {{ {plan} {MARK} ?mark }} }}",
            f"DELETE DATA {{ {data(deleted)} }}",
            f"INSERT DATA {{ {data(inserted)} }}",
        ]
    )


def contribution(plan_key: str, content: bytes) -> str:
    """An update that notes in the manifest what a plan contributes to the registry.

    Behind an endpoint there are no documents to tell whether another plan still says a shared triple.
    """
    plan, says = iri(iris.graph(plan_key)), iri(PAP.contributes)
    shared = shared_lines(lines_of(content))
    noted = [f"{plan} {says} {ox.Literal(line)} {MANIFEST} ." for line in shared]
    return f"DELETE WHERE {{ GRAPH {MANIFEST} {{ {plan} {says} ?line }} }} ;\nINSERT DATA {{ {data(noted)} }}"


def vocabulary_update() -> str:
    """An update that puts this version's vocabulary in place and forgets which plans are up to date.

    What was derived by other rules has to be derived again, so that every plan counts as changed.
    """
    graph = iri(VOCABULARY)
    return " ;\n".join(
        [
            f"DROP SILENT GRAPH {graph}",
            f"DELETE WHERE {{ GRAPH {MANIFEST} {{ ?graph {MARK} ?mark }} }}",
            f"INSERT DATA {{ {data([*vocabulary_lines(), mark_line(graph, vocabulary_mark())])} }}",
        ]
    )
