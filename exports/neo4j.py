"""Neo4j: one CSV file a kind of node and of link, and the Cypher script that loads them."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from forumtrace.exports.base import Export
from forumtrace.exports.network_drawn import drawn_network
from forumtrace.ontology.iris import slug

_NODE = ("iri", "label", "establishment", "text", "status", "target")
_LINK = ("id", "start", "end", "quote", "page")
_README = """\
Put the files of this folder into the import folder of a Neo4j database (version 5) and run

    cypher-shell -f import.cypher

Run again after a new export, it updates what is there; what is gone from the export stays. Every node has the label
Item besides the label of its kind, and its IRI as `iri`; every link has `quote` and `page`, the words that say it. Try

    MATCH (f:Forum)-[r]->(a:Action)-[:ADDRESSES]->(i:Recommendation) RETURN f.label, type(r), r.quote, i.label;
"""
_START = "CREATE CONSTRAINT item_iri IF NOT EXISTS FOR (n:Item) REQUIRE n.iri IS UNIQUE;\n"


def neo4j(export: Export) -> Iterator[tuple[str, bytes]]:
    """README.txt, import.cypher and the CSV files."""
    network = drawn_network(export)
    script = [_START]
    nodes: dict[str, list[dict[str, object]]] = {}
    for node, known in network.nodes(data=True):
        nodes.setdefault(known["kind"], []).append({**known, "iri": node})
    links: dict[str, list[dict[str, object]]] = {}
    for start, end, key, known in network.edges(keys=True, data=True):
        links.setdefault(known["kind"], []).append({**known, "id": key, "start": start, "end": end})
    for kind, rows in sorted(nodes.items()):
        name = f"nodes-{slug(kind)}.csv"
        yield name, _csv(_NODE, rows)
        script.append(_load_nodes(name, kind))
    for kind, rows in sorted(links.items()):
        name = f"links-{slug(kind)}.csv"
        yield name, _csv(_LINK, rows)
        script.append(_load_links(name, kind))
    yield "import.cypher", "\n".join(script).encode()
    yield "README.txt", _README.encode()


def _csv(columns: Sequence[str], rows: Iterable[dict[str, object]]) -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def _load_nodes(name: str, kind: str) -> str:
    told = ", ".join(f"n.{column} = row.{column}" for column in _NODE[1:])
    return (
        f"LOAD CSV WITH HEADERS FROM 'file:///{name}' AS row\n"
        f"MERGE (n:Item {{iri: row.iri}}) SET n:{kind.title()}, {told};\n"
    )


def _load_links(name: str, kind: str) -> str:
    return (
        f"LOAD CSV WITH HEADERS FROM 'file:///{name}' AS row\n"
        "MATCH (a:Item {iri: row.start}), (b:Item {iri: row.end})\n"
        f"MERGE (a)-[r:{slug(kind).replace('-', '_').upper()} {{id: row.id}}]->(b)\n"
        "SET r.quote = row.quote, r.page = toInteger(row.page);\n"
    )
