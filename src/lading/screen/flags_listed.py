"""The red flags that lists tell: an address, phone, mail or director shared with a listed party, its unknown share, its old name."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from lading.graph.as_of import in_force
from lading.graph.shares import parse_share
from lading.model.entity import Entity
from lading.model.judgement import Decision
from lading.model.ownership import UNKNOWN
from lading.screen.ask import Hit, Terms, screen_query
from lading.screen.flags import BankRule
from lading.screen.flags_address import AddressIndex
from lading.screen.flags_deal import Deal
from lading.screen.flags_rules import Found
from lading.screen.listing import Listing
from lading.screen.query import Query

PLACED = {"address": ("address",), "phone": ("phone",), "email": ("email",)}
SHORTEST = {"address": 12, "phone": 7, "email": 6}
"""Characters below which a value is too common to tell anybody by."""
NAMES = re.compile(r"\s*[;|]\s*")
KEPT = 100_000
"""Names whose answers are kept."""


@dataclass(slots=True)
class ListedFlags:
    """Lists, ready for the columns of transactions."""

    listing: Listing
    terms: Terms
    contacts: Mapping[tuple[str, str], str]
    """Party by kind and folded value."""
    captions: Mapping[str, str]
    addresses: AddressIndex = field(default_factory=AddressIndex)
    asked: dict[str, Hit | None] = field(default_factory=dict)

    @classmethod
    def build(cls, listing: Listing, entities: Iterable[Entity], terms: Terms) -> "ListedFlags":
        """From what lists state, as of the day of the terms."""
        contacts: dict[tuple[str, str], str] = {}
        captions: dict[str, str] = {}
        addresses = AddressIndex()
        known = {entity.id: entity for entity in entities}
        for entity in known.values():
            party = listing.party(entity.id)
            if not in_force(listing.designations.get(party, ()), terms.as_of):
                continue
            captions.setdefault(party, entity.caption)
            for kind, props in PLACED.items():
                for prop in props:
                    for text in entity.get(prop):
                        contacts.setdefault((kind, fold_contact(kind, text)), party)
            for text in entity.get("address"):
                addresses.add(text, party)
            for place in entity.get("addressEntity"):
                for text in known[place].get("full") if place in known else ():
                    contacts.setdefault(("address", fold_contact("address", text)), party)
                    addresses.add(text, party)
        told = {key: party for key, party in contacts.items() if len(key[1]) >= SHORTEST[key[0]]}
        return cls(listing, terms, told, captions, addresses)

    def find_shared(self, deal: Deal) -> Iterator[Found]:
        """An address, phone or mail that is a listed party's, or a director who is one."""
        for kind in PLACED:
            for text in NAMES.split(deal.text(kind)):
                party = self.contacts.get((kind, fold_contact(kind, text)))
                if party is None and kind == "address":
                    party = self.addresses.find(text)
                if party:
                    yield f"{kind} of {self._said(party)}", (kind,)
        for name in NAMES.split(deal.text("director")):
            if hit := self.find(name):
                yield f"director may be {self._said_hit(hit)}", ("director",)

    def find_unknown_share(self, deal: Deal) -> Iterator[Found]:
        """A listed owner whose share is not given."""
        share = deal.text("share")
        try:
            known = bool(share) and parse_share(share) != UNKNOWN
        except ValueError:
            known = False
        for name in NAMES.split(deal.text("owner")) if not known else ():
            if hit := self.find(name):
                yield f"an owner may be {self._said_hit(hit)}; its share is not known", ("owner", "share")

    def find_renamed(self, deal: Deal) -> Iterator[Found]:
        """A former name that is a listed party's."""
        for name in NAMES.split(deal.text("former_name")):
            if hit := self.find(name):
                yield f"its former name may be that of {self._said_hit(hit)}", ("buyer", "former_name")

    def find_bank_risk(self, deal: Deal, rule: BankRule) -> Iterator[Found]:
        """A bank that pays or is paid for a party blocked under the program that endangers the bank itself."""
        day = deal.days.get("date", self.terms.as_of)
        if not deal.text("bank") or day < rule.since:
            return
        for role in ("buyer", "seller", "consignee", "end_user", "payer"):
            hit = self.find(deal.text(role))
            rows = in_force(self.listing.designations.get(hit.party, ()), day) if hit else ()
            if hit and any(rule.concerns(row) for row in rows):
                who = f"the {role.replace('_', ' ')} may be {self._said_hit(hit)}, blocked under E.O. 14024"
                risk = f"since {rule.since} a foreign bank risks measures against itself by such business"
                yield f"ffi_secondary_risk: {who}: {risk}", ("bank", role, "date")

    def find(self, name: str) -> Hit | None:
        """The listed party that a name is taken for, or may be; None for none on that day."""
        if not any(map(str.isalpha, name)):
            return None
        if name not in self.asked:
            if len(self.asked) >= KEPT:
                self.asked.clear()
            hits = screen_query(Query("flag", (name,)), self.listing, self.terms).hits
            self.asked[name] = next(
                (hit for hit in hits if hit.standing and hit.judgement.decision is not Decision.NEGATIVE), None
            )
        return self.asked[name]

    def _said_hit(self, hit: Hit) -> str:
        return f"{self._said(hit.party, hit.entry.caption)} (score {hit.match.score:.2f})"

    def _said(self, party: str, caption: str = "") -> str:
        rows = in_force(self.listing.designations.get(party, ()), self.terms.as_of)
        said = "; ".join(dict.fromkeys(f"{row.authority}{_since(row.period.start)}" for row in rows[:3]))
        return f"{caption or self.captions.get(party, party)}, listed by {said}"


def fold_contact(kind: str, text: str) -> str:
    """What is compared: digits of a phone, letters of a mail address, words of an address in their order."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    if kind == "phone":
        return re.sub(r"\D", "", plain).lstrip("0")
    if kind == "email":
        return plain.strip(" <>")
    return " ".join(re.findall(r"\w+", plain))


def _since(day: str | None) -> str:
    return f" since {day}" if day else ""
