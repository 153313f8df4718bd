"""The network of a plan is what its rows say."""

from collections import Counter
from collections.abc import Iterator

import pytest

from forumtrace.graph.engine import Graph
from forumtrace.graph.plan_network import plan_network
from forumtrace.graph.quads import plan_quads
from forumtrace.graph.rows import rows
from forumtrace.graph.store import open_graph
from tests.fiction import Fiction


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graph]:
    """A graph with two made-up plans."""
    path = tmp_path_factory.mktemp("network") / "graph"
    with open_graph(path, write=True) as opened:
        for place in ("HMP Anytown", "HMP Otherton"):
            fiction = Fiction(place)
            opened.replace(fiction.context.key, plan_quads(fiction.plan, fiction.facts()))
    with open_graph(path) as opened:
        yield opened


def test_nodes_are_the_things_of_one_plan(graph: Graph) -> None:
    """Of each kind as many as the plan has, each with a label."""
    network = plan_network(graph, establishment="HMP Anytown")
    kinds = Counter(data["kind"] for _, data in network.nodes(data=True))
    assert kinds == {
        "recommendation": 2, "action": 3, "owner": 2, "forum": 1, "policy": 1, "programme": 1, "condition": 1,
    }  # fmt: skip
    assert all(data["label"] for _, data in network.nodes(data=True))


def test_every_edge_has_its_words(graph: Graph) -> None:
    """An edge without a quote would be an opinion."""
    network = plan_network(graph, establishment="HMP Anytown")
    assert all(data["quote"] and data["page"] for _, _, data in network.edges(data=True))
    kinds = Counter(data["kind"] for _, _, data in network.edges(data=True))
    assert kinds == {
        "addresses": 3, "owns": 4, "discussed at": 1, "reported to": 1, "cites": 1, "under": 1, "depends on": 1,
    }  # fmt: skip


def test_prisons_meet_in_what_they_share_only(graph: Graph) -> None:
    """Forums, owners and actions are a prison's own; policies and programmes are not."""
    network = plan_network(graph)
    shared = {data["kind"] for _, data in network.nodes(data=True) if data["establishment"] is None}
    assert shared == {"policy", "programme"}
    forums = [data for _, data in network.nodes(data=True) if data["kind"] == "forum"]
    assert len(forums) == len({row["establishment"] for row in rows(graph, "forums")}) == 2
