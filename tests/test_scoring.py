"""The scorer counts what is right, missed and invented."""

from typing import Any

from tests.scoring import score
from tests.scoring_names import key, overlap


def gold(**fields: Any) -> dict[str, Any]:
    """An annotation of one recommendation."""
    return {"recommendations": [{"number": "1", **fields}]}


def test_names_are_compared_without_idle_differences() -> None:
    """Case, plural, hyphens, possessives and idle words make no difference; other words do."""
    assert key("The Re-Offending Meetings") == key("reoffending meeting")
    assert key("Governor's Board & Panel") == key("governor board panel")
    assert key("Safety Board") != key("Security Board")


def test_overlap_is_the_share_of_common_words() -> None:
    """Half the words in common give one half."""
    assert overlap("one two three four", "one two five six") == 0.5


def test_right_missed_and_invented() -> None:
    """Each annotation is matched once; rows of other recommendations do not help."""
    rows = {
        "roles": [
            {"number": "1", "name": "Governor"},
            {"number": "1", "name": "Governors"},
            {"number": "2", "name": "Listener"},
        ]
    }
    result = score(gold(roles=[{"name": "Governor"}, {"name": "Listener"}]), rows)["roles"]
    assert (result.right, len(result.missed), len(result.invented)) == (1, 1, 1)
    assert (result.precision, result.recall, result.f1) == (0.5, 0.5, 0.5)


def test_optional_entries_neither_help_nor_hurt() -> None:
    """An optional annotation may be found or left out."""
    annotated = gold(systems=[{"name": "NOMIS", "optional": True}])
    for rows in ({}, {"systems": [{"number": "1", "name": "NOMIS"}]}):
        assert score(annotated, rows)["systems"].f1 == 1.0


def test_forum_relation_and_attributes() -> None:
    """Oversight, frequency and chair are judged on the forums found."""
    forum = {"name": "Safety Board", "relation": "oversees", "frequency": "weekly", "chair": None}
    row = {"number": "1", "forum": "safety board", "relation": "mentioned", "frequency": "monthly"}
    result = score(gold(forums=[forum]), {"forums": [row]})
    assert result["forums"].f1 == 1.0
    assert result["oversees"].recall == 0.0
    assert (len(result["frequency"].missed), len(result["frequency"].invented)) == (1, 1)
    assert result["chair"].f1 == 1.0


def test_pairs_need_owner_and_date() -> None:
    """An action counts as paired when one of its owners and its date as printed are right."""
    pair = {
        "number": "1",
        "owner": "HMPPS/Governor",
        "target": "May 2021",
        "action_quote_start": "Staff will",
    }
    annotated = {**gold(), "pairs": [pair]}
    action = {"number": "1", "text": "Staff will be trained.", "owner": "Governor", "target_text": "May 2021"}
    assert score(annotated, {"actions": [action]})["pairs"].f1 == 1.0
    assert score(annotated, {"actions": [{**action, "target_text": "June 2021"}]})["pairs"].f1 == 0.0
