"""The namespaces of the graph, in one place; every module takes its terms from here.

The terms themselves are defined in `ontology.ttl` (pap:) and in the code lists (code:).
"""

from rdflib import Namespace
from rdflib.namespace import DCTERMS, ORG, PROV, RDF, RDFS, SH, SKOS, XSD

PAP = Namespace("https://w3id.org/prison-action-plan/ont#")
CODE = Namespace("https://w3id.org/prison-action-plan/code#")
ID = Namespace("https://w3id.org/prison-action-plan/id/")
OA = Namespace("http://www.w3.org/ns/oa#")
SCHEMA = Namespace("https://schema.org/")

__all__ = ["CODE", "DCTERMS", "ID", "OA", "ORG", "PAP", "PROV", "RDF", "RDFS", "SCHEMA", "SH", "SKOS", "XSD"]
