"""What real files of the UK's lists have been reported to hold: their paths, spellings and gaps, on examples.

Contains public sector information licensed under the Open Government Licence v3.0 (two rows of the UK Sanctions List).
"""

import csv
import io

import pytest

from lading.errors import SourceError
from lading.model.entity import Entity
from lading.model.issue import Issue, Severity
from tests.lists.builders import entities_of, file_of, read_all
from tests.lists.test_uk_tables import FCDO, OFSI

ROWS = f"""Report Date: 13-Feb-2026
{FCDO.splitlines()[1]}
12/01/2022,AFG0001,12703,TAe.010,HAJI KHAIRULLAH HAJI SATTAR MONEY EXCHANGE,,,,,,Primary Name,,,حاجی خيرالله و حاجی ستار صرافی,,,The Afghanistan (Sanctions) (EU Exit) Regulations 2020,Entity,UN,Asset freeze,,,Chaman Central Bazaar,Chaman,Shah Zada Market,,,Baluchistan Province,,Pakistan,,,,29/06/2012,{"," * 24}
26/01/2022,AFG0006,7172,TAi.002,AKHUND,MOHAMMAD,HASSAN,,,,Primary Name,,Mullah,محمد حسن آخوند,,,The Afghanistan (Sanctions) (EU Exit) Regulations 2020,Individual,UN,Asset freeze|Travel Ban,,,{"," * 11}25/01/2001,dd/mm/1945,Afghanistan,,,,,Deputy Minister,Male,Kandahar,Afghanistan{"," * 14}
"""

XML = """<?xml version="1.0" encoding="utf-8"?>
<Designations xmlns:xsd="http://www.w3.org/2001/XMLSchema"><DateGenerated>20/08/2026</DateGenerated>
<Designation><LastUpdated>18/12/2021</LastUpdated><DateDesignated>03/10/2017</DateDesignated><UniqueID>EXA0075</UniqueID>
  <Names><Name><Name6>Example Petrel 8</Name6><NameType>Primary name</NameType></Name><Name><Name6>Jal
  Example</Name6><NameType>ALias</NameType></Name><Name><NameType>Alias</NameType></Name></Names>
  <RegimeName>Example Regulations 2019</RegimeName><IndividualEntityShip>Ship</IndividualEntityShip><DesignationSource>UN</DesignationSource>
  <SanctionsImposedIndicators><ProhibitionOfPortEntry>true</ProhibitionOfPortEntry><DirectorDisqualificationSanction>false</DirectorDisqualificationSanction></SanctionsImposedIndicators>
  <ShipDetails><Ship><IMONumbers><IMONumber>IMO9562233</IMONumber></IMONumbers>
    <CurrentOwnerOperators><CurrentOwnerOperator>Example Shipping LLC.</CurrentOwnerOperator></CurrentOwnerOperators>
    <PreviousFlags><PreviousFlag>India</PreviousFlag></PreviousFlags><YearsBuilt><YearBuilt>2011</YearBuilt></YearsBuilt>
    <LengthOfShipDetails><LengthOfShip>100</LengthOfShip></LengthOfShipDetails></Ship></ShipDetails></Designation>
<Designation><DateDesignated>dd/mm/2018</DateDesignated><UniqueID>EXA0076</UniqueID>
  <Names><Name><Name6>EXAMPLE SHIPPING LLC</Name6><NameType/></Name></Names><RegimeName>Example Regulations 2019</RegimeName>
  <IndividualEntityShip>entity</IndividualEntityShip>
  <EntityDetails><Entity><ParentCompanies><ParentCompany>(1) Example Holding (2) Is the Parent company</ParentCompany></ParentCompanies>
    <BusinessRegistrationNumbers><BusinessRegistrationNumber>INN: 7720603527OGRN: 1077764566373</BusinessRegistrationNumber></BusinessRegistrationNumbers></Entity></EntityDetails></Designation>
<Designation><DateDesignated>03/10/2017</DateDesignated><UniqueID>EXA0077</UniqueID>
  <Names><Name><Name6>Example Holding</Name6><NameType>Primary Name</NameType></Name></Names><RegimeName>Example Regulations 2019</RegimeName>
  <IndividualEntityShip>Entity</IndividualEntityShip></Designation>
<Designation><DateDesignated>03/10/2017</DateDesignated><UniqueID>EXA0078</UniqueID>
  <Names><Name><Name1>Ivan</Name1><Name6>PRIMEROV</Name6><NameType>Primary Name</NameType></Name></Names>
  <NonLatinNames><NonLatinName><NameNonLatinScript>Іван Примеров</NameNonLatinScript><NonLatinScriptType>Cyrillic</NonLatinScriptType><NonLatinScriptLanguage>Kirghiz; Kyrgyz</NonLatinScriptLanguage></NonLatinName></NonLatinNames>
  <RegimeName>Example Regulations 2019</RegimeName><IndividualEntityShip>Individual</IndividualEntityShip>
  <IndividualDetails><Individual><DOBs><DOB>15/08/19yy</DOB><DOB>'00/00/1975</DOB></DOBs>
    <PassportDetails><Passport><PassportAdditionalInformation>Seen once</PassportAdditionalInformation></Passport></PassportDetails></Individual></IndividualDetails></Designation>
</Designations>"""


