"""Code lists: shipped ones, a user's own, and broken ones."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from forumtrace.cli import main
from forumtrace.commands_build import build_command
from forumtrace.errors import SourceRefused
from forumtrace.extract.vocabulary import load_vocabulary
from forumtrace.graph.rows import rows
from forumtrace.graph.store import open_graph
from tests.plan_texts import agreed, row

OWN = """
@prefix code: <https://w3id.org/prison-action-plan/code#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
code:my-forum a skos:Concept ; skos:inScheme code:my-scheme ;
    skos:prefLabel "Kitchen Forum" ; skos:altLabel "KF" ; skos:notation "K1" ; skos:broader code:meeting .
"""


def test_a_users_file_adds_to_the_shipped_lists(tmp_path: Path) -> None:
    """An entry of one's own is found by all its labels, the preferred one first."""
    path = tmp_path / "my.ttl"
    path.write_text(OWN)
    concept = load_vocabulary(path).labelled("my-scheme")["kf"]
    assert (concept.label, concept.labels, concept.notations) == (
        "Kitchen Forum",
        ("Kitchen Forum", "KF"),
        ("K1",),
    )
    assert load_vocabulary().scheme("my-scheme") == ()


def test_broken_turtle_is_one_clear_line(tmp_path: Path) -> None:
    """A file that does not parse is refused by name."""
    path = tmp_path / "my.ttl"
    path.write_text("code:x a y")
    with pytest.raises(SourceRefused, match=r"my\.ttl: not valid Turtle"):
        load_vocabulary(path)


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    """A path that is not there is one clear line."""
    with pytest.raises(SourceRefused, match="cannot be read"):
        load_vocabulary(tmp_path / "gone.ttl")


PREFIXES = OWN[: OWN.index("code:my-forum")] + "@prefix owl: <http://www.w3.org/2002/07/owl#> .\n"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ('code:monthly skos:prefLabel "every so often" .', "code:monthly is a term of forumtrace"),
        ('<https://example.org/x> skos:prefLabel " " .', "a name without any words"),
        ("code:forum-safety skos:broader code:monthly .", "code:forum-safety is a term of forumtrace"),
        (
            "<https://w3id.org/prison-action-plan/ont#Forum> a skos:Concept .",
            "pap:Forum is a term of forumtrace",
        ),
        (
            "<urn:my> owl:imports <https://example.org/more.ttl> .",
            "it imports <https://example.org/more.ttl>",
        ),
    ],
)
def test_a_clash_or_an_import_is_one_clear_line(tmp_path: Path, said: str, expected: str) -> None:
    """Nothing is read with a vocabulary that changes ours or wants the network."""
    path = tmp_path / "my.ttl"
    path.write_text(PREFIXES + said)
    with pytest.raises(SourceRefused, match=expected):
        load_vocabulary(path)


def test_a_shipped_concept_may_have_further_names(tmp_path: Path) -> None:
    """An altLabel of one's own is found; it makes no new concept."""
    path = tmp_path / "my.ttl"
    path.write_text(PREFIXES + 'code:monthly skos:altLabel "each moon" .')
    words = load_vocabulary(path)
    assert words.labelled("frequency-scheme")["each moon"].label == "monthly"
    assert words.own == frozenset()


def test_labels_of_ones_own_concepts_are_in_the_graph(tmp_path: Path) -> None:
    """A forum of one's own kind is told with the label of that kind; the plans that use it bring it along."""
    path = tmp_path / "my.ttl"
    path.write_text(
        PREFIXES
        + '<urn:x-my:kitchen> a skos:Concept ; skos:inScheme code:forum-kind-scheme ; skos:prefLabel "kitchen forum" .'
    )
    agreed(
        tmp_path,
        row(
            "1.1", "Food.", "Agreed", "Menus will be discussed at the Kitchen Forum.", "Governor", "June 2021"
        ),
    )
    args = [str(tmp_path / "graph"), str(tmp_path / "plan.txt"), "--vocabulary", str(path)]
    result = CliRunner().invoke(build_command, args)
    assert result.exit_code == 0, result.output
    with open_graph(tmp_path / "graph") as graph:
        (forum,) = rows(graph, "forum-overview")
    assert (forum["forum"], forum["kind"]) == ("Kitchen Forum", "kitchen forum")


def test_a_refused_vocabulary_changes_nothing(tmp_path: Path) -> None:
    """One line, exit status 1, and no graph."""
    path = tmp_path / "my.ttl"
    path.write_text(PREFIXES + 'code:monthly skos:prefLabel "every so often" .')
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text("no plan", "utf-8")
    args = ["build", str(tmp_path / "graph"), *(str(tmp_path / f"{n}.txt") for n in ("one", "two"))]
    result = CliRunner().invoke(main, [*args, "--vocabulary", str(path)])
    assert result.exit_code == 1
    assert result.stderr.count("\n") == 1
    assert "code:monthly" in result.stderr
    assert not (tmp_path / "graph").exists()
