"""The reference page of the ontology lists every term, and asks nothing of the network."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner
from rdflib import OWL, RDF, RDFS, Graph

from forumtrace.cli import main
from forumtrace.exports.ontology_page import ontology_page
from forumtrace.extract.vocabulary import shipped_turtle
from forumtrace.graph.vocabulary import SHAPES_FILE
from forumtrace.ontology.terms import CODE, PAP, SKOS


@pytest.fixture(scope="module")
def page() -> str:
    """The page as text."""
    return ontology_page()


@pytest.fixture(scope="module")
def vocabulary() -> Graph:
    """The ontology with all code lists."""
    found = Graph()
    for name, content in shipped_turtle():
        if name != SHAPES_FILE:
            found.parse(data=content, format="turtle")
    return found


def test_every_term_and_code_is_listed(page: str, vocabulary: Graph) -> None:
    """Each once, with an anchor to link to."""
    ids = re.findall(r'id="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)
    terms = {
        str(t) for kind in kinds for t in vocabulary.subjects(RDF.type, kind) if str(t).startswith(str(PAP))
    }
    codes = {str(c) for c in vocabulary.subjects(SKOS.inScheme, None)}
    wanted = {t.removeprefix(str(PAP)).replace(str(CODE), "code-") for t in terms | codes}
    assert wanted - set(ids) == set()


def test_every_class_is_in_the_diagram(page: str, vocabulary: Graph) -> None:
    """Drawn in a place of its own, as well-formed SVG."""
    svg = page[page.index("<svg") : page.index("</svg>") + 6]
    drawn = [a.get("href") for a in ElementTree.fromstring(svg).iter("a")]
    classes = {
        str(c).removeprefix(str(PAP))
        for c in vocabulary.subjects(RDF.type, OWL.Class)
        if str(c).startswith(str(PAP))
    }
    assert sorted(drawn, key=str) == sorted(f"#{name}" for name in classes)


def test_the_diagram_draws_what_the_ontology_says(page: str, vocabulary: Graph) -> None:
    """Each drawn property is one of ours, or one that we take from elsewhere."""
    labels = {str(label) for label in vocabulary.objects(None, RDFS.label)}
    drawn = {
        name for names in re.findall(r"<title>\w+: ([^:]+): \w+</title>", page) for name in names.split(", ")
    }
    assert drawn - labels == {"is a", "is part of", "references", "was derived from"}


def test_every_link_leads_somewhere_on_the_page(page: str) -> None:
    """No request, no script, no dead anchor."""
    links = re.findall(r'(?:href|src)="([^"]*)"', page)
    ids = set(re.findall(r'id="([^"]+)"', page))
    assert {link.removeprefix("#") for link in links} - ids == set()
    assert "<script" not in page
    assert "url(http" not in page


def test_the_page_is_the_same_every_time(page: str) -> None:
    """Nothing in it depends on the run."""
    assert ontology_page() == page


def test_the_command_writes_it_once(tmp_path: Path) -> None:
    """A file that is there stays, unless --force is given."""
    path = tmp_path / "o.html"
    assert CliRunner().invoke(main, ["ontology", "-o", str(path)]).exit_code == 0
    again = CliRunner().invoke(main, ["ontology", "-o", str(path)])
    assert again.exit_code == 1
    assert "--force" in again.stderr
    assert CliRunner().invoke(main, ["ontology", "-o", str(path), "--force"]).exit_code == 0
