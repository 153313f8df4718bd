"""Where the thing stands that a check found: its prison, its item, its file, and the words that say so."""

import pyoxigraph as ox

from forumtrace.graph.engine import Graph
from forumtrace.graph.rows import JOINT, Row, natural, python_value
from forumtrace.ontology.terms import DCTERMS, ID, OA, PAP, PROV, RDF, SKOS

_WHERE = f"""
SELECT DISTINCT ?node ?graph ?number WHERE {{
  GRAPH ?graph {{ ?node ?predicate ?object }}
  OPTIONAL {{
    GRAPH ?graph {{
      ?node <{PAP.inResponse}>?/<{PAP.respondsTo}>? ?item .
      ?item a <{PAP.Recommendation}> ; <{DCTERMS.identifier}> ?number .
    }}
  }}
}}"""
_STATED = f"""
SELECT DISTINCT ?node ?predicate ?graph ?start ?number ?head ?tail ?page ?object ?label WHERE {{
  GRAPH ?graph {{
    ?claim <{RDF.subject}> ?node ; <{RDF.predicate}> ?predicate ; <{RDF.object}> ?object ; <{PROV.wasDerivedFrom}> ?quoted .
    ?quoted <{OA.exact}> ?head ; <{OA.start}> ?start .
    OPTIONAL {{ ?quoted <{PAP.page}> ?page }}
    OPTIONAL {{ ?quoted <{PAP.continuedBy}>/<{OA.exact}> ?tail }}
    OPTIONAL {{
      ?quoted <{DCTERMS.isPartOf}>/<{PAP.respondsTo}>? ?item .
      ?item a <{PAP.Recommendation}> ; <{DCTERMS.identifier}> ?number .
    }}
  }}
  OPTIONAL {{ ?object <{SKOS.prefLabel}> ?label }}
}}"""


def whereabouts(graph: Graph, focus: str, plans: dict[str, Row]) -> Row:
    """Establishment, number and source of a thing of one plan (`plans`: IRI to row); nothing for what plans share."""
    places = _rows(graph, _WHERE, {"node": ox.NamedNode(focus)})
    for row in sorted(places, key=lambda row: (str(row["graph"]), str(row["number"] or ""))):
        if plan := _plan(row, plans):
            return _place(plan, row)
    return {}


def stated(graph: Graph, focus: str, path: str, plans: dict[str, Row]) -> Row:
    """The first place whose words give a shared thing a value of the property `path`, with quote and page.

    `values` tells, where several values are claimed, all of them, joined. Nothing where no words stand behind the property.
    """
    said = _rows(graph, _STATED, {"node": ox.NamedNode(focus), "predicate": ox.NamedNode(path)})
    said = sorted(said, key=lambda row: (str(row["graph"]), natural(row["start"])))
    claimed = sorted({str(row["label"] or row["object"]) for row in said})
    values = JOINT.join(claimed) if len(claimed) > 1 else None
    for row in said:
        if plan := _plan(row, plans):
            quote = " ".join(str(piece) for piece in (row["head"], row["tail"]) if piece)
            return _place(plan, row) | {"quote": quote, "page": row["page"], "values": values}
    return {}


def _rows(graph: Graph, sparql: str, bound: dict[str, ox.NamedNode]) -> list[Row]:
    answer = graph.query(sparql, bound)
    assert isinstance(answer, ox.QuerySolutions), "the query selects"
    names = [variable.value for variable in answer.variables]
    return [dict(zip(names, map(python_value, solution), strict=True)) for solution in answer]


def _plan(row: Row, plans: dict[str, Row]) -> Row | None:
    return plans.get(str(row["graph"]).replace(f"{ID}graph/", f"{ID}plan/", 1))


def _place(plan: Row, row: Row) -> Row:
    return {"establishment": plan["establishment"], "number": row["number"] or None, "source": plan["source"]}
