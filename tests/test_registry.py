"""What plans share is the union of what their documents say, whatever the order of changes."""

import pyoxigraph as ox
from hypothesis import given
from hypothesis import strategies as st

from forumtrace.graph.contributions import Contributions
from forumtrace.graph.derive import parse_lines
from forumtrace.graph.registry import REGISTRY, Registry
from forumtrace.ontology.terms import SKOS

LABEL = f"<{SKOS.prefLabel}>"
LINES = [f'<urn:{s}> {p} "{o}" {REGISTRY} .' for s in "ab" for p in (LABEL, "<urn:p>") for o in "xyz"]
OWN = "<urn:a> <urn:p> <urn:o> <urn:own> ."
contents = st.sets(st.sampled_from([*LINES, OWN]))
changes = st.lists(st.tuples(st.sampled_from(["one", "two", "three"]), contents), max_size=12)


def _expected(documents: dict[str, set[str]]) -> set[str]:
    union = set().union(*documents.values()) - {OWN} if documents else set()
    labels: dict[str, list[str]] = {}
    for line in sorted(line for line in union if LABEL in line):
        labels.setdefault(line.split(" ")[0], []).append(line)
    return {line for line in union if LABEL not in line} | {found[0] for found in labels.values()}


@given(changes)
def test_after_any_changes_the_graph_is_the_union(steps: list[tuple[str, set[str]]]) -> None:
    """Deleting and adding what `change` says keeps the graph equal to the union; one label a node."""
    registry, graph = Registry(), set[str]()
    documents: dict[str, set[str]] = {}
    for key, lines in steps:
        deleted, added = registry.change({key: lines})
        assert deleted <= graph
        assert not added & graph
        graph = graph - deleted | added
        documents[key] = lines
        assert graph == _expected(documents)
        assert registry.lines() == sorted(graph)


@given(changes)
def test_the_store_knows_what_the_registry_knows(steps: list[tuple[str, set[str]]]) -> None:
    """With its knowledge noted in the store, the same changes follow, and dropping every plan leaves nothing."""
    store, documents = ox.Store(), dict[str, set[str]]()
    for key, lines in [*steps, *((key, set[str]()) for key in ("one", "two", "three"))]:
        deleted, added = Contributions(store).change({key: lines})
        for quad in parse_lines(deleted):
            assert quad in store
            store.remove(quad)
        store.extend(parse_lines(added))
        documents[key] = lines
        held = {f"{quad} ." for quad in store}
        assert {line for line in held if line.endswith(f" {REGISTRY} .")} == _expected(documents)
    assert not len(store)
