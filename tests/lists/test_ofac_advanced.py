import pytest

from lading.errors import SourceError
from lading.model.entity import Entity
from tests.lists.builders import entities_of, file_of, read_all

# The ADVANCED schema with two public-domain entries of the case, as far as the legacy files give them.
SDN = """<?xml version="1.0" encoding="utf-8"?>
<Sanctions xmlns="https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/ADVANCED_XML">
  <DateOfIssue CalendarTypeID="1"><Year>2026</Year><Month>8</Month><Day>2</Day></DateOfIssue>
  <ReferenceValueSets>
    <AliasTypeValues><AliasType ID="1400">A.K.A.</AliasType><AliasType ID="1403">Name</AliasType></AliasTypeValues>
    <CountryValues><Country ID="11171" ISO2="RU">Russia</Country></CountryValues>
    <DetailReferenceValues><DetailReference ID="91526">Male</DetailReference></DetailReferenceValues>
    <FeatureTypeValues><FeatureType ID="8">Birthdate</FeatureType><FeatureType ID="14">Website</FeatureType><FeatureType ID="25">Location</FeatureType><FeatureType ID="224">Gender</FeatureType></FeatureTypeValues>
    <IDRegDocTypeValues><IDRegDocType ID="1596">Tax ID No.</IDRegDocType></IDRegDocTypeValues>
    <LegalBasisValues><LegalBasis ID="1828" LegalBasisShortRef="Executive Order 14024 (Russia)">E.O. 14024</LegalBasis></LegalBasisValues>
    <ListValues><List ID="1550">SDN List</List></ListValues>
    <LocPartTypeValues><LocPartType ID="1451">ADDRESS1</LocPartType><LocPartType ID="1454">CITY</LocPartType></LocPartTypeValues>
    <NamePartTypeValues><NamePartType ID="1520">Last Name</NamePartType><NamePartType ID="1521">First Name</NamePartType><NamePartType ID="1525">Entity Name</NamePartType></NamePartTypeValues>
    <PartySubTypeValues><PartySubType ID="1" PartyTypeID="4">Vessel</PartySubType><PartySubType ID="3" PartyTypeID="2">Unknown</PartySubType><PartySubType ID="4" PartyTypeID="1">Unknown</PartySubType></PartySubTypeValues>
    <PartyTypeValues><PartyType ID="1">Individual</PartyType><PartyType ID="2">Entity</PartyType><PartyType ID="4">Transport</PartyType></PartyTypeValues>
    <RelationTypeValues><RelationType ID="15003">Owned or Controlled By</RelationType></RelationTypeValues>
    <SanctionsTypeValues><SanctionsType ID="1">Program</SanctionsType><SanctionsType ID="1705">Block</SanctionsType></SanctionsTypeValues>
  </ReferenceValueSets>
  <Locations><Location ID="77902"><LocationCountry CountryID="11171" CountryRelevanceID="0"/>
    <LocationPart LocPartTypeID="1451"><LocationPartValue Primary="true"><Value>Ul. Rossiiskaya, D. 2A, KV. 10</Value></LocationPartValue></LocationPart>
    <LocationPart LocPartTypeID="1454"><LocationPartValue Primary="true"><Value>Irkutsk</Value></LocationPartValue></LocationPart></Location></Locations>
  <IDRegDocuments><IDRegDocument ID="1" IDRegDocTypeID="1596" IdentityID="901" IssuedBy-CountryID="11171" ValidityID="1"><IDRegistrationNo>381000781179</IDRegistrationNo></IDRegDocument>
    <IDRegDocument ID="2" IDRegDocTypeID="1596" IdentityID="902" IssuedBy-CountryID="11171" ValidityID="1"><IDRegistrationNo>3808184570</IDRegistrationNo></IDRegDocument></IDRegDocuments>
  <DistinctParties>
    <DistinctParty FixedRef="51211"><Comment/><Profile ID="51211" PartySubTypeID="4"><Identity ID="901" FixedRef="51211" Primary="true" False="false">
      <Alias FixedRef="51211" AliasTypeID="1403" Primary="true" LowQuality="false"><DocumentedName ID="1"><DocumentedNamePart><NamePartValue NamePartGroupID="11">Yamshchikov</NamePartValue></DocumentedNamePart><DocumentedNamePart><NamePartValue NamePartGroupID="12">Artem Mikhailovich</NamePartValue></DocumentedNamePart></DocumentedName></Alias>
      <NamePartGroups><MasterNamePartGroup><NamePartGroup ID="11" NamePartTypeID="1520"/></MasterNamePartGroup><MasterNamePartGroup><NamePartGroup ID="12" NamePartTypeID="1521"/></MasterNamePartGroup></NamePartGroups></Identity>
      <Feature ID="1" FeatureTypeID="8"><FeatureVersion ID="1"><DatePeriod CalendarTypeID="1"><Start><From><Year>1979</Year><Month>10</Month><Day>11</Day></From></Start><End><To><Year>1979</Year><Month>10</Month><Day>11</Day></To></End></DatePeriod></FeatureVersion></Feature>
      <Feature ID="2" FeatureTypeID="224"><FeatureVersion ID="2"><VersionDetail DetailTypeID="1431" DetailReferenceID="91526"/></FeatureVersion></Feature></Profile></DistinctParty>
    <DistinctParty FixedRef="51215"><Comment/><Profile ID="51215" PartySubTypeID="3"><Identity ID="902" FixedRef="51215" Primary="true" False="false">
      <Alias FixedRef="51215" AliasTypeID="1403" Primary="true" LowQuality="false"><DocumentedName ID="2"><DocumentedNamePart><NamePartValue NamePartGroupID="21">LIMITED LIABILITY COMPANY TRADING HOUSE VECTOR</NamePartValue></DocumentedNamePart></DocumentedName></Alias>
      <Alias FixedRef="51215" AliasTypeID="1400" Primary="false" LowQuality="false"><DocumentedName ID="3"><DocumentedNamePart><NamePartValue NamePartGroupID="21">LLC TRADING HOUSE VECTOR</NamePartValue></DocumentedNamePart></DocumentedName></Alias>
      <NamePartGroups><MasterNamePartGroup><NamePartGroup ID="21" NamePartTypeID="1525"/></MasterNamePartGroup></NamePartGroups></Identity>
      <Feature ID="3" FeatureTypeID="25"><FeatureVersion ID="3"><VersionLocation LocationID="77902"/></FeatureVersion></Feature></Profile></DistinctParty>
  </DistinctParties>
  <ProfileRelationships><ProfileRelationship ID="1" From-ProfileID="51215" To-ProfileID="51211" RelationTypeID="15003" Former="false"/></ProfileRelationships>
  <SanctionsEntries>
    <SanctionsEntry ID="1" ProfileID="51211" ListID="1550"><EntryEvent ID="1" EntryEventTypeID="1" LegalBasisID="1828"><Date CalendarTypeID="1"><Year>2024</Year><Month>10</Month><Day>30</Day></Date></EntryEvent><SanctionsMeasure ID="1" SanctionsTypeID="1705"/><SanctionsMeasure ID="2" SanctionsTypeID="1"><Comment>RUSSIA-EO14024</Comment></SanctionsMeasure></SanctionsEntry>
    <SanctionsEntry ID="2" ProfileID="51215" ListID="1550"><EntryEvent ID="2" EntryEventTypeID="1" LegalBasisID="1828"><Date CalendarTypeID="1"><Year>2024</Year><Month>10</Month><Day>30</Day></Date></EntryEvent><SanctionsMeasure ID="3" SanctionsTypeID="1"><Comment>RUSSIA-EO14024</Comment></SanctionsMeasure></SanctionsEntry>
  </SanctionsEntries>
</Sanctions>"""


