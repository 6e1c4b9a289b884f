"""GLEIF's golden copy as XML, JSON and CSV says the same, and consolidation is never taken for a share."""

import pytest

from lading.errors import SourceError
from lading.lists.recognise import recognise
from lading.model.issue import Severity
from tests.lists.builders import entities_of, file_at, file_of, read_all
from tests.shared_data import shared

FOLDER = "data/ownership/gleif_fixtures/fixtures"
PAIRS = ["lei-data", "lei-updates-data2", "rr-data", "rr-updates-data2", "rr-updates-data2-new", "repex-data"]


@pytest.mark.parametrize("name", PAIRS)
def test_xml_and_json_say_the_same(name: str) -> None:
    """GLEIF fixtures of 2023 (CC0), the same records in both formats."""
    said = []
    for ending in ("xml", "json"):
        statements, issues = read_all([file_at(shared(f"{FOLDER}/{name}.{ending}"))])
        assert [issue for issue in issues if issue.severity is Severity.ERROR] == []
        # These JSON files keep one of several additional address lines, the XML has them all.
        said.append({(s.entity_id, s.schema, s.prop, s.value) for s in statements if s.prop != "address"})
    assert said[0] == said[1]
    assert said[0]


def test_every_additional_line_of_an_address_is_kept() -> None:
    statements, _ = read_all([file_at(shared(f"{FOLDER}/lei-data.xml"))])
    assert (
        "C/O VANGUARD FIDUCIARY TRUST COMPANY, VANGUARD FINANCIAL CENTER, 100 VANGUARD BLVD, MALVERN, US-PA, 19355, US"
        in entities_of(statements)["lei-00EHHQ2ZHDCFXJCPCL46"].get("address")
    )


# The golden copy's own JSON: every text under `$`, every attribute under `@`, records under a key of each file.
GOLDEN = {
    "lei": """{"records":[{"LEI":{"$":"254900C9UJMDGJ0ILK56"},"Entity":{"LegalName":{"@xml:lang":"en","$":"FreightTrust and Clearing, Inc."},
      "OtherEntityNames":{"OtherEntityName":[{"@type":"TRADING_OR_OPERATING_NAME","$":"Freight Trust and Clearing"}]},
      "LegalAddress":{"@xml:lang":"en","FirstAddressLine":{"$":"c/o ROCKET LAWYER"},"AdditionalAddressLine":[{"$":"2035 SUNSET LAKE RD"},{"$":"SUITE B-2"}],"City":{"$":"NEWARK"},"Region":{"$":"US-DE"},"Country":{"$":"US"},"PostalCode":{"$":"19702"}},
      "RegistrationAuthority":{"RegistrationAuthorityID":{"$":"RA000602"},"RegistrationAuthorityEntityID":{"$":"123"}},"LegalJurisdiction":{"$":"US-DE"},
      "LegalForm":{"EntityLegalFormCode":{"$":"XTIQ"}},"EntityStatus":{"$":"ACTIVE"}},"Registration":{"RegistrationStatus":{"$":"DUPLICATE"}}}]}""",
    "rr": """{"relations":[{"RelationshipRecord":{"Relationship":{"StartNode":{"NodeID":{"$":"254900C9UJMDGJ0ILK56"},"NodeIDType":{"$":"LEI"}},"EndNode":{"NodeID":{"$":"001GPB6A9XPE8XJICC14"},"NodeIDType":{"$":"LEI"}},
      "RelationshipType":{"$":"IS_DIRECTLY_CONSOLIDATED_BY"},"RelationshipPeriods":{"RelationshipPeriod":[{"StartDate":{"$":"2012-01-01T00:00:00Z"},"PeriodType":{"$":"ACCOUNTING_PERIOD"}},{"StartDate":{"$":"2011-02-03T00:00:00Z"},"PeriodType":{"$":"RELATIONSHIP_PERIOD"}}]},
      "RelationshipStatus":{"$":"ACTIVE"}},"Registration":{"RegistrationStatus":{"$":"PUBLISHED"}}}}]}""",
    "repex": """{"exceptions":[{"LEI":{"$":"254900C9UJMDGJ0ILK56"},"ExceptionCategory":{"$":"DIRECT_ACCOUNTING_CONSOLIDATION_PARENT"},"ExceptionReason":[{"$":"NON_PUBLIC"},{"$":"NO_LEI"}],"ExceptionReference":[{"$":"Datenschutz"}]}]}""",
}


@pytest.mark.parametrize(
    ("kind", "entity", "values"),
    [
        (
            "lei",
            "lei-254900C9UJMDGJ0ILK56",
            {
                "name": ("FreightTrust and Clearing, Inc.",),
                "alias": ("Freight Trust and Clearing",),
                "address": ("c/o ROCKET LAWYER, 2035 SUNSET LAKE RD, SUITE B-2, NEWARK, US-DE, 19702, US",),
                "jurisdiction": ("us",),
                "notes": ("LEI duplicate",),
            },
        ),
        ("rr", "", {"owner": ("lei-001GPB6A9XPE8XJICC14",), "startDate": ("2011-02-03",)}),
        (
            "repex",
            "lei-254900C9UJMDGJ0ILK56",
            {
                "notes": (
                    "No direct accounting consolidation parent reported: NON_PUBLIC; NO_LEI",
                    "Reference for it: Datenschutz",
                )
            },
        ),
    ],
)
def test_the_golden_copys_own_json_is_read(kind: str, entity: str, values: dict[str, tuple[str, ...]]) -> None:
    statements, issues = read_all([file_of(f"{kind}.json", GOLDEN[kind])])
    found = entities_of(statements)

    assert issues == []
    assert {prop: found[entity or next(iter(found))].get(prop) for prop in values} == values


