"""Which entities of a list are parties."""

from lading.model.schema import Schemata


def is_party(schema: str, schemata: Schemata) -> bool:
    """Whether entities of a schema stand in a list for themselves: persons, bodies, ships, aircraft, securities."""
    return any(schemata.is_a(schema, kind) for kind in ("LegalEntity", "Asset", "Project"))
