"""A small data set of invented parties, as a FollowTheMoney file."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

from lading.catalog.catalog import Catalog
from lading.catalog.scope import Scope
from lading.catalog.sources import FileSource

NOW = dt.datetime(2026, 11, 23, 12, tzinfo=dt.UTC)


def entity(own: str, schema: str, more: dict[str, Any] | None = None, **properties: object) -> dict[str, Any]:
    """A line of the file; a single value may stand without its list."""
    values = {name: value if isinstance(value, list) else [value] for name, value in properties.items()}
    return {"id": own, "schema": schema, "properties": values, **(more or {})}


PLANT = entity(
    "zarya",
    "Company",
    {
        "referents": ["ofac-1"],
        "target": True,
        "last_change": "2025-03-01T10:00:00",
        "first_seen": "2024-01-01T00:00:00",
    },
    name=["Zarya Plant JSC", "АО Завод Заря"],
    country="ru",
    topics="sanction",
    innCode="7707083893",
    addressEntity="addr-1",
    notes="Makes pumps for the fleet in Omsk",
)
PERSON = entity(
    "petrov",
    "Person",
    {"target": True, "last_change": "2024-03-01T10:00:00", "first_seen": "2025-01-01T00:00:00"},
    name=["Ivan PETROV", "Иван Петров"],
    birthDate="1970-05-01",
    nationality="ru",
    topics=["sanction", "role.rca"],
    gender="male",
)
OTHER = entity("omsk-glass", "Company", name="Omsk Glass", country="kz")
ADDRESS = entity("addr-1", "Address", full="1 Lenin street, Omsk", city="Omsk", country="ru")
LISTING = entity("sanction-1", "Sanction", entity="zarya", authority="OFAC", startDate="2023-12-12")
SHARE = entity("own-1", "Ownership", owner="petrov", asset="zarya", percentage="51")
SHOP = (PLANT, PERSON, OTHER, ADDRESS, LISTING, SHARE)


def write_shop(path: Path, lines: tuple[dict[str, Any], ...] = SHOP) -> Path:
    """The file."""
    path.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    return path


def open_shop(folder: Path, lines: tuple[dict[str, Any], ...] = SHOP) -> Catalog:
    """A catalogue that serves it as `shop`."""
    source = FileSource("shop", write_shop(folder / "shop.ftm.json", lines))
    return Catalog(folder / "lading.db", lambda: NOW, (source,))


def shop_scope(catalog: Catalog) -> Scope:
    scope = catalog.scope("shop")
    assert scope is not None
    return scope
