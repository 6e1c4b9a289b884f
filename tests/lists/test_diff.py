from collections.abc import Mapping

from lading.lists.diff import Change, Kind, compare_versions
from lading.lists.diff_words import describe_change, reword
from lading.model.entity import Entity
from lading.model.schema import load_schemata
from lading.model.statement import Statement
from tests.lists.builders import FIXTURES, entities_of, file_at, read_all

SCHEMATA = load_schemata()
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
    return compare_versions(old, new, schemata=SCHEMATA)


def words(old: dict[str, Entity], new: dict[str, Entity]) -> list[str]:
    return [line for change in compare(old, new) for line in describe_change(change)]


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
    assert list(describe_change(added)) == ["TSK VEKTOR, OOO · company · ru · RUSSIA-EO14024 · ofac-46441"]
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
        "passport added: “Passport, D000, ru”",
    ]


def test_a_party_whose_number_alone_changed_was_not_delisted() -> None:
    old = state(("eu-1", "Person", {"name": "Ivan Petrov", "birthDate": "1970"}))
    new = state(("eu-9", "Person", {"name": "Ivan Petrov", "birthDate": "1970", "alias": "Vanya"}))
    (change,) = compare(old, new)
    assert (change.kind, change.old_id, change.id) == (Kind.RENUMBERED, "eu-1", "eu-9")
    assert list(describe_change(change)) == ["Ivan Petrov · person · was eu-1, now eu-9", "alias added: “Vanya”"]


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
    assert words(old, new)[1] == "notes reworded: “Listed as (QDe.137).” became “Formerly listed.”"
    assert reword("a  b", "a b") == "only its spacing"
    assert reword("a b c d e f g", "x b y d z f w") == "“a” became “x”; “c” became “y”; “e” became “z”; and 1 more"


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
