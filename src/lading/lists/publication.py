"""What is known of a published list apart from its rows: who publishes it, where, under which licence and bounds."""

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType
from typing import Any

import yaml

try:
    from yaml import CSafeLoader as SafeLoader
except ImportError:  # a PyYAML built without its C library: the same, slower
    from yaml import SafeLoader  # type: ignore[assignment]


@dataclass(frozen=True, slots=True)
class Publication:
    """A list as its YAML describes it."""

    dataset: str
    title: str
    publisher: str
    authority: str
    """Who designates, as `Sanction.authority` states it."""
    country: str
    """Code of the authority's country."""
    urls: Mapping[str, str]
    """Official address of each file, by the part it plays."""
    home: str
    licence: str
    met_real_file: bool
    """Whether the parser has been run on a real file of this list; if not, it follows the published schema only."""
    unmet: frozenset[str]
    """Formats that follow the schema only although others of the list were met: parsers, or parts that files play."""
    minimum: int
    """Fewest parties that a complete file of today has: fewer and `verify` refuses it."""
    maximum: int


def load_knowledge(name: str) -> Mapping[str, Any]:
    """The YAML beside a parser: publications, columns, codes and whatever else the parser knows."""
    text = files("lading.lists").joinpath(f"{name}.yml").read_text(encoding="utf-8")
    return MappingProxyType(yaml.load(text, Loader=SafeLoader))


def publications(knowledge: Mapping[str, Any]) -> dict[str, Publication]:
    """The lists that a parser's YAML describes, by dataset name."""
    found = {}
    for dataset, row in knowledge["publications"].items():
        bounds = row["parties"]
        found[dataset] = Publication(
            dataset=dataset,
            title=row["title"],
            publisher=row["publisher"],
            authority=row["authority"],
            country=row["country"],
            urls=MappingProxyType(row.get("urls", {})),
            home=row["home"],
            licence=row["licence"],
            met_real_file=row["met_real_file"],
            unmet=frozenset(row.get("unmet", ())),
            minimum=bounds["minimum"],
            maximum=bounds["maximum"],
        )
    return found