def read(text: str | bytes, name: str = "list.csv") -> tuple[dict[str, Entity], list[Issue]]:
    statements, issues = read_all([file_of(name, text)])
    return entities_of(statements), issues


def test_rows_as_published_in_2026_are_read_whole() -> None:
    found, issues = read(ROWS)
    exchange, person = found["gb-fcdo-afg0001"], found["gb-fcdo-afg0006"]

    assert issues == []
    assert (exchange.schema, exchange.get("alias"), exchange.get("country")) == (
        "Organization",
        ("حاجی خيرالله و حاجی ستار صرافی",),
        ("pk",),
    )
    assert found["gb-fcdo-afg0001-sanction"].get("unscId") == ("TAe.010",)
    assert (person.get("name"), person.get("birthDate"), person.get("title")) == (
        ("MOHAMMAD HASSAN AKHUND",),
        ("1945",),
        ("Mullah",),
    )
    assert found["gb-fcdo-afg0006-sanction"].get("provisions") == ("Asset freeze", "Travel Ban")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_the_same_rows_in_another_encoding_with_what_a_spreadsheet_adds(encoding: str) -> None:
    lines = [f"{line},," for line in ROWS.splitlines()]
    text = "\r\n".join([lines[0], "", *lines[1:], "," * 59]) + "\r\n"

    assert read(text.encode(encoding))[0].keys() == read(ROWS)[0].keys()


def test_a_header_spelt_otherwise_or_short_of_a_column_is_read_and_the_lack_is_said() -> None:
    rows = [row for row in csv.reader(io.StringIO(ROWS)) if len(row) > 1]
    group = rows[0].index("OFSI Group ID")
    stream = io.StringIO()
    csv.writer(stream).writerows([cell for n, cell in enumerate(row) if n != group] for row in rows)
    text = stream.getvalue().replace("Name Type", "Name  type").replace("Designation Type", "INDIVIDUAL, ENTITY, SHIP")
    text = text.replace("INDIVIDUAL, ENTITY, SHIP", '"Individual, Entity, Ship"', 1)
    found, issues = read(text)

    assert found["gb-fcdo-afg0001"].get("country") == ("pk",)
    assert [(issue.severity, issue.what) for issue in issues] == [
        (Severity.NOTE, "the file has no column 'OFSI Group ID'")
    ]


def test_a_header_without_what_no_entry_can_do_without_is_refused() -> None:
    rows = [row[:16] + row[17:] for row in csv.reader(io.StringIO(ROWS)) if len(row) > 1]
    stream = io.StringIO()
    csv.writer(stream).writerows(rows)

    with pytest.raises(SourceError, match="missing column 'Regime Name'"):
        read(stream.getvalue())


def test_every_path_of_the_published_xml_is_known_and_names_without_a_type_are_names() -> None:
    found, issues = read(XML, "list.xml")
    ship, body, person = (found[f"gb-fcdo-exa00{number}"] for number in (75, 76, 78))

    assert [issue.what for issue in issues] == ["'15/08/19yy' in birthDate is no date; kept as a note"]
    assert (ship.get("imoNumber"), ship.get("buildDate"), ship.get("alias")) == (
        ("9562233",),
        ("2011",),
        ("Jal Example",),
    )
    assert found["gb-fcdo-exa0075-sanction"].get("provisions") == ("Prohibition of port entry",)
    assert (body.get("name"), body.get("innCode"), body.get("ogrnCode")) == (
        ("EXAMPLE SHIPPING LLC",),
        ("7720603527",),
        ("1077764566373",),
    )
    assert found["gb-fcdo-exa0076-sanction"].get("startDate") == ("2018",)
    assert (person.get("birthDate"), [s.lang for s in person.statements if s.prop == "alias"]) == (("1975",), ["ky"])
    assert {"birthDate: 15/08/19yy", "Passport: Seen once"} <= set(person.get("notes"))


