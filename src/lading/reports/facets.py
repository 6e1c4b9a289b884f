"""Exposures narrowed down: by country, goods, rule, authority, hops, voices and whether anybody contradicts them."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from lading.model.exposure import Exposure
from lading.reports.ledger import Ledger
from lading.reports.phrases import short_authority

FACETS = ("country", "goods", "listed_by", "source", "label", "hops", "voices", "contested")
"""Keys, in the order in which they are offered."""
MANY = 4
"""Voices from which they are counted together."""


@dataclass(frozen=True, slots=True)
class Facet:
    """One way of narrowing down, with how many exposures each value leaves."""

    key: str
    values: tuple[tuple[str, str, int], ...]
    """Value, its words, and how many."""
    chosen: frozenset[str]


def list_values(ledger: Ledger, exposure: Exposure) -> Mapping[str, tuple[str, ...]]:
    """What an exposure is found under, by facet."""
    party, source = ledger.party(exposure.party), ledger.party(exposure.risk_source)
    goods = dict.fromkeys(item for edge in exposure.path.edges for item in edge.items)
    authorities = dict.fromkeys(short_authority(ledger, d.authority) for d in source.designations) if source else {}
    return {
        "country": party.entity.get("country") + party.entity.get("jurisdiction") if party else (),
        "goods": tuple(goods),
        "listed_by": tuple(authorities),
        "source": (exposure.risk_source,),
        "label": (exposure.label,),
        "hops": (str(len(exposure.path.edges)),),
        "voices": (str(exposure.voices) if exposure.voices < MANY else f"{MANY}+",),
        "contested": ("yes" if exposure.contradicted_by else "no",),
    }


def narrow(ledger: Ledger, chosen: Mapping[str, Collection[str]]) -> tuple[Exposure, ...]:
    """The exposures that have one of the chosen values of every facet, in the order of every report."""
    return tuple(e for e in ledger.exposures if _fits(list_values(ledger, e), chosen))


def list_facets(ledger: Ledger, chosen: Mapping[str, Collection[str]]) -> tuple[Facet, ...]:
    """Every facet with its values; those of a facet are counted over what the other facets leave."""
    valued = [list_values(ledger, exposure) for exposure in ledger.exposures]
    made = []
    for key in FACETS:
        others = {other: values for other, values in chosen.items() if other != key}
        counted = Counter(value for one in valued if _fits(one, others) for value in dict.fromkeys(one[key]))
        for value in chosen.get(key, ()):
            counted.setdefault(value, 0)
        ranked = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
        values = tuple((value, _say(ledger, key, value), number) for value, number in ranked)
        if values:
            made.append(Facet(key, values, frozenset(chosen.get(key, ()))))
    return tuple(made)


def _fits(values: Mapping[str, Iterable[str]], chosen: Mapping[str, Collection[str]]) -> bool:
    return all(not wanted or set(values.get(key, ())) & set(wanted) for key, wanted in chosen.items())


def _say(ledger: Ledger, key: str, value: str) -> str:
    if key in {"goods", "source"}:
        return ledger.name(value)
    if key == "country":
        return value.upper()
    return value.replace("_", " ")
