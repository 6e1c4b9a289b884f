import csv
import io

import pytest

from lading.errors import SourceError
from lading.lists.files import ListFile
from lading.lists.publication import load_knowledge
from lading.model.entity import Entity
from lading.model.issue import Severity
from tests.lists.builders import entities_of, file_of, read_all
from tests.lists.conftest import ReadWhole
from tests.shared_data import shared

COLUMNS = ["celex", *load_knowledge("eu_journal")["columns"]]


def act(*rows: dict[str, str], columns: list[str] | None = None) -> ListFile:
    """An act with rows of our own; facts of the case where they are real."""
    stream = io.StringIO()
    writer = csv.DictWriter(stream, columns or COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(
        {"celex": "32014R0269", "programKey": "EU-UKR", "measure": "Asset freeze", "schema": "LegalEntity"} | row
        for row in rows
    )
    return file_of("eu/32014R0269.csv", stream.getvalue())


def one(**row: str) -> dict[str, Entity]:
    statements, _ = read_all([act({"name": "Test", "recordId": "1"} | row)])
    return entities_of(statements)


def party(**row: str) -> Entity:
    return next(entity for entity in one(**row).values() if entity.schema != "Sanction")


def test_a_designation_keeps_its_act_measure_day_and_reasons() -> None:
    entities = one(
        name="Hunan Haotyanyi", startDate="23.4.2026", reason="It supplies drones to IEMZ Kupol.", annex="I.ENTITIES"
    )
    sanction = next(entity for entity in entities.values() if entity.schema == "Sanction")

    assert sanction.get("authority") == ("Council of the European Union",)
    assert sanction.get("startDate") == ("2026-04-23",)
    assert sanction.get("reason") == ("It supplies drones to IEMZ Kupol.",)
    assert sanction.get("provisions") == ("Asset freeze",)
    assert sanction.get("programId") == ("EU-UKR",)
    assert sanction.first("sourceUrl").endswith("CELEX:32014R0269")


def test_two_measures_of_one_act_are_two_designations_of_one_party() -> None:
    statements, _ = read_all(
        [act({"name": "Bank", "recordId": "1"}, {"name": "Bank", "recordId": "1", "measure": "Services ban"})]
    )
    entities = entities_of(statements).values()

    assert sum(entity.schema == "LegalEntity" for entity in entities) == 1
    assert sum(entity.schema == "Sanction" for entity in entities) == 2


def test_a_name_in_two_scripts_is_two_names_and_leftovers_are_none() -> None:
    statements, issues = read_all(
        [act({"name": "IEMZ Kupol (ИЭМЗ Купол)", "recordId": "1", "alias": "Text of image; Kupol JSC"})]
    )
    entity = entities_of(statements)[statements[0].entity_id]

    assert entity.get("name") == ("IEMZ Kupol",)
    assert entity.get("alias") == ("ИЭМЗ Купол", "Kupol JSC")
    assert [issue.severity for issue in issues] == [Severity.NOTE]
    assert "dropped" in issues[0].what


def test_values_quoted_within_a_cell_stay_whole() -> None:
    assert party(alias='"Foo; Bar"; Baz').get("alias") == ("Foo; Bar", "Baz")


def test_russian_numbers_are_told_by_their_check_digits_not_their_column() -> None:
    entity = party(
        schema="Company",
        taxNumber="1831083343 (Russia)",
        registrationNumber="SRN/OGRN 1021801143374",
        address="Izhevsk, Russia",
    )

    assert entity.get("innCode") == ("1831083343",)
    assert entity.get("ogrnCode") == ("1021801143374",)
    assert entity.get("country") == ("ru",)


def test_the_country_of_an_address_tells_whose_register_a_bare_number_is_from() -> None:
    vektor = party(
        schema="LegalEntity",
        name="OOO TSK Vektor",
        registrationNumber="1153850042246",
        taxNumber="3849055365",
        address="Irkutsk, Russian Federation",
    )
    redlepus = party(
        name="Redlepus TSK Vektor Industrial (Shenzhen) Co., Ltd", taxNumber="91440300MA5HX80Y1Q", alias="Chinese: AEE"
    )

    assert (vektor.get("ogrnCode"), vektor.get("innCode")) == (("1153850042246",), ("3849055365",))
    assert (redlepus.get("uscCode"), redlepus.get("alias")) == (("91440300MA5HX80Y1Q",), ("AEE",))


def test_nationalities_and_births_in_free_words_are_taken_apart() -> None:
    entity = party(
        schema="Person",
        nationality="(a) German, (b) Moroccan; Ukrainian and/or Russian",
        birthDate="(a) 1.5.1972, (b) circa 1973",
    )

    assert entity.get("nationality") == ("de", "ma", "ua", "ru")
    assert entity.get("birthDate") == ("1972-05-01", "1973")


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"measure": "Tickling"}, "unknown measure 'Tickling'"),
        ({"schema": "Spaceship"}, "unknown schema 'Spaceship'"),
        ({"startDate": "31.2.2022"}, "'31.2.2022' in startDate is no date"),
        ({"name": ""}, "without a name"),
    ],
)
def test_codes_and_dates_nobody_knows_stop_the_act(row: dict[str, str], words: str) -> None:
    with pytest.raises(SourceError, match=words) as caught:
        one(**row)

    assert (caught.value.where, caught.value.place) == ("eu/32014R0269.csv", "row 2")


def test_a_changed_header_or_a_row_given_twice_stops_the_act() -> None:
    with pytest.raises(SourceError, match="unknown column 'mood'"):
        read_all([act({"name": "A"}, columns=[*COLUMNS, "mood"])])
    with pytest.raises(SourceError, match="twice") as caught:
        read_all([act({"name": "A"}, {"name": "A"})])
    assert caught.value.place == "row 3"


def test_the_whole_journal_loads_and_its_counts_agree_with_a_recount(whole: ReadWhole) -> None:
    paths = sorted(shared("data/lists/eu_journal").glob("*.csv"))
    statements, issues = whole("eu_journal")
    rows = [row for path in paths for row in csv.DictReader(io.StringIO(path.read_text(encoding="utf-8")))]

    named = ("celex", "recordId", "schema", "name")
    legal = (*named, "annex", "programKey", "measure")
    sanctions = {tuple(row[column] for column in legal) for row in rows}
    dated = {tuple(row[column] for column in legal) for row in rows if row["startDate"]}
    parties = {tuple(row[column] for column in named) for row in rows}
    assert len({s.entity_id for s in statements if s.schema == "Sanction"}) == len(sanctions)
    assert len({s.entity_id for s in statements if s.schema != "Sanction"}) == len(parties)
    assert len({s.entity_id for s in statements if s.prop == "startDate"}) == len(dated)
    assert sum(s.prop == "reason" for s in statements) >= 0.99 * sum(bool(r["reason"]) for r in rows)
    assert len(issues) < 0.02 * len(rows)
