"""Two versions of a list in a store: only the entities that differ, and what they are tied to."""

from lading.io.store import ListShelf, Version, choose_versions
from lading.model.entity import Entity


def read_differing(lists: ListShelf, old: Version, new: Version) -> tuple[dict[str, Entity], dict[str, Entity]]:
    """The entities that two versions do not state alike, each side with those they point to and that point to them."""
    snapshots = choose_versions((old,)), choose_versions((new,))
    wanted: dict[str, None] = {}
    for entity_id in lists.changed(old, new):
        wanted[entity_id] = None
        for snapshot in snapshots:
            wanted.update(dict.fromkeys(said.entity_id for said in lists.stating(entity_id, snapshot)))
            if (entity := lists.entity(entity_id, snapshot)) is not None:
                wanted.update(dict.fromkeys(said.value for said in entity.statements))
    before, after = (
        {key: entity for key in wanted if (entity := lists.entity(key, snapshot)) is not None} for snapshot in snapshots
    )
    return before, after
