"""The EU's list as its schema 1.1 has it, every attribute filled once, on examples."""

import pytest

from lading.model.entity import Entity
from lading.model.issue import Issue, Severity
from tests.lists.builders import entities_of, file_of, read_all

LIST = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<export xmlns="http://eu.europa.ec/fpi/fsd/export" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" generationDate="2026-08-05T16:47:04.449+02:00" globalFileId="184961">
  <sanctionEntity designationDetails="" unitedNationId="XDi.001" euReferenceNumber="EU.9513.75" logicalId="507">
    <additionalInformation key="Note" value="seen twice"/>
    <regulation regulationType="amendment" organisationType="council" publicationDate="2003-05-20" entryIntoForceDate="2003-05-21" numberTitle="866/2003 (OJ L124)" programme="TAQA" logicalId="732">
      <remark>Annex I</remark><publicationUrl>http://eur-lex.europa.eu/example.pdf</publicationUrl></regulation>
    <subjectType code="person" classificationCode="P"/>
    <nameAlias firstName="Adam" middleName="" lastName="Beispiel" wholeName="Adam Beispiel" function="(a) Clerk, (b) Diplomat" gender="M" title="Mr" nameLanguage="" strong="true" regulationLanguage="en" logicalId="1190">
      <regulationSummary regulationType="amendment" publicationDate="2003-05-20" numberTitle="866/2003 (OJ L124)" publicationUrl="http://eur-lex.europa.eu/example.pdf"/></nameAlias>
    <nameAlias wholeName="Abu Adam" strong="true" logicalId="1191"><remark>Low quality alias</remark></nameAlias>
    <citizenship acquisitionDate="1990-01-02" region="" countryIso2Code="CD" countryDescription="CONGO, Democratic Republic of (was Zaire)" regulationLanguage="en" logicalId="70"><remark>claimed</remark></citizenship>
    <birthdate circa="false" calendarType="GREGORIAN" city="Bloomington, Indiana" zipCode="" birthdate="1960-04-10" dayOfMonth="10" monthOfYear="4" year="1960" region="" place="" countryIso2Code="US" countryDescription="UNITED STATES" logicalId="223"/>
    <birthdate circa="true" calendarType="GREGORIAN" city="" zipCode="" monthOfYear="3" year="1961" region="" place="" countryIso2Code="00" countryDescription="UNKNOWN" logicalId="224"/>
    <birthdate circa="false" calendarType="ISLAMIC" year="1380" countryIso2Code="00" countryDescription="UNKNOWN" logicalId="225"/>
    <birthdate circa="false" calendarType="GREGORIAN" yearRangeFrom="1962" yearRangeTo="1964" city="" region="" place="" countryIso2Code="00" countryDescription="UNKNOWN" logicalId="226"/>
    <address city="" street="" poBox="" zipCode="" region="" place="" asAtListingTime="false" countryIso2Code="00" countryDescription="UNKNOWN" logicalId="172"><remark>SSN 000-00-0000 (USA)</remark></address>
    <address city="Yangon" street="Corner of Ahlone road &amp; Kannar road" poBox="12" zipCode="11011" region="" place="" asAtListingTime="true" countryIso2Code="MM" countryDescription="MYANMAR" logicalId="173">
      <contactInfo key="PHONE" value="+1 555, +1 556"/><contactInfo key="FAX" value="+1 557"/><contactInfo key="EMAIL" value="a@example.org, b@example.org"/></address>
    <identification diplomatic="true" knownExpired="true" knownFalse="false" reportedLost="false" revokedByIssuer="false" issuedBy="Ministry" issueDate="1998-09-13" validTo="2008-09-13" latinNumber="D 9" nameOnDocument="A. Beispiel" number="د٩" region="Kabul" identificationTypeCode="passport" identificationTypeDescription="National passport" countryIso2Code="AF" countryDescription="AFGHANISTAN" regulationLanguage="en" logicalId="428"><remark>seen</remark></identification>
    <identification number="HAVIGB2L" identificationTypeCode="swiftbic" identificationTypeDescription="SWIFT/BIC" countryIso2Code="GB" countryDescription="UNITED KINGDOM" logicalId="429"><remark>old</remark></identification>
    <identification number="12-3" identificationTypeCode="NRN" identificationTypeDescription="National registration number" countryIso2Code="00" countryDescription="UNKNOWN" logicalId="430"/>
  </sanctionEntity>
  <sanctionEntity delistingDate="2024-05-06" designationDate="2014-07-25" euReferenceNumber="EU.9514.1" logicalId="508">
    <regulation publicationDate="2014-07-26" entryIntoForceDate="2014-07-26" numberTitle="1/2014" programme="UKR"/>
    <subjectType code="enterprise" classificationCode="E"/><nameAlias wholeName="Beispiel OOO" nameLanguage="DE" strong="true"/>
  </sanctionEntity>