def test_parties_named_in_words_are_linked_where_the_list_has_one_entry_of_that_name() -> None:
    found, _ = read(XML, "list.xml")
    owned = found["gb-fcdo-exa0076-parentcompany-gb-fcdo-exa0077"]
    sailed = found["gb-fcdo-exa0075-currentowneroperator-gb-fcdo-exa0076"]

    assert (owned.schema, owned.get("owner"), owned.get("asset")) == (
        "Ownership",
        ("gb-fcdo-exa0077",),
        ("gb-fcdo-exa0076",),
    )
    assert (sailed.schema, sailed.get("subject"), sailed.get("role")) == (
        "UnknownLink",
        ("gb-fcdo-exa0076",),
        ("Owner or operator",),
    )
    assert "Parent company: Is the Parent company" in found["gb-fcdo-exa0076"].get("notes")
    assert not [e for e in found.values() if e.schema == "Ownership" and e is not owned]


def row_of_2022(information: str, **cells: str) -> str:
    """A row of OFSI's list with some remark."""
    header = next(csv.reader([OFSI.splitlines()[1]]))
    given = {"Name 6": "EXAMPLE", "Group Type": "Individual", "Alias Type": "Primary name", "Regime": "Russia"}
    given |= {"Group ID": "77", "Other Information": information, "Listed On": "16/03/2022", **cells}
    stream = io.StringIO()
    csv.writer(stream).writerows([["Last Updated", "27/01/2026"], header, [given.get(name, "") for name in header]])
    return stream.getvalue()


def test_prose_behind_a_code_of_the_closed_list_is_a_remark_and_no_part_of_the_code() -> None:
    found, issues = read(
        row_of_2022(
            "(UK Sanctions List Ref):GHR0050 and BEL0045 Listed under two regimes. (UN Ref): QDi.289. In 2005, ran a camp. "
            "(UK Statement of Reasons):He (the CERS) did. (Financial sanctions imposed in addition to an asset freeze):"
            "Trust services. (Gender):Male"
        )
    )
    sanction = found["gb-hmt-77-sanction"]

    assert issues == []
    assert (sanction.get("authorityId"), sanction.get("unscId")) == (("GHR0050 and BEL0045",), ("QDi.289",))
    assert sanction.get("reason") == ("He (the CERS) did.",)
    assert sanction.get("provisions") == ("Trust services.",)
    assert found["gb-hmt-77"].get("gender") == ("male",)
    assert found["gb-hmt-77"].get("notes") == ("Listed under two regimes. In 2005, ran a camp.",)


def test_the_format_before_2022_had_fewer_columns_and_is_read() -> None:
    gone = {"Name Non-Latin Script", "Non-Latin Script Type", "Non-Latin Script Language", "Passport Number"}
    gone |= {"National Identification Details", "Alias Quality", "UK Sanctions List Date Designated"}
    rows = [row for row in csv.reader(io.StringIO(row_of_2022("", DOB="00/00/1959"))) if len(row) > 2]
    kept = [n for n, name in enumerate(rows[0]) if name not in gone]
    stream = io.StringIO()
    csv.writer(stream).writerows([["Last Updated", "01/01/2021"], *([row[n] for n in kept] for row in rows)])
    text = stream.getvalue().replace("National Identification Number", "NI Number")
    found, issues = read(text.encode("cp1252"))

    assert found["gb-hmt-77"].get("birthDate") == ("1959",)
    assert (len(issues), {issue.severity for issue in issues}) == (len(gone), {Severity.NOTE})


@pytest.mark.parametrize(
    ("printed", "kept"),
    [
        ("(1) German (2) Moroccan", ("de", "ma")),
        ("(1) German", ("de",)),
        ("German", ("de",)),
    ],
)
def test_cells_that_number_their_values_give_each(printed: str, kept: tuple[str, ...]) -> None:
    assert read(row_of_2022("", Nationality=printed))[0]["gb-hmt-77"].get("nationality") == kept


def test_a_telephone_number_that_begins_in_brackets_is_no_enumeration() -> None:
    found, _ = read(row_of_2022("(Phone number):(1) 212 5550100 (Website):(1) www.example.org (2) www.example.com"))

    assert found["gb-hmt-77"].get("phone") == ("(1) 212 5550100",)
    assert found["gb-hmt-77"].get("website") == ("http://www.example.org", "http://www.example.com")
