import csv
import io
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from lading.errors import SourceError
from lading.lists.files import END_MARK, ListFile
from lading.lists.recognise import recognise
from lading.model.entity import Entity
from lading.model.issue import Issue, Severity
from lading.model.schema import load_schemata
from tests.lists.builders import FIXTURES, entities_of, file_at, file_of, read_all
from tests.lists.conftest import ReadWhole
from tests.shared_data import shared

KUPOL = FIXTURES / "ofac_kupol"
PARTS = ("sdn", "alt", "add")


def kupol_files(**changed: str) -> list[ListFile]:
    """The case's rows, with some files replaced."""
    texts = {part: (KUPOL / f"{part}.csv").read_bytes().decode() for part in PARTS} | changed
    return [file_of(f"{part}.csv", text) for part, text in texts.items()]


def kupol(**changed: str) -> dict[str, Entity]:
    statements, _ = read_all(kupol_files(**changed))
    return entities_of(statements)


def text_of(part: str) -> str:
    return (KUPOL / f"{part}.csv").read_bytes().decode()


def official(relative: str, names: Sequence[str]) -> list[ListFile]:
    folder: Path = shared(relative)
    return [file_at(folder / name) for name in names]


def test_an_arms_maker_comes_out_with_its_names_numbers_and_program() -> None:
    maker = kupol()["ofac-46431"]

    assert maker.schema == "Company"
    assert maker.caption == "JOINT STOCK COMPANY IZHEVSK ELECTROMECHANICAL PLANT KUPOL"
    assert "AO IEMZ KUPOL" in maker.get("alias")
    assert maker.get("innCode") == ("1831083343",)
    assert maker.get("ogrnCode") == ("1021801143374",)
    assert maker.get("okpoCode") == ("07502963",)
    assert maker.get("incorporationDate") == ("2002-04-23", "1957")
    assert maker.get("website") == ("http://www.kupol.ru",)
    assert maker.get("program") == ("UKRAINE-EO13662", "RUSSIA-EO14024")
    assert maker.get("country") == ("ru",)
    assert maker.get("topics") == ("sanction",)


def test_a_designation_names_authority_and_programs_and_invents_no_date() -> None:
    sanction = kupol()["ofac-46431-sanction"]

    assert sanction.schema == "Sanction"
    assert sanction.get("entity") == ("ofac-46431",)
    assert sanction.get("authority") == ("Office of Foreign Assets Control",)
    assert sanction.get("program") == ("UKRAINE-EO13662", "RUSSIA-EO14024")
    assert sanction.get("startDate") == ()
    assert sanction.get("listingDate") == ()
    assert any("Section 11 of Executive Order 14024" in words for words in sanction.get("provisions"))


def test_linked_to_becomes_a_relation_with_the_remark_as_its_words() -> None:
    link = kupol()["ofac-46441-link-46431"]

    assert link.schema == "UnknownLink"
    assert link.get("subject") == ("ofac-46441",)
    assert link.get("object") == ("ofac-46431",)
    assert link.first("summary") == "Linked To: JOINT STOCK COMPANY IZHEVSK ELECTROMECHANICAL PLANT KUPOL"


def test_a_person_is_named_in_natural_order_and_the_printed_form_is_kept() -> None:
    person = kupol()["ofac-51211"]

    assert person.schema == "Person"
    assert person.caption == "Artem Mikhailovich YAMSHCHIKOV"
    assert person.statements[0].original_value == "YAMSHCHIKOV, Artem Mikhailovich"
    assert person.get("lastName") == ("YAMSHCHIKOV", "IAMSHCHIKOV")
    assert person.get("firstName") == ("Artem Mikhailovich", "Artem Mikhaylovich", "Artem")
    assert person.get("birthDate") == ("1979-10-11",)
    assert person.get("nationality") == ("ru",)
    assert person.get("gender") == ("male",)
    assert person.get("innCode") == ("381000781179",)


def test_chinese_register_numbers_go_where_their_check_digits_allow() -> None:
    trader = kupol()["ofac-51265"]

    assert trader.get("uscCode") == ("91440300MA5HX80Y1Q",)
    assert set(trader.get("registrationNumber")) == {"MA5HX80Y1", "440300219590772"}


