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
