"""Data sets by name → entities by id, by their text, by what points at them, and by whom a query names."""
