"""The namespaces of the graph, in one place; every module takes its terms from here.

The terms themselves are defined in `ontology.ttl` (pap:) and in the code lists (code:).
"""

from rdflib import Namespace, URIRef
from rdflib import namespace as known


class Terms(Namespace):
    """A namespace that makes each term once: extractors ask for the same few again and again, a tenth of reading."""

    def __getattr__(self, name: str) -> URIRef:
        """The term of that name, which is an attribute from then on. Raises AttributeError for names of Python's own."""
        term = super().__getattr__(name)
        setattr(self, name, term)
        return term


PAP = Terms("https://w3id.org/prison-action-plan/ont#")
CODE = Terms("https://w3id.org/prison-action-plan/code#")
ID = Namespace("https://w3id.org/prison-action-plan/id/")
OA = Terms("http://www.w3.org/ns/oa#")
SCHEMA = Terms("https://schema.org/")
DCTERMS, ORG, PROV, SH, SKOS = (
    Terms(str(names)) for names in (known.DCTERMS, known.ORG, known.PROV, known.SH, known.SKOS)
)
RDF, RDFS, XSD = (Terms(str(names)) for names in (known.RDF, known.RDFS, known.XSD))

__all__ = ["CODE", "DCTERMS", "ID", "OA", "ORG", "PAP", "PROV", "RDF", "RDFS", "SCHEMA", "SH", "SKOS", "XSD"]
