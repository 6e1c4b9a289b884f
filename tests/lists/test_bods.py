"""Registers in the Beneficial Ownership Data Standard, old versions and new, and what the rules make of the examples."""

import datetime as dt
import json

import pytest

from lading.errors import SourceError
from lading.exposure.ownership import assess_ownership
from lading.lists.files import ListFile
from lading.lists.recognise import parse_list, recognise
from lading.model.entity import Entity
from lading.model.issue import Issue
from lading.model.ownership import Certainty
from lading.model.statement import Statement
from tests.exposure.register import TABLE, listing
from tests.graph.case import build, entities_of
from tests.lists.builders import file_of
from tests.shared_data import shared

FOLDER = "data/ownership/bods_standard_examples/examples"


def read(file: ListFile) -> tuple[list[Entity], list[Issue]]:
    found = recognise([file])
    assert [source.parser for source in found.sources] == ["bods"], found.issues
    rows = [row for source in found.sources for row in parse_list(source)]
    issues = [row for row in rows if isinstance(row, Issue)]
    return entities_of(tuple(row for row in rows if isinstance(row, Statement))), issues


def package(name: str) -> list[Entity]:
    return read(file_of(f"{name}.json", shared(f"{FOLDER}/{name}.json").read_bytes()))[0]


def reached(entities: list[Entity], listed: str, day: str, regime: str) -> dict[Certainty, set[str]]:
    acts = [listing(f"bods-{record}", regime, since="1990-01-01") for record in listed.split()]
    graph = build([], [*entities, *acts], {})
    found: dict[Certainty, set[str]] = {}
    for party, rows in assess_ownership(graph, dt.date.fromisoformat(day), table=TABLE).findings.items():
        for row in rows:
            if row.regime == regime:
                found.setdefault(row.certainty, set()).add(party.removeprefix("bods-"))
    return found


SURE, MAYBE, CARE = Certainty.DEFINITE, Certainty.POSSIBLE, Certainty.CAUTION
OFAC, UK = "us_ofac_50", "uk_freeze"
PACKAGES = [
    ("bods-package-annotations", "387a14452645", "2020-01-01", OFAC, {MAYBE: {"22e8a31863ee"}}),
    ("bods-package-entity-owning-entity", "e83cce729ada", "2020-01-01", OFAC, {SURE: {"12b7dd0770ce"}}),
    ("bods-package-entity-owning-entity", "e83cce729ada", "2020-01-01", UK, {SURE: {"12b7dd0770ce"}}),
    ("bods-package-fi-soe", "7ff95ba3682c", "2022-06-01", OFAC, {SURE: {"0199c515a699", "19f1c5afe9d7"}}),
    ("bods-package-fi-soe", "05ce06ec97b1", "2022-06-01", OFAC, {MAYBE: {"19f1c5afe9d7"}, CARE: {"7ff95ba3682c"}}),
    ("bods-package-fi-soe", "7ff95ba3682c", "2019-12-31", OFAC, {}),
    ("bods-package-linking-annotations", "0fc263ba4126", "2020-01-01", OFAC, {}),
    ("bods-package", "10478c6cf6de", "2020-01-01", OFAC, {SURE: {"c359f58d2977"}}),
    ("fermcat", "per-5faa4103dee78621", "2020-01-01", OFAC, {SURE: {"ent-93c75c87ab28f889"}}),
    ("fermcat", "per-5faa4103dee78621", "2020-01-01", UK, {}),
    ("fermcat", "per-5faa4103dee78621", "2022-06-01", OFAC, {CARE: {"ent-93c75c87ab28f889"}}),
    ("fermcat", "per-41c0bb0cef246f7c", "2022-06-01", UK, {SURE: {"ent-93c75c87ab28f889"}}),
    ("full-pep-declaration", "9bcdcc85e803", "2020-01-01", OFAC, {}),
    ("indirect-ownership", "d4ab89ea169a", "2020-01-01", OFAC, {SURE: {"ad3f6c2fcc9e"}}),
    ("indirect-ownership", "c25d4d612c2c", "2020-01-01", OFAC, {MAYBE: {"ad3f6c2fcc9e", "d4ab89ea169a"}}),
    ("joint-ownership", "1accb8b18b99", "2020-01-01", OFAC, {SURE: {"91b4236a7d89", "31c55e425764"}}),
    ("joint-ownership", "1accb8b18b99", "2020-01-01", UK, {SURE: {"91b4236a7d89", "31c55e425764"}}),
    ("levent", "d8855000", "2020-10-01", OFAC, {CARE: {"8e40d059"}}),
    ("levent", "81337a6e", "2020-10-01", OFAC, {MAYBE: {"8e40d059"}}),
    ("listed-company-exempt-from-disclosure", "4c7ea3bfbe6c", "2020-01-01", OFAC, {}),
    ("mixed-direct-and-indirect-ownership", "53508b65253f", "2020-01-01", OFAC,
     {SURE: {"9bfe59b6a869"}, MAYBE: {"ec61aeda7141"}}),
    ("multiple-indirect-ownership", "92ebf964a1f6", "2020-01-01", OFAC,
     {MAYBE: {"d177864a8b39", "05fbbfb94b79", "63e3a8a8946f"}}),
    ("multiple-indirect-ownership", "d177864a8b39", "2020-01-01", OFAC, {SURE: {"63e3a8a8946f"}}),
    ("multiple-tax-residencies", "8f2f34b57a8f", "2020-01-01", OFAC, {SURE: {"fd5c8dbc9a91"}}),
    ("mutilple-indirect-ownership-2", "731c7a8e7601", "2020-01-01", OFAC,
     {MAYBE: {"41454e3ba398", "6c9fd5c92201", "1e049760d6c7"}}),
    ("mutilple-indirect-ownership-2", "41454e3ba398 6c9fd5c92201", "2020-01-01", OFAC, {SURE: {"1e049760d6c7"}}),
    ("nomination", "101AB1984F", "2023-06-01", OFAC, {CARE: {"104AB1984C"}}),
    ("plc-entity-statement", "70044236", "2022-01-01", OFAC, {}),
    ("simple-pep-declaration", "c9ceb68d7241", "2020-01-01", OFAC, {}),
    ("tecido", "018AF6B3EB", "2020-01-01", UK, {SURE: {"01B68D7633"}}),
    ("tecido", "018AF6B3EB", "2022-01-01", OFAC, {CARE: {"01B68D7633"}}),
    ("tecido", "033E84672B", "2022-01-01", UK, {SURE: {"01B68D7633"}}),
    ("tecido", "033E84672B", "2021-09-23", UK, {}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "listed", "day", "regime", "expected"), PACKAGES)
