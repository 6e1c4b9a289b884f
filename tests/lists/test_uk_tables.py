"""The UK's two tables, written from their published headers: rows in the published shape, parties that are examples."""

from collections.abc import Callable

import pytest

from lading.errors import SourceError
from lading.model.entity import Entity
from tests.lists.builders import FIXTURES, entities_of, file_of, read_all
from tests.lists.test_unmet_lists import UK

FCDO = (FIXTURES / "uk_sanctions_list.csv").read_text(encoding="utf-8")
OFSI = (FIXTURES / "uk_conlist.csv").read_text(encoding="utf-8")


def read(text: str) -> dict[str, Entity]:
    statements, issues = read_all([file_of("list.csv", text)])
    assert issues == []
    return entities_of(statements)


def test_rows_that_share_an_id_are_one_party_with_all_its_names_and_dates() -> None:
    found = read(FCDO)
    person, sanction = found["gb-fcdo-rus9001"], found["gb-fcdo-rus9001-sanction"]

    assert (person.get("name"), person.get("weakAlias"), person.get("alias")) == (
        ("Ivan PRIMEROV",),
        ("Vanya",),
        ("Иван Примеров",),
    )
    assert [s.lang for s in person.statements if s.prop == "alias"] == ["ru"]
    assert (person.get("birthDate"), person.get("birthPlace")) == (("1961", "1962"), ("Izhevsk, Russia",))
    assert (person.get("passportNumber"), person.get("gender")) == (("45 12 345678",), ("male",))
    assert (sanction.get("provisions"), sanction.get("authorityId"), sanction.get("recordId")) == (
        ("Asset freeze", "Travel Ban"),
        ("RUS9001",),
        ("15000",),
    )
    assert (sanction.get("listingDate"), sanction.get("modifiedAt")) == (("2023-02-24",), ("2024-02-02",))


def test_bodies_and_ships_keep_their_numbers_flags_and_other_parties() -> None:
    found = read(FCDO)
    works, ship = found["gb-fcdo-rus9002"], found["gb-fcdo-rus9003"]

    assert (works.get("ogrnCode"), works.get("innCode")) == (("1021801143374",), ("1831083343",))
    assert (works.get("website"), works.get("email")) == (("http://www.example.org",), ("info@example.org",))
    assert {"Subsidiary: EXAMPLE SUBSIDIARY LLC", "Parent company: EXAMPLE HOLDING"} <= set(works.get("notes"))
    assert (ship.schema, ship.get("imoNumber"), ship.get("flag"), ship.get("pastFlags")) == (
        "Vessel",
        ("9826902",),
        ("ga",),
        ("pa",),
    )
    assert (ship.get("buildDate"), ship.get("tonnage"), ship.get("type")) == (("2019",), ("62775",), ("Oil Tanker",))


def test_the_table_and_the_xml_give_the_same_party_the_same_id() -> None:
    of_xml = entities_of(read_all([file_of("list.xml", UK)])[0])["gb-fcdo-rus9001"]
    of_csv = read(FCDO)["gb-fcdo-rus9001"]

    for prop in ("name", "weakAlias", "alias", "nationality", "passportNumber", "topics", "country"):
        assert of_xml.get(prop) == of_csv.get(prop)


def test_columns_named_as_in_other_years_are_read_and_a_missing_date_line_is_no_matter() -> None:
    older = FCDO.replace("Designation Type", '"Individual, Entity, Ship"').replace("Parent company", "Parent Company")

    assert read(older).keys() == read(FCDO).keys() == read(FCDO.split("\n", 1)[1]).keys()


def test_the_closed_list_gathers_scattered_rows_and_reads_numbered_cells() -> None:
    found = read(OFSI)
    person, sanction = found["gb-hmt-15000"], found["gb-hmt-15000-sanction"]
    papers = {
        (e.first("number"), e.first("summary")) for e in found.values() if e.schema in {"Passport", "Identification"}
    }

    assert (person.get("name"), person.get("weakAlias")) == (("Ivan PRIMEROV",), ("VANYA",))
    assert (person.get("nationality"), person.get("birthDate")) == (("ru", "kz"), ("1961", "1962-02-01"))
    assert person.get("birthPlace") == ("Izhevsk, Russia", "Votkinsk, Russia")
    assert (person.get("position"), person.get("gender")) == (("Director", "Shareholder"), ("male",))
    assert papers == {("45 12 345678", "Russian passport"), ("N123456", "Kazakh passport")}
    assert (sanction.get("authorityId"), sanction.get("recordId")) == (("RUS9001",), ("15000",))
    assert (sanction.get("listingDate"), sanction.get("startDate")) == (("2023-02-24",), ("2023-02-24",))


