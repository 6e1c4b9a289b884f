"""Goods and places of different documents that are the same by their very words."""

import re
from collections.abc import Iterable, Iterator

from lading.model.entity import Entity

MODEL = re.compile(r"(?=\S*\d)(?=\S*[^\W\d_])\S+")
PLACES = frozenset({"Address", "Territory"})


def is_model(name: str) -> bool:
    """Whether words name an equipment model (A140, HW52V, GA-21) and not goods in general ("drones")."""
    return MODEL.search(name) is not None


def same_words(entities: Iterable[Entity]) -> Iterator[tuple[str, ...]]:
    """Ids of document entities that are one thing: equipment models with one designation, places with one name.

    Goods in general ("drones", "components") stay apart: two documents that say it do not mean the same ones.
    """
    found: dict[tuple[str, str], list[str]] = {}
    for entity in entities:
        for key in _keys(entity):
            found.setdefault(key, []).append(entity.id)
    yield from (tuple(dict.fromkeys(ids)) for ids in found.values() if len(ids) > 1)


def _keys(entity: Entity) -> Iterator[tuple[str, str]]:
    if entity.schema in PLACES:
        yield from ((entity.schema, name.casefold()) for name in entity.get("name"))
    elif entity.schema == "Asset":
        for name in entity.get("name"):
            models = [re.sub(r"\W", "", word).casefold() for word in MODEL.findall(name)]
            if len(models) == 1:
                yield entity.schema, models[0]
