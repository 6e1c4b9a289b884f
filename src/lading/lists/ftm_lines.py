"""Statements of a list as FollowTheMoney entities, JSON one a line: what `ftm_json` reads, and FollowTheMoney's tools."""

import json
from collections.abc import Iterable, Iterator

from lading.model.entity import Entity, gather_entities
from lading.model.schema import Schemata
from lading.model.statement import Statement


def render_entities(statements: Iterable[Statement], schemata: Schemata) -> Iterator[str]:
    """A line for each entity, in the order in which they first appear, with its line end.

    FollowTheMoney's entities do not say which dataset states what, in which words and since when; one whose statements
    come from several datasets names them all. What they state, and of whom, is kept whole.
    """
    for entity in gather_entities(statements):
        seen = [s.first_seen for s in entity.statements if s.first_seen]
        last = [s.last_seen for s in entity.statements if s.last_seen]
        line = {
            "id": entity.id,
            "caption": entity.caption,
            "schema": find_schema(entity, schemata),
            "properties": entity.properties,
            "datasets": list(entity.datasets),
            **({"first_seen": min(seen)} if seen else {}),
            **({"last_seen": max(last)} if last else {}),
        }
        yield json.dumps(line, ensure_ascii=False) + "\n"


def find_schema(entity: Entity, schemata: Schemata) -> str:
    """The most special of the schemata its statements give: a list may call one party an Organization, then a Company."""
    given = dict.fromkeys(s.schema for s in entity.statements)
    return max(given, key=lambda name: sum(schemata.is_a(name, other) for other in given))