def test_an_address_is_an_entity_and_gives_the_party_its_country() -> None:
    entities = kupol()
    address = entities["ofac-addr-69057"]

    assert entities["ofac-46431"].get("addressEntity") == (address.id,)
    assert address.first("full") == "ul. Pesochnaya 3, Izhevsk, Udmurtia Republic 426033, Russia"
    assert (address.first("city"), address.first("region")) == ("Izhevsk", "Udmurtia Republic")
    assert (address.first("postalCode"), address.first("country")) == ("426033", "ru")


def test_every_statement_says_in_which_row_it_was_read() -> None:
    statements, _ = read_all(kupol_files())
    by_value = {(s.entity_id, s.prop, s.value): s.origin for s in statements}

    assert by_value["ofac-46431", "innCode", "1831083343"] == "sdn.csv row 1"
    assert by_value["ofac-46431", "alias", "AO IEMZ KUPOL"] == "alt.csv row 2"
    assert by_value["ofac-addr-69057", "country", "ru"] == "add.csv row 1"


def test_everything_said_fits_the_vocabulary() -> None:
    schemata = load_schemata()
    statements, issues = read_all(kupol_files())

    assert issues == []
    assert all(schemata.property(s.schema, s.prop) for s in statements)


def remark(words: str, kind: str = "-0- ") -> dict[str, Entity]:
    """The entities of one entry with a remark of our own."""
    quoted = kind if kind == "-0- " else f'"{kind}"'
    row = f'7,"TEST, Entry",{quoted},"SDGT",' + "-0- ," * 7 + f'"{words}"\r\n\x1a'
    statements, _ = read_all(
        [
            file_of("sdn.csv", row),
            file_of("alt.csv", '7,1,"aka","T",-0- \r\n\x1a'),
            file_of("add.csv", '7,2,-0- ,-0- ,"Iran",-0- \r\n\x1a'),
        ]
    )
    return entities_of(statements)


def test_papers_keep_their_country_place_and_dates() -> None:
    entities = remark("Passport G737411 (Tunisia) issued 24 Oct 1990 expires 20 Sep 1997.", "individual")
    passport = next(entity for entity in entities.values() if entity.schema == "Passport")

    assert entities["ofac-7"].get("passportNumber") == ("G737411",)
    assert passport.get("country") == ("tn",)
    assert passport.get("startDate") == ("1990-10-24",)
    assert passport.get("endDate") == ("1997-09-20",)
    assert passport.get("holder") == ("ofac-7",)


def test_weak_names_births_and_places_are_told_apart() -> None:
    person = remark(
        "DOB circa 1951; alt. DOB 1960 to 1962; POB Tehran, Iran; a.k.a. 'WALKER, Johny'; f.k.a. 'OLD NAME'.",
        "individual",
    )["ofac-7"]

    assert person.get("birthDate") == ("1951", "1960", "1962")
    assert [s.original_value for s in person.statements if s.prop == "birthDate"] == [
        "circa 1951",
        "1960 to 1962",
        "1960 to 1962",
    ]
    assert (person.get("birthPlace"), person.get("birthCountry")) == (("Tehran, Iran",), ("ir",))
    assert person.get("weakAlias") == ("Johny WALKER",)
    assert person.get("previousName") == ("OLD NAME",)


def test_a_ship_keeps_its_numbers_and_a_false_imo_number_is_not_called_one() -> None:
    ship = remark(
        "Vessel Registration Identification IMO 9187629; MMSI 572469210; Former Vessel Flag Malta.", "vessel"
    )["ofac-7"]
    false = remark("Vessel Registration Identification IMO 9187620.", "vessel")["ofac-7"]

    assert ship.schema == "Vessel"
    assert (ship.get("imoNumber"), ship.get("mmsi"), ship.get("pastFlags")) == (("9187629",), ("572469210",), ("mt",))
    assert false.get("imoNumber") == ()
    assert false.get("registrationNumber") == ("9187620",)


def test_a_digital_currency_address_is_a_wallet_of_its_holder() -> None:
    entities = remark("alt. Digital Currency Address - XBT 1Kuf2Rd8mDyAViwBozGTNYnvWL8uYFrkVo; SWIFT/BIC FAEBRU8V.")
    wallet = next(entity for entity in entities.values() if entity.schema == "CryptoWallet")

    assert wallet.get("publicKey") == ("1Kuf2Rd8mDyAViwBozGTNYnvWL8uYFrkVo",)
    assert (wallet.get("currency"), wallet.get("holder")) == (("XBT",), ("ofac-7",))
    assert entities["ofac-7"].get("swiftBic") == ("FAEBRU8V",)


