"""Identifiers of the US list as its columns of 2022 and of 2025 print them, and as its JSON has them; all public domain."""

import json

import pytest

from lading.lists.ofac_remarks import RemarkRules
from lading.lists.publication import load_knowledge
from lading.lists.us_csl_ids import Labels, read_id
from tests.lists.builders import FIXTURES, entities_of, file_at, file_of, read_all

LABELS = Labels.build(RemarkRules.build(load_knowledge("ofac_remarks")))
# Records of September 2026.
HAVIN_BANK = {
    "addresses": [{"city": "London", "country": "GB", "address": "189 Marsh Wall", "state": None, "postal_code": "E14 9SH"}],
    "alt_names": ["HAVANA INTERNATIONAL BANK, LTD"], "citizenships": [], "dates_of_birth": [], "end_date": None,
    "entity_number": "906", "federal_register_notice": None, "id": "906",
    "ids": [
        {"type": "Company Number", "number": "01074897", "country": "GB", "issue_date": None, "expiration_date": None},
        {"type": "SWIFT/BIC", "number": "HAVIGB2L", "issue_date": None, "expiration_date": None},
        {"type": "License", "number": "L 1", "country": "GB", "issue_date": "2001-02-03", "expiration_date": "2004-05-06"},
    ],
    "license_policy": None, "license_requirement": None, "name": "HAVIN BANK LIMITED", "nationalities": [],
    "places_of_birth": [], "programs": ["CUBA"], "remarks": None, "title": None, "type": "Entity",
    "source": "Specially Designated Nationals (SDN) - Treasury Department",
    "source_information_url": "https://home.treasury.gov/", "source_list_url": "https://sanctionslist.ofac.treas.gov/Home/SdnList",
}  # fmt: skip
SUPACHOKE = {
    "source": "Nonproliferation Sanctions (ISN) - State Department", "programs": ["Chemical and Biological Weapons Act"],
    "name": "SPC Supachoke ", "federal_register_notice": "Vol. 59, No. 44, 03/07/1994", "start_date": "1994-02-08",
    "alt_names": ["Super Trade"], "country": "TH", "source_list_url": "https://www.state.gov/", "date_of_listing": "1994-03-07",
    "source_information_url": "https://www.state.gov/", "id": "2446250b",
}  # fmt: skip


@pytest.mark.parametrize(
    ("printed", "segments"),
    [
        ("JO, 2014-08-30, 2009-08-31, K475336, Passport", ["Passport K475336 (JO) issued 31 Aug 2009 expires 30 Aug 2014"]),
        ("Passport, K475336, JO, 2009-08-31, 2014-08-30", ["Passport K475336 (JO) issued 31 Aug 2009 expires 30 Aug 2014"]),
        ("Passport, 836238033, KP", ["Passport 836238033 (KP)"]),
        ("CA, BC166787, Passport", ["Passport BC166787 (CA)"]),
        ("Gender, Male", ["Gender Male"]),
        ("Male, Gender", ["Gender Male"]),
        ("SD, 1998-10-28, 562605, Passport", ["Passport 562605 (SD)", "Paper dated 1998-10-28: Passport 562605 (SD)"]),
        ("Website, mspbank.ru", ["Website mspbank.ru"]),
        ("www.cbr.ru, Website", ["Website www.cbr.ru"]),
        ("Secondary sanctions risk:, 31 CFR 589.201, 589.209", ["Secondary sanctions risk: 31 CFR 589.201, 589.209"]),
        ("31 CFR 589.201, 589.209, Secondary sanctions risk:", ["Secondary sanctions risk: 31 CFR 589.201, 589.209"]),
    ],
)  # fmt: skip
def test_either_order_of_an_identifiers_parts_says_the_same(printed: str, segments: list[str]) -> None:
    assert read_id(printed, LABELS) == segments


def test_rows_of_2025_keep_their_numbers_countries_and_risks() -> None:
    statements, issues = read_all([file_at(FIXTURES / "us_csl_2025.csv")])
    found = entities_of(statements)
    person, bank, trader = found["ofac-52291"], found["ofac-18283"], found["ofac-28603"]
    passport = next(entity for entity in found.values() if entity.schema == "Passport")

    assert issues == []
    assert (person.get("passportNumber"), person.get("gender")) == (("836238033",), ("male",))
    assert (passport.get("number"), passport.get("country")) == (("836238033",), ("kp",))
    assert found["ofac-52291-csl-sdn"].get("provisions") == (
        "Secondary sanctions risk: North Korea Sanctions Regulations, sections 510.201 and 510.210",
        (
            "Transactions Prohibited For Persons Owned or Controlled By U.S. Financial Institutions: "
            "North Korea Sanctions Regulations section 510.214"
        ),
    )
    assert (bank.get("swiftBic"), bank.get("website")) == (("RUDVRUMM",), ("http://mspbank.ru",))
    assert "CH-660.0.559.011-2" in trader.get("registrationNumber")


def test_records_of_the_json_keep_the_country_the_day_of_listing_and_the_dates_of_papers() -> None:
    statements, issues = read_all(
        [file_of("consolidated.json", json.dumps({"total": 2, "results": [HAVIN_BANK, SUPACHOKE]}))]
    )
    found = entities_of(statements)
    bank, trader = found["ofac-906"], found["us-csl-2446250b"]
    licence = next(e for e in found.values() if e.schema == "Identification" and e.get("number") == ("L 1",))

    assert issues == []
    assert (bank.get("swiftBic"), bank.get("registrationNumber")) == (("HAVIGB2L",), ("01074897",))
    assert (licence.get("startDate"), licence.get("endDate")) == (("2001-02-03",), ("2004-05-06",))
    assert (trader.get("name"), trader.get("country")) == (("SPC Supachoke",), ("th",))
    assert found["us-csl-2446250b-csl-isn"].get("listingDate") == ("1994-03-07",)
