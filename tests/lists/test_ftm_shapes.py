import json

import pytest

from lading.errors import SourceError
from lading.lists.ftm_delta import read_deleted
from lading.lists.recognise import recognise
from tests.lists.builders import entities_of, file_at, file_of, read_all
from tests.shared_data import shared

SIMPLE = (
    '"id","schema","name","aliases","birth_date","countries","addresses","identifiers","sanctions","phones","emails","dataset","first_seen","last_seen","last_change"\n'
    '"Q1","Company","IEMZ Kupol","Kupol;AO Kupol","","ru","Izhevsk","1831083343","EU Russia sanctions","","","OFAC SDN","2023-12-12","2026-08-02","2024-01-01"\n'
)
PERSON = {"id": "Q1", "schema": "Person", "properties": {"name": ["Ivan"]}, "datasets": ["d"]}


def test_nested_targets_give_the_entities_inside_them_too() -> None:
    statements, _ = read_all([file_at(shared("data/lists/opensanctions/targets.nested.json"))])
    entities = entities_of(statements)
    family = [entity for entity in entities.values() if entity.schema == "Family"]

    assert len(entities) == 18
    assert family
    assert all(entity.first("person") in entities for entity in family)
    assert all(entity.first("relative") in entities for entity in family)


def test_the_simple_table_gives_parties_and_designations_in_words() -> None:
    statements, issues = read_all([file_of("os/targets.simple.csv", SIMPLE)])
    entities = entities_of(statements)

    assert issues == []
    assert entities["Q1"].get("alias") == ("Kupol", "AO Kupol")
    assert entities["Q1"].datasets == ("ofac_sdn",)
    assert entities["Q1-sanction-1"].get("program") == ("EU Russia sanctions",)
    assert statements[0].first_seen == "2023-12-12"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('"aliases"', '"aliases","mood"', "column 'mood'"),
        ('"Company"', '"Rocket"', "unknown schema 'Rocket'"),
        ('"Q1"', '""', "missing or given twice"),
    ],
)
def test_a_simple_table_that_changed_is_refused(old: str, new: str, words: str) -> None:
    with pytest.raises(SourceError, match=words):
        read_all([file_of("targets.simple.csv", SIMPLE.replace(old, new))])


def test_values_that_hold_the_separator_or_a_quote_stand_in_quotes() -> None:
    cell = '""Izhevsk; Pesochnaya 3"";""OOO """"Kupol"""" building"";Votkinsk'
    statements, _ = read_all([file_of("os/targets.simple.csv", SIMPLE.replace('"Izhevsk"', f'"{cell}"'))])

    assert entities_of(statements)["Q1"].get("address") == (
        "Izhevsk; Pesochnaya 3",
        'OOO "Kupol" building',
        "Votkinsk",
    )


def test_extractors_an_entity_names_are_counted_once_for_the_file() -> None:
    lines = [PERSON | {"id": f"Q{n}", "origin": ["gpt"], "referents": None} for n in range(3)]
    _, issues = read_all([file_of("entities.ftm.json", "".join(json.dumps(line) + "\n" for line in lines))])

    assert ["3 entities name extractors" in issue.what for issue in issues] == [True]


def test_a_delta_states_what_is_new_and_names_what_is_gone() -> None:
    lines = [{"op": "ADD", "entity": PERSON}, {"op": "DEL", "entity": {"id": "Q9"}}]
    file = file_of("entities.delta.json", "".join(json.dumps(line) + "\n" for line in lines))
    statements, issues = read_all([file])

    assert [s.entity_id for s in statements] == ["Q1"]
    assert list(read_deleted(recognise([file]).sources[0])) == ["Q9"]
    assert any("1 entities are deleted" in issue.what for issue in issues)


def test_an_operation_nobody_knows_stops_the_delta() -> None:
    text = json.dumps({"op": "ADD", "entity": PERSON}) + "\n" + json.dumps({"op": "EAT", "entity": PERSON}) + "\n"

    with pytest.raises(SourceError, match="'EAT'") as caught:
        read_all([file_of("entities.delta.json", text)])
    assert caught.value.place == "line 2"


def test_a_real_delta_is_read_whole() -> None:
    path = shared("data/lists/opensanctions/yente_entities.delta.2024-07.json")
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    file = file_at(path)
    statements, _ = read_all([file])

    assert len({s.entity_id for s in statements}) == sum(line["op"] != "DEL" for line in lines)
    assert len(list(read_deleted(recognise([file]).sources[0]))) == sum(line["op"] == "DEL" for line in lines)
