"""How a query would be asked: which engine, over what, and in which shape."""

from forumtrace.graph.engine import Graph
from forumtrace.graph.guard import check_query
from forumtrace.graph.local import LocalGraph
from forumtrace.graph.rewrite import rewrite


def explanation(graph: Graph, sparql: str) -> str:
    """Lines for people, and the text that the engine gets. Raises QueryRefused for what the guard refuses."""
    form = check_query(sparql)
    lines = [f"engine: {graph.engine}", f"form: {form}, over the union of all graphs; FROM, SERVICE and updates are refused"]  # fmt: skip
    if not isinstance(graph, LocalGraph):
        return "\n".join([*lines, "rewritten: nothing, the endpoint has a planner of its own", "", sparql])
    found = rewrite(sparql)
    lines += [f"rewritten: {change}" for change in found.changes] or ["rewritten: nothing"]
    return "\n".join([*lines, "", found.sparql])
