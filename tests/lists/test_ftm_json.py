import json
from typing import Any

import pytest

from lading.errors import SourceError
from lading.lists.describe import describe_list
from lading.lists.recognise import parse_list, recognise
from lading.model.issue import Severity
from lading.model.schema import load_schemata
from lading.model.statement import Statement
from tests.lists.builders import entities_of, file_at, file_of, read_all
from tests.shared_data import shared

KUPOL: dict[str, Any] = {
    "id": "NK-kupol",
    "caption": "Kupol",
    "schema": "Company",
    "properties": {"name": ["IEMZ Kupol"], "innCode": ["1831083343"], "topics": ["sanction"], "country": ["ru"]},
    "referents": ["ofac-46431"],
    "datasets": ["us_ofac_sdn"],
    "first_seen": "2023-12-12T15:00:00",
    "last_seen": "2026-08-02T06:00:00",
    "last_change": "2026-01-01T00:00:00",
    "target": True,
}
DESIGNATION: dict[str, Any] = {
    "id": "NK-kupol-eu",
    "schema": "Sanction",
    "properties": {"entity": ["NK-kupol"], "authority": ["Council of the European Union"], "startDate": ["2022-12-16"]},
    "datasets": ["eu_journal"],
}


def lines(*entities: dict[str, Any]) -> str:
    return "".join(json.dumps(entity) + "\n" for entity in entities)


def test_entities_keep_dataset_dates_and_place() -> None:
    statements, _ = read_all([file_of("case/entities.ftm.json", lines(KUPOL, DESIGNATION))])
    inn = next(s for s in statements if s.prop == "innCode")

    assert (inn.entity_id, inn.schema, inn.value, inn.dataset) == ("NK-kupol", "Company", "1831083343", "us_ofac_sdn")
    assert (inn.first_seen, inn.last_seen) == ("2023-12-12T15:00:00", "2026-08-02T06:00:00")
    assert inn.origin == "entities.ftm.json line 1"
    assert entities_of(statements)["NK-kupol-eu"].datasets == ("eu_journal",)


def test_an_entity_merged_from_several_datasets_puts_no_words_in_their_mouths() -> None:
    merged = KUPOL | {"datasets": ["us_ofac_sdn", "ua_nsdc"]}
    statements, issues = read_all([file_of("case/entities.ftm.json", lines(merged, DESIGNATION))])

    assert {s.dataset for s in statements if s.entity_id == "NK-kupol"} == {"case"}
    assert {s.dataset for s in statements if s.schema == "Sanction"} == {"eu_journal"}
    assert any("merged from several datasets" in issue.what for issue in issues)


def test_an_unknown_property_is_counted_and_left_out() -> None:
    odd = KUPOL | {"properties": {"name": ["Kupol"], "rocketCount": ["7"]}}
    statements, issues = read_all([file_of("entities.ftm.json", lines(odd))])

    assert {s.prop for s in statements} == {"name"}
    assert [issue.place for issue in issues if issue.severity is Severity.WARNING] == ["line 1"]


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        (lines(KUPOL, KUPOL | {"id": "x", "schema": "Rocket"}), "line 2", "unknown schema 'Rocket'"),
        (lines(KUPOL, KUPOL | {"id": "x", "schema": "Thing"}), "line 2", "unknown schema 'Thing'"),
        (lines(KUPOL, KUPOL), "line 2", "appears twice"),
        (lines(KUPOL, {"schema": "Person", "properties": {}}), "line 2", "without an id"),
        (lines(KUPOL, DESIGNATION)[:-30], "line 2", "broken JSON"),
        (lines(KUPOL) + "[]\n", "line 2", "no JSON object"),
    ],
)
def test_a_broken_file_is_refused_with_its_line(text: str, place: str, words: str) -> None:
    with pytest.raises(SourceError) as caught:
        read_all([file_of("entities.ftm.json", text)])

    assert (caught.value.where, caught.value.place) == ("entities.ftm.json", place)
    assert words in caught.value.message


def test_a_list_is_described_by_what_was_read() -> None:
    source = recognise([file_of("case/entities.ftm.json", lines(KUPOL, DESIGNATION))]).sources[0]
    statements = [item for item in parse_list(source) if isinstance(item, Statement)]

    described = describe_list(source, statements, schemata=load_schemata(), updated="2026-08-02")

    assert [(d.name, d.entities, d.updated) for d in described] == [
        ("us_ofac_sdn", 1, "2026-08-02"),
        ("eu_journal", 0, "2026-08-02"),
    ]


@pytest.mark.parametrize(
    ("name", "entities"),
    [
        ("zala_entities.ftm.json", 91),
        ("ve_assembly_entities.ftm.json", 549),
        ("sa_wiki_peps_entities.ftm.json", 1565),
        ("parteispenden_entities.ftm.json", 475),
    ],
)
def test_real_files_load_whole(name: str, entities: int) -> None:
    path = shared(f"data/lists/opensanctions/{name}")
    statements, issues = read_all([file_at(path)])
    schemata = load_schemata()
    expected = 0
    for entity in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
        known = [v for prop, v in entity["properties"].items() if schemata.property(entity["schema"], prop)]
        expected += sum(len(values) if isinstance(values, list) else 1 for values in known)

    assert len(entities_of(statements)) == entities
    assert len(statements) == expected
    assert not [issue for issue in issues if issue.severity is Severity.ERROR]
