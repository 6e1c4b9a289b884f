"""Switzerland's list: spellings, partial dates, places and histories as readers of the real list have met them."""

import pytest

from lading.lists.ch_seco_names import MOST, spell
from lading.lists.xml_stream import Node
from lading.model.entity import Entity
from lading.model.issue import Issue, Severity
from tests.lists.builders import entities_of, file_of, read_all

LIST = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<swiss-sanctions-list list-type="whole-list" date="2026-09-28">
  <sanctions-program ssid="20" version-date="2026-05-21"><program-key lang="ger">Belarus</program-key><program-name lang="eng">Ordinance on measures against Belarus</program-name><origin>EU</origin>
    <sanctions-set ssid="4387" lang="eng">annexe 13</sanctions-set><sanctions-set ssid="4387" lang="ger">Anhang 13</sanctions-set></sanctions-program>
  <target ssid="5142" sanctions-set-id="4387"><foreign-identifier>XDi.001</foreign-identifier>
    <individual sex="male"><identity ssid="1" main="true">
      <name ssid="2" name-type="primary-name" quality="good" lang="eng">
        <name-part ssid="21" order="1" name-part-type="family-name"><value>Primerau</value><spelling-variant ssid="22" lang="eng" script="LATN">Primerov</spelling-variant><spelling-variant lang="eng" script="LATN">Primeroff</spelling-variant><spelling-variant lang="rus" script="CYRL">Примеров</spelling-variant></name-part>
        <name-part order="2" name-part-type="given-name"><value>Ivan</value><spelling-variant lang="rus" script="CYRL">Иван</spelling-variant></name-part>
        <name-part order="3" name-part-type="title"><value>Dr</value></name-part></name>
      <day-month-year ssid="3" day="23" month="3" year="1980"/><day-month-year month="4" year="1981"/><day-month-year day="5" year="1982"/><day-month-year day="6" month="7"/>
      <place-of-birth ssid="4" place-id="78"/><address ssid="5" place-id="77" main="true"><c-o>Beispiel AG</c-o><p-o-box>12</p-o-box><remarks>last known</remarks></address>
      <nationality ssid="6"><country iso-code="BY">Weissrussland</country></nationality>
      <identification-document ssid="7" document-type="diplomatic-passport"><number>D 9</number><issuer code="BY">Belarus</issuer><date-of-issue>1998-09-13</date-of-issue><place-of-issue place-id="77"/><expiry-date>2008-09-13</expiry-date><remark>seen</remark></identification-document>
      <identification-document document-type="id-card"><issuer code="BY"/><remark>number not known</remark></identification-document></identity>
      <generic-attribute ssid="8" name="nickname">Wanja</generic-attribute></individual>
    <modification modification-type="listed" enactment-date="2016-03-01" publication-date="2016-03-01" effective-date="2016-03-01"/>
    <modification modification-type="de-listed" enactment-date="2016-03-01" publication-date="2016-03-01" effective-date="2016-03-01"><remarks>moved to another annexe</remarks></modification>
    <modification modification-type="amended" publication-date="2014-05-06"><removed><identity main="true"><name><name-part order="1"><value>Old</value></name-part></name></identity></removed></modification>
    <modification modification-type="listed" publication-date="2012-07-01" effective-date="2012-07-02"/>
  </target>
  <target ssid="5143"><sanctions-set-id>4387</sanctions-set-id>
    <object object-type="aircraft"><identity main="true"><name name-type="primary-name"><name-part order="1" name-part-type="whole-name"><value>EW-001PA</value></name-part></name></identity></object>
    <modification modification-type="listed" publication-date="2022-05-18"/></target>
  <place ssid="77"><location>Minsk</location><location-variant variant-type="spelling">Менск</location-variant><area>Minsk oblast</area><country iso-code="BY">Belarus</country></place>
  <place ssid="78"><location>Brest</location><country iso-code="BY">Belarus</country></place>
