"""Graph exports: every reader finds the nodes, links, quotes and places of the network."""

import csv
import io
import json
import re
import warnings
import zipfile
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from forumtrace.exports.network_drawn import COLOURS
from forumtrace.graph.plan_network import Network, plan_network
from forumtrace.graph.store import open_graph
from tests.exported import example_graph, exported, once, same_twice


@pytest.fixture(scope="module")
def network() -> Network:
    """The network that the exports write."""
    with open_graph(example_graph()) as graph:
        return plan_network(graph)


def csv_rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    return list(csv.DictReader(io.StringIO(path.read_text("utf-8"), newline="")))


def links(found: "nx.Graph[Any]") -> list[tuple[str, ...]]:
    """The links of a network with all that proves them."""
    return sorted(
        (str(a), str(b), *(str(known.get(name)) for name in ("kind", "quote", "page")))
        for a, b, known in found.edges(data=True)
    )


def same(found: "nx.Graph[Any]", network: Network) -> bool:
    """Whether a reader found nodes with their kinds and names, and links with quote and page."""
    names = {node: (known["kind"], known["label"]) for node, known in network.nodes(data=True)}
    read = {node: (known["kind"], known["label"]) for node, known in found.nodes(data=True)}
    return names == read and links(found) == links(network)


def test_graphml_reads_back_equal(network: Network) -> None:
    """networkx reads the GraphML as the network that was written."""
    found = nx.read_graphml(once("graphml", ".graphml"))
    assert same(found, network)
    assert {known["colour"] for _, known in found.nodes(data=True)} <= set(COLOURS.values())


def test_gexf_reads_back_equal_with_places_and_colours(network: Network) -> None:
    """networkx reads the GEXF; no two nodes lie on each other, and no day of writing is in it."""
    path = once("gexf", ".gexf")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = nx.read_gexf(path)
    assert same(found, network)
    places = {(p["x"], p["y"]) for p in (known["viz"]["position"] for _, known in found.nodes(data=True))}
    assert len(places) == len(found)
    assert found.nodes[next(iter(found))]["viz"]["color"]["a"] == 1.0
    assert "lastmodifieddate" not in path.read_text("utf-8")


def test_cytoscape_reads_back_equal(network: Network) -> None:
    """networkx reads the Cytoscape JSON, and each node has a place."""
    told = json.loads(once("cytoscape", ".cytoscape").read_text("utf-8"))
    assert all({"x", "y"} == set(node["position"]) for node in told["elements"]["nodes"])
    assert same(nx.cytoscape_graph(told), network)


def test_neo4j_files_hold_the_network_and_the_script_loads_each(network: Network, tmp_path: Path) -> None:
    """Every node and link stands in a CSV file that the Cypher script names; links meet nodes that exist."""
    folder = exported("neo4j", tmp_path / "neo4j")
    nodes = [row for path in folder.glob("nodes-*.csv") for row in csv_rows(path)]
    found: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    found.add_nodes_from((row["iri"], {"label": row["label"]}) for row in nodes)
    assert len(found) == len(network)
    script = (folder / "import.cypher").read_text("utf-8")
    for path in folder.glob("links-*.csv"):
        kind = path.stem.removeprefix("links-").replace("-", " ")
        for row in csv_rows(path):
            assert row["start"] in found
            assert row["end"] in found
            found.add_edge(row["start"], row["end"], kind=kind, quote=row["quote"], page=row["page"] or None)
    assert links(found) == links(network)
    loaded = set(re.findall(r"file:///(\S+)'", script))
    assert loaded == {path.name for path in folder.glob("*.csv")}
    assert script.count("{") == script.count("}")


@pytest.mark.parametrize("form", ["graphml", "gexf", "cytoscape", "neo4j"])
def test_bytes_are_the_same_every_time(form: str, tmp_path: Path) -> None:
    """A second export differs in nothing, the archive included."""
    ending = ".zip" if form == "neo4j" else f".{form}"
    assert same_twice(form, tmp_path, ending)
    if form == "neo4j":
        with zipfile.ZipFile(once(form, ending)) as archive:
            assert archive.testzip() is None
