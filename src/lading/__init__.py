"""Lading: who really supplies a sanctioned weapons maker, and whose words say so."""

__version__ = "0.1.0"
