"""Lists written from their published schemata: the fixtures have the schema's shape, and parties of the case or none."""

import pytest

from lading.errors import SourceError
from lading.lists.files import ListSource
from lading.lists.recognise import PARSERS, publication
from lading.model.entity import Entity
from lading.model.issue import Severity
from tests.lists.builders import entities_of, file_of, read_all

EU = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<export xmlns="http://eu.europa.ec/fpi/fsd/export" generationDate="2026-08-05T16:47:04.449+02:00" globalFileId="184961">
  <sanctionEntity designationDetails="" unitedNationId="" euReferenceNumber="EU.9001.1" logicalId="9001">
    <remark>Maker of drones.</remark>
    <regulation regulationType="regulation" organisationType="council" publicationDate="2022-12-16" entryIntoForceDate="2022-12-16" numberTitle="2022/2476 (OJ L322I)" programme="UKR" logicalId="1">
      <publicationUrl>https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:32022R2476</publicationUrl>
    </regulation>
    <subjectType code="enterprise" classificationCode="E"/>
    <nameAlias firstName="" middleName="" lastName="" wholeName="Ижевский электромеханический завод Купол" function="" title="" nameLanguage="RU" strong="true" logicalId="2"/>
    <nameAlias firstName="" middleName="" lastName="" wholeName="IEMZ Kupol" function="" title="" nameLanguage="EN" strong="true" logicalId="3"/>
    <nameAlias wholeName="Cupola" nameLanguage="EN" strong="false" logicalId="4"/>
    <identification number="1021801143374" identificationTypeCode="regnumber" identificationTypeDescription="Registration Number" countryIso2Code="RU" countryDescription="RUSSIAN FEDERATION" logicalId="5"/>
    <address city="Izhevsk" street="Pesochnaya str. 3" poBox="" zipCode="426033" region="" place="" countryIso2Code="RU" countryDescription="RUSSIAN FEDERATION" logicalId="6">
      <contactInfo key="WEB" value="www.kupol.ru"/>
    </address>
  </sanctionEntity>
</export>"""

UK = """<?xml version="1.0" encoding="utf-8"?>
<Designations><DateGenerated>01/08/2026</DateGenerated>
  <Designation>
    <LastUpdated>02/02/2024</LastUpdated><DateDesignated>24/02/2023</DateDesignated><UniqueID>RUS9001</UniqueID>
    <OFSIGroupID>15000</OFSIGroupID><UNReferenceNumber/>
    <Names>
      <Name><Name1>Ivan</Name1><Name6>PRIMEROV</Name6><NameType>Primary Name</NameType></Name>
      <Name><Name6>Vanya</Name6><NameType>Alias</NameType><AliasStrength>Low quality a.k.a</AliasStrength></Name>
    </Names>
    <NonLatinNames><NonLatinName><NameNonLatinScript>Иван Примеров</NameNonLatinScript><NonLatinScriptLanguage>Russian</NonLatinScriptLanguage></NonLatinName></NonLatinNames>
    <RegimeName>The Russia (Sanctions) (EU Exit) Regulations 2019</RegimeName><IndividualEntityShip>Individual</IndividualEntityShip>
    <DesignationSource>UK</DesignationSource><SanctionsImposed>Asset freeze|Trust Services Sanctions</SanctionsImposed>
    <SanctionsImposedIndicators><AssetFreeze>true</AssetFreeze><TravelBan>true</TravelBan><ArmsEmbargo>false</ArmsEmbargo></SanctionsImposedIndicators>
    <UKStatementofReasons>He is an example.</UKStatementofReasons>
    <Addresses><Address><AddressLine1>1 Main Street</AddressLine1><AddressLine6>Izhevsk</AddressLine6><AddressCountry>Russia</AddressCountry></Address></Addresses>
    <IndividualDetails><Individual><DOBs><DOB>dd/mm/1961</DOB></DOBs><Nationalities><Nationality>Russia</Nationality></Nationalities>
      <PassportDetails><Passport><PassportNumber>45 12 345678</PassportNumber></Passport></PassportDetails></Individual></IndividualDetails>
  </Designation>
