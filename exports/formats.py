"""The formats of `forumtrace export` by name; each exporter is loaded only when it is asked for."""

from dataclasses import dataclass
from importlib import import_module
from typing import Literal

from forumtrace.exports.base import Write, WritePack


@dataclass(frozen=True, slots=True)
class Format:
    """One format: what it is for people, the function (MODULE:NAME), the ending of its usual file name."""

    meaning: str
    function: str
    ending: str
    kind: Literal["file", "pack"] = "file"

    def writer(self) -> Write:
        """The exporter of a single file."""
        module, _, name = self.function.partition(":")
        write: Write = getattr(import_module(f"forumtrace.exports.{module}"), name)
        return write

    def pack_writer(self) -> WritePack:
        """The exporter of several files."""
        module, _, name = self.function.partition(":")
        write: WritePack = getattr(import_module(f"forumtrace.exports.{module}"), name)
        return write


FORMATS = {
    "turtle": Format("RDF, all graphs as one", "rdf:turtle_file", ".ttl"),
    "trig": Format("RDF with named graphs", "rdf:trig", ".trig"),
    "nquads": Format("RDF with named graphs, a line each", "rdf:nquads", ".nq"),
    "jsonld": Format("JSON-LD: plans with nested recommendations and actions", "jsonld:jsonld", ".jsonld"),
    "annotations": Format("the evidence as Web Annotations", "annotations:annotations", ".jsonld"),
    "graphml": Format("the network for graph programs", "graph_files:graphml", ".graphml"),
    "gexf": Format("the network for Gephi, with places and colours", "graph_files:gexf", ".gexf"),
    "cytoscape": Format("the network for Cytoscape", "graph_files:cytoscape", ".cyjs"),
    "neo4j": Format("CSV and an import script for Neo4j", "neo4j:neo4j", ".zip", "pack"),
    "csv": Format("the saved queries as CSV with metadata", "csv_files:csv_files", ".zip", "pack"),
    "xlsx": Format("the saved queries as an Excel workbook", "xlsx:xlsx", ".xlsx"),
    "parquet": Format("the saved queries as Parquet", "parquet:parquet", ".zip", "pack"),
    "agenda": Format("for every forum an agenda pack (Word and HTML)", "agenda:agenda", ".zip", "pack"),
    "ics": Format("a calendar of target dates and projected meetings", "ics:ics", ".ics"),
    "evidence-pack": Format("a zip that proves every link", "evidence_pack:evidence_pack", ".zip", "pack"),
}