</export>"""


def read(text: str = LIST) -> tuple[dict[str, Entity], list[Issue]]:
    statements, issues = read_all([file_of("list.xml", text)])
    return entities_of(statements), issues


def test_every_attribute_of_the_schema_is_known_and_what_is_left_out_is_counted() -> None:
    issues = read()[1]

    assert [issue.severity for issue in issues] == [Severity.NOTE]
    assert issues[0].what.startswith("1 mentions of the act")


def test_a_persons_births_keep_what_is_known_of_them_and_no_more() -> None:
    person = read()[0]["eu-fsf-eu.9513.75"]

    assert person.get("birthDate") == ("1960-04-10", "1961-03", "1962", "1964")
    assert next(s.original_value for s in person.statements if s.value == "1961-03") == "circa 1961-03"
    assert "Birth date in the islamic calendar: 1380" in person.get("notes")
    assert person.get("birthPlace") == ("Bloomington, Indiana, UNITED STATES",)


def test_names_countries_addresses_and_papers_are_kept_whole() -> None:
    found = read()[0]
    person = found["eu-fsf-eu.9513.75"]
    passport = next(entity for entity in found.values() if entity.schema == "Passport")
    notes = set(person.get("notes"))

    assert (person.get("name"), person.get("weakAlias"), person.get("position")) == (
        ("Adam Beispiel",),
        ("Abu Adam",),
        ("Clerk", "Diplomat"),
    )
    assert (person.get("nationality"), person.get("phone"), person.get("email")) == (
        ("cd",),
        ("+1 555", "+1 556"),
        ("a@example.org", "b@example.org"),
    )
    assert {"Fax: +1 557", "Address: SSN 000-00-0000 (USA)", "Note: seen twice"} <= notes
    assert {"SWIFT/BIC HAVIGB2L: old", "Citizenship CONGO, Democratic Republic of (was Zaire): claimed"} <= notes
    assert (passport.get("number"), passport.get("startDate"), passport.get("endDate")) == (
        ("د٩",),
        ("1998-09-13",),
        ("2008-09-13",),
    )
    assert passport.get("summary") == ("name on it: A. Beispiel; D 9; Kabul; diplomatic; expired; seen",)
    assert "12-3" in person.get("idNumber")


def test_who_was_delisted_has_an_end_and_no_topic() -> None:
    found = read()[0]
    body = found["eu-fsf-eu.9514.1"]
    sanction = next(e for e in found.values() if e.schema == "Sanction" and e.get("entity") == (body.id,))

    assert (body.get("topics"), sanction.get("startDate"), sanction.get("endDate")) == (
        (),
        ("2014-07-25",),
        ("2024-05-06",),
    )
    assert body.caption == "Beispiel OOO"


@pytest.mark.parametrize(
    ("old", "new"), [('strong="true"', 'strong="true" mood="grim"'), ("<remark>claimed", "<mood/><remark>claimed")]
)
def test_an_attribute_or_element_not_heard_of_is_reported(old: str, new: str) -> None:
    issues = read(LIST.replace(old, new, 1))[1]

    assert ["'mood'" in issue.what for issue in issues if issue.severity is not Severity.NOTE] == [True]