</Designations>"""

SWISS = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<swiss-sanctions-list list-type="whole-list" date="2026-08-27">
  <sanctions-program ssid="20" version-date="2026-05-21"><program-key lang="eng">Belarus</program-key><program-key lang="ger">Belarus</program-key>
    <sanctions-set ssid="4387" lang="eng">article 12</sanctions-set></sanctions-program>
  <target ssid="5142"><sanctions-set-id>4387</sanctions-set-id>
    <individual sex="male"><identity ssid="1" main="true">
      <name ssid="2" name-type="primary-name" quality="good" lang="eng">
        <name-part order="2" name-part-type="family-name"><value>Primerau</value><spelling-variant lang="RUS" script="CYRL">Примеров</spelling-variant></name-part>
        <name-part order="1" name-part-type="given-name"><value>Ivan</value><spelling-variant lang="RUS" script="CYRL">Иван</spelling-variant></name-part></name>
      <day-month-year day="23" month="3" year="1980"/><address place-id="77"><address-details>ul. Primernaya 4</address-details></address>
      <nationality><country iso-code="BY">Belarus</country></nationality></identity>
      <justification ssid="3">He is an example.</justification><other-information>Tax registration number: 190369982</other-information>
      <relation target-id="5143" relation-type="related-to"/></individual>
    <modification modification-type="listed" publication-date="2012-07-01" effective-date="2012-07-02"/>
    <modification modification-type="de-listed" publication-date="2016-02-29" effective-date="2016-03-01"><added><identity><name/></identity></added></modification>
  </target>
  <target ssid="5143"><sanctions-set-id>4387</sanctions-set-id>
    <object object-type="vessel"><identity main="true"><name name-type="primary-name"><name-part order="1" name-part-type="whole-name"><value>Hui Chon</value></name-part></name></identity>
      <other-information>IMO Number: 8405270</other-information></object>
    <modification modification-type="listed" publication-date="2016-05-18" effective-date="2016-05-18"/></target>
  <place ssid="77"><location>Minsk</location><country>Belarus</country></place>
</swiss-sanctions-list>"""


def read(text: str) -> dict[str, Entity]:
    statements, issues = read_all([file_of("list.xml", text)])
    assert [issue for issue in issues if issue.severity is not Severity.NOTE] == []
    return entities_of(statements)


def test_the_eu_list_gives_names_by_language_and_the_act() -> None:
    found = read(EU)
    maker = found["eu-fsf-eu.9001.1"]
    sanction = next(entity for entity in found.values() if entity.schema == "Sanction")

    assert maker.caption in {"IEMZ Kupol", "Ижевский электромеханический завод Купол"}
    assert (maker.get("name"), maker.get("weakAlias")) == (("IEMZ Kupol",), ("Cupola",))
    assert next(s.lang for s in maker.statements if s.prop == "alias") == "ru"
    assert (maker.get("country"), maker.get("website")) == (("ru",), ("http://www.kupol.ru",))
    assert (sanction.get("startDate"), sanction.get("program")) == (("2022-12-16",), ("UKR",))


def test_the_uk_list_gives_measures_reasons_and_dates_with_unknown_parts() -> None:
    found = read(UK)
    person, sanction = found["gb-fcdo-rus9001"], found["gb-fcdo-rus9001-sanction"]

    assert (person.get("name"), person.get("weakAlias"), person.get("alias")) == (
        ("Ivan PRIMEROV",),
        ("Vanya",),
        ("Иван Примеров",),
    )
    assert (person.get("birthDate"), person.get("nationality")) == (("1961",), ("ru",))
    assert person.get("passportNumber") == ("45 12 345678",)
    assert (sanction.get("listingDate"), sanction.get("modifiedAt")) == (("2023-02-24",), ("2024-02-02",))
    assert {"Asset freeze", "Travel ban"} <= set(sanction.get("provisions"))
    assert sanction.get("reason") == ("He is an example.",)


