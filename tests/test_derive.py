"""Tests of what the rules derive from one plan."""

import pytest

from forumtrace.examples import paths
from forumtrace.graph import derive as module
from forumtrace.graph.derive import derive, predicates
from forumtrace.graph.reading import read_source
from forumtrace.ontology.terms import DCTERMS, PAP


def test_rules_derive_as_much_from_what_they_see_as_from_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is left out for speed is nothing that a rule asks for."""
    plans = [read_source(path) for path in paths()]
    found = [derive(plan.plan_key, plan.lines) for plan in plans]
    module._vocabulary.cache_clear()
    monkeypatch.setattr(module, "_seen", iter)
    assert [derive(plan.plan_key, plan.lines) for plan in plans] == found
    assert all(found)
    module._vocabulary.cache_clear()


def test_rules_see_narrower_properties() -> None:
    """A rule that asks for overseenBy by a variable sees each kind of oversight."""
    assert {f"<{PAP.reportedTo}>", f"<{PAP.overseenBy}>", f"<{DCTERMS.isPartOf}>"} <= predicates()


def test_lines_that_are_none_are_complained_of() -> None:
    """A damaged document is no silent loss."""
    with pytest.raises(SyntaxError):
        derive("anytown-2020-01-01", ["damaged"])
