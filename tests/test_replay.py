"""Every quote is read again where it is said to stand; what is not there is refused, in one line."""

from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import XSD, Literal

from forumtrace.commands_check import check_command
from forumtrace.errors import SourceRefused
from forumtrace.extract.context import Context
from forumtrace.extract.facts import read_facts
from forumtrace.extract.model import Fact
from forumtrace.extract.vocabulary import load_vocabulary
from forumtrace.graph.quads import plan_quads
from forumtrace.graph.replay import EVERY, replay_lines, replay_sources
from forumtrace.graph.store import open_graph
from forumtrace.ontology import iris
from forumtrace.ontology.terms import OA, PAP, RDF
from tests.fiction import Fiction
from tests.plan_texts import agreed, row

FICTION = Fiction()
LINES = plan_quads(FICTION.plan, FICTION.facts())
ROW = row(
    "1.1", "Checks should be done.", "Agreed", "The Head of Safety will check them.", "Governor", "June 2021"
)


@pytest.mark.parametrize(("words", "start"), [("Violence shall be reduced.", 0), ("Anytown", 1)])
def test_a_plan_with_a_wrong_quote_is_refused(words: str, start: int) -> None:
    """On the only way from facts to quads, whoever made the fact: one line that names the file and the quote."""
    node = iris.part("evidence", FICTION.context.key, "wrong")
    said = [
        Fact(node, RDF.type, PAP.Evidence),
        Fact(node, OA.exact, Literal(words)),
        Fact(node, OA.start, Literal(start, datatype=XSD.integer)),
        Fact(node, OA.end, Literal(start + len(words), datatype=XSD.integer)),
    ]
    with pytest.raises(SourceRefused, match=rf"^anytown.pdf: characters {start} to .*{words}") as refusal:
        plan_quads(FICTION.plan, [*FICTION.facts(), *(("plugin", fact) for fact in said)])
    assert "\n" not in str(refusal.value)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_no_changed_letter_passes(data: st.DataObject) -> None:
    """Of any quote, at any place: changed, doubled or left out, it is noticed."""
    quoted = [at for at, line in enumerate(LINES) if f"<{OA.exact}>" in line]
    at = data.draw(st.sampled_from(quoted))
    head, words, tail = LINES[at].split('"')
    place = data.draw(st.integers(0, len(words) - 1))
    letter = data.draw(st.sampled_from(["", words[place] * 2, "#"]))
    lines = [*LINES]
    lines[at] = f'{head}"{words[:place]}{letter}{words[place + 1 :]}"{tail}'
    with pytest.raises(SourceRefused, match="are not the quote"):
        replay_lines(FICTION.plan.document, lines)


def test_a_quote_without_its_place_is_refused() -> None:
    """What cannot be looked up is not proved."""
    start = next(line for line in LINES if f"<{OA.start}>" in line)
    with pytest.raises(SourceRefused, match="-1 to"):
        replay_lines(FICTION.plan.document, [line for line in LINES if line != start])


def test_the_sources_are_read_anew(tmp_path: Path) -> None:
    """From their bytes; a file that has changed since proves nothing, and a graph that lies is found out."""
    plan = agreed(tmp_path, ROW)
    words = load_vocabulary()
    key, lines = Context(plan, words).key, plan_quads(plan, list(read_facts(plan, words)))
    with open_graph(tmp_path / "graph", write=True) as graph:
        graph.replace(key, lines)
        (told,) = replay_sources(graph, [tmp_path / "plan.txt"])
        assert (told["missed"], told["result"]) == (0, EVERY)
        assert int(str(told["quotes"])) > 10
        lies = [line.replace('"Governor"', '"Governess"') for line in lines]
        graph.replace(key, lies)
        (told,) = replay_sources(graph, [tmp_path])
        assert "are not the quote 'Governess'" in str(told["result"])
    result = CliRunner().invoke(
        check_command, [str(tmp_path / "graph"), "--sources", str(tmp_path / "plan.txt")]
    )
    assert result.exit_code == 1
    assert "Governess" in result.stdout
    (tmp_path / "plan.txt").write_text("another text\n", "utf-8")
    with open_graph(tmp_path / "graph") as graph:
        (told,) = replay_sources(graph, [tmp_path / "plan.txt"])
    assert "no file of the content" in str(told["result"])
