"""What follows from one plan: the rules of the ontology folder, run over that plan alone.

A rule is a CONSTRUCT query. Its triples go to `graph/PLAN_derived`, those that the plan itself states left out, since
no triple may stand in two graphs. Rules run in the order of their names and see what earlier ones derived. They see
only triples of the predicates that they name, and of sub-properties of these, which a rule reaches by a variable, and
of types only those that they name: of a plan that is a third, and parsing it is what takes the time.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

import pyoxigraph as ox

from forumtrace.graph.directory import lines_of
from forumtrace.graph.terms import iri
from forumtrace.graph.vocabulary import rules, vocabulary_lines
from forumtrace.ontology import iris

_PREFIX = re.compile(r"PREFIX\s+([\w-]*):\s*<([^>]*)>")
_NAME = re.compile(r"(?<![\w<-])([\w-]*):([\w-]+)")
_IRI = re.compile(r"<[^<>\s]+>")
_TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
_NARROWER = "<http://www.w3.org/2000/01/rdf-schema#subPropertyOf>"


def parse_lines(lines: Iterable[str]) -> list[ox.Quad]:
    """The quads of N-Quads lines. Raises SyntaxError when a line is none."""
    return list(ox.parse("\n".join(lines), format=ox.RdfFormat.N_QUADS))


@cache
def predicates() -> frozenset[str]:
    """The predicates, as in N-Quads, of which some rule has to see the triples, and all else that rules name."""
    named = {_TYPE}
    for _, rule in rules():
        prefixes = dict(_PREFIX.findall(rule))
        named |= {f"<{prefixes[prefix]}{name}>" for prefix, name in _NAME.findall(rule) if prefix in prefixes}
        named |= set(_IRI.findall(rule))
    while True:
        narrower = {line.split(" ", 1)[0] for line in vocabulary_lines() if _is_narrower(line, named)}
        if narrower <= named:
            return frozenset(named)
        named |= narrower


def _is_narrower(line: str, named: set[str]) -> bool:
    _, predicate, broader, *_ = line.split(" ", 3)
    return predicate == _NARROWER and broader in named


def _seen(lines: Iterable[str]) -> Iterator[str]:
    """The lines that a rule can see; what has no predicate is left for the parser to complain of."""
    wanted = predicates()
    for line in lines:
        parts = line.split(" ", 3)
        if len(parts) < 3 or (parts[1] in wanted and (parts[1] != _TYPE or parts[2] in wanted)):
            yield line


@cache
def _vocabulary() -> list[ox.Quad]:
    return parse_lines(_seen(vocabulary_lines()))


def derive(plan_key: str, lines: Iterable[str]) -> list[str]:
    """The sorted N-Quads lines of graph/PLAN_derived for the plan that `lines` describe."""
    store = ox.Store()
    store.bulk_extend(_vocabulary())
    store.bulk_load("\n".join(_seen(lines)).encode(), format=ox.RdfFormat.N_QUADS)
    graph = iri(iris.graph(plan_key, "derived"))
    for _, rule in rules():
        found = store.query(rule, use_default_graph_as_union=True)
        assert isinstance(found, ox.QueryTriples), "a rule is a CONSTRUCT query"
        for triple in list(found):
            subject, predicate, obj = triple
            if next(store.quads_for_pattern(subject, predicate, obj, None), None) is None:
                store.add(ox.Quad(subject, predicate, obj, graph))
    followed = store.quads_for_pattern(None, None, None, graph)
    return sorted(lines_of(ox.serialize(followed, format=ox.RdfFormat.N_QUADS) or b""))
