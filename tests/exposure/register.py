"""Small ownership registers written as `X50>A`: X holds 50 % of A. `?` is unknown, `25-50` a band."""

import datetime as dt
import re

from lading.exposure.ownership import assess_ownership
from lading.exposure.ownership_rules import load_ownership_rules
from lading.graph.build import Graph
from lading.model.entity import Entity
from lading.model.ownership import Certainty, OwnershipFinding
from lading.model.statement import Statement
from tests.graph.case import Page, build, stated

TABLE = load_ownership_rules()
STAKE = re.compile(r"(?P<owner>[A-Z]\d(?=:)|[A-Z]):?(?P<share>\?|[\d.]+(?:-[\d.]+)?)>(?P<asset>[A-Z]\d?)")
AUTHORITIES = {
    "us_ofac_50": ("Office of Foreign Assets Control", "RUSSIA-EO14024", ""),
    "eu_freeze": ("Council of the European Union", "EU-UKR", "Asset freeze"),
    "uk_freeze": ("Foreign, Commonwealth and Development Office", "Russia", "Asset freeze"),
    "us_bis_affiliates": ("Bureau of Industry and Security", "Entity List (EL)", ""),
}
DAY = dt.date(2026, 5, 1)


def listing(party: str, regime: str, *, since: str = "2022-03-01", program: str = "") -> Entity:
    authority, usual, measure = AUTHORITIES[regime]
    more = {"provisions": measure} if measure else {}
    return stated(
        f"{party}-{regime}",
        "Sanction",
        "lists",
        entity=party,
        authority=authority,
        program=program or usual,
        startDate=since,
        **more,
    )


def holding(number: int, owner: str, share: str, asset: str, **more: str) -> Entity:
    """One row of a register, with its place in it."""
    values = {"owner": owner, "asset": asset} | ({"percentage": share} if share != "?" else {}) | more
    rows = [
        Statement(
            f"stake-{owner}-{asset}-{number}", "Ownership", prop, value, "register", origin=f"register.csv row {number}"
        )
        for prop, value in values.items()
    ]
    return Entity.gather(rows[0].entity_id, rows)


def restated(entity: Entity, *, dataset: str = "", **values: str) -> Entity:
    """An entity as another dataset states it, or with other values."""
    rows = [
        Statement(s.entity_id, s.schema, s.prop, values.get(s.prop, s.value), dataset or s.dataset)
        for s in entity.statements
    ]
    return Entity.gather(entity.id, rows)


def register(text: str) -> list[Entity]:
    """The rows that a line of stakes stands for, with their parties."""
    found = [(m["owner"], m["share"], m["asset"]) for m in STAKE.finditer(text)]
    names = dict.fromkeys(name for owner, _, asset in found for name in (owner, asset))
    parties = [stated(name, "Company", "register", name=f"{name} Holding") for name in names]
    return [*parties, *(holding(number, *row) for number, row in enumerate(found, 1))]


def graph_of(rows: list[Entity], listed: str, regime: str, *, pages: list[Page] | None = None) -> Graph:
    acts = [listing(name, regime) for name in listed.split()]
    return build(pages or [], [*rows, *acts], {})


def answers(rows: list[Entity] | str, listed: str, regime: str, *, day: dt.date = DAY) -> dict[str, OwnershipFinding]:
    """What one regime says of each party, by name."""
    graph = graph_of(register(rows) if isinstance(rows, str) else rows, listed, regime)
    found = assess_ownership(graph, day, table=TABLE).findings
    return {party: row for party, many in found.items() for row in many if row.regime == regime}


def sorted_out(found: dict[str, OwnershipFinding], certainty: Certainty) -> str:
    """The names of one certainty, in alphabetical order."""
    return " ".join(sorted(party for party, row in found.items() if row.certainty is certainty))
