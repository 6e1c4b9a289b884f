from collections.abc import Mapping

from lading.lists.countries import load_country_names
from lading.lists.diff import Change, Kind, compare_versions
from lading.lists.diff_reword import quote, reword
from lading.lists.diff_words import describe_change
from lading.model.entity import Entity
from lading.model.schema import load_schemata
from lading.model.statement import Statement
from tests.lists.builders import FIXTURES, entities_of, file_at, read_all

SCHEMATA, COUNTRIES = load_schemata(), load_country_names()
KUPOL = [file_at(path) for path in sorted((FIXTURES / "ofac_kupol").glob("*.csv"))]


def state(*entities: tuple[str, str, Mapping[str, str | list[str]]]) -> dict[str, Entity]:
    """Entities from their id, schema and properties."""
    return entities_of(
        Statement(key, schema, prop, value, "a_list")
        for key, schema, props in entities
        for prop, values in props.items()
        for value in ([values] if isinstance(values, str) else values)
    )


def compare(old: dict[str, Entity], new: dict[str, Entity]) -> tuple[Change, ...]:
    return compare_versions(old, new, schemata=SCHEMATA, countries=COUNTRIES)


def words(old: dict[str, Entity], new: dict[str, Entity]) -> list[str]:
    return [line for change in compare(old, new) for line in describe_change(change, COUNTRIES)]


def test_a_list_and_itself_do_not_differ() -> None:
    entities = entities_of(read_all(KUPOL)[0])
    assert compare(entities, entities) == ()


def test_real_entries_come_and_go_as_parties_with_their_designations_and_papers() -> None:
    entities = entities_of(read_all(KUPOL)[0])
    vektor = {
        key: entity for key, entity in entities.items() if not key.startswith("ofac-46441") and key != "ofac-addr-69075"
    }
    (added,) = compare(vektor, entities)
    assert (added.kind, added.id, added.caption) == (Kind.ADDED, "ofac-46441", "TSK VEKTOR, OOO")
    assert list(describe_change(added, COUNTRIES)) == [
        "TSK VEKTOR, OOO · company · Russia · RUSSIA-EO14024 · ofac-46441",
        "also known as “OBSHCHESTVO S OGRANICHENNOI OTVETSTVENNOSTYU TSK VEKTOR”; INN “3849055365”",
    ]
    told = {detail.what: detail.added for detail in added.details}
    plant = "JOINT STOCK COMPANY IZHEVSK ELECTROMECHANICAL PLANT KUPOL"
    assert told["link"] == (f"{plant}, Linked To, Linked To: {plant}",)
    (removed,) = compare(entities, vektor)
    assert removed.kind is Kind.REMOVED


def test_what_changes_about_a_designation_is_told_of_its_party() -> None:
    party = ("p", "Company", {"name": "Kupol"})
    old = state(party, ("s", "Sanction", {"entity": "p", "program": "A", "listingDate": "2022-12-16"}))
    new = state(party, ("s", "Sanction", {"entity": "p", "program": ["A", "B"], "listingDate": "2022-12-16"}))
    assert words(old, new) == ["Kupol · company · p", "program added: “B”"]


def test_numbers_come_with_their_paper_and_addresses_once() -> None:
    old = state(("p", "Person", {"name": "A. Yamshchikov"}))
    new = state(
        (
            "p",
            "Person",
            {"name": "A. Yamshchikov", "passportNumber": "D000", "address": "Izhevsk", "addressEntity": "a"},
        ),
        ("i", "Passport", {"holder": "p", "type": "Passport", "number": "D000", "country": "ru"}),
        ("a", "Address", {"full": "Izhevsk", "city": "Izhevsk"}),
    )
    assert words(old, new) == [
        "A. Yamshchikov · person · p",
        "address added: “Izhevsk”",
        "passport added: “D000, Russia”",
    ]


