"""Changes between plans: what was added, dropped, reworded, slipped, handed over or raised again."""

import json
from typing import Any

import pyoxigraph as ox
import pytest

from forumtrace.errors import QueryRefused
from forumtrace.exports.diffs import FORMATS
from forumtrace.graph.diff import COLUMNS, NO_REASON, diff
from forumtrace.graph.diff_match import match
from forumtrace.graph.diff_plans import doubt, plan_named
from tests.analysis_rows import NORTH, Rows
from tests.exported import run

ALARM = "The alarm on each landing will be repaired by the contractor."
BOOKS = "Library books will be brought to the segregation unit every week."
REASON = "This was delayed because the supplier could not deliver the parts."


def plans(same: bool = True) -> tuple[Rows, str, str]:
    """Two plans of one prison; of the same inspection unless told otherwise."""
    rows = Rows()
    one = rows.plan(NORTH, "2021-03-04")
    rows.rows["documents"][-1]["inspection_start"] = "2020-11-09"
    rows.item("1.1", "Cells should be clean, warm and in good repair.")
    rows.action(ALARM, "Governor", "2021-04")
    rows.sees("Works Panel", "The Works Panel will look at progress.")
    rows.action("Windows will be mended.", "Governor", "2021-06")
    rows.action("Paint will be bought.", "Caterer", "2021-06")
    rows.item("1.2", "Prisoners should be able to read.")
    rows.action(BOOKS, "Librarian", "2021-05")
    rows.item("1.3", "Food should be hot.")
    two = rows.plan(NORTH, "2021-09-01")
    rows.rows["documents"][-1]["inspection_start"] = "2020-11-09" if same else "2021-08-01"
    rows.item("1.1", "Cells should be clean, warm and in a good state of repair.")
    rows.action(f"{ALARM} {REASON}", "Head of Works", "2021-10")
    rows.sees("Safety Board", "The Safety Board will look at progress.")
    rows.action("Windows will be mended.", "governor", "2021-08")
    rows.item("1.2", "Prisoners should be able to read.")
    rows.item("1.4", "Visits should start on time.")
    rows.action(BOOKS, "Librarian", "2021-05", "completed")
    rows.action("A visits clerk will be hired.", "Governor", "2021-12")
    return rows, one, two


@pytest.fixture
def found() -> list[dict[str, Any]]:
    """The changes between two versions of one plan."""
    rows, one, two = plans()
    return diff(rows.corpus(), one, two)


def of(found: list[dict[str, Any]], change: str) -> list[tuple[Any, Any]]:
    """Before and after of the changes of one kind."""
    return [(row["before"], row["after"]) for row in found if row["change"] == change]


def test_versions_of_one_plan_are_compared_item_by_item(found: list[dict[str, Any]]) -> None:
    """Added, dropped and reworded recommendations and actions, each once and nothing else."""
    texts = (
        "Cells should be clean, warm and in good repair.",
        "Cells should be clean, warm and in a good state of repair.",
    )
    assert of(found, "recommendation reworded") == [texts]
    assert of(found, "recommendation dropped") == [("Food should be hot.", None)]
    assert of(found, "recommendation added") == [(None, "Visits should start on time.")]
    assert of(found, "action reworded") == [(ALARM, f"{ALARM} {REASON}")]
    assert of(found, "action dropped") == [("Paint will be bought.", None)]
    assert of(found, "action added") == [(None, "A visits clerk will be hired.")]
    assert of(found, "action moved") == [("1.2", "1.4")]
    assert of(found, "status changed") == [("planned", "completed")]
    assert not of(found, "repeat concern")
    assert all(tuple(row) == COLUMNS for row in found)


def test_a_slipped_date_comes_with_the_reason_that_is_given_or_its_lack(found: list[dict[str, Any]]) -> None:
    """Days are counted between the last days; only what the later plan adds can be a reason."""
    slips = {row["before"]: row for row in found if row["change"] == "date slipped"}
    assert slips["2021-04"]["reason"] == REASON
    assert slips["2021-04"]["days"] == 184
    assert slips["2021-06"]["reason"] == NO_REASON
    assert slips["2021-06"]["after"] == "2021-08"


def test_changed_owners_and_forums_carry_both_proofs(found: list[dict[str, Any]]) -> None:
    """Capital letters are no change; a forum is proved by the words that name it."""
    assert of(found, "owner changed") == [("Governor", "Head of Works")]
    (row,) = [row for row in found if row["change"] == "forum changed"]
    assert (row["before"], row["after"]) == ("Works Panel", "Safety Board")
    assert row["quote_before"] == "The Works Panel will look at progress."
    assert (row["page_before"], row["page_after"]) == (3, 3)


