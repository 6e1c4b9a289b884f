"""Which schemata are meant by one: those below it, and those whose entities may be the same party."""

from lading.model.schema import Schemata


def comparable(schema: str, schemata: Schemata) -> frozenset[str]:
    """The schemata whose entities a query of a schema may mean: a Person may be listed as a LegalEntity.

    Raises:
        KeyError: for a schema that the vocabulary does not have.
    """
    asked = schemata.by_name[schema]
    found = {schema}
    for one in schemata.by_name.values():
        related = one.is_a(schema) or asked.is_a(one.name)
        if (asked.matchable and one.matchable and related) or (not asked.matchable and one.is_a(schema)):
            found.add(one.name)
    return frozenset(found)
