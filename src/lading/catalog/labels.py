"""What FollowTheMoney's schemata, properties and topics are called."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

import yaml

from lading.lists.countries import load_country_names
from lading.model.schema import Property

CAPITAL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
GENDERS = {"male": "male", "female": "female", "other": "other"}


@dataclass(frozen=True, slots=True)
class Labels:
    """Loaded once and held by the caller."""

    schemata: Mapping[str, Mapping[str, Any]]
    topics: Mapping[str, str]
    countries: Mapping[str, str]
    targets: frozenset[str]
    """Topics that make an entity a target of screening."""

    def schema(self, name: str, *, plural: bool = False) -> str:
        """What a schema is called."""
        return str(self.schemata.get(name, {}).get("plural" if plural else "label", name))

    def property(self, prop: Property) -> str:
        """What a property is called."""
        known = self.schemata.get(prop.schema, {}).get("properties", {})
        return str(known.get(prop.name) or spell_out(prop.name))

    def hidden(self, prop: Property) -> bool:
        """Whether a property is not meant to be shown."""
        return prop.name in self.schemata.get(prop.schema, {}).get("hidden", ())

    def featured(self, schema: str) -> tuple[str, ...]:
        """The properties of a schema that tell most."""
        return tuple(self.schemata.get(schema, {}).get("featured", ()))

    def value(self, kind: str, value: str) -> str:
        """What to show for a coded value of a property type: `ru` of `country` is Russia."""
        tables = {"country": self.countries, "topic": self.topics, "gender": GENDERS}
        return str(tables.get(kind, {}).get(value, value))


def load_labels() -> Labels:
    """Read the labels that ship with Lading."""
    raw = yaml.safe_load(files("lading.catalog").joinpath("labels.yml").read_text(encoding="utf-8"))
    return Labels(raw["schemata"], raw["topics"], load_country_names(), frozenset(raw["targets"]))


def spell_out(name: str) -> str:
    """`birthPlace` as words: `Birth place`."""
    words = CAPITAL.sub(" ", name).lower()
    return words[:1].upper() + words[1:]
