"""The example plans as a graph, and the documented answers of the saved queries on them (`golden/competency.json`).

The answers are trimmed for people to read: the first rows, without the columns for programs, long texts cut. To write
them anew after a change of the extractors, run `FORUMTRACE_REGENERATE=1 pytest tests/test_competency.py` and read the
difference; while the flag is on, a test fails, so that no run passes by writing its own answers.
"""

import json
import os
from pathlib import Path
from typing import Any

import pyoxigraph as ox
from rdflib import Dataset

from forumtrace.answers import cell
from forumtrace.graph.engine import Graph
from forumtrace.graph.rows import Value, rows
from forumtrace.graph.saved import saved_queries

GOLDEN = Path(__file__).parent / "golden" / "competency.json"
REGENERATE = os.environ.get("FORUMTRACE_REGENERATE") == "1"
MOST_ROWS = 5
MOST_LETTERS = 60
PARAMETERS: dict[str, dict[str, str]] = {
    "overdue": {"as_of": "2020-06-01"},
    "due-between": {"from": "2020-05-01", "until": "2020-08-31"},
    "forum-agenda": {"forum": "Safety Intervention Meeting"},
}
"""What is asked for where a query would otherwise tell everything."""


def answer(graph: Graph, name: str) -> dict[str, Any]:
    """Question and parameters of a saved query, its number of rows, and the first rows, trimmed."""
    query, given = saved_queries()[name], PARAMETERS.get(name, {})
    found = rows(graph, name, **given)
    columns = [column for column in query.columns if column not in query.aside and column != "sha256"]
    told = [{column: _trim(row[column]) for column in columns} for row in found[:MOST_ROWS]]
    return {"question": query.question, "parameters": given, "count": len(found), "rows": told}


def _trim(value: Value) -> Value:
    if not isinstance(value, str):
        return value
    text = cell(value)
    return text if len(text) <= MOST_LETTERS else text[: MOST_LETTERS - 3] + "..."


def golden() -> dict[str, Any]:
    """The documented answers."""
    found: dict[str, Any] = json.loads(GOLDEN.read_text("utf-8"))
    return found


def write_golden(graph: Graph) -> None:
    """Document the answers that the graph gives now."""
    GOLDEN.parent.mkdir(exist_ok=True)
    text = json.dumps({name: answer(graph, name) for name in saved_queries()}, indent=1, ensure_ascii=False)
    GOLDEN.write_text(text + "\n", "utf-8", newline="\n")


class RdflibGraph:
    """rdflib's own store and SPARQL engine over the quads of a graph, as a second opinion."""

    def __init__(self, graph: Graph) -> None:
        found = graph.query("SELECT * { GRAPH ?g { ?s ?p ?o } }")
        assert isinstance(found, ox.QuerySolutions)
        lines = "".join(f"{s['s']} {s['p']} {s['o']} {s['g']} .\n" for s in found)
        self._dataset = Dataset(default_union=True)
        self._dataset.parse(data=lines.encode(), format="nquads")

    def query(self, sparql: str) -> ox.QuerySolutions:
        """Answer by rdflib, in the terms of Oxigraph."""
        result = self._dataset.query(sparql)
        found = ox.parse_query_results(result.serialize(format="json"), format=ox.QueryResultsFormat.JSON)
        assert isinstance(found, ox.QuerySolutions)
        return found
