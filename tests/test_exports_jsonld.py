"""JSON-LD and Web Annotations: readable trees that lose no triple and no quote."""

import json
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib

from forumtrace.exports.jsonld_terms import Terms, context
from forumtrace.graph.rows import rows
from forumtrace.graph.store import open_graph
from tests.exported import example_graph, once, same_twice

_PAP = "https://w3id.org/prison-action-plan/ont#"


@pytest.fixture(scope="module")
def file() -> Path:
    """The examples as JSON-LD."""
    return once("jsonld", ".jsonld")


@pytest.fixture(scope="module")
def turtle() -> Path:
    """The examples as Turtle."""
    return once("turtle", ".ttl")


def test_the_tree_holds_exactly_the_triples_of_the_graph(file: Path, turtle: Path) -> None:
    """Oxigraph reads the same set from JSON-LD as from Turtle."""
    one = {quad.triple for quad in ox.parse(file.read_bytes(), format=ox.RdfFormat.JSON_LD)}
    two = {quad.triple for quad in ox.parse(turtle.read_bytes(), format=ox.RdfFormat.TURTLE)}
    assert one == two


# rdflib itself uses what it deprecates.
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_rdflib_reads_it_alike(file: Path, turtle: Path) -> None:
    """An independent processor finds the same graph, datatypes included."""
    one = rdflib.Graph().parse(data=file.read_text("utf-8"), format="json-ld")
    two = rdflib.Graph().parse(data=turtle.read_text("utf-8"), format="turtle")
    assert len(two) > 5000
    assert set(one) == set(two)


def test_a_web_developer_walks_from_plan_to_quote(file: Path) -> None:
    """Plan, report, recommendation, action, forum, claim and evidence hang in each other under plain names."""
    tree = json.loads(file.read_text("utf-8"))
    assert tree["@context"] == context()
    plan = tree["@graph"][0]
    assert plan["type"] == "ActionPlan"
    found: list[dict[str, Any]] = plan["report"][0]["recommendations"]
    numbers = [one["identifier"] for one in found]
    assert numbers.index("5.9") < numbers.index("5.10")
    actions = [action for one in found for action in one.get("actions", [])]
    seen = [action for action in actions if "reportedTo" in action]
    assert seen[0]["owners"][0]["label"]
    assert seen[0]["reportedTo"][0]["label"]
    claims = [claim for claim in seen[0]["claims"] if claim["predicate"] == "pap:reportedTo"]
    assert claims[0]["evidence"][0]["quote"]
    assert claims[0]["evidence"][0]["page"] >= 1


def test_what_the_context_has_no_word_for_is_written_out() -> None:
    """Unknown predicates, datatypes and languages lose nothing."""
    terms = Terms()
    day = ox.NamedNode("http://www.w3.org/2001/XMLSchema#date")
    assert terms.literal(f"{_PAP}page", ox.Literal("3", datatype=day)) == (
        "pap:page",
        {"@value": "3", "@type": "xsd:date"},
    )
    integer = ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer")
    assert terms.literal(f"{_PAP}page", ox.Literal("3", datatype=integer)) == ("page", 3)
    assert terms.literal("urn:x", ox.Literal("a", language="cy")) == (
        "urn:x",
        {"@value": "a", "@language": "cy"},
    )
    for odd in ("03", "soon"):
        key, value = terms.literal(f"{_PAP}page", ox.Literal(odd, datatype=integer))
        assert (key, value) == ("pap:page", {"@value": odd, "@type": "xsd:integer"})


def test_annotations_carry_every_quote() -> None:
    """Each row of the saved query `evidence` is one target, with quote, offsets, page and rectangle."""
    told = json.loads(once("annotations", ".json").read_text("utf-8"))
    items = told["first"]["items"]
    assert told["total"] == len(items) == len({item["id"] for item in items})
    with open_graph(example_graph()) as graph:
        said = rows(graph, "evidence")
    targets = [target for item in items for target in item["target"]]
    assert sorted((t["id"], t["selector"][0]["exact"]) for t in targets) == sorted(
        (row["evidence"], row["quote"]) for row in said
    )
    place = targets[0]["selector"][2]["value"]
    assert place.startswith("page=1&viewrect=")


def test_bytes_are_the_same_every_time(tmp_path: Path) -> None:
    """A second export differs in nothing."""
    (tmp_path / "a").mkdir()
    assert same_twice("jsonld", tmp_path, ".jsonld")
    assert same_twice("annotations", tmp_path / "a", ".json")