def read(text: str = SDN) -> dict[str, Entity]:
    statements, issues = read_all([file_of("SDN_ADVANCED.XML", text)])
    assert issues == []
    return entities_of(statements)


def test_a_person_and_a_company_are_joined_from_all_tables() -> None:
    found = read()
    person, company = found["ofac-51211"], found["ofac-51215"]

    assert (person.schema, person.get("name")) == ("Person", ("Artem Mikhailovich Yamshchikov",))
    assert (person.get("lastName"), person.get("birthDate"), person.get("gender")) == (
        ("Yamshchikov",),
        ("1979-10-11",),
        ("male",),
    )
    assert (person.get("innCode"), company.get("innCode")) == (("381000781179",), ("3808184570",))
    assert company.get("alias") == ("LLC TRADING HOUSE VECTOR",)
    assert (company.get("address"), company.get("country")) == (
        ("Ul. Rossiiskaya, D. 2A, KV. 10, Irkutsk, Russia",),
        ("ru",),
    )
    assert person.datasets == ("us_ofac_sdn",)


def test_listings_have_their_day_and_programs_and_relations_their_words() -> None:
    found = read()
    sanction, link = found["ofac-51211-entry-1"], found["ofac-51215-link-51211"]

    assert (sanction.get("listingDate"), sanction.get("program")) == (("2024-10-30",), ("RUSSIA-EO14024",))
    assert sanction.get("provisions") == ("Executive Order 14024 (Russia)", "Block")
    assert (link.get("role"), link.get("object")) == (("Owned or Controlled By",), ("ofac-51211",))
    assert link.first("summary") == "Owned or Controlled By: Yamshchikov Artem Mikhailovich"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('PartySubTypeID="4"', 'PartySubTypeID="9"', "PartySubType '9' is in no table"),
        (">Individual<", ">Robot<", "unknown code 'Robot'"),
        ('Profile ID="51215"', 'Profile ID="51211"', "missing or given twice"),
        ("<Day>30</Day>", "<Day>32</Day>", "is no date"),
        ("</Sanctions>", "", "broken XML"),
    ],
)
def test_what_cannot_be_is_refused_with_its_line(old: str, new: str, words: str) -> None:
    assert old in SDN

    with pytest.raises(SourceError, match=words) as caught:
        read(SDN.replace(old, new, 1))

    assert caught.value.place.startswith("line ")


