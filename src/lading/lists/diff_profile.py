"""What a version of a list says of each party, by label: its own values, and those of what belongs to it.

Entities that say something of a party (its designations, papers, addresses, relations) are told as facts of that
party: designations value by value, the others in one line each, which reads the same in whatever order they were
stated.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

from lading.lists.parties import is_party
from lading.model.entity import Entity
from lading.model.schema import Schemata

LABELS = {
    "weakAlias": "weak alias",
    "previousName": "former name",
    "innCode": "INN",
    "ogrnCode": "OGRN",
    "kppCode": "KPP",
    "okpoCode": "OKPO",
    "uscCode": "unified social credit code",
    "leiCode": "LEI",
    "swiftBic": "SWIFT/BIC",
    "imoNumber": "IMO number",
    "mmsi": "MMSI",
    "unscId": "UN number",
    "authorityId": "entry number",
    "modifiedAt": "amended",
    "UnknownLink": "link",
    "LegalEntity": "party",
}
"""Words for what is not called as its property or schema is; the rest is taken apart: `birthDate`, birth date."""
UNSAID = frozenset({"holder", "entity", "addressEntity", "authority", "authorityId", "sourceUrl", "proof", "topics"})
"""Properties that only tie entities together, or say the same of every entry of a list."""
TIES = frozenset({"role", "relationship", "status", "description", "summary"})
"""Properties that say how two parties are tied."""
LEADING = ("number", "type", "country", "authority", "startDate", "endDate")
"""What is told first of a paper, in this order."""
DATED = {"startDate": "from", "endDate": "until"}
PAPER_DATED = {"startDate": "issued", "endDate": "expires"}
"""Words before the dates of a relation or a paper."""
DATE_AGAIN = re.compile(
    r"(?:expir\w+|date of expir\w+|valid until)(?: date)?(?: on)?[: ]+[\w. -]*\d{4}\.?", re.IGNORECASE
)
"""A remark on a paper that says nothing but when it expires."""

Profile = dict[str, dict[str, None]]
"""Everything said of a party, by label, in the order said."""


def label(name: str) -> str:
    """The words for a property or a schema."""
    return LABELS.get(name) or re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()


def build_profiles(
    entities: Mapping[str, Entity], *, schemata: Schemata, countries: Mapping[str, str]
) -> dict[str, Profile]:
    """What is said of each party. `countries` gives the names of countries by code, for papers and relations."""
    owners = _owners(entities, schemata)
    found: dict[str, Profile] = {}
    for entity in entities.values():
        for owner in owners[entity.id]:
            profile = found.setdefault(owner, {})
            own = owner == entity.id
            for what, value in _facts(entity, entities, schemata=schemata, countries=countries, itself=own):
                profile.setdefault(what, {})[value] = None
    return found


def label_types(schemata: Schemata) -> dict[str, str]:
    """Under each label, FollowTheMoney's type of its values: `name`, `country`, `date`, `text`."""
    return {label(prop.name): prop.type for schema in schemata.by_name.values() for prop in schema.properties.values()}


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
    entity: Entity,
    entities: Mapping[str, Entity],
    *,
    schemata: Schemata,
    countries: Mapping[str, str],
    itself: bool,
) -> Iterator[tuple[str, str]]:
    """What an entity says: value by value for parties and designations, in one line for papers and relations."""
    designation = schemata.is_a(entity.schema, "Sanction")
    unsaid = UNSAID | {"country"} if designation else UNSAID  # the authority's country is not the party's
    values = [said for said in entity.statements if said.prop not in unsaid]
    if itself or designation:
        for said in values:
            pointer = _is_pointer(entity.schema, said.prop, schemata)
            yield label(said.prop), _name(said.value, entities) if pointer else " ".join(said.value.split())
        if itself:
            yield "kind", label(entity.schema)
    elif full := entity.first("full"):
        yield "address", " ".join(full.split())
    else:
        yield label(entity.schema), ", ".join(_phrase(entity, entities, schemata=schemata, countries=countries))


def _phrase(
    entity: Entity, entities: Mapping[str, Entity], *, schemata: Schemata, countries: Mapping[str, str]
) -> Iterable[str]:
    """A paper or a relation, part by part, each said once and dates with what they are the dates of."""
    schema = schemata.get(entity.schema)
    source = schema.edge.source if schema and schema.edge else ""
    dated = PAPER_DATED if schemata.is_a(entity.schema, "Identification") else DATED
    ends = (schema.edge.target,) if schema and schema.edge else ()
    lead = (*ends, *LEADING)
    props = {said.prop for said in entity.statements} - UNSAID - {source}
    parts: dict[str, None] = {}
    for prop in sorted(props, key=lambda name: (lead.index(name) if name in lead else len(lead), name in TIES, name)):
        for value in entity.get(prop):
            text = _name(value, entities) if _is_pointer(entity.schema, prop, schemata) else " ".join(value.split())
            if prop == "country":
                text = countries.get(text, text)
            again = prop == "summary" and "endDate" in props and DATE_AGAIN.fullmatch(text)
            if text.casefold() != label(entity.schema) and not again:
                parts[f"{dated[prop]} {text}" if prop in dated else text] = None
    return parts


def _name(value: str, entities: Mapping[str, Entity]) -> str:
    return entities[value].caption if value in entities else value


def _is_pointer(schema: str, prop: str, schemata: Schemata) -> bool:
    found = schemata.property(schema, prop)
    return found is not None and found.type == "entity"