def test_published_examples(name: str, listed: str, day: str, regime: str, expected: dict[Certainty, set[str]]) -> None:
    """Open Ownership's example packages for version 0.4 of the standard (Apache-2.0), one listed party each."""
    assert reached(package(name), listed, day, regime) == expected


def test_there_is_an_answer_for_every_published_example() -> None:
    names = {path.stem for path in shared(FOLDER).glob("*.json")}
    assert {row[0] for row in PACKAGES} == names


def old_statements() -> list[dict[str, object]]:
    """Version 0.2: statements replace each other, codes have hyphens, bounds have flags."""
    return [
        {"statementID": "e1", "statementType": "entityStatement", "entityType": "registeredEntity", "name": "Works"},
        {"statementID": "p1", "statementType": "personStatement", "personType": "knownPerson",
         "names": [{"type": "individual", "fullName": "Ann Example"}]},
        {"statementID": "o1", "statementType": "ownershipOrControlStatement", "statementDate": "2020-01-01",
         "subject": {"describedByEntityStatement": "e1"}, "interestedParty": {"describedByPersonStatement": "p1"},
         "interests": [{"type": "shareholding", "interestLevel": "direct", "startDate": "2020-01-01",
                        "share": {"minimum": 50, "exclusiveMinimum": True, "maximum": 75, "exclusiveMaximum": False}}]},
        {"statementID": "o2", "statementType": "ownershipOrControlStatement", "statementDate": "2021-01-01",
         "replacesStatements": ["o1"], "subject": {"describedByEntityStatement": "e1"},
         "interestedParty": {"describedByPersonStatement": "p1"},
         "interests": [{"type": "voting-rights", "interestLevel": "direct"}]},
    ]  # fmt: skip


def test_old_versions_have_their_history_and_open_bounds() -> None:
    entities, _ = read(file_of("old.json", json.dumps(old_statements()).encode()))
    held = next(entity for entity in entities if entity.schema == "Ownership")
    assert held.first("percentage") == "50.0001-75"
    assert (held.first("startDate"), held.first("endDate")) == ("2020-01-01", "2020-12-31")
    assert next(entity for entity in entities if entity.schema == "Control").first("startDate") == ""
    assert reached(entities, "p1", "2020-06-01", UK) == {SURE: {"e1"}}


def test_one_statement_a_line_is_read_alike() -> None:
    array, _ = read(file_of("old.json", json.dumps(old_statements()).encode()))
    lines, _ = read(file_of("old.json", "\n".join(json.dumps(row) for row in old_statements()).encode()))
    assert [entity.properties for entity in lines] == [entity.properties for entity in array]


def test_a_statement_of_no_known_kind_stops_the_list() -> None:
    rows = [*old_statements(), {"statementID": "x", "statementType": "rumourStatement"}]
    with pytest.raises(SourceError, match="statement 5: a statement of the kind 'rumourStatement'"):
        read(file_of("old.json", json.dumps(rows).encode()))


def test_what_is_not_named_and_what_is_not_known_is_said() -> None:
    rows = old_statements()
    rows[2]["interestedParty"] = {"unspecified": {"reason": "no-beneficial-owners"}}
    rows[3] = rows[3] | {"replacesStatements": [], "interests": [{"type": "hereditary-right"}]}
    _, issues = read(file_of("old.json", json.dumps(rows).encode()))
    assert any("not named (no-beneficial-owners)" in issue.what for issue in issues)
    assert any("hereditary-right" in issue.what for issue in issues)
