"""Who is reached from a listed party, by which rule, on whose word, as of when."""