def test_a_directive_has_its_own_designation_with_its_dates() -> None:
    entities = remark(
        "Listing Date (EO 14024 Directive 3): 24 Feb 2022; Effective Date (EO 14024 Directive 3): 26 Mar 2022."
    )
    directive = entities["ofac-7-sanction-eo-14024-directive-3"]

    assert directive.get("program") == ("EO 14024 Directive 3",)
    assert (directive.get("listingDate"), directive.get("startDate")) == (("2022-02-24",), ("2022-03-26",))
    assert entities["ofac-7-sanction"].get("listingDate") == ()


def test_a_segment_nobody_can_read_is_kept_and_reported() -> None:
    row = text_of("sdn").replace("Website www.kupol.ru;", "Moon Permit 44812-X;")
    statements, issues = read_all(kupol_files(sdn=row))

    assert "Moon Permit 44812-X" in entities_of(statements)["ofac-46431"].get("notes")
    assert [(issue.where, issue.place) for issue in issues] == [("sdn.csv", "row 1")]


def test_a_remark_cut_off_goes_on_in_the_comments_file() -> None:
    whole = text_of("sdn")
    cut = whole.replace("Number 1021801143374 (Russia).", "Number 10218011")
    more = '46431,"43374 (Russia)."\r\n\x1a'
    statements, issues = read_all([*kupol_files(sdn=cut), file_of("sdn_comments.csv", more)])

    assert entities_of(statements)["ofac-46431"].get("ogrnCode") == ("1021801143374",)
    assert issues == []


@pytest.mark.parametrize(
    ("part", "old", "new", "place", "words"),
    [
        (
            "sdn",
            '"UKRAINE-EO13662] [RUSSIA-EO14024",',
            '"UKRAINE-EO13662] [RUSSIA-EO14024","new",',
            "row 1",
            "13 fields",
        ),
        ("sdn", '"individual"', '"android"', "row 5", "unknown party type 'android'"),
        ("sdn", "46437,", "46431,", "row 2", "appears twice"),
        ("sdn", "DOB 11 Oct 1979", "DOB 31 Feb 1979", "row 5", "no day of any calendar"),
        ("alt", '46431,71640,"aka"', '46431,71640,"zka"', "row 2", "unknown alias type"),
        ("alt", "46437,72486", "99999,72486", "row 4", "files of different days"),
        ("add", "46437,69066", "46437,69057", "row 2", "appears twice"),
        ("add", '"Russia",-0- \r\n46437', '"Russia"\r\n46437', "row 1", "5 fields"),
    ],
)
def test_a_list_that_changed_its_shape_is_refused_with_file_and_row(
    part: str, old: str, new: str, place: str, words: str
) -> None:
    poisoned = text_of(part).replace(old, new, 1)
    assert poisoned != text_of(part)

    with pytest.raises(SourceError) as caught:
        read_all(kupol_files(**{part: poisoned}))

    assert (caught.value.where, caught.value.place) == (f"{part}.csv", place)
    assert words in caught.value.message
    assert caught.value.remedy


def test_a_file_cut_in_the_middle_of_a_field_is_refused() -> None:
    whole = text_of("sdn")

    with pytest.raises(SourceError, match=r"breaks off|fields"):
        read_all(kupol_files(sdn=whole[: len(whole) - 40]))


def test_a_file_cut_between_two_rows_is_refused_by_its_missing_end_mark() -> None:
    cut = text_of("add").split("51215,")[0]
    with pytest.raises(SourceError, match="lacks the end mark that the other files") as caught:
        read_all(kupol_files(add=cut))
    assert (caught.value.where, caught.value.place) == ("add.csv", f"row {cut.count(chr(10))}")


def test_files_that_all_lack_the_end_mark_are_read_with_a_warning() -> None:
    bare = {part: text_of(part).replace(END_MARK, "") for part in PARTS}
    _, issues = read_all(kupol_files(**bare))
    assert [(issue.severity, issue.where) for issue in issues] == [(Severity.WARNING, f"{part}.csv") for part in PARTS]


