"""Query by example: an entity as a client describes it → its values as a list would state them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, product
from typing import Any

from lading.errors import InputError
from lading.lists.countries import Countries
from lading.lists.dates import parse_dates
from lading.model.schema import Schemata

MOST_VALUES = 900
"""Words of names that one example may have in all."""
COMBINED = 24
"""Names made of first and last names."""
FIRST = ("firstName", "secondName", "middleName", "fatherName")
GENDERS = {
    "m": "male",
    "male": "male",
    "man": "male",
    "f": "female",
    "female": "female",
    "woman": "female",
    "w": "female",
}
SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Example:
    """Who is looked for."""

    id: str | None
    schema: str
    properties: Mapping[str, list[str]]


def read_example(
    schema: str, given: Mapping[str, Any], *, own: str | None, schemata: Schemata, countries: Countries
) -> Example:
    """An example, cleaned: `Russia` is `ru`, 1965 is "1965"; properties that the schema does not have are left out.

    A name is made of its parts where a person has parts.

    Raises:
        InputError: for a schema that is unknown or of which no two entities can be the same, and for too many names.
    """
    known = schemata.get(schema)
    if known is None:
        raise InputError(f"Cannot parse example entity: No such schema: {schema!r}")
    if not known.matchable and schema != "Thing":
        raise InputError(f"Cannot parse example entity: Non-matchable schema for query: {schema}")
    found: dict[str, dict[str, None]] = {}
    for name, values in given.items():
        prop = known.properties.get(name)
        if prop is None or prop.type == "entity":
            continue
        for value in _texts(values):
            found.setdefault(name, {}).update(dict.fromkeys(_clean(prop.type, value, countries)))
    properties = {name: list(values) for name, values in found.items() if values}
    made = _combine_names(properties) if known.is_a("Person") else []
    if made:
        properties["alias"] = list(dict.fromkeys((*properties.get("alias", ()), *made)))
    _check_names(properties)
    return Example(own, schema, properties)


def _texts(values: Any) -> Iterator[str]:
    """What a client gave as texts: one value or a list of them, numbers included."""
    for value in values if isinstance(values, list) else [values]:
        if isinstance(value, bool) or value is None or isinstance(value, dict | list):
            continue
        text = SPACE.sub(" ", str(value).replace("\0", "")).strip()
        if text:
            yield text


def _clean(kind: str, text: str, countries: Countries) -> Iterable[str]:
    if kind == "country":
        code = countries.code(text)
        return (code,) if code else ()
    if kind == "date":
        return parse_dates(text)
    if kind == "gender":
        return filter(None, (GENDERS.get(text.casefold()),))
    return (text.lower(),) if kind == "topic" else (text,)


def _combine_names(properties: Mapping[str, list[str]]) -> list[str]:
    """Names from first and last names, where they are not already among the names."""
    first, last = properties.get("firstName", ()), properties.get("lastName", ())
    middle = [value for prop in FIRST[1:] for value in properties.get(prop, ())]
    made = [f"{one} {other}" for one, other in product(first, last)]
    made += [f"{one} {between} {other}" for one, between, other in product(first, middle, last)]
    known = {name for prop in ("name", "alias") for name in properties.get(prop, ())}
    return [name for name in islice(dict.fromkeys(made), COMBINED) if name not in known]


def _check_names(properties: Mapping[str, list[str]]) -> None:
    words = {
        word
        for prop in ("name", "alias", "weakAlias", "previousName")
        for name in properties.get(prop, ())
        for word in name.casefold().split()
    }
    if len(words) + 1 > MOST_VALUES:
        what = f"name query requires {len(words) + 1} clauses; maximum is {MOST_VALUES}"
        raise InputError(f"Cannot parse example entity: {what}")
