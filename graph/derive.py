"""What follows from one plan: the rules of the ontology folder, run over that plan alone.

A rule is a CONSTRUCT query. Its triples go to `graph/PLAN_derived`, those that the plan itself states left out, since
no triple may stand in two graphs. Rules run in the order of their names and see what earlier ones derived.
"""

from collections.abc import Iterable
from functools import cache

import pyoxigraph as ox

from forumtrace.graph.terms import iri, quad_line
from forumtrace.graph.vocabulary import rules, vocabulary_lines
from forumtrace.ontology import iris


def parse_lines(lines: Iterable[str]) -> list[ox.Quad]:
    """The quads of N-Quads lines. Raises SyntaxError when a line is none."""
    return list(ox.parse("\n".join(lines), format=ox.RdfFormat.N_QUADS))


@cache
def _vocabulary() -> list[ox.Quad]:
    return parse_lines(vocabulary_lines())


def derive(plan_key: str, lines: Iterable[str]) -> list[str]:
    """The sorted N-Quads lines of graph/PLAN_derived for the plan that `lines` describe."""
    store = ox.Store()
    store.bulk_extend(_vocabulary())
    store.bulk_load("\n".join(lines).encode(), format=ox.RdfFormat.N_QUADS)
    graph = iri(iris.graph(plan_key, "derived"))
    for _, rule in rules():
        found = store.query(rule, use_default_graph_as_union=True)
        assert isinstance(found, ox.QueryTriples), "a rule is a CONSTRUCT query"
        for triple in list(found):
            subject, predicate, obj = triple
            if next(store.quads_for_pattern(subject, predicate, obj, None), None) is None:
                store.add(ox.Quad(subject, predicate, obj, graph))
    return sorted(quad_line(quad) for quad in store.quads_for_pattern(None, None, None, graph))