@pytest.mark.parametrize(
    ("spoilt", "words"), [("", "is empty"), (" \n", "is empty"), ("<!doctype html>\n<p>Try later.</p>\n", "1 fields")]
)
@pytest.mark.parametrize("part", ["alt", "add"])
def test_what_stands_in_the_place_of_a_part_refuses_the_list(part: str, spoilt: str, words: str) -> None:
    with pytest.raises(SourceError, match=words) as caught:
        read_all(kupol_files(**{part: spoilt}))
    assert caught.value.where == f"{part}.csv"


@pytest.mark.parametrize(("spoilt", "words"), [("", "no entry"), ("<html>\n</html>\n", "1 fields")])
def test_what_stands_in_the_place_of_the_primary_file_refuses_the_list(spoilt: str, words: str) -> None:
    with pytest.raises(SourceError, match=words) as caught:
        read_all(kupol_files(sdn=spoilt))
    assert caught.value.where == "sdn.csv"


def test_a_file_of_another_version_is_not_taken_for_a_part() -> None:
    files = [*kupol_files(), file_of("alt_2021.csv", "")]
    recognition = recognise(files)
    assert [len(source.files) for source in recognition.sources] == [3]
    assert [issue.where for issue in recognition.issues] == ["alt_2021.csv"]


def test_a_remark_that_goes_on_twice_in_the_same_words_is_refused() -> None:
    comment = '46441,"and on."\r\n'
    files = [*kupol_files(), file_of("sdn_comments.csv", comment + comment + END_MARK)]
    with pytest.raises(SourceError, match="comments of entry 46441 appears twice"):
        read_all(files)


def test_files_of_one_version_are_grouped_and_orphans_are_named() -> None:
    names = ["a/sdn.csv", "a/alt.csv", "a/add.csv", "b/SDN_2021.CSV", "b/alt_2021.csv", "c/alt.csv"]
    content = {"sdn": text_of("sdn"), "alt": text_of("alt"), "add": text_of("add")}
    files = [file_of(name, content[name.split("/")[1][:3].lower()]) for name in names]

    recognition = recognise(files)

    grouped = [[file.name for _, file in source.files] for source in recognition.sources]
    assert grouped == [["a/sdn.csv", "a/alt.csv", "a/add.csv"], ["b/SDN_2021.CSV", "b/alt_2021.csv"]]
    assert [issue.where for issue in recognition.issues] == ["c/alt.csv"]


def test_a_file_of_no_known_shape_is_named() -> None:
    recognition = recognise([file_of("x.csv", "name,colour\nA,red\n"), file_of("nothing.csv", "")])

    assert recognition.sources == ()
    assert [(issue.where, issue.severity) for issue in recognition.issues] == [
        ("x.csv", Severity.ERROR),
        ("nothing.csv", Severity.ERROR),
    ]


SDN_2021 = ("ofac_sdn_2021.csv", "ofac_alt_2021.csv", "ofac_add_2021.csv")
CONS = ("cons_prim.csv", "cons_alt.csv", "cons_add.csv", "cons_comments.csv")


@pytest.mark.parametrize(("names", "dataset", "unread"), [(SDN_2021, "us_ofac_sdn", 20), (CONS, "us_ofac_cons", 2)])
def test_a_whole_official_list_loads_and_its_counts_agree_with_a_recount(
    whole: ReadWhole, names: Sequence[str], dataset: str, unread: int
) -> None:
    statements, issues = whole(*(f"ofac/{name}" for name in names))
    schema_of = {s.entity_id: s.schema for s in statements}
    schemas = Counter(schema_of.values())
    primary, alts, adds = (rows_of(name) for name in names[:3])

    assert {s.dataset for s in statements} == {dataset}
    assert sum(entity_id.count("-") == 1 for entity_id in schema_of) == len(primary)
    assert schemas["Person"] == sum(row[2] == "individual" for row in primary)
    assert schemas["Address"] == sum(any(field.strip() != "-0-" for field in row[2:]) for row in adds)
    linked = sum(row[11].count("Linked To: ") for row in primary)
    assert schemas["UnknownLink"] >= 0.95 * linked
    named = {s.origin for s in statements if s.origin and s.origin.startswith(names[1])}
    assert len(named) >= 0.99 * len(alts)
    assert sum(isinstance(issue, Issue) for issue in issues) <= unread


def rows_of(name: str) -> list[list[str]]:
    """The rows of an official file, read with nothing but `csv`; the end mark is no row."""
    text = shared(f"data/lists/ofac/{name}").read_bytes().decode()
    return [row for row in csv.reader(io.StringIO(text)) if len(row) > 1]
