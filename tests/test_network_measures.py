"""Bottlenecks, single points of failure, communities and similar prisons, over networks that can be checked by eye."""

import networkx as nx

from forumtrace.graph.bottlenecks import ALL_OVERSIGHT, ITS_CHAIR, ITS_OWNER, bottlenecks, single_points
from forumtrace.graph.communities import communities
from forumtrace.graph.networks import CHAIRS, OVERSEES, OWNS, network, simple
from forumtrace.graph.similarity import similarity
from tests.analysis_rows import NORTH, SOUTH, Rows, northmoor


def test_every_edge_of_the_network_carries_its_words() -> None:
    """Forum, chair and owner edges have a quote and a page; the same person is one node, however written."""
    graph = network(northmoor().corpus())
    assert isinstance(graph, nx.MultiDiGraph)
    assert all(data["quote"] and data["page"] for _, _, data in graph.edges(data=True))
    kinds = [data["kind"] for _, _, data in graph.edges(data=True)]
    assert (kinds.count(OVERSEES), kinds.count(CHAIRS), kinds.count(OWNS)) == (2, 1, 5)
    people = [data["label"] for _, data in graph.nodes(data=True) if data["kind"] == "person"]
    assert people == ["Head of Safety", "Governor", "Caterer"]


def test_plans_do_not_touch() -> None:
    """The same forum in two plans is two nodes: every measure speaks of one plan."""
    rows = northmoor()
    rows.plan(NORTH, "2023-01-01")
    rows.item("1")
    rows.action("Seen by the Safety Board.")
    rows.sees("Safety Board")
    graph = simple(network(rows.corpus()))
    plans = {frozenset(node[0] for node in part) for part in nx.connected_components(graph)}
    assert all(len(plan) == 1 for plan in plans)


def test_the_one_who_holds_two_halves_together_is_an_articulation_point() -> None:
    """Without the Governor, the actions of the two other owners fall apart."""
    rows = Rows()
    rows.plan(NORTH, None)
    rows.item("1")
    rows.action("One.", "Governor | Caterer")
    rows.action("Two.", "Governor | Head of Works")
    found = {row["name"]: row for row in bottlenecks(rows.corpus())}
    governor = found["Governor"]
    assert (governor["rank"], governor["articulation"], governor["parts"], governor["actions"]) == (
        1,
        True,
        2,
        2,
    )
    assert governor["numbers"] == "1"
    assert list(found) == ["Governor"], "owners of one action lie on no path between others"


def test_a_single_forum_chair_or_owner_loses_what_nobody_else_holds() -> None:
    """An action that two forums oversee loses nothing when one falls away."""
    rows = northmoor()
    shared = rows.action("Seen twice.", "Governor | Caterer")
    rows.sees("Safety Board", action=shared)
    rows.sees("Works Panel", action=shared)
    lost = {(row["name"], row["loses"]): row["actions"] for row in single_points(rows.corpus())}
    assert lost == {
        ("Safety Board", ALL_OVERSIGHT): 1,
        ("Works Panel", ALL_OVERSIGHT): 1,
        ("Head of Safety", ITS_CHAIR): 1,
        ("Governor", ITS_OWNER): 2,
        ("Head of Safety", ITS_OWNER): 1,
    }


def test_two_halves_without_a_link_are_two_communities() -> None:
    """Each community tells its forums, people and actions, the largest first."""
    rows = Rows()
    rows.plan(NORTH, None)
    rows.item("1")
    for owner, forum, count in (("Governor", "Board", 3), ("Caterer", "Panel", 2)):
        for _ in range(count):
            rows.action("To be seen.", owner)
            rows.sees(forum)
    found = communities(rows.corpus())
    assert [(row["people"], row["forums"], row["size"], row["unseen"]) for row in found] == [
        ("Governor", "Board", 5, 0),
        ("Caterer", "Panel", 4, 0),
    ]


def test_prisons_are_compared_by_kinds_of_forum() -> None:
    """Two names of one kind are shared; a forum of no known kind counts by its name."""
    rows = northmoor()
    rows.plan(SOUTH, None)
    rows.item("1")
    rows.action("Seen by the Safer Custody Meeting.")
    rows.sees("Safer Custody Meeting")
    rows.fact("Safer Custody Meeting", "frequency", "monthly", "safety forum")
    (row,) = similarity(rows.corpus())
    assert (row["establishment"], row["other"], row["jaccard"]) == (NORTH, SOUTH, 0.333)
    assert (row["shared"], row["only_here"], row["only_there"]) == (
        "safety forum",
        "prison council | works panel",
        None,
    )


def test_measures_of_nothing_are_empty() -> None:
    """A graph without plans has no results and no errors."""
    nothing = Rows().corpus()
    assert [f(nothing) for f in (bottlenecks, single_points, communities, similarity)] == [[], [], [], []]
