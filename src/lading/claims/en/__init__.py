"""English: names, clauses and frames."""