def test_the_swiss_list_keeps_who_was_delisted_and_says_so() -> None:
    found = read(SWISS)
    person, sanction, ship = found["ch-seco-5142"], found["ch-seco-5142-sanction"], found["ch-seco-5143"]

    assert (person.get("name"), person.get("alias")) == (("Ivan Primerau",), ("Иван Примеров",))
    assert (person.get("birthDate"), person.get("taxNumber")) == (("1980-03-23",), ("190369982",))
    assert (sanction.get("startDate"), sanction.get("endDate")) == (("2012-07-02",), ("2016-03-01",))
    assert (person.get("topics"), ship.get("topics")) == ((), ("sanction",))
    assert ship.get("imoNumber") == ("8405270",)
    assert found["ch-seco-5142-link-5143"].get("object") == ("ch-seco-5143",)
    assert person.get("address") == ("ul. Primernaya 4, Minsk, Belarus",)


@pytest.mark.parametrize(
    ("text", "old", "new", "words"),
    [
        (EU, 'code="enterprise"', 'code="robot"', "unknown subject type 'robot'"),
        (EU, 'entryIntoForceDate="2022-12-16"', 'entryIntoForceDate="2022-13-16"', "is no date"),
        (EU, 'euReferenceNumber="EU.9001.1" logicalId="9001"', "", "missing or given twice"),
        (UK, "Individual<", "Robot<", "unknown code 'Robot'"),
        (UK, "24/02/2023", "31/02/2023", "is no date"),
        (UK, "<UniqueID>RUS9001</UniqueID>", "", "missing or given twice"),
        (SWISS, 'name-type="primary-name" quality', 'name-type="nickname" quality', "unknown name type"),
        (SWISS, 'ssid="5143"', 'ssid="5142"', "missing or given twice"),
        (SWISS, 'object-type="vessel"', 'object-type="rocket"', "no known type"),
        (SWISS, "</swiss-sanctions-list>", "", "broken XML"),
    ],
)
def test_what_cannot_be_is_refused_with_file_and_line(text: str, old: str, new: str, words: str) -> None:
    assert old in text

    with pytest.raises(SourceError, match=words) as caught:
        read_all([file_of("list.xml", text.replace(old, new, 1))])

    assert caught.value.where == "list.xml"
    assert caught.value.place.startswith("line ")


@pytest.mark.parametrize(("text", "tag"), [(EU, "subjectType"), (UK, "OFSIGroupID"), (SWISS, "justification")])
def test_an_element_not_heard_of_is_reported_and_the_rest_is_read(text: str, tag: str) -> None:
    statements, issues = read_all([file_of("list.xml", text.replace(f"<{tag}", f"<novelty/><{tag}", 1))])

    assert statements
    assert ["'novelty'" in issue.what for issue in issues if issue.severity is not Severity.NOTE] == [True]


def test_a_list_says_whether_its_parser_has_met_a_real_file() -> None:
    known = {dataset: about for parser in PARSERS for dataset, about in parser.describe().items()}

    assert {name for name, about in known.items() if not about.met_real_file} == {
        "eu_fsf",
        "gb_fcdo_sanctions",
        "gb_hmt_sanctions",
        "ch_seco_sanctions",
        "uk_psc",
        "icij_offshore_leaks",
    }
    assert all(about.authority and about.licence and about.home for about in known.values())
    assert all(0 < about.minimum < about.maximum for about in known.values() if about.maximum)


@pytest.mark.parametrize(
    ("parser", "dataset", "role", "met"),
    [
        ("us_csl", "us_trade_csl", "csv", True),
        ("us_csl", "us_trade_csl", "json", False),
        ("us_ofac", "us_ofac_sdn", "sdn", True),
        ("ofac_enhanced", "us_ofac_cons", "list", True),
        ("ofac_enhanced", "us_ofac_sdn", "list", False),
        ("ofac_advanced", "us_ofac_cons", "list", False),
        ("ofac_advanced", "us_ofac_sdn", "list", False),
        ("uk_ofsi", "gb_hmt_sanctions", "csv", False),
    ],
)
def test_a_list_says_it_of_the_format_at_hand(parser: str, dataset: str, role: str, met: bool) -> None:
    known = publication(ListSource(parser, dataset, ((role, file_of("any", "")),)))

    assert known is not None
    assert known.met_real_file is met
