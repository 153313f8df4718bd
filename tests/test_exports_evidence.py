"""The source page with its rectangle: the right file, the right page, the right place, or one clear line."""

import shutil
from pathlib import Path

import pdfplumber
import pyoxigraph as ox
import pytest
from click.testing import CliRunner
from PIL import Image

from forumtrace.cli import main
from forumtrace.examples import paths
from forumtrace.exports.evidence_page import CLOSE, LINE, OPEN, SCALE, page_pictures
from forumtrace.exports.sources_found import find_sources
from forumtrace.graph.build import build
from forumtrace.graph.rows import Row, rows
from forumtrace.graph.store import open_graph
from tests.exported import example_graph, run
from tests.plan_texts import agreed, row

EXAMPLES = paths()[0].parent


@pytest.fixture(scope="module")
def link() -> Row:
    """A row of oversight on one page."""
    with open_graph(example_graph()) as graph:
        said = rows(graph, "evidence")
    return next(r for r in said if str(r["predicate"]).endswith("#reportedTo") and not r["continued"])


def test_the_rectangle_stands_around_the_words(link: Row, tmp_path: Path) -> None:
    """Where the picture is outlined, an independent reader of the PDF finds the first and last word of the quote."""
    picture = tmp_path / "page.png"
    done = run("evidence", str(link["evidence"]), "--source", EXAMPLES, "-o", picture)
    assert (done.exit_code, done.output.splitlines()[-1]) == (0, f"wrote {picture} (page {link['page']})")
    x0, top, x1, bottom = map(float, str(link["bbox"]).split())
    with pdfplumber.open(EXAMPLES / str(link["source"])) as pdf:
        page = pdf.pages[int(str(link["page"])) - 1]
        words = page.crop((x0 - 1, top - 1, x1 + 1, bottom + 1)).extract_text().split()
    quote = str(link["quote"]).split()
    assert set(quote) <= set(words)
    with Image.open(picture) as image:
        assert image.getpixel((round(x0 * SCALE) - 3, round((top + bottom) / 2 * SCALE))) == LINE[:3]
        assert image.getpixel((5, 5)) == (255, 255, 255)


def test_an_action_a_claim_and_a_forum_lead_to_their_words(link: Row, tmp_path: Path) -> None:
    """Each kind of IRI is taken, whole or short; an action is shown by its own text."""
    done = run("evidence", str(link["subject"]), "--source", EXAMPLES, "-o", tmp_path / "a.png")
    assert done.exit_code == 0
    short = str(link["object"]).partition("/id/")[2]
    done = run("evidence", short, "--source", EXAMPLES / str(link["source"]), "-o", tmp_path / "f.png")
    assert done.exit_code == 0
    with open_graph(example_graph()) as graph:
        found = graph.query(
            "SELECT ?c WHERE { ?c a <https://w3id.org/prison-action-plan/ont#Claim> ; "
            f"<http://www.w3.org/ns/prov#wasDerivedFrom> <{link['evidence']}> }} ORDER BY ?c LIMIT 1"
        )
        assert isinstance(found, ox.QuerySolutions)
        claim = next(found)[0].value
    done = run("evidence", claim, "--source", EXAMPLES, "-o", tmp_path / "c.png")
    assert str(link["quote"]) in done.output


def test_a_quote_that_a_page_break_cuts_gives_both_pages(tmp_path: Path) -> None:
    """The second picture has the number of its page in its name."""
    with open_graph(example_graph()) as graph:
        said = rows(graph, "evidence")
    page = {r["evidence"]: r["page"] for r in said}
    cut = next(r for r in said if r["continued"] and page[r["continued"]] != r["page"])
    done = run("evidence", str(cut["evidence"]), "--source", EXAMPLES, "-o", tmp_path / "p.png")
    assert done.exit_code == 0
    names = {path.name for path in tmp_path.iterdir()}
    assert names == {"p.png", f"p-{page[cut['continued']]}.png"}


def test_another_file_of_the_same_name_is_refused(link: Row, tmp_path: Path) -> None:
    """The hash decides, not the name; nothing is written."""
    name = str(link["source"])
    (tmp_path / name).write_bytes((EXAMPLES / name).read_bytes() + b"\n")
    done = run("evidence", str(link["evidence"]), "--source", tmp_path, "-o", tmp_path / "page.png")
    assert done.exit_code == 1
    assert "SHA-256" in done.output
    assert len(done.output.strip().splitlines()) == 1
    assert not (tmp_path / "page.png").exists()


def test_what_is_quoted_nowhere_is_a_wrong_call(tmp_path: Path) -> None:
    """An unknown or malformed IRI is told in one line with status 2."""
    for iri in ("action/none", "http://[", "a b"):
        done = run("evidence", iri, "--source", EXAMPLES, "-o", tmp_path / "page.png")
        assert done.exit_code == 2, iri
        assert len(done.output.strip().splitlines()) == 1


def test_a_renamed_source_is_found_in_a_folder(tmp_path: Path) -> None:
    """Files are known by what they hold."""
    shutil.copy(paths()[0], tmp_path / "another name.pdf")
    (tmp_path / "folder.pdf").mkdir()
    with open_graph(example_graph()) as graph:
        hashes = [str(r["sha256"]) for r in rows(graph, "documents")]
    assert list(find_sources(tmp_path, hashes).values()) == [tmp_path / "another name.pdf"]


def test_pictures_are_the_same_every_time(link: Row) -> None:
    """Drawing a page twice gives the same bytes."""
    path, boxes = EXAMPLES / str(link["source"]), {1: [(10.0, 10.0, 50.0, 20.0)]}
    assert list(page_pictures(path, boxes)) == list(page_pictures(path, boxes))


def test_a_text_source_shows_its_lines_with_the_quote_marked(tmp_path: Path) -> None:
    """There is no page to draw; the lines are printed, those of the quote with a sign."""
    words = "The Governor will publish the rota. It will be discussed at the monthly Safety Meeting."
    agreed(tmp_path, row("5.1", "Safety should improve.", "Agreed", words, "Governor", "May 2021"))
    source = tmp_path / "plan.txt"
    place = str(tmp_path / "graph")
    assert not build(place, (source,)).refused
    with open_graph(place) as graph:
        said = next(r for r in rows(graph, "evidence") if str(r["predicate"]).endswith("description"))
    done = CliRunner().invoke(main, ["evidence", place, str(said["evidence"]), "--source", str(source)])
    assert done.exit_code == 0, done.output
    assert f"{OPEN}{said['quote']}{CLOSE}" in done.output
    assert any(line.startswith("> ") for line in done.output.splitlines())
