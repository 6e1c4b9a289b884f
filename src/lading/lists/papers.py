"""Entities that stand beside a party: its addresses and its papers."""

import re
from collections.abc import Mapping

from lading.lists.draft import Draft
from lading.lists.filler import Filler
from lading.model.ids import digest

ADDRESS_PARTS = ("street", "city", "region", "postalCode", "country")
PASSPORT = re.compile(r"pass(?:e)?port|pasaporte", re.IGNORECASE)


def draft_address(filler: Filler, parts: Mapping[str, str]) -> Draft | None:
    """An address of the party, from its parts by FollowTheMoney property; `country` as the list names it.

    The party is given the address, its full text and its country. None where every part is empty.
    """
    given = {prop: text for prop, text in parts.items() if text}
    if not given:
        return None
    party = filler.draft
    full = ", ".join(given[prop] for prop in ADDRESS_PARTS if prop in given)
    address = Draft(f"{party.id}-addr-{digest(*given.values())[:8]}", "Address", party.schemata, party.origin)
    address.add("full", full or given.get("remarks"))
    for prop, text in given.items():
        if prop != "country":
            address.add(prop, text)
    if country := given.get("country"):
        code = filler.countries.code(country)
        address.add("country", code, original=country)
        party.add("country", code, original=country)
        if code is None:
            address.add("region", country)
            filler.warn(f"{country!r} is no known country; kept as a region", remedy="add it to countries.yml")
    party.add("addressEntity", address.id)
    party.add("address", full)
    return address


def draft_paper(filler: Filler, kind: str, number: str, details: Mapping[str, str]) -> Draft:
    """A paper of the party: its number goes to the party, and the whole to a Passport or an Identification.

    Args:
        filler: of the party.
        kind: what the list calls it.
        number: as printed.
        details: `country` as the list names it, `startDate`, `endDate`, `authority`, `summary`.
    """
    party = filler.draft
    is_passport = PASSPORT.search(kind) is not None
    if is_passport and party.fitting("passportNumber"):
        party.add("passportNumber", number)
    elif number:
        filler.number("idNumber", number)
    own = f"{party.id}-id-{digest(kind, number, *details.values())[:8]}"
    paper = Draft(own, "Passport" if is_passport else "Identification", party.schemata, party.origin)
    paper.add("holder", party.id)
    paper.add("type", re.sub(r"\s+", " ", kind))
    paper.add("number", number)
    within = Filler(paper, filler.countries, filler.where, filler.place, filler.issues)
    for prop, text in details.items():
        if not text:
            continue
        if prop == "country":
            within.country(prop, text)
        elif prop.endswith("Date"):
            within.dates(prop, text)
        else:
            paper.add(prop, text)
    return paper
