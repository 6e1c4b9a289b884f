"""What a first pass over a table tells: who traded listed goods when, and what goods of one code cost and how many there are."""

import math
from array import array
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lading.exposure.goods import goods_tier, was_traded_as
from lading.screen.flags_deal import Deal
from lading.screen.flags_rules import Found, Tables

NORMAL = 0.6745
"""What makes the median absolute deviation comparable with a standard deviation."""


@dataclass(slots=True)
class History:
    """One buyer's listed goods."""

    before: int = 0
    after: int = 0
    told: bool = False


@dataclass(frozen=True, slots=True)
class Spread:
    """Median and median absolute deviation of the logarithms of some peers."""

    median: float
    deviation: float
    count: int


Key = tuple[str, str, str]
"""What is compared, the code, the currency or unit."""


@dataclass(slots=True)
class Peers:
    """Gathered in a first pass, asked in a second. Eight bytes a row and measure, and a few for each buyer."""

    tables: Tables
    buyers: dict[str, History] = field(default_factory=dict)
    first: bool = False
    """Whether any row of the table is before the day: otherwise nobody can be said to be new to the goods."""
    values: "dict[Key, array[float]]" = field(default_factory=dict)
    spreads: dict[Key, Spread] = field(default_factory=dict)

    def add(self, deal: Deal) -> None:
        """Take a row into account."""
        day, since = deal.days.get("date"), self.tables.flags.since
        if day is not None:
            self.first |= day < since
            buyer = deal.text("buyer").casefold()
            listed = goods_tier(deal.hs, day.year, table=self.tables.goods)
            if buyer and (listed or was_traded_as(deal.hs, table=self.tables.goods)):
                history = self.buyers.setdefault(buyer, History())
                history.before += day < since
                history.after += day >= since
        for key, value in measures(deal):
            self.values.setdefault(key, array("d")).append(value)

    def close(self) -> None:
        """Work out the medians and let the rows go."""
        least = self.tables.flags.limits["peers"]
        for key, values in self.values.items():
            if len(values) >= least:
                ordered = sorted(values)
                self.spreads[key] = Spread(_median(ordered), _deviation(ordered), len(ordered))
        self.values.clear()

    def find_first(self, deal: Deal) -> Iterator[Found]:
        """Once a buyer: no listed goods before the day, and many after it."""
        day = deal.days.get("date")
        history = self.buyers.get(deal.text("buyer").casefold())
        if not self.first or day is None or history is None or history.told or day < self.tables.flags.since:
            return
        goods = goods_tier(deal.hs, day.year, table=self.tables.goods)
        if goods and not history.before and history.after >= self.tables.flags.limits["many"]:
            history.told = True
            since = self.tables.flags.since
            yield (
                f"{history.after} rows with listed goods since {since}, none before it in this table; first {goods.words}",
                (
                    "buyer",
                    "date",
                    "hs",
                ),
            )

    def find_outliers(self, deal: Deal) -> Iterator[Found]:
        """A price per kilogram, or a quantity, far from those of the same code in this table."""
        limits = self.tables.flags.limits
        for key, value in measures(deal):
            spread = self.spreads.get(key)
            if spread is None or abs(value - spread.median) <= math.log(limits["least"]):
                continue
            distance = NORMAL * abs(value - spread.median) / spread.deviation if spread.deviation else math.inf
            if distance > limits["spread"]:
                times = math.exp(abs(value - spread.median))
                way = "above" if value > spread.median else "below"
                what = WORDS[key[0]]
                yield (
                    f"{what} is {times:,.1f} times {way} the median of {spread.count:,} rows of HS {key[1]}",
                    FIELDS[key[0]],
                )


WORDS: Mapping[str, str] = {"price": "the price per kg", "unit": "the price per unit", "quantity": "the quantity"}
FIELDS: Mapping[str, tuple[str, ...]] = {
    "price": ("hs", "value", "mass", "currency"),
    "unit": ("hs", "value", "quantity", "currency"),
    "quantity": ("hs", "quantity"),
}


def measures(deal: Deal) -> Iterator[tuple[Key, float]]:
    """What of a row is compared with its peers, as logarithms."""
    if not deal.hs:
        return
    value, mass, quantity = (deal.numbers.get(key, 0.0) for key in ("value", "mass", "quantity"))
    money = deal.text("currency").upper()
    if value > 0 and mass > 0:
        yield ("price", deal.hs, money), math.log(value / mass)
    elif value > 0 and quantity > 0:
        yield ("unit", deal.hs, money), math.log(value / quantity)
    if quantity > 0:
        yield ("quantity", deal.hs, ""), math.log(quantity)


def _median(ordered: list[float]) -> float:
    middle = len(ordered) // 2
    return ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2


def _deviation(ordered: list[float]) -> float:
    """The median of the distances from the median."""
    median = _median(ordered)
    start = bisect_left(ordered, median)
    low = [median - value for value in reversed(ordered[:start])]
    high = [value - median for value in ordered[start:]]
    return _median(sorted((*low, *high)))
