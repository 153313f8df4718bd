"""Extractors of other packages: off by default, marked as theirs, refused by name when they are not there."""

from collections.abc import Iterator
from importlib.metadata import EntryPoint, EntryPoints
from pathlib import Path

import pytest
from rdflib import Literal

from forumtrace.errors import QueryRefused
from forumtrace.extract import plugins
from forumtrace.extract.context import Context
from forumtrace.extract.facts import read_facts
from forumtrace.extract.model import Fact
from forumtrace.ontology.terms import RDFS
from tests.plan_texts import agreed, row


def shout(context: Context) -> Iterator[Fact]:
    """An extractor as somebody else would write it."""
    for item in context.plan.items:
        yield Fact(context.response(item), RDFS.comment, Literal("LOUD"), (item.text.spans(),), 0.5)


@pytest.fixture
def offered(monkeypatch: pytest.MonkeyPatch) -> None:
    """A package that offers `shout` is installed."""
    point = EntryPoint("shout", f"{__name__}:shout", plugins.GROUP)
    monkeypatch.setattr(EntryPoint, "load", lambda self: shout)
    monkeypatch.setattr(plugins, "entry_points", lambda group: EntryPoints([point]).select(group=group))


@pytest.mark.usefixtures("offered")
def test_a_plugin_runs_only_when_it_is_named_and_its_links_are_marked(tmp_path: Path) -> None:
    """Without its name nothing of it is there; with it, every link says whose it is."""
    plan = agreed(tmp_path, row("1.1", "Be safe.", "Agreed", "Doors will be locked.", "Governor", "May 2021"))
    assert not [name for name, _ in read_facts(plan) if name.startswith("plugin")]
    told = [
        (name, str(fact.object)) for name, fact in read_facts(plan, plugins=["shout"]) if "plugin" in name
    ]
    assert told == [("plugin-shout", "LOUD")]


@pytest.mark.usefixtures("offered")
def test_an_unknown_plugin_is_refused_with_those_there_are() -> None:
    """A wrong name is one line that names what is offered."""
    with pytest.raises(
        QueryRefused, match="no installed package offers an extractor 'whisper'; offered: shout"
    ):
        plugins.load_plugins(["whisper"])
