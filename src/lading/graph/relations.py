"""Which edge an interval entity or a claim is: its kind and the direction it reads in."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import yaml

from lading.model.claim import Claim, Mention, MentionKind, Predicate
from lading.model.entity import Entity
from lading.model.schema import Schemata

PREDICATES = frozenset(str(predicate) for predicate in Predicate)


@dataclass(frozen=True, slots=True)
class Relations:
    """`relations.yml` over FollowTheMoney's schemata."""

    schemata: Schemata
    kinds: Mapping[str, str]
    inverse: Mapping[str, str]
    lasting: frozenset[str]
    cooperation: frozenset[str]
    designating_topics: frozenset[str]
    party_kinds: tuple[tuple[str, MentionKind], ...]


def load_relations(schemata: Schemata) -> Relations:
    """The table that ships with Lading. The caller holds it; nothing is cached here."""
    raw: dict[str, Any] = yaml.safe_load(files("lading.graph").joinpath("relations.yml").read_text(encoding="utf-8"))
    return Relations(
        schemata,
        raw["kinds"],
        raw["inverse"],
        frozenset(raw["lasting"]),
        frozenset(raw["cooperation"]),
        frozenset(raw["designating_topics"]),
        tuple((schema, MentionKind(kind)) for schema, kind in raw["party_kinds"]),
    )


def read_ends(entity: Entity, relations: Relations) -> tuple[str, str, str] | None:
    """Kind, source id and target id of an interval entity; None for one that is no edge or lacks an end."""
    schema = relations.schemata.get(entity.schema)
    if schema is None or schema.edge is None:
        return None
    source, target = entity.first(schema.edge.source), entity.first(schema.edge.target)
    if not source or not target:
        return None
    kind = relations.kinds.get(entity.schema, entity.schema.lower())
    role = entity.first("role").casefold().replace(" ", "_")
    if entity.schema == "UnknownLink" and role in PREDICATES:
        kind = role
    return orient(kind, source, target, relations)


def orient(kind: str, source: str, target: str, relations: Relations) -> tuple[str, str, str]:
    """A relation as the graph keeps it: `subsidiary_of` turned round into `owns`."""
    turned = relations.inverse.get(kind)
    return (kind, source, target) if turned is None else (turned, target, source)


def claim_ends(claim: Claim) -> tuple[Mention | None, Mention | None]:
    """The two ends of a claim as `claims.statements` states them; the goods stand in for an end that is missing."""
    if claim.subject is None:
        return claim.item, claim.object
    return claim.subject, claim.object or claim.item


def party_kind(schema: str, relations: Relations) -> MentionKind:
    """What a list's entry is. An organisation where its schema is none of the table's: it can be listed at least."""
    found = (kind for ancestor, kind in relations.party_kinds if relations.schemata.is_a(schema, ancestor))
    return next(found, MentionKind.ORG)
