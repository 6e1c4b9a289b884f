"""Forms and tables, by the labels of their fields and columns."""