def test_another_inspection_raises_concerns_again() -> None:
    """Matched items are repeat concerns then, not rewordings; equal numbers mean nothing."""
    rows, one, two = plans(same=False)
    found = diff(rows.corpus(), one, two)
    assert len(of(found, "repeat concern")) == 2
    assert not of(found, "recommendation reworded")
    assert not of(found, "action moved")
    assert ("Food should be hot.", None) in of(found, "recommendation dropped")


def test_a_plan_does_not_differ_from_itself() -> None:
    """No change is told, in any format."""
    rows, one, _ = plans()
    found = diff(rows.corpus(), one, one)
    assert found == []
    assert json.loads(FORMATS["json"]("x", found)) == []
    assert "Nothing changed" in FORMATS["html"]("x", found)


def test_there_and_back_tells_the_same_changes_the_other_way(found: list[dict[str, Any]]) -> None:
    """What is added one way is dropped the other way."""
    rows, one, two = plans()
    back = diff(rows.corpus(), two, one)
    for there, here in (("added", "dropped"), ("dropped", "added")):
        for what in ("action", "recommendation"):
            assert [pair[::-1] for pair in of(found, f"{what} {there}")] == of(back, f"{what} {here}")
    assert len(of(back, "date brought forward")) == len(of(found, "date slipped"))


def test_the_rdf_has_one_observation_a_change(found: list[dict[str, Any]]) -> None:
    """Oxigraph reads the Turtle; the sides link to the actions and recommendations."""
    text = FORMATS["ttl"]("one to two", found)
    triples = list(ox.parse(text.encode(), format=ox.RdfFormat.TURTLE))
    assert sum(str(t.object).endswith("cube#Observation>") for t in triples) == len(found)
    assert any(
        str(t.predicate).endswith("column_after_iri>") and "/action/" in str(t.object) for t in triples
    )


def test_the_page_cannot_be_broken_out_of() -> None:
    """Source text is escaped, and nothing is loaded."""
    rows, one, two = plans()
    for row in rows.rows["actions"]:
        row["text"] = f"<script>alert(1)</script> {row['action']}"
    page = FORMATS["html"]("a <b>", diff(rows.corpus(), one, two))
    assert "<script" not in page
    assert "a &lt;b&gt;" in page


def test_texts_of_common_words_match_themselves() -> None:
    """The same words are the same text, also where none of them tells anything; nothing is matched twice."""
    rows = [{"number": "1", "text": "It will be"}, {"number": "2", "text": "It will be"}]
    found = match(rows, rows, 0.5, by_number=False)
    assert [(p.before["number"], p.after["number"]) for p in found.pairs] == [("1", "1"), ("2", "2")]


def test_a_plan_is_named_in_several_ways() -> None:
    """By key, IRI, or prison and day; by the prison alone only where it has one plan."""
    rows, one, _ = plans()
    corpus = rows.corpus()
    for name in ("hmp-northmoor-2021-03-04", "plan/hmp-northmoor-2021-03-04", one, f"{NORTH} 2021-03-04"):
        assert plan_named(corpus, name) == one
    with pytest.raises(QueryRefused, match="2 plans"):
        plan_named(corpus, NORTH)
    with pytest.raises(QueryRefused, match="no plan is called"):
        plan_named(corpus, "HMP Nowhere")


def test_plans_that_may_not_be_meant_are_doubted() -> None:
    """The later plan first, or plans of two prisons; two versions in their order are what diff is for."""
    rows, one, two = plans()
    other = rows.plan("HMP Southmoor", "2022-01-01")
    undated = rows.plan(NORTH, None)
    corpus = rows.corpus()
    assert doubt(corpus, one, two) is None
    assert doubt(corpus, one, one) is None
    assert doubt(corpus, two, undated) is None
    assert "give the earlier plan first" in str(doubt(corpus, two, one))
    assert "HMP Southmoor" in str(doubt(corpus, one, other))


def test_the_command_tells_the_examples_apart() -> None:
    """Table, JSON, HTML and Turtle of two real graphs; a wrong name is status 2."""
    names = ("calderbeck-2020-03-05", "HMP & YOI Saltmere 2024-11-14")
    done = run("diff", *names, "--format", "json")
    assert done.exit_code == 0
    assert (
        done.stderr
        == "warning: calderbeck-2020-03-05 is of HMP Calderbeck and saltmere-2024-11-14 of HMP & YOI Saltmere\n"
    )
    assert {row["change"] for row in json.loads(done.stdout)} >= {
        "recommendation dropped",
        "recommendation added",
    }
    for form in ("table", "html", "ttl"):
        assert run("diff", *names, "--format", form).exit_code == 0
    assert run("diff", "nowhere", names[1]).exit_code == 2
