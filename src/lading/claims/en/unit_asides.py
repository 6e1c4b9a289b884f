"""What is left out before a sentence is cut into phrases: what goods are worth, and the country after a town."""

from collections.abc import Sequence

from lading.claims.en.units import Unit
from lading.model.claim import MentionKind


def drop_asides(units: Sequence[Unit]) -> list[Unit]:
    """The units without sums of worth and without the country that only says which town is meant."""
    return _drop_countries(_drop_worth(units))


def _drop_countries(units: Sequence[Unit]) -> list[Unit]:
    """The units without the country in "a refinery in Vadinar, India, is"; the comma that closes it stays."""
    kept: list[Unit] = []
    i = 0
    while i < len(units):
        town = kept[-1] if kept else None
        if (
            units[i].tag == ","
            and town is not None
            and _is_town(town)
            and i + 1 < len(units)
            and _is_country(units[i + 1])
        ):
            i += 2
            continue
        kept.append(units[i])
        i += 1
    return kept


def _is_town(unit: Unit) -> bool:
    return unit.name is not None and unit.name.kind is MentionKind.PLACE and unit.name.country is None


def _is_country(unit: Unit) -> bool:
    return unit.name is not None and unit.name.kind is MentionKind.PLACE and unit.name.country is not None


def _drop_worth(units: Sequence[Unit]) -> list[Unit]:
    """The units without what goods are worth: "chips (worth $2 million) to Kupol", "shipments(, worth $7 million,) to Russia"."""
    kept: list[Unit] = []
    i = 0
    while i < len(units):
        after = _end_of_sum(units, i + 1) if units[i].word in {"worth", "valued"} else 0
        if after == 0:
            kept.append(units[i])
            i += 1
            continue
        if kept and kept[-1].tag == "," and after < len(units) and units[after].tag == ",":
            kept.pop()
            after += 1
        i = after
    return kept


def _end_of_sum(units: Sequence[Unit], i: int) -> int:
    """The unit after a sum of money that begins here, or 0."""
    first = i
    while i < len(units) and (units[i].tag == "Q" or units[i].word in SUM_WORDS):
        i += 1
    return i if any(u.tag == "Q" for u in units[first:i]) and not (i < len(units) and units[i].word == "of") else 0


SUM_WORDS = frozenset([
    "at", "some", "about", "more", "than", "over", "nearly", "around", "almost", "an", "estimated", "million", "billion",
    "dollars", "euros", "pounds", "yuan", "rubles", "roubles", "a", "total",
])  # fmt: skip
