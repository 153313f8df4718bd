"""A graph behind Virtuoso, whose SPARQL is not quite that of the standard: what `docs/endpoints.md` says of it holds."""

import json
from contextlib import nullcontext, suppress
from pathlib import Path

from click.testing import CliRunner

from forumtrace.cli import main
from forumtrace.errors import GraphRefused
from forumtrace.graph.build import build
from forumtrace.graph.rows import rows
from forumtrace.graph.saved import saved_queries
from forumtrace.graph.store import open_graph
from tests.virtuoso import virtuoso_server

PLAN = Path(__file__).parent.parent / "examples" / "calderbeck-2020.pdf"
REFUSED = frozenset({"forums", "frameworks", "organisations", "oversight", "policies", "roles", "systems"})
"""The saved queries that Virtuoso 7.2.5 cannot carry out: a path within OPTIONAL to what stands before it."""
WRONG = "totals"
"""The one that it gets wrong: a FILTER within OPTIONAL on what stands before it."""


def test_a_graph_behind_virtuoso_answers_as_a_directory_does(tmp_path: Path) -> None:
    """Built, left alone when nothing changed, asked by every saved query, and dropped."""
    (tmp_path / "server").mkdir()
    directory = str(tmp_path / "graph")
    with virtuoso_server(tmp_path / "server") as url:
        assert not build(url, [PLAN]).refused
        assert build(url, [PLAN]).unchanged == [PLAN.name]
        assert not build(directory, [PLAN]).refused
        with open_graph(directory) as here, open_graph(url) as there:
            for name in sorted(saved_queries().keys() - {WRONG}):
                for given in ({}, {"establishment": "HMP Calderbeck"}):
                    with suppress(GraphRefused) if name in REFUSED else nullcontext():
                        assert rows(there, name, **given) == rows(here, name, **given), (name, given)
        told = [_checked(graph) for graph in (url, directory)]
        assert told[0] == told[1]
        with open_graph(url, write=True) as graph:
            for key in graph.plan_keys():
                assert graph.drop(key)
            assert graph.plan_keys() == ()


def _checked(graph: str) -> list[dict[str, object]]:
    """The findings of `check`, without those of the counts that Virtuoso gets wrong."""
    told = CliRunner().invoke(main, ["check", graph, "--format", "json"]).stdout
    return [finding for finding in json.loads(told) if finding["kind"] != WRONG]
