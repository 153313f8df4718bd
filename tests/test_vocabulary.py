"""Code lists: shipped ones, a user's own, and broken ones."""

from pathlib import Path

import pytest

from forumtrace.errors import SourceRefused
from forumtrace.extract.vocabulary import load_vocabulary

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