def test_a_party_whose_number_alone_changed_was_not_delisted() -> None:
    old = state(("eu-1", "Person", {"name": "Ivan Petrov", "birthDate": "1970"}))
    new = state(("eu-9", "Person", {"name": "Ivan Petrov", "birthDate": "1970", "alias": "Vanya"}))
    (change,) = compare(old, new)
    assert (change.kind, change.old_id, change.id) == (Kind.RENUMBERED, "eu-1", "eu-9")
    assert list(describe_change(change, COUNTRIES)) == [
        "Ivan Petrov · person · was eu-1, now eu-9",
        "alias added: “Vanya”",
    ]


def test_namesakes_are_not_taken_for_one_another() -> None:
    old = state(("1", "Person", {"name": "Ivan Petrov", "birthDate": "1970"}))
    other = state(("2", "Person", {"name": "Ivan Petrov", "birthDate": "1985"}))
    assert [change.kind for change in compare(old, other)] == [Kind.ADDED, Kind.REMOVED]
    two = state(*((key, "Person", {"name": "Ivan Petrov", "birthDate": "1970"}) for key in ("2", "3")))
    assert [change.kind for change in compare(old, two)] == [Kind.ADDED, Kind.ADDED, Kind.REMOVED]


def test_a_name_that_only_changed_its_kind_is_said_to_have() -> None:
    old = state(("v", "Vessel", {"name": "AMOL", "previousName": "CASTOR"}))
    new = state(("v", "Vessel", {"name": "AMOL", "alias": "CASTOR"}))
    assert words(old, new)[1:] == ["“CASTOR”: now alias, was former name"]


def test_a_change_of_kind_is_told_first() -> None:
    old, new = (state(("k", schema, {"name": "Kupol"})) for schema in ("Organization", "Company"))
    assert words(old, new) == ["Kupol · company · k", "kind: was “organization”, now “company”"]


def test_of_long_texts_only_what_differs_is_shown() -> None:
    text = "Member of the council since 1999. " * 6
    old = state(("p", "Person", {"name": "A", "notes": text + "Listed as (QDe.137). End."}))
    new = state(("p", "Person", {"name": "A", "notes": text + "Formerly listed. End."}))
    assert words(old, new)[1] == "notes: “Listed as (QDe.137).” became “Formerly listed.”"
    assert reword("a  b", "a b") == "only its spacing"
    assert reword("a b c d e f g", "x b y d z f w") == "“a” became “x”; “c” became “y”; “e” became “z”; “g” became “w”"


def test_values_reworded_among_several_are_paired() -> None:
    old = state(("p", "Person", {"name": "A", "position": ["Minister of Trade", "Governor of Khost"]}))
    new = state(
        ("p", "Person", {"name": "A", "position": ["Governor of Khost (1996)", "Minister of Trade (1996)", "Envoy"]})
    )
    assert words(old, new)[1:] == [
        "position: was “Minister of Trade”, now “Minister of Trade (1996)”",
        "position: was “Governor of Khost”, now “Governor of Khost (1996)”",
        "position added: “Envoy”",
    ]


def test_an_entity_that_belongs_to_nobody_is_not_lost() -> None:
    (change,) = compare({}, state(("s", "Sanction", {"entity": "unknown", "program": "A"})))
    assert (change.kind, change.id) == (Kind.ADDED, "s")


def test_a_party_that_came_is_told_from_its_namesakes() -> None:
    new = state(
        (
            "un-qdi.438",
            "Person",
            {
                "name": "IBRAHIM BRUKAN",
                "alias": ["A", "B", "C", "D"],
                "weakAlias": "E",
                "birthDate": "1970-09-01",
                "country": "iq",
            },
        ),
        ("s", "Sanction", {"entity": "un-qdi.438", "program": "Al-Qaida", "listingDate": "2026-03-26"}),
    )
    assert words({}, new) == [
        "IBRAHIM BRUKAN · person · Iraq · Al-Qaida · listed 2026-03-26 · un-qdi.438",
        "also known as “A”, “B”, “C” and 1 more; weak alias “E”; born 1970-09-01",
    ]


def test_who_is_only_known_by_number_and_address_is_told_by_them() -> None:
    assert words({}, state(("ofac-1", "LegalEntity", {"address": "Minya, Egypt"}))) == [
        "ofac-1",
        "address “Minya, Egypt”",
    ]


