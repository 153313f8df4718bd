"""The store: quads in, SPARQL answers and networkx graphs out."""
