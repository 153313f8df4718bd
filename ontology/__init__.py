"""The vocabulary as data: ontology, code lists, shapes, saved queries, derivation rules."""