# The shapes of the published file around its entry 22790, public domain, and around examples: original scripts, dates in
# part, papers with dates, places that are a country only or not determined, and every comment that the schema allows.
SHAPES = """<?xml version="1.0" encoding="utf-8"?>
<Sanctions xmlns="https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/ADVANCED_XML">
  <DateOfIssue CalendarTypeID="1"><Year>2026</Year><Month>9</Month><Day>23</Day></DateOfIssue>
  <ReferenceValueSets>
    <AliasTypeValues><AliasType ID="1400">A.K.A.</AliasType><AliasType ID="1403">Name</AliasType></AliasTypeValues>
    <AreaCodeValues><AreaCode ID="11216" CountryID="11216" Description="Venezuela" AreaCodeTypeID="1">VE</AreaCode><AreaCode ID="11291" CountryID="11291" Description="undetermined" AreaCodeTypeID="1"/></AreaCodeValues>
    <CountryValues><Country ID="11115" ISO2="JP">Japan</Country><Country ID="11216" ISO2="VE">Venezuela</Country><Country ID="11291">undetermined</Country></CountryValues>
    <DetailReferenceValues><DetailReference ID="91526">Male</DetailReference></DetailReferenceValues>
    <EntryEventTypeValues><EntryEventType ID="1">Created</EntryEventType><EntryEventType ID="2">Modified</EntryEventType></EntryEventTypeValues>
    <ExRefTypeValues><ExRefType ID="1">Press release</ExRefType></ExRefTypeValues>
    <FeatureTypeValues><FeatureType ID="8">Birthdate</FeatureType><FeatureType ID="9">Place of Birth</FeatureType><FeatureType ID="11">Citizenship Country</FeatureType><FeatureType ID="25">Location</FeatureType>
      <FeatureType ID="224">Gender</FeatureType><FeatureType ID="344">Digital Currency Address - XBT</FeatureType><FeatureType ID="504">Secondary sanctions risk:</FeatureType></FeatureTypeValues>
    <IDRegDocDateTypeValues><IDRegDocDateType ID="1480">Issue Date</IDRegDocDateType><IDRegDocDateType ID="1481">Expiration Date</IDRegDocDateType></IDRegDocDateTypeValues>
    <IDRegDocTypeValues><IDRegDocType ID="1570">Cedula No.</IDRegDocType><IDRegDocType ID="1571">Passport</IDRegDocType></IDRegDocTypeValues>
    <LegalBasisValues><LegalBasis ID="1">Executive Order 13692</LegalBasis></LegalBasisValues><ListValues><List ID="1550">SDN List</List></ListValues>
    <LocPartTypeValues><LocPartType ID="1">Unknown</LocPartType><LocPartType ID="1451">ADDRESS1</LocPartType><LocPartType ID="1452">ADDRESS2</LocPartType><LocPartType ID="1454">CITY</LocPartType><LocPartType ID="1455">STATE/PROVINCE</LocPartType></LocPartTypeValues>
    <NamePartTypeValues><NamePartType ID="1520">Last Name</NamePartType><NamePartType ID="1521">First Name</NamePartType></NamePartTypeValues>
    <PartySubTypeValues><PartySubType ID="4" PartyTypeID="1">Unknown</PartySubType></PartySubTypeValues><PartyTypeValues><PartyType ID="1">Individual</PartyType></PartyTypeValues>
    <RelationQualityValues><RelationQuality ID="1">Suspected</RelationQuality></RelationQualityValues><RelationTypeValues><RelationType ID="15004">Family member of</RelationType></RelationTypeValues>
    <ReliabilityValues><Reliability ID="1">Confirmed</Reliability><Reliability ID="2">Suspect</Reliability></ReliabilityValues>
    <SanctionsTypeValues><SanctionsType ID="1">Program</SanctionsType><SanctionsType ID="1705">Block</SanctionsType></SanctionsTypeValues><ValidityValues><Validity ID="1">Valid</Validity><Validity ID="2">Fraudulent</Validity></ValidityValues>
  </ReferenceValueSets>
  <Locations>
    <Location ID="80"><LocationAreaCode AreaCodeID="11291"/><FeatureVersionReference FeatureVersionID="200080"/></Location>
    <Location ID="34442"><LocationAreaCode AreaCodeID="11216"/><LocationPart LocPartTypeID="1454"><LocationPartValue Primary="true" LocPartValueTypeID="1" LocPartValueStatusID="1"><Comment/><Value>Caracas</Value></LocationPartValue></LocationPart></Location>
    <Location ID="186216"><LocationPart LocPartTypeID="1"><LocationPartValue Primary="true"><Comment/><Value>Venezuela</Value></LocationPartValue></LocationPart></Location>
    <Location ID="500"><LocationCountry CountryID="11115" CountryRelevanceID="1413"/>
      <LocationPart LocPartTypeID="1454"><LocationPartValue Primary="false"><Comment>Japanese</Comment><Value>名古屋市</Value></LocationPartValue><LocationPartValue Primary="true"><Comment/><Value>Nagoya</Value></LocationPartValue></LocationPart>
      <LocationPart LocPartTypeID="1452"><LocationPartValue Primary="true"><Comment/><Value>Suzuki &amp; Sons Building</Value></LocationPartValue></LocationPart>
      <LocationPart LocPartTypeID="1451"><LocationPartValue Primary="true"><Comment/><Value>1-117 Shukuatocho</Value></LocationPartValue></LocationPart></Location>
  </Locations>
  <IDRegDocuments>
    <IDRegDocument ID="14375" IDRegDocTypeID="1570" IdentityID="14494" IssuedBy-CountryID="11216" ValidityID="1"><Comment/><IDRegistrationNo>5892464</IDRegistrationNo><IssuingAuthority/><DocumentedNameReference DocumentedNameID="29345"/></IDRegDocument>
    <IDRegDocument ID="20001" IDRegDocTypeID="1571" IdentityID="7000" IssuedBy-CountryID="11115" ValidityID="2"><Comment>lost</Comment><IDRegistrationNo>TZ0981234</IDRegistrationNo>
      <DocumentDate IDRegDocDateTypeID="1480"><DatePeriod CalendarTypeID="1"><Start Approximate="false"><From><Year>1998</Year><Month>9</Month><Day>13</Day></From><To><Year>1998</Year><Month>9</Month><Day>13</Day></To></Start><End Approximate="false"><From><Year>1998</Year><Month>9</Month><Day>13</Day></From><To><Year>1998</Year><Month>9</Month><Day>13</Day></To></End></DatePeriod></DocumentDate>
      <DocumentDate IDRegDocDateTypeID="1481"><DatePeriod CalendarTypeID="1"><Start Approximate="false"><From><Year>2008</Year><Month>1</Month><Day>1</Day></From><To><Year>2008</Year><Month>1</Month><Day>1</Day></To></Start><End Approximate="false"><From><Year>2008</Year><Month>12</Month><Day>31</Day></From><To><Year>2008</Year><Month>12</Month><Day>31</Day></To></End></DatePeriod></DocumentDate></IDRegDocument>
  </IDRegDocuments>
  <DistinctParties>
    <DistinctParty FixedRef="22790"><Comment/><Profile ID="22790" PartySubTypeID="4"><Identity ID="14494" FixedRef="22790" Primary="true" False="false">
      <Alias FixedRef="22790" AliasTypeID="1403" Primary="true" LowQuality="false"><DocumentedName ID="29345" FixedRef="22790" DocNameStatusID="1"><DocumentedNamePart><NamePartValue NamePartGroupID="57052" ScriptID="215" ScriptStatusID="1" Acronym="false">MADURO MOROS</NamePartValue></DocumentedNamePart><DocumentedNamePart><NamePartValue NamePartGroupID="57053">Nicolas</NamePartValue></DocumentedNamePart></DocumentedName></Alias>
      <NamePartGroups><MasterNamePartGroup><NamePartGroup ID="57052" NamePartTypeID="1520"/></MasterNamePartGroup><MasterNamePartGroup><NamePartGroup ID="57053" NamePartTypeID="1521"/></MasterNamePartGroup></NamePartGroups></Identity>
      <Feature ID="24258" FeatureTypeID="224"><FeatureVersion ID="21997" ReliabilityID="1"><Comment/><VersionDetail DetailTypeID="1431" DetailReferenceID="91526"/></FeatureVersion><IdentityReference IdentityID="14494" IdentityFeatureLinkTypeID="1"/></Feature>
      <Feature ID="24259" FeatureTypeID="8"><FeatureVersion ID="21998" ReliabilityID="1"><Comment/><DatePeriod CalendarTypeID="1" YearFixed="false" MonthFixed="false" DayFixed="false"><Start Approximate="false"><From><Year>1962</Year><Month>11</Month><Day>23</Day></From><To><Year>1962</Year><Month>11</Month><Day>23</Day></To></Start><End Approximate="false"><From><Year>1962</Year><Month>11</Month><Day>23</Day></From><To><Year>1962</Year><Month>11</Month><Day>23</Day></To></End></DatePeriod><VersionDetail DetailTypeID="1430"/></FeatureVersion></Feature>
      <Feature ID="24260" FeatureTypeID="9"><FeatureVersion ID="21999" ReliabilityID="1"><Comment/><VersionDetail DetailTypeID="1432">Caracas, Venezuela</VersionDetail></FeatureVersion></Feature>
      <Feature ID="24261" FeatureTypeID="11"><FeatureVersion ID="22000" ReliabilityID="1"><Comment/><VersionDetail DetailTypeID="1433"/><VersionLocation LocationID="186216"/></FeatureVersion></Feature>
      <Feature ID="184442" FeatureTypeID="25"><FeatureVersion ID="234442" ReliabilityID="1"><Comment/><VersionLocation LocationID="34442"/></FeatureVersion></Feature></Profile></DistinctParty>
    <DistinctParty FixedRef="30001"><Comment>An example</Comment><Profile ID="30001" PartySubTypeID="4"><Identity ID="7000" FixedRef="30001" Primary="true" False="false">
      <Alias FixedRef="30001" AliasTypeID="1403" Primary="true" LowQuality="false"><DocumentedName ID="1"><DocumentedNamePart><NamePartValue NamePartGroupID="1">Tanaka</NamePartValue></DocumentedNamePart><DocumentedNamePart><NamePartValue NamePartGroupID="2">Hiro</NamePartValue></DocumentedNamePart></DocumentedName>
        <DocumentedName ID="2"><DocumentedNamePart><NamePartValue NamePartGroupID="1" ScriptID="220">田中</NamePartValue></DocumentedNamePart><DocumentedNamePart><NamePartValue NamePartGroupID="2" ScriptID="220">弘</NamePartValue></DocumentedNamePart></DocumentedName></Alias>
      <NamePartGroups><MasterNamePartGroup><NamePartGroup ID="1" NamePartTypeID="1520"/></MasterNamePartGroup><MasterNamePartGroup><NamePartGroup ID="2" NamePartTypeID="1521"/></MasterNamePartGroup></NamePartGroups></Identity>
      <Feature ID="30" FeatureTypeID="8"><FeatureVersion ID="30" ReliabilityID="2"><Comment>by his wife</Comment><DatePeriod CalendarTypeID="1"><Start Approximate="true"><From><Year>1970</Year><Month>3</Month><Day>1</Day></From><To><Year>1970</Year><Month>3</Month><Day>1</Day></To></Start><End Approximate="true"><From><Year>1970</Year><Month>3</Month><Day>31</Day></From><To><Year>1970</Year><Month>3</Month><Day>31</Day></To></End></DatePeriod></FeatureVersion></Feature>
      <Feature ID="36" FeatureTypeID="25"><FeatureVersion ID="36"><VersionLocation LocationID="500"/></FeatureVersion></Feature><Feature ID="37" FeatureTypeID="25"><FeatureVersion ID="37"><VersionLocation LocationID="80"/></FeatureVersion></Feature><Feature ID="38" FeatureTypeID="25"><FeatureVersion ID="38"><VersionLocation LocationID="424242"/></FeatureVersion></Feature>
      <Feature ID="39" FeatureTypeID="344"><FeatureVersion ID="39"><VersionDetail DetailTypeID="1432">bc1qexample0000000000000000000000000000000</VersionDetail></FeatureVersion></Feature><Feature ID="40" FeatureTypeID="504"><FeatureVersion ID="40"><VersionDetail DetailTypeID="1432">Section 1(b) of Executive Order 13224</VersionDetail></FeatureVersion></Feature>
      <ExternalReference ExRefTypeID="1"><ExRefValue>jy0001</ExRefValue><DirectURL>https://example.org/jy0001</DirectURL></ExternalReference></Profile></DistinctParty>
  </DistinctParties>
  <ProfileRelationships><ProfileRelationship ID="1" From-ProfileID="30001" To-ProfileID="22790" RelationTypeID="15004" RelationQualityID="1" Former="true" SanctionsEntryID="1"><Comment>cousin</Comment><DatePeriod CalendarTypeID="1"><Start><From><Year>2001</Year></From></Start></DatePeriod></ProfileRelationship></ProfileRelationships>
  <SanctionsEntries><SanctionsEntry ID="1" ProfileID="22790" ListID="1550"><LimitationsToListing>None so far</LimitationsToListing><EntryEvent ID="1" EntryEventTypeID="1" LegalBasisID="1"><Comment/><Date CalendarTypeID="1"><Year>2017</Year><Month>7</Month><Day>31</Day></Date></EntryEvent><EntryEvent ID="2" EntryEventTypeID="2" LegalBasisID="1"><Date CalendarTypeID="1"><Year>2020</Year><Month>3</Month><Day>26</Day></Date></EntryEvent>
    <SanctionsMeasure ID="1" SanctionsTypeID="1"><Comment>VENEZUELA</Comment></SanctionsMeasure><SanctionsMeasure ID="2" SanctionsTypeID="1705"><Comment>all property</Comment></SanctionsMeasure><SupportingInfo ID="1" SupInfoTypeID="1"><Text>See the notice.</Text></SupportingInfo></SanctionsEntry></SanctionsEntries>
</Sanctions>"""


