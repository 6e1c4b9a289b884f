"""What changed from one version of a list to another, party by party, in words a compliance officer can act on.

Entities that say something of a party (its designations, papers, addresses, relations) are told as changes of that
party. A party whose id changed while its name and birth date did not is told as renumbered, not as delisted and listed.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from lading.lists.describe import is_party
from lading.model.entity import NAME_PROPERTIES, Entity
from lading.model.schema import Schemata

LABELS = {
    "weakAlias": "weak alias",
    "previousName": "former name",
    "innCode": "INN",
    "ogrnCode": "OGRN",
    "imoNumber": "IMO number",
    "authorityId": "entry number",
    "modifiedAt": "amended",
    "UnknownLink": "link",
    "LegalEntity": "party",
}
"""Words for what is not called as its property or schema is; the rest is taken apart: `birthDate`, birth date."""
UNSAID = frozenset({"holder", "entity", "addressEntity", "authority", "authorityId", "sourceUrl", "proof", "topics"})
"""Properties that only tie entities together, or say the same of every entry of a list."""


class Kind(StrEnum):
    """What happened to a party."""

    ADDED = "added"
    REMOVED = "removed"
    RENUMBERED = "renumbered"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Detail:
    """Values of one kind that came and went."""

    what: str
    """`alias`, `program`, `passport`: a label, not a property."""
    removed: tuple[str, ...]
    added: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What happened to one party. `details` of an added or removed one are what it came or went with."""

    kind: Kind
    id: str
    caption: str
    schema: str
    details: tuple[Detail, ...]
    old_id: str = ""
    """Of a renumbered party."""


Profile = dict[str, dict[str, None]]
"""Everything said of a party, by label, in the order said."""


def compare_versions(old: Mapping[str, Entity], new: Mapping[str, Entity], *, schemata: Schemata) -> tuple[Change, ...]:
    """The changes between two versions: added, removed, renumbered, changed, each by name.

    Entities that are the same in both may be left out of both, as long as every entity that differs comes with those
    it points to and those that point to it.
    """
    before, after = (_profiles(entities, schemata) for entities in (old, new))
    moved = dict(_renumbered(before, after, old=old, new=new))
    changes = [
        *(_whole(Kind.ADDED, new[key], after[key]) for key in after if key not in before and key not in moved.values()),
        *(_whole(Kind.REMOVED, old[key], before[key]) for key in before if key not in after and key not in moved),
        *(
            Change(Kind.RENUMBERED, key, new[key].caption, new[key].schema, _details(before[was], after[key]), was)
            for was, key in moved.items()
        ),
    ]
    kept = ((key, _details(before[key], after[key])) for key in after if key in before)
    changes += (Change(Kind.CHANGED, key, new[key].caption, new[key].schema, found) for key, found in kept if found)
    order = list(Kind)
    return tuple(sorted(changes, key=lambda c: (order.index(c.kind), c.caption.casefold(), c.id)))


def label(name: str) -> str:
    """The words for a property or a schema."""
    return LABELS.get(name) or re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()


def _profiles(entities: Mapping[str, Entity], schemata: Schemata) -> dict[str, Profile]:
    """What is said of each party, by itself and by the entities that belong to it."""
    owners = _owners(entities, schemata)
    found: dict[str, Profile] = {}
    for entity in entities.values():
        for owner in owners[entity.id]:
            profile = found.setdefault(owner, {})
            for what, value in _facts(entity, entities, schemata, itself=owner == entity.id):
                profile.setdefault(what, {})[value] = None
    return found


def _owners(entities: Mapping[str, Entity], schemata: Schemata) -> dict[str, tuple[str, ...]]:
    """The parties that each entity says something of: itself, those it points to, or those that point to it."""
    pointing: dict[str, dict[str, None]] = {}
    pointed: dict[str, dict[str, None]] = {}
    for entity in entities.values():
        schema = schemata.get(entity.schema)
        ends = {schema.edge.source} if schema and schema.edge else None
        for said in entity.statements:
            if said.value in entities and said.value != entity.id and _is_pointer(entity.schema, said.prop, schemata):
                pointing.setdefault(said.value, {})[entity.id] = None
                if ends is None or said.prop in ends:
                    pointed.setdefault(entity.id, {})[said.value] = None
    parties = {key for key, entity in entities.items() if is_party(entity.schema, schemata)}

    def owners_of(key: str) -> tuple[str, ...]:
        if key in parties:
            return (key,)
        near = (*pointed.get(key, ()), *pointing.get(key, ()))
        direct = tuple(dict.fromkeys(other for other in near if other in parties))
        far = (other for middle in near for other in pointed.get(middle, ()) if other in parties)
        return direct or tuple(dict.fromkeys(far)) or (key,)

    return {key: owners_of(key) for key in entities}


def _facts(
    entity: Entity, entities: Mapping[str, Entity], schemata: Schemata, *, itself: bool
) -> Iterator[tuple[str, str]]:
    """What an entity says: value by value for parties and designations, in one line for papers and relations."""
    designation = schemata.is_a(entity.schema, "Sanction")
    unsaid = UNSAID | {"country"} if designation else UNSAID  # the authority's country is not the party's
    values = [said for said in entity.statements if said.prop not in unsaid]
    if itself or designation:
        for said in values:
            pointer = _is_pointer(entity.schema, said.prop, schemata)
            yield label(said.prop), _name(said.value, entities) if pointer else said.value
        if itself:
            yield "kind", label(entity.schema)
        return
    if full := entity.first("full"):
        yield "address", full
        return
    schema = schemata.get(entity.schema)
    source = schema.edge.source if schema and schema.edge else ""
    parts = [_name(said.value, entities) for said in values if said.prop != source]
    yield label(entity.schema), ", ".join(dict.fromkeys(parts))


def _name(value: str, entities: Mapping[str, Entity]) -> str:
    return entities[value].caption if value in entities else value


def _is_pointer(schema: str, prop: str, schemata: Schemata) -> bool:
    found = schemata.property(schema, prop)
    return found is not None and found.type == "entity"


def _details(before: Profile, after: Profile) -> tuple[Detail, ...]:
    found = []
    for what in dict.fromkeys((*before, *after)):
        was, now = before.get(what, {}), after.get(what, {})
        removed, added = (tuple(v for v in a if v not in b) for a, b in ((was, now), (now, was)))
        if removed or added:
            found.append(Detail(what, removed, added))
    return tuple(found)


def _whole(kind: Kind, entity: Entity, profile: Profile) -> Change:
    details = _details({}, profile) if kind is Kind.ADDED else _details(profile, {})
    return Change(kind, entity.id, entity.caption, entity.schema, details)


def _renumbered(
    before: Mapping[str, Profile], after: Mapping[str, Profile], *, old: Mapping[str, Entity], new: Mapping[str, Entity]
) -> Iterator[tuple[str, str]]:
    """Old and new id of each party that kept name, kind and birth date; only where just one could be meant."""
    gone = _by_likeness(old[key] for key in before if key not in after)
    came = _by_likeness(new[key] for key in after if key not in before)
    for likeness, keys in gone.items():
        if len(keys) == 1 and len(came.get(likeness, ())) == 1:
            yield keys[0], came[likeness][0]


def _by_likeness(entities: Iterable[Entity]) -> dict[tuple[object, ...], list[str]]:
    found: dict[tuple[object, ...], list[str]] = {}
    for entity in entities:
        if any(entity.get(prop) for prop in NAME_PROPERTIES):
            key = (entity.caption.casefold(), entity.schema, frozenset(entity.get("birthDate")))
            found.setdefault(key, []).append(entity.id)
    return found
