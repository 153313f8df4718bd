"""Why a saved query found nothing: a prison or number that the graph does not know would look like a finding."""

from collections.abc import Mapping
from difflib import get_close_matches

from forumtrace.graph.engine import Graph
from forumtrace.graph.rows import rows


def unknown_value(graph: Graph, bound: Mapping[str, str]) -> str | None:
    """What is said of the first value in `bound` that the graph does not have; None when it has all of them."""
    for name, table in (("establishment", "documents"), ("number", "recommendations")):
        if name not in bound:
            continue
        narrowed = (
            {"establishment": bound["establishment"]} if name == "number" and "establishment" in bound else {}
        )
        known = sorted({str(row[name]) for row in rows(graph, table, **narrowed)})
        if bound[name] not in known:
            near = get_close_matches(bound[name], known, n=3, cutoff=0.4) or known[:3]
            return f"the graph holds no {name} {bound[name]!r}; the nearest: {', '.join(near) or 'it holds none'}"
    return None
