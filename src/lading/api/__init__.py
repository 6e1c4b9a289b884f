"""The workspace over HTTP: yente's paths, Lading's own, and the web pages, as one application.

Modules here are imported by `lading serve` alone: they need the extra `lading[server]`.
"""