def test_labels_in_the_remarks_go_where_the_other_list_has_columns() -> None:
    found = read(OFSI)
    works, ship = found["gb-hmt-15001"], found["gb-hmt-15002"]

    assert found["gb-hmt-15001-sanction"].get("reason") == ("It is an example. And it makes drones.",)
    assert works.get("phone") == ("+7 3412 000000", "+7 3412 000001")
    assert works.get("ogrnCode") == ("1021801143374",)
    assert (ship.get("imoNumber"), ship.get("flag"), ship.get("type")) == (("7408873",), ("kp",), ("Oil tanker",))
    assert "Listed as asset of an example" in ship.get("notes")
    assert (found["gb-hmt-15002-sanction"].get("listingDate"), found["gb-hmt-15002-sanction"].get("startDate")) == (
        ("2018-03-30",),
        ("2020-12-31",),
    )


def test_a_label_nobody_knows_stays_in_the_notes_and_is_reported() -> None:
    statements, issues = read_all([file_of("list.csv", OFSI.replace("(Gender):Male", "(Mood):grim", 1))])

    assert "'Mood'" in issues[0].what
    assert any("grim" in s.value for s in statements if s.prop == "notes")


def cell(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new, 1)


@pytest.mark.parametrize(
    ("text", "poison", "words", "place"),
    [
        (FCDO, cell(",Regime Name,", ",Mood,"), "unknown column 'Mood'", "row 2"),
        (FCDO, cell(",Title,", ",Website,"), "repeated column 'Website'", "row 2"),
        (FCDO, cell(",Regime Name,", ",Regime-Name,"), "unknown column 'Regime-Name'", "row 2"),
        (FCDO, cell(",Ship,UK", ",Rocket,UK"), "unknown code 'Rocket'", "row 7"),
        (FCDO, cell("Primary Name,", "Nickname,"), "unknown code 'Nickname'", "row 3"),
        (FCDO, cell("Low quality a.k.a", "Purple"), "unknown code 'Purple'", "row 3"),
        (FCDO, cell("13/04/2023,RUS9002", "13/04/2023,"), "'Unique ID' is missing", "row 6"),
        (FCDO, cell("13/04/2023,RUS9002", "13/04/2023,RUS9001"), "'RUS9001' is given twice", "row 6"),
        (FCDO, cell(",24/02/2023,", ",31/02/2023,"), "is no date", "row 3"),
        (FCDO, lambda text: text[: text.index("INN: ")], "breaks off", "row 6"),
        (FCDO, lambda text: text[: text.index("IMO9826902")], "fields where the published format has 58", "row 7"),
        (OFSI, cell(",Alias Quality,", ",Mood,"), "unknown column 'Mood'", "row 2"),
        (OFSI, cell(",Ship,Primary", ",Rocket,Primary"), "unknown code 'Rocket'", "row 5"),
        (OFSI, cell(",15002", ",15001"), "'15001' is given twice", "row 5"),
        (OFSI, cell(",30/03/2018,", ",30/13/2018,"), "is no date", "row 5"),
        (OFSI, lambda text: text[: text.rindex(",Individual")], "fields where the published format has 36", "row 6"),
    ],
)
def test_a_table_that_changed_its_shape_is_refused_with_file_and_row(
    text: str, poison: Callable[[str], str], words: str, place: str
) -> None:
    poisoned = poison(text)
    assert poisoned != text

    with pytest.raises(SourceError, match=words) as caught:
        read_all([file_of("list.csv", poisoned)])

    assert (caught.value.where, caught.value.place) == ("list.csv", place)
    assert caught.value.remedy


@pytest.mark.parametrize(("name", "text", "unknown"), [("f.csv", FCDO, "dd/mm/1961"), ("o.csv", OFSI, "00/00/1961")])
def test_a_day_no_calendar_has_is_reported_and_no_year_is_made_of_it(name: str, text: str, unknown: str) -> None:
    assert unknown in text
    statements, issues = read_all([file_of(name, text.replace(unknown, "31/02/1961"))])
    assert "1961" not in {said.value for said in statements if said.prop == "birthDate"}
    assert any("'31/02/1961' in birthDate is no date" in issue.what for issue in issues)
