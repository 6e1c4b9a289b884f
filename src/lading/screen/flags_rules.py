"""The red flags that one row shows by itself. Each function looks for one and gives its words and the fields it rests on."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from lading.exposure.goods import GoodsTable, goods_tier, is_food, note_of
from lading.screen.flags import FlagTable
from lading.screen.flags_deal import Deal, read_day

HAN = 0x2E80
"""First character of the scripts that write without spaces."""
STEM = 8
"""Letters from which a Latin word is looked for as a beginning."""
Found = tuple[str, tuple[str, ...]]
"""What is to be said, and the fields that it rests on."""


@dataclass(frozen=True, slots=True)
class Tables:
    """What the functions are given beside the row."""

    flags: FlagTable
    goods: GoodsTable
    names: Mapping[str, str]
    """What countries are called, by code."""

    def country(self, code: str) -> str:
        """The name of a country, else its code."""
        return self.names.get(code, code.upper())

    def said_of_goods(self, deal: Deal) -> str:
        """The tier of a row's goods in words; that a complete drone has none; nothing for other goods."""
        year = deal.days["date"].year if "date" in deal.days else None
        tier = goods_tier(deal.hs, year, table=self.goods)
        return tier.words if tier is not None else note_of(deal.hs, year, table=self.goods)


def find_newco(deal: Deal, tables: Tables) -> Iterator[Found]:
    """Incorporated after the day, and trading listed goods soon after."""
    born, traded = deal.days.get("incorporated"), deal.days.get("date")
    if born is None or traded is None or born < tables.flags.since:
        return
    age = (traded - born).days
    goods = goods_tier(deal.hs, traded.year, table=tables.goods)
    if goods is not None and age <= tables.flags.limits["new_days"]:
        when = f"{age} days after it was incorporated" if age >= 0 else f"{-age} days before it was incorporated"
        yield f"trades {goods.words}, {when} on {born}", ("incorporated", "date", "hs")


def find_hub(deal: Deal, tables: Tables) -> Iterator[Found]:
    """Goods that come from a transshipment point where they were not made. Food is left out."""
    origin, sent = deal.countries.get("origin"), deal.countries.get("dispatch")
    if not origin or not sent or origin == sent or is_food(deal.hs, table=tables.goods):
        return
    hubs = tables.flags.hubs
    if sent in hubs:
        goods = tables.said_of_goods(deal)
        words = f"made in {tables.country(origin)}, sent from {tables.country(sent)}, a common transshipment point"
        yield f"{words}; {goods}" if goods else words, ("origin", "dispatch", "hs")


def find_consignee(deal: Deal, tables: Tables) -> Iterator[Found]:
    """A forwarder or bank where the goods end, and nobody else named as their user."""
    name = deal.text("consignee").casefold()
    user = deal.text("end_user").casefold()
    word = next((word for word in tables.flags.forwarders if _has_word(word, name)), "")
    if word and (not user or user == name):
        yield (
            f"the goods end at what its name says is a forwarder or bank (“{word}”), and no end user is named",
            ("consignee",),
        )


def find_business(deal: Deal, tables: Tables) -> Iterator[Found]:
    """Technical goods for a line of business that has no use for them."""
    business = deal.text("business").casefold()
    if not business or deal.hs[:2] not in tables.flags.technical:
        return
    word = next((word for words in tables.flags.trades for word in words if _has_word(word, business)), "")
    if word:
        goods = tables.said_of_goods(deal) or f"HS {deal.hs[:4]}.{deal.hs[4:]}"
        yield f"goods of chapter {deal.hs[:2]} for a business in “{deal.text('business')}”: {goods}", ("business", "hs")


def find_no_web(deal: Deal, tables: Tables) -> Iterator[Found]:
    """No website by the cell's own word, or none beside a mail address of a free provider. An empty row says nothing."""
    site, mail = deal.text("website").casefold(), deal.text("email").casefold()
    stated = site in tables.flags.none_words and bool(site)
    free = mail.rpartition("@")[2].strip(" >") in tables.flags.free_mail
    if stated and free:
        yield "no website, and mail from a free provider", ("website", "email")
    elif stated:
        yield "no website", ("website",)
    elif free and not site:
        yield "mail from a free provider, and no website given", ("email",)


def find_route(deal: Deal, tables: Tables) -> Iterator[Found]:
    """A way that comes back to where it began, or passes where it ends."""
    lands, name = deal.countries, tables.country
    origin, sent, end = (lands.get(key, "") for key in ("origin", "dispatch", "destination"))
    if origin and origin == end and sent and sent != origin:
        yield (
            f"made in {name(origin)}, sent from {name(sent)} back to {name(end)}",
            ("origin", "dispatch", "destination"),
        )
    if sent and sent == end and deal.via and set(deal.via) - {sent}:
        yield f"sent from {name(sent)} to {name(end)} through other countries", ("dispatch", "via", "destination")
    elif end and end in deal.via[:-1]:
        yield f"passes {name(end)}, where it ends, and goes on", ("via", "destination")
    if (sent or origin) in deal.via[1:] and (sent or origin):
        yield f"comes back through {name(sent or origin)}, where it began", ("dispatch" if sent else "origin", "via")


def find_payment(deal: Deal, tables: Tables) -> Iterator[Found]:
    """A payer in a country of neither side, or a payment changed at the last minute."""
    lands, name = deal.countries, tables.country
    payer, buyer = lands.get("payer_country"), lands.get("buyer_country") or lands.get("destination")
    sellers = {lands[key] for key in ("seller_country", "dispatch", "origin") if lands.get(key)}
    if payer and buyer and payer != buyer and payer not in sellers:
        yield (
            f"paid from {name(payer)}, the buyer is in {name(buyer)}",
            ("payer_country", "buyer_country", "destination", "payer"),
        )
    change = deal.text("payment_change")
    if not change or change.casefold() in tables.flags.none_words or change in {"0", "false", "False"}:
        return
    day, traded = read_day(change), deal.days.get("date")
    if day is None or traded is None:
        yield "the payment was changed", ("payment_change",)
    elif 0 <= (traded - day).days <= tables.flags.limits["last_minute_days"]:
        yield f"the payment was changed {(traded - day).days} days before", ("payment_change", "date")


def find_identity(deal: Deal, tables: Tables) -> Iterator[Found]:
    """A text that says that people were presented as another firm's."""
    text = deal.text("text")
    found = next((match for pattern in tables.flags.identity if (match := pattern.search(text))), None)
    if found:
        yield f"a text says so: “{found[0]}”", ("text",)


Rule = Callable[[Deal, Tables], Iterator[Found]]
RULES: Mapping[str, tuple[Rule, ...]] = MappingProxyType({
    "NEWCO": (find_newco,),
    "HUB": (find_hub,),
    "FF_CONSIGNEE": (find_consignee,),
    "MISMATCH": (find_business,),
    "NO_WEB": (find_no_web,),
    "ROUTE": (find_route,),
    "PAY3": (find_payment,),
    "IDENTITY_COVER": (find_identity,),
})  # fmt: skip
"""Those of the table that a row shows by itself."""


def _has_word(word: str, text: str) -> bool:
    """Whether a word stands in a text: short Latin words whole or with an s, long ones and stems as the beginning of one.

    Chinese has no spaces between words: there it only has to be in the text.
    """
    if ord(word[0]) >= HAN:
        return word in text
    rest = r"s?\b" if word.isascii() and len(word) < STEM else ""
    return re.search(rf"(?<!\w){re.escape(word)}{rest}", text) is not None
