"""The ledger accounts for every character of a source once."""

import itertools
from pathlib import Path

import pytest

from forumtrace.examples import paths
from forumtrace.extract.context import Context
from forumtrace.extract.facts import read_facts
from forumtrace.extract.ledger import coverage, ledger, ledger_facts
from forumtrace.extract.model import Plan
from forumtrace.extract.plan import read_plan
from forumtrace.extract.source import read_document
from forumtrace.extract.vocabulary import load_vocabulary
from forumtrace.ontology.terms import OA
from tests.plan_texts import agreed, row

STRANGER = "This line belongs to no row of the plan and heads no table either, it is only there."


def letters(text: str) -> str:
    """The characters that are no white space."""
    return "".join(text.split())


@pytest.mark.parametrize("path", paths(), ids=lambda path: Path(str(path)).stem)
def test_every_character_of_the_examples_is_accounted_for_once(path: Path) -> None:
    """Stretches follow each other without overlap and leave out white space only; almost all is understood."""
    plan = read_plan(read_document(Path(str(path))))
    stretches = ledger(plan, read_facts(plan))
    text = plan.document.text
    assert letters("".join(text[s.span.start : s.span.end] for s in stretches)) == letters(text)
    assert all(a.span.end <= b.span.start for a, b in itertools.pairwise(stretches))
    assert coverage(stretches) > 0.99


def plan_with_a_stranger(folder: Path) -> Plan:
    """A plan with a line behind its table that belongs to nothing."""
    return agreed(
        folder,
        row("1.1", "Be safe.", "Agreed", "Doors will be locked.", "Governor", "May 2021"),
        "",
        STRANGER,
    )


def test_words_that_nothing_is_made_of_are_told_with_their_text(tmp_path: Path) -> None:
    """What was not understood is in the graph, word for word."""
    plan = plan_with_a_stranger(tmp_path)
    facts = list(read_facts(plan))
    stretches = ledger(plan, [(name, fact) for name, fact in facts if name != "ledger"])
    lost = [plan.document.text[s.span.start : s.span.end] for s in stretches if s.use == "not-understood"]
    assert lost == [STRANGER]
    told = ledger_facts(Context(plan, load_vocabulary()), stretches)
    assert STRANGER in {str(fact.object) for fact in told if fact.predicate == OA.exact}
    assert coverage(stretches) < 1


def test_furniture_is_no_loss(tmp_path: Path) -> None:
    """Cover labels and column headers are boilerplate, quoted values are used."""
    plan = agreed(tmp_path, row("1.1", "Be safe.", "Agreed", "Doors will be locked.", "Governor", "May 2021"))
    uses = {plan.document.text[s.span.start : s.span.end]: s.use for s in ledger(plan, read_facts(plan))}
    assert uses["2. Recommendation"] == "boilerplate"
    assert uses["Doors will be locked."] == "used"
