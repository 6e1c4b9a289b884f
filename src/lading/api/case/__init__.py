"""Lading's own paths: what lists and documents say of a party, in whose words, and what people decide."""