def test_a_company_has_its_names_number_and_seat() -> None:
    statements, _ = read_all([file_at(shared(f"{FOLDER}/lei-data.xml"))])
    fund = entities_of(statements)["lei-001GPB6A9XPE8XJICC14"]
    assert fund.schema == "Company"
    assert fund.caption == "Fidelity Advisor Leveraged Company Stock Fund"
    assert fund.first("previousName").startswith("FIDELITY ADVISOR SERIES I")
    assert (fund.first("leiCode"), fund.first("jurisdiction")) == ("001GPB6A9XPE8XJICC14", "us")
    assert fund.first("registrationNumber") == "S000005113"
    assert fund.first("incorporationDate") == "2012-11-29"


def test_consolidation_is_ownership_of_unknown_share() -> None:
    statements, _ = read_all([file_at(shared(f"{FOLDER}/rr-updates-data2.xml"))])
    links = entities_of(statements).values()
    owned = [link for link in links if link.schema == "Ownership"]
    assert owned
    assert all(not link.get("percentage") for link in owned)
    ultimate = [link for link in owned if "ultimately" in link.first("role")]
    assert ultimate
    assert all(link.first("ownershipType") == "indirect" for link in ultimate)


HEADER = (
    "Relationship.StartNode.NodeID,Relationship.StartNode.NodeIDType,Relationship.EndNode.NodeID,"
    "Relationship.EndNode.NodeIDType,Relationship.RelationshipType,Relationship.RelationshipStatus,"
    "Relationship.Period.1.startDate,Relationship.Period.1.endDate,Relationship.Period.1.periodType,"
    "Relationship.Period.2.startDate,Relationship.Period.2.endDate,Relationship.Period.2.periodType,"
    "Relationship.Quantifiers.1.QuantifierAmount,Registration.LastUpdateDate,Registration.RegistrationStatus"
)
CHILD, PARENT = "5299000J2N45DDNE4Y28", "529900W18LQJJN6SJ336"


def row(status: str = "ACTIVE", registered: str = "PUBLISHED") -> str:
    return (
        f"{CHILD},LEI,{PARENT},LEI,IS_DIRECTLY_CONSOLIDATED_BY,{status},"
        "2022-01-01T00:00:00Z,2022-12-31T00:00:00Z,ACCOUNTING_PERIOD,2017-12-06T00:00:00Z,,RELATIONSHIP_PERIOD,"
        f"100,2023-05-18T15:41:20.212Z,{registered}"
    )


def test_csv_takes_the_period_of_the_relationship_and_not_of_the_accounts() -> None:
    statements, issues = read_all([file_of("rr.csv", f"{HEADER}\n{row()}\n")])
    assert issues == []
    link = next(iter(entities_of(statements).values()))
    assert (link.first("owner"), link.first("asset")) == (f"lei-{PARENT}", f"lei-{CHILD}")
    assert (link.first("startDate"), link.first("endDate")) == ("2017-12-06", "")
    assert link.get("percentage") == ()


def test_an_inactive_relationship_ends_and_one_taken_back_is_left_out() -> None:
    statements, _ = read_all([file_of("rr.csv", f"{HEADER}\n{row('INACTIVE')}\n{row(registered='ANNULLED')}\n")])
    links = entities_of(statements)
    assert [link.first("endDate") for link in links.values()] == ["2023-05-18"]


def test_csv_of_level_1_and_of_exceptions() -> None:
    other = "Entity.OtherEntityNames.OtherEntityName.1"
    lei = f"LEI,Entity.LegalName,Entity.LegalName.xmllang,{other},{other}.type,Entity.LegalJurisdiction"
    first = file_of("lei.csv", f"{lei}\n{CHILD},Beispiel GmbH,de,Example Ltd,TRADING_OR_OPERATING_NAME,DE\n")
    second = file_of(
        "repex.csv",
        f"LEI,Exception.Category,Exception.Reason.1\n{CHILD},DIRECT_ACCOUNTING_CONSOLIDATION_PARENT,NON_CONSOLIDATING\n",
    )
    assert [source.dataset for source in recognise([first, second]).sources] == ["gleif_lei", "gleif_repex"]
    statements, issues = read_all([first, second])
    assert issues == []
    company = entities_of(statements)[f"lei-{CHILD}"]
    assert company.names == ("Beispiel GmbH", "Example Ltd")
    assert company.first("notes") == "No direct accounting consolidation parent reported: NON_CONSOLIDATING"


def test_a_record_without_its_lei_stops_the_list() -> None:
    with pytest.raises(SourceError, match="row 2: a record without its LEI"):
        read_all([file_of("lei.csv", "LEI,Entity.LegalName\n,Nobody Ltd\n")])