def test_a_new_primary_name_is_a_renaming_and_says_both() -> None:
    old = state(("p", "Company", {"name": ["Sberbank CIB", "Сбербанк КИБ"], "alias": "SIB"}))
    new = state(("p", "Company", {"name": ["Сбербанк КИБ", "SberCIB"], "previousName": "Sberbank CIB", "alias": "SIB"}))
    (change,) = compare(old, new)
    assert (change.kind, change.caption, change.old_caption) == (Kind.RENAMED, "SberCIB", "Sberbank CIB")
    assert words(old, new) == ["SberCIB · was Sberbank CIB · company · p", "“Sberbank CIB”: now former name, was name"]


def test_order_and_spacing_are_no_change() -> None:
    old = state(
        ("p", "Person", {"name": "A", "position": ["Minister", "Governor"], "notes": "One.  Two.\nThree."}),
        ("i", "Passport", {"holder": "p", "type": "diplomatic passport", "number": "D1", "endDate": "2026-10-13"}),
    )
    new = state(
        ("i", "Passport", {"endDate": "2026-10-13", "number": "D1", "type": "diplomatic passport", "holder": "p"}),
        ("p", "Person", {"notes": "One. Two. Three.", "position": ["Governor", "Minister"], "name": "A"}),
    )
    assert compare(old, new) == ()


def test_a_country_is_named_and_not_said_again_beside_its_address() -> None:
    old = state(("p", "Person", {"name": "A", "country": "qa", "address": "Qatar", "nationality": "af"}))
    new = state(("p", "Person", {"name": "A", "country": "af", "address": "Kabul, Afghanistan", "nationality": "cd"}))
    assert words(old, new)[1:] == [
        "nationality: was “Afghanistan”, now “Democratic Republic of the Congo”",
        "address gone: “Qatar”",
        "address added: “Kabul, Afghanistan”",
    ]


def test_values_reworded_alike_share_a_line() -> None:
    posts = [f"{post} of Kabul Province under the Taliban regime" for post in ("Governor", "Mayor")]
    old = state(("p", "Person", {"name": "A", "position": posts}))
    new = state(("p", "Person", {"name": "A", "position": [f"{post} (1996-2001)" for post in posts]}))
    assert words(old, new)[1:] == [f"position “{posts[0]}”, “{posts[1]}”: now with “(1996-2001)”"]


def test_names_that_are_not_alike_are_not_said_to_have_become_each_other() -> None:
    old, new = (
        state(("p", "Company", {"name": "A", "alias": alias}))
        for alias in ("MODLEX", ["MINISTRY OF DEFENSE LOGISTICS", "LEGION EXPORT"])
    )
    assert words(old, new)[1:] == [
        "alias gone: “MODLEX”",
        "alias added: “MINISTRY OF DEFENSE LOGISTICS”, “LEGION EXPORT”",
    ]


def test_what_changes_in_remarks_only_is_told_apart() -> None:
    old = state(("p", "Person", {"name": "A", "notes": "See http://a.example/one for more of this."}))
    new = state(("p", "Person", {"name": "A", "notes": "See http://a.example/two for more of this."}))
    (change,) = compare(old, new)
    assert change.kind is Kind.REMARKED
    assert words(old, new)[1:] == ["notes: a web address differs"]


def test_an_entry_that_was_only_amended_says_so() -> None:
    party = ("p", "Person", {"name": "A"})
    old = state(party, ("s", "Sanction", {"entity": "p"}))
    new = state(party, ("s", "Sanction", {"entity": "p", "modifiedAt": "2026-07-30"}))
    assert words(old, new) == ["A · person · p · amended 2026-07-30", "amended, and nothing else differs"]


def test_a_very_long_value_says_how_much_of_it_is_not_shown() -> None:
    assert quote("word " * 100).endswith("word” (and 200 more characters)")
    assert quote("x" * 300) == f"“{'x' * 300}”"


def test_an_apostrophe_does_not_come_before_the_letter_a() -> None:
    new = state(*((name, "Person", {"name": name}) for name in ("'Azzam", "Abbas", "Zubair")))
    assert [change.caption for change in compare({}, new)] == ["Abbas", "'Azzam", "Zubair"]
