"""The graph that says of which content each other graph was made."""

from forumtrace.graph.terms import iri
from forumtrace.ontology import iris
from forumtrace.ontology.terms import DCTERMS

MANIFEST = iri(iris.graph("manifest"))
MARK = iri(DCTERMS.identifier)
