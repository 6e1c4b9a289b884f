"""The reader of Russian: morphology from a dictionary, names by rule, clauses by their punctuation and cases."""
