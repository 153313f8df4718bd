"""What leaves the graph: one writer a file."""
