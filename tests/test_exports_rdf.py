"""RDF exports: the same graph for every reader, the same bytes every time."""

from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import isomorphic

from forumtrace.graph.directory import Directory
from tests.exported import example_graph, exported, once, run

FORMATS = {"turtle": ox.RdfFormat.TURTLE, "trig": ox.RdfFormat.TRIG, "nquads": ox.RdfFormat.N_QUADS}
_GRAPH = "https://w3id.org/prison-action-plan/id/graph/"


@pytest.fixture(scope="module")
def files() -> dict[str, Path]:
    """The examples in each format."""
    return {form: once(form, ".ttl" if form == "turtle" else f".{form}") for form in FORMATS}


def quads(path: Path, form: str) -> set[ox.Quad]:
    """What Oxigraph reads in a file."""
    return set(ox.parse(path.read_bytes(), format=FORMATS[form]))


def test_the_formats_hold_the_same_graph(files: dict[str, Path]) -> None:
    """Oxigraph reads equal quads from TriG and N-Quads, and their triples from Turtle."""
    whole = quads(files["nquads"], "nquads")
    assert quads(files["trig"], "trig") == whole
    assert {quad.triple for quad in whole} == {quad.triple for quad in quads(files["turtle"], "turtle")}


def test_nothing_is_lost(files: dict[str, Path]) -> None:
    """Every line of every document of the graph directory stands in the N-Quads as it is; the manifest does not."""
    text = files["nquads"].read_text("utf-8")
    found = set(text.splitlines())
    directory = Directory(Path(example_graph()))
    for key in directory.plan_keys():
        assert set(directory.read(key).decode().splitlines()) <= found
    assert f"<{_GRAPH}manifest>" not in text
    assert f"<{_GRAPH}vocabulary>" in text


# rdflib itself uses what it deprecates.
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_rdflib_reads_what_oxigraph_reads(files: dict[str, Path], tmp_path: Path) -> None:
    """The Turtle and the N-Quads of one prison are isomorphic graphs."""
    words = ("--establishment", "hmp calderbeck")
    one = rdflib.Graph().parse(exported("turtle", tmp_path / "one.ttl", *words), format="turtle")
    data = rdflib.Dataset()
    text = exported("nquads", tmp_path / "one.nq", *words).read_text("utf-8")
    data.parse(data=text, format="nquads")
    two = rdflib.Graph()
    for s, p, o, _ in data.quads():
        two.add((s, p, o))
    assert len(one) > 1000
    assert isomorphic(one, two)


def test_one_prison_takes_its_own_share_of_what_is_shared(tmp_path: Path) -> None:
    """Graphs and forums of the other prison stay behind, names of what this one links to come along."""
    text = exported("nquads", tmp_path / "one.nq", "--establishment", "HMP Calderbeck").read_text("utf-8")
    assert "saltmere" not in text
    data = set(ox.parse(text.encode(), format=ox.RdfFormat.N_QUADS))
    label = ox.NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
    named = {quad.subject for quad in data if quad.predicate == label}
    owned = {quad.object for quad in data if str(quad.predicate).endswith("#ownedBy>")}
    assert owned
    assert owned <= named


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_bytes_are_the_same_every_time(files: dict[str, Path], tmp_path: Path, form: str) -> None:
    """A second export differs in nothing."""
    assert exported(form, tmp_path / "again").read_bytes() == files[form].read_bytes()


def test_an_unknown_format_or_prison_is_a_wrong_call(tmp_path: Path) -> None:
    """One line that names what there is, and status 2."""
    done = run("export", "word", "-o", tmp_path / "x")
    assert done.exit_code == 2
    assert "turtle" in done.output
    done = run("export", "turtle", "-o", tmp_path / "x", "--establishment", "HMP Nowhere")
    assert done.exit_code == 2
    assert "HMP Calderbeck" in done.output
    assert not list(tmp_path.iterdir())