</swiss-sanctions-list>"""


def read(text: str = LIST) -> tuple[dict[str, Entity], list[Issue]]:
    statements, issues = read_all([file_of("list.xml", text)])
    return entities_of(statements), issues


def test_every_spelling_of_a_name_is_a_name_in_its_language() -> None:
    found, issues = read()
    person = found["ch-seco-5142"]

    assert [(issue.severity, issue.what) for issue in issues] == [
        (Severity.NOTE, "1 copies of earlier versions of targets (in modification) are left out")
    ]
    assert person.get("name") == ("Primerau Ivan",)
    assert person.get("alias") == ("Primerov Ivan", "Primeroff Ivan", "Примеров Иван")
    assert [s.lang for s in person.statements if s.prop == "alias"] == ["en", "en", "ru"]
    assert (person.get("lastName"), person.get("title")) == (
        ("Primerau", "Primerov", "Primeroff", "Примеров"),
        ("Dr",),
    )


def test_dates_in_part_stay_in_part() -> None:
    person = read()[0]["ch-seco-5142"]

    assert person.get("birthDate") == ("1980-03-23", "1981-04", "1982")
    assert {"Date in part: 1982-?-5", "Date in part: ?-7-6"} <= set(person.get("notes"))


def test_of_two_changes_of_one_day_the_upper_one_is_the_later() -> None:
    found = read()[0]
    person, sanction = found["ch-seco-5142"], found["ch-seco-5142-sanction"]

    assert person.get("topics") == ("sanction",)
    assert (sanction.get("startDate"), sanction.get("endDate")) == (("2012-07-02", "2016-03-01"), ("2016-03-01",))
    assert (sanction.get("modifiedAt"), sanction.get("unscId")) == (("2014-05-06",), ("XDi.001",))
    assert sanction.get("program") == ("Ordinance on measures against Belarus",)
    assert found["ch-seco-5143-sanction"].get("startDate") == ("2022-05-18",)


def test_places_papers_and_what_has_no_place_of_its_own_are_kept() -> None:
    found = read()[0]
    person = found["ch-seco-5142"]
    address = next(entity for entity in found.values() if entity.schema == "Address")
    passport = next(entity for entity in found.values() if entity.schema == "Passport")

    assert (person.get("birthPlace"), person.get("nationality")) == (("Brest, Belarus",), ("by",))
    assert (address.get("city"), address.get("postOfficeBox")) == (("Minsk",), ("12",))
    assert address.get("remarks") == ("Beispiel AG; last known; Менск",)
    assert (passport.get("number"), passport.get("country"), passport.get("authority")) == (
        ("D 9",),
        ("by",),
        ("Minsk, Minsk oblast, Belarus",),
    )
    assert {"nickname: Wanja", "id card: BY; number not known"} <= set(person.get("notes"))
    assert found["ch-seco-5143"].schema == "Airplane"


def test_names_with_very_many_spellings_are_not_multiplied_out_and_lose_none() -> None:
    def part(number: int) -> Node:
        node, value = Node("name-part", 1, {"order": str(number)}), Node("value", 1, {})
        value.content = f"v{number}"
        node.children.append(value)
        for each in range(9):
            spelling = Node("spelling-variant", 1, {"lang": "eng", "script": "LATN"})
            spelling.content = f"s{number}-{each}"
            node.children.append(spelling)
        return node

    names = [name for name, _ in spell([part(number) for number in range(1, 5)], {})]

    assert len(names) <= MOST
    assert {f"s{number}-{each}" for number in range(1, 5) for each in range(9)} <= set(" ".join(names).split())


@pytest.mark.parametrize(
    ("old", "new"), [('sex="male"', 'sex="male" mood="grim"'), ("<c-o>Beispiel", "<mood/><c-o>Beispiel")]
)
def test_an_attribute_or_element_not_heard_of_is_reported(old: str, new: str) -> None:
    issues = read(LIST.replace(old, new, 1))[1]

    assert ["'mood'" in issue.what for issue in issues if issue.severity is not Severity.NOTE] == [True]


def test_a_kind_of_modification_nobody_knows_is_reported() -> None:
    _, issues = read_all(
        [file_of("seco.xml", LIST.replace('modification-type="amended"', 'modification-type="lifted"'))]
    )
    assert any("unknown kind of modification 'lifted'" in issue.what for issue in issues)
