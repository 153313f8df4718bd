"""Rows of saved queries as the data of the explorer page."""

import random
from typing import Any

import networkx as nx

from forumtrace.exports.explorer_collect import ExplorerData
from forumtrace.exports.explorer_data import shape
from forumtrace.exports.explorer_layout import lay_out
from tests.explorer_rows import PLACE, SAFETY, hostile_plan, large_plan, small_plan, source


def nodes(data: ExplorerData, group: str) -> dict[str, dict[str, Any]]:
    """The nodes of a kind by label."""
    found = data.graph.nodes(data=True)
    return {known.get("label", ""): {"id": node, **known} for node, known in found if known["group"] == group}


def links(data: ExplorerData, group: str) -> list[tuple[int, int, dict[str, Any]]]:
    """The links of a kind."""
    return [edge for edge in data.graph.edges(data=True) if edge[2]["group"] == group]


def test_every_thing_is_held_once() -> None:
    """A forum of two actions is one node, and a quote of two links is one text."""
    data = shape(source(small_plan()))
    assert set(nodes(data, "forum")) == {"Safety Board", "Drug Strategy Group", "Prisoner Council"}
    assert data.quotes.count(SAFETY) == 1
    assert len(links(data, "oversees")) == 3


def test_a_link_carries_its_evidence() -> None:
    """Quote, marked words, page, document, confidence and kind of oversight stand on the link."""
    data = shape(source(small_plan()))
    board = nodes(data, "forum")["Safety Board"]
    link = next(known for start, _, known in links(data, "oversees") if start == board["id"])
    assert data.quotes[link["quote"]] == SAFETY
    assert [SAFETY[start:end] for start, end in link["marks"]] == ["safety board meetings", "SB"]
    assert (link["page"], link["confidence"], link["oversight"]) == (4, 0.9, "discussed at")
    assert data.documents[link["doc"]]["source"] == "northmoor.pdf"


def test_owners_belong_to_their_establishment() -> None:
    """The same post at two establishments is two owners."""
    plan = small_plan()
    plan["actions"].append({**plan["actions"][0], "establishment": "HMP Southmoor", "action": "urn:action:x"})
    found = shape(source(plan)).graph.nodes(data=True)
    assert sum(known["group"] == "owner" and known["label"] == "Governor" for _, known in found) == 2


def test_an_owner_of_the_row_is_kept() -> None:
    """Who owns the row but none of its actions is linked to the recommendation."""
    data = shape(source(small_plan()))
    director = nodes(data, "owner")["Regional Director"]["id"]
    assert [
        data.graph.nodes[end]["number"] for start, end, _ in links(data, "owns") if start == director
    ] == ["2.9"]


def test_an_action_knows_when_it_is_due() -> None:
    """A printed month is due on its last day; no date is no date."""
    found = nodes(shape(source(small_plan())), "action")
    assert found["Train every officer."]["due"] == "2024-05-31"
    assert "due" not in found["Install a scanner."]


def test_two_plans_of_one_place_are_not_mixed_up() -> None:
    """The same number in two plans is two recommendations, each with its own document."""
    plan = small_plan()
    plan["documents"].append(
        {"establishment": PLACE, "plan": "urn:later", "submitted": "2026-01-01", "source": "b"}
    )
    plan["recommendations"].append({**plan["recommendations"][0], "plan": "urn:later"})
    data = shape(source(plan))
    found = [known["doc"] for _, known in data.graph.nodes(data=True) if known.get("number") == "2.10"]
    assert sorted(data.documents[doc]["source"] for doc in found) == ["b", "northmoor.pdf"]


def test_a_forum_that_is_only_named_hangs_on_the_words_that_name_it() -> None:
    """Where the quote stands in an action the link leads there, else to the recommendation."""
    plan = small_plan()
    plan["forums"].append({**plan["forums"][0], "forum": "Wing Forum", "quote": "Install a scanner."})
    data = shape(source(plan))
    ends = {data.graph.nodes[a]["label"]: data.graph.nodes[b]["group"] for a, b, _ in links(data, "mentions")}
    assert ends == {"Prisoner Council": "recommendation", "Wing Forum": "action"}


def test_the_order_of_rows_does_not_matter() -> None:
    """Shuffled rows give the same data."""
    plan = hostile_plan()
    first = shape(source(plan))
    for rows in plan.values():
        random.Random(7).shuffle(rows)
    second = shape(source(plan))
    assert nx.utils.graphs_equal(first.graph, second.graph)
    assert (first.quotes, first.documents) == (second.quotes, second.documents)


def test_a_quote_that_names_nothing_is_marked_as_a_whole() -> None:
    """Where it says "the same meeting", all its words justify the link."""
    plan = small_plan()
    words = "It will be looked at in the same meeting. \U0001f600"
    plan["oversight"] = [{**plan["oversight"][0], "quote": words}]
    data = shape(source(plan))
    (link,) = [known for _, _, known in data.graph.edges(data=True) if known["group"] == "oversees"]
    assert link["marks"] == [[0, len(words) + 1]]


def test_an_empty_graph_is_no_error() -> None:
    """Nothing in, nothing out."""
    data = shape(source({}))
    assert len(data.graph) == 0
    assert lay_out(data.graph) == {}


def test_places_are_given_and_differ() -> None:
    """Every node has a place of its own, and forums stand to the left of what they oversee."""
    data = shape(source(large_plan(400)))
    places = lay_out(data.graph)
    assert len(set(places.values())) == len(data.graph) == len(places)
    assert all(places[start][0] < places[end][0] for start, end, _ in links(data, "oversees"))
