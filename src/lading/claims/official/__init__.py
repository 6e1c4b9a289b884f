"""Statements of reasons and remarks of official lists, whose subject is known."""
