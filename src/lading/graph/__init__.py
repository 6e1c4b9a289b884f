"""Statements → edges: canonical parties, designations, relations with their support and denial, as of any day."""
