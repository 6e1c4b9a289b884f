"""What changed from one version of a list to another, party by party.

A party whose name changed while its id did not is told as renamed; one whose id changed while its name and birth date
did not as renumbered, not as delisted and listed. Values are compared as sets: their order and spacing say nothing.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from lading.lists.diff_profile import Profile, build_profiles, label_types
from lading.model.entity import NAME_PROPERTIES, Entity
from lading.model.schema import Schemata

REMARKS = frozenset({"notes", "description", "summary", "reason", "amended", "website", "source url"})
"""Labels of what only remarks on a party: where nothing else differs, no name, date or number does."""


class Kind(StrEnum):
    """What happened to a party."""

    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    RENUMBERED = "renumbered"
    CHANGED = "changed"
    REMARKED = "remarks"
    """Nothing changed but remarks on it."""


@dataclass(frozen=True, slots=True)
class Detail:
    """Values of one kind that came and went."""

    what: str
    """`alias`, `program`, `passport`: a label, not a property."""
    removed: tuple[str, ...]
    added: tuple[str, ...]
    type: str = ""
    """FollowTheMoney's type of the values; empty for papers and relations."""


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
    old_caption: str = ""
    """Of a renamed party."""


def compare_versions(
    old: Mapping[str, Entity], new: Mapping[str, Entity], *, schemata: Schemata, countries: Mapping[str, str]
) -> tuple[Change, ...]:
    """The changes between two versions by kind, in the order of `Kind`, then by name.

    Entities that are the same in both may be left out of both, as long as every entity that differs comes with those
    it points to and those that point to it. `countries` gives names by code.
    """
    before, after = (build_profiles(side, schemata=schemata, countries=countries) for side in (old, new))
    types = label_types(schemata)
    moved = dict(_renumbered(before, after, old=old, new=new))
    changes: list[Change] = []
    for key in after:
        if key in before:
            changes += _kept(old[key], new[key], _details(before[key], after[key], types))
        elif key not in moved.values():
            changes.append(_change(Kind.ADDED, new[key], _details({}, after[key], types)))
    for key in before:
        if key in moved:
            now = moved[key]
            details = _details(before[key], after[now], types)
            changes.append(_change(Kind.RENUMBERED, new[now], details, old_id=key))
        elif key not in after:
            changes.append(_change(Kind.REMOVED, old[key], _details(before[key], {}, types)))
    order = list(Kind)
    return tuple(sorted(changes, key=lambda c: (order.index(c.kind), _alphabetical(c.caption), c.id)))


def _change(kind: Kind, entity: Entity, details: tuple[Detail, ...], *, old_id: str = "") -> Change:
    return Change(kind, entity.id, entity.caption, entity.schema, details, old_id)


def _kept(was: Entity, now: Entity, details: tuple[Detail, ...]) -> Iterator[Change]:
    """What happened to a party that both versions have; nothing where they say the same."""
    if not details:
        return
    names = now.get("name")
    came = [name for name in names if name not in was.get("name")]
    if was.first("name") and came and was.first("name") not in names:
        yield Change(Kind.RENAMED, now.id, came[0], now.schema, details, old_caption=was.first("name"))
        return
    kind = Kind.REMARKED if all(detail.what in REMARKS for detail in details) else Kind.CHANGED
    # A version in the store gives what it has in common with an earlier one first: the older name stays the caption.
    caption = was.caption if was.caption in now.names else now.caption
    yield Change(kind, now.id, caption, now.schema, details)


def _details(before: Profile, after: Profile, types: Mapping[str, str]) -> tuple[Detail, ...]:
    found = []
    for what in dict.fromkeys((*before, *after)):
        was, now = before.get(what, {}), after.get(what, {})
        removed, added = (tuple(v for v in a if v not in b) for a, b in ((was, now), (now, was)))
        if removed or added:
            found.append(Detail(what, removed, added, types.get(what, "")))
    return tuple(found)


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


def _alphabetical(caption: str) -> str:
    """What a caption is sorted by: an apostrophe or a sign before the first letter does not count."""
    return re.sub(r"^\W+", "", caption).casefold() or caption
