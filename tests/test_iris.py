"""IRIs are readable, deterministic and safe in every SPARQL parser."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from forumtrace.extract.places import place_slug
from forumtrace.ontology import iris


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Safer Custody Meeting", "safer-custody-meeting"),
        ("Governor's Q&A", "governors-q-and-a"),
        ("BNM+", "bnm-plus"),
        ("Café Órla", "cafe-orla"),
    ],
)
def test_slugs_read_like_the_name(name: str, expected: str) -> None:
    """A slug keeps the words of the name."""
    assert iris.slug(name) == expected


@given(st.text(max_size=300))
def test_any_name_gives_a_short_plain_slug(name: str) -> None:
    """Whatever the name holds, its slug is short, plain and never empty."""
    slug = iris.slug(name)
    assert slug
    assert len(slug) <= iris.SLUG_LIMIT
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


@given(st.text(max_size=50), st.text(max_size=10))
def test_iris_are_valid_whatever_a_document_prints(name: str, number: str) -> None:
    """No character of a source can break out of an IRI."""
    for iri in (iris.thing("forum", name, name), iris.part("response", "x-2020-01-01", number)):
        assert NamedNode(str(iri)).value == str(iri)
        assert not set(str(iri)) & set('<>"{}|\\^` \n')
        assert str(iri).rpartition("/")[2].count(".") <= 1


def test_names_in_another_script_stay_apart() -> None:
    """Two names that ASCII cannot write still get two slugs."""
    assert iris.slug("安全") != iris.slug("会议")


@pytest.mark.parametrize(
    ("establishment", "place"),
    [
        ("HMP Northmoor", "northmoor"),
        ("HMP/YOI Northmoor", "northmoor"),
        ("HMP & YOI Northmoor", "northmoor"),
        ("HMYOI North Moor A", "north-moor-a"),
        ("Northmoor STC", "northmoor"),
        ("HMP The Moor", "the-moor"),
    ],
)
def test_a_prison_keeps_its_identity_under_another_prefix(establishment: str, place: str) -> None:
    """HMP X and HMP/YOI X are the same place."""
    assert place_slug(establishment) == place