def test_every_element_and_attribute_of_the_schema_is_known_and_dates_keep_their_precision() -> None:
    found = read(SHAPES)
    person, other = found["ofac-22790"], found["ofac-30001"]

    assert (person.get("name"), person.get("birthDate"), person.get("birthPlace")) == (
        ("Nicolas MADURO MOROS",),
        ("1962-11-23",),
        ("Caracas, Venezuela",),
    )
    assert (person.get("citizenship"), person.get("country"), person.get("address")) == (
        ("ve",),
        ("ve",),
        ("Caracas, Venezuela",),
    )
    assert (other.get("name"), other.get("birthDate")) == (("Hiro Tanaka", "田中弘"), ("1970-03",))
    assert other.get("address") == ("1-117 Shukuatocho, Suzuki & Sons Building, Nagoya, Japan", "名古屋市, Japan")


def test_doubts_comments_papers_wallets_and_references_are_kept() -> None:
    found = read(SHAPES)
    other = found["ofac-30001"]
    passport = next(entity for entity in found.values() if entity.schema == "Passport")
    wallet = next(entity for entity in found.values() if entity.schema == "CryptoWallet")

    assert (passport.get("number"), passport.get("country"), passport.get("startDate"), passport.get("endDate")) == (
        ("TZ0981234",),
        ("jp",),
        ("1998-09-13",),
        ("2008",),
    )
    assert (wallet.get("currency"), wallet.get("holder")) == (("XBT",), ("ofac-30001",))
    assert {
        "An example",
        "Birthdate circa Mar 1970: Suspect; by his wife",
        "Passport TZ0981234 (Japan) issued 13 Sep 1998 expires 2008: Fraudulent; lost",
        "Press release: jy0001 https://example.org/jy0001",
    } <= set(other.get("notes"))


def test_listings_and_relations_keep_their_history() -> None:
    found = read(SHAPES)
    sanction, link = found["ofac-22790-entry-1"], found["ofac-30001-link-22790"]

    assert (sanction.get("listingDate"), sanction.get("modifiedAt")) == (("2017-07-31",), ("2020-03-26",))
    assert sanction.get("provisions") == ("Executive Order 13692", "Block: all property")
    assert sanction.get("summary") == ("None so far", "See the notice.")
    assert (link.get("status"), link.get("startDate"), link.get("description")) == (
        ("former", "Suspected"),
        ("2001",),
        ("cousin",),
    )


@pytest.mark.parametrize(
    ("old", "new"), [('ID="36">', 'ID="36" Mood="grim">'), ("<ExRefValue>", "<Mood/><ExRefValue>")]
)
def test_an_attribute_or_element_not_heard_of_is_reported(old: str, new: str) -> None:
    statements, issues = read_all([file_of("SDN_ADVANCED.XML", SHAPES.replace(old, new, 1))])

    assert statements
    assert ["'Mood'" in issue.what for issue in issues] == [True]
