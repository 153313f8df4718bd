"""Reading plans: file, pages, rows, plan, and from the plan triples with their evidence."""
