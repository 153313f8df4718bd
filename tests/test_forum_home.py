"""Whose a forum is: the prison's own unless its name, or the words right behind it, say otherwise."""

from pathlib import Path

import pytest
from rdflib import URIRef

from forumtrace.graph.build import build
from forumtrace.graph.rows import rows
from forumtrace.graph.store import open_graph
from forumtrace.ontology.terms import ORG, SKOS
from tests.forum_rows import facts_of, plan_of

OWN = "establishment/anytown"
HMPPS = "org/hm-prison-and-probation-service"
NHS = "org/nhs-england"


def homes(text: str) -> dict[str, tuple[str, list[str]]]:
    """The forums of a response by name: their IRIs and those of their homes, without what is common to all."""
    facts = facts_of(plan_of(("A.", [text])))
    names = {f.subject: str(f.object) for f in facts if f.predicate == SKOS.prefLabel}
    found: dict[str, set[str]] = {}
    for fact in facts:
        if "/id/forum/" in fact.subject:
            homes = found.setdefault(fact.subject, set())
            homes |= {_local(fact.object)} if fact.predicate == ORG.subOrganizationOf else set()
    return {names[URIRef(iri)]: (_local(iri), sorted(told)) for iri, told in found.items()}


def _local(iri: object) -> str:
    return str(iri).partition("/id/")[2]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A bid went to the HMPPS Capital Board.", [HMPPS]),
        ("It reports to the NHS England Health and Justice Board.", [NHS]),
        ("A bid went to the Youth Custody Service Capital Board.", ["org/youth-custody-service"]),
        ("Waits are discussed at Care UK's governance meeting.", ["org/care-uk"]),
        ("Waits are discussed at a quality board of NHS England.", [NHS]),
        ("Waits are discussed at the Bed Panel (BP), which is convened by NHS England.", [NHS]),
        ("Waits are discussed at the Bed Panel, which NHS England North holds each month.", [NHS]),
        ("Waits are reported to the regional performance board.", []),
        ("Waits are reported to Meadow Vale's regional performance board.", []),
        ("Waits are reported to the national Bed Panel.", []),
        ("Waits are reported to the West Midlands Bed Panel.", []),
        ("Waits are reported to the regional contract review meeting.", []),
        ("Waits are reported to the Prison Group Director's Bed Panel.", []),
        ("Replies are checked by an external scrutiny panel.", []),
        ("Homes are discussed at the Anyshire County Council Housing Panel.", []),
        ("Waits are reported to the Bed Panel.", [OWN]),
        ("Waits are reported to the Foreign National Meeting.", [OWN]),
        ("Waits are reported to the External Agencies Forum.", [OWN]),
        ("Waits are discussed at the NHS England Contract Review Meeting.", [OWN]),
        ("Waits are discussed at the Care UK Quality Meeting.", [OWN]),
        ("Waits are discussed at the Bed Panel, chaired by HMPPS.", [OWN]),
        ("Waits are discussed at the Bed Panel, held by the HMPPS lead.", [OWN]),
        ("Waits are discussed at the Bed Panel that NHS England holds with the prison.", [OWN]),
        ("Waits are discussed at the Bed Panel, convened by NHS England and the Governor.", [OWN]),
        ("There is a weekly meeting between the Governor and the Regional Director.", [OWN]),
    ],
)
def test_home_is_what_the_words_tell(text: str, told: list[str]) -> None:
    """A body of the code list where one is told, none where only "not the prison's" is, else the prison."""
    [(_, found)] = homes(text).values()
    assert found == told


def test_who_meets_does_not_tell_whose_the_meeting_is() -> None:
    """A sentence that names those who meet, in place of the forum, has no word of its name."""
    text = (
        "The Director will meet quarterly with the caterer and their Regional Manager to discuss food. "
        "Actions from the Directors meeting will be tracked."
    )
    assert [told for _, told in homes(text).values()] == [[OWN]]


def test_only_a_name_that_tells_its_owner_is_one_forum_for_all_prisons() -> None:
    """Other names may be borne by different forums, so they stay with the prison that cites them."""
    found = homes(
        "Bids go to the HMPPS Capital Board, the regional Bed Panel and Care UK's governance meeting."
    )
    assert [iri for iri, _ in found.values()] == [
        "forum/hmpps-capital-board",
        "forum/anytown_regional-bed-panel",
        "forum/anytown_care-uks-governance-meeting",
    ]


def test_a_home_that_is_told_is_quoted() -> None:
    """Its evidence is the sentence that tells it."""
    text = "Waits are discussed at the Bed Panel, convened by NHS England."
    plan = plan_of(("A.", [text]))
    [fact] = [f for f in facts_of(plan) if f.predicate == ORG.subOrganizationOf]
    assert [[plan.document.text[s.start : s.end] for s in quote] for quote in fact.evidence] == [[text]]


def test_each_prison_that_cites_a_shared_forum_is_told(tmp_path: Path) -> None:
    """What every plan says of a forum for all prisons is a row for its own prison."""
    text = (Path(__file__).parent / "plans" / "harrowdene.txt").read_text("utf-8")
    for place in ("Harrowdene", "Otherdene"):
        plan = text.replace("Harrowdene", place).replace("HARROWDENE", place.upper())
        (tmp_path / f"{place}.txt").write_text(plan, "utf-8")
    assert not build(str(tmp_path / "graph"), sorted(tmp_path.glob("*.txt"))).refused
    with open_graph(tmp_path / "graph") as graph:
        seen = rows(graph, "outside-oversight")
        named = [
            row for row in rows(graph, "forum-names") if str(row["iri"]).endswith("estates-investment-board")
        ]
    assert [row["establishment"] for row in seen] == ["HMP Harrowdene", "HMP Otherdene"]
    assert all(row["body"] == "HM Prison and Probation Service" and row["quote"] for row in seen)
    assert [row["establishment"] for row in named] == ["HMP Harrowdene", "HMP Otherdene"]
    assert len({row["iri"] for row in named}) == 1
