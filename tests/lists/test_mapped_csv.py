import pytest

from lading.errors import ConfigurationError, SourceError
from lading.lists.recognise import recognise
from lading.model.entity import Entity
from tests.lists.builders import entities_of, file_of, read_all

MAPPING = """
dataset: acme_suppliers
title: Suppliers that Acme does not buy from
publisher: Acme Ltd
schema: {column: kind, codes: {firm: Company, person: Person}}
id: [number]
separator: ";"
columns:
  number: null
  kind: null
  company: name
  seat: country
  since: {sanction: startDate}
  born: birthDate
  mail: email
topics: [debarment]
authority: Acme compliance
"""
TABLE = """number,kind,company,seat,since,born,mail
17,firm,Kupol JSC;AO Kupol,Russia,12 Dec 2023,,office@kupol.ru
18,person,Ivan Primerov,Russian,2024,circa 1961,
"""


def read(table: str = TABLE, mapping: str = MAPPING) -> list[Entity]:
    statements, issues = read_all(
        [file_of("house/suppliers.csv", table), file_of("house/suppliers.mapping.yml", mapping)]
    )
    assert issues == []
    return list(entities_of(statements).values())


def test_a_house_list_is_read_as_its_mapping_says() -> None:
    firm, listed, person, _ = read()

    assert (firm.schema, firm.get("name"), firm.get("country")) == ("Company", ("Kupol JSC", "AO Kupol"), ("ru",))
    assert (firm.get("email"), firm.get("topics")) == (("office@kupol.ru",), ("debarment",))
    assert (listed.schema, listed.get("entity")) == ("Sanction", (firm.id,))
    assert (listed.get("authority"), listed.get("startDate")) == (("Acme compliance",), ("2023-12-12",))
    assert (person.schema, person.get("birthDate")) == ("Person", ("1961",))
    assert firm.datasets == ("acme_suppliers",)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("seat,since", "seat,since,mood", "'mood' is in the table only"),
        ("seat,since", "place,since", "'place' is in the table only"),
        ("seat,since", "seat,since,since", "repeated column 'since'"),
        ("17,firm", "17,robot", "unknown kind 'robot'"),
        ("17,firm", ",firm", "without its id"),
    ],
)
def test_a_table_its_mapping_does_not_fit_is_refused(old: str, new: str, words: str) -> None:
    with pytest.raises(SourceError, match=words) as caught:
        read(TABLE.replace(old, new))

    assert caught.value.where == "house/suppliers.csv"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("company: name", "company: rocketName", "property 'rocketName'"),
        ("schema: {column: kind, codes: {firm: Company, person: Person}}", "schema: Spaceship", "Spaceship"),
        ("id: [number]", "mood: grim", "not a mapping"),
        ("id: [number]", "id: number", "id is no list"),
        ("id: [number]", "id: [colour]", "none of the columns"),
        ("topics: [debarment]", "topics: [naughty]", "'naughty' is no topic"),
        ("company: name", "company: [name]", "no place for a column"),
        ("dataset: acme", "dataset: [acme", "no readable YAML"),
    ],
)
def test_a_mapping_that_names_what_does_not_exist_is_the_users_to_mend(old: str, new: str, words: str) -> None:
    with pytest.raises(ConfigurationError, match=words) as caught:
        read(mapping=MAPPING.replace(old, new))

    assert caught.value.where == "house/suppliers.mapping.yml"


def test_a_mapping_without_its_table_is_named() -> None:
    recognition = recognise([file_of("house/suppliers.mapping.yml", MAPPING)])

    assert [issue.what for issue in recognition.issues] == ["a mapping file without its table"]


def test_an_empty_table_is_refused_and_not_read_as_nobody() -> None:
    with pytest.raises(SourceError, match="the table is empty"):
        read(table="")
