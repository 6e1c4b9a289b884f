"""What a list states survives a trip through FollowTheMoney's JSON lines."""

import json
from collections.abc import Iterable

import pytest

from lading.lists.ftm_lines import render_entities
from lading.model.schema import load_schemata
from lading.model.statement import Statement
from tests.lists import test_au_dfat, test_ofac_advanced, test_un_sc, test_unmet_lists, test_us_csl
from tests.lists.builders import FIXTURES, file_at, file_of, read_all
from tests.lists.conftest import ReadWhole

SCHEMATA = load_schemata()


def stated(statements: Iterable[Statement]) -> set[tuple[str, str, str, str]]:
    return {(s.entity_id, s.prop, s.value, s.dataset) for s in statements}


def check(statements: list[Statement]) -> None:
    lines = "".join(render_entities(statements, SCHEMATA))
    back, issues = read_all([file_of("entities.ftm.json", lines)])

    assert issues == []
    assert stated(back) == stated(statements)
    assert len(back) == len(stated(back))
    assert "".join(render_entities(back, SCHEMATA)) == lines


@pytest.mark.parametrize(
    "name", ["cons_enhanced_excerpt.xml", "uk_sanctions_list.csv", "uk_conlist.csv", "ofac_kupol/sdn.csv"]
)
def test_fixtures_come_back_as_they_went(name: str) -> None:
    folder = (FIXTURES / name).parent
    paths = sorted(folder.glob("*.csv")) if folder != FIXTURES else [FIXTURES / name]
    check(read_all(map(file_at, paths))[0])


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("sdn_advanced.xml", test_ofac_advanced.SDN),
        ("eu.xml", test_unmet_lists.EU),
        ("uk.xml", test_unmet_lists.UK),
        ("swiss.xml", test_unmet_lists.SWISS),
        ("un.xml", test_un_sc.LIST),
    ],
)
def test_lists_in_xml_come_back_as_they_went(name: str, text: str) -> None:
    check(read_all([file_of(name, text)])[0])


def test_tables_come_back_as_they_went() -> None:
    check(read_all([test_au_dfat.workbook(test_au_dfat.row(Citizenship="Russia;Ukraine"))])[0])
    check(read_all([test_us_csl.table(test_us_csl.REPAIR_PLANT, test_us_csl.CENTRAL_BANK)])[0])


def test_a_party_called_by_two_schemata_keeps_the_properties_of_the_more_special_one() -> None:
    statements = [
        Statement("x", "Organization", "name", "IEMZ Kupol", "d"),
        Statement("x", "Company", "kppCode", "183101001", "d"),
    ]
    assert json.loads(next(render_entities(statements, SCHEMATA)))["schema"] == "Company"
    check(statements)


@pytest.mark.parametrize(
    "names",
    [
        ("ofac/cons_prim.csv", "ofac/cons_alt.csv", "ofac/cons_add.csv", "ofac/cons_comments.csv"),
        ("ofac/ofac_sdn_2021.csv", "ofac/ofac_alt_2021.csv", "ofac/ofac_add_2021.csv"),
        (
            "ofac/sdn_kupol_network_2026-08.csv",
            "ofac/alt_kupol_network_2026-08.csv",
            "ofac/add_kupol_network_2026-08.csv",
        ),
        ("us_csl/consolidated.csv.gz",),
        ("us_csl/CONS_ENHANCED.XML",),
        ("un/un_2026-02.xml",),
        ("un/un_2026-08-01.xml",),
        ("au_dfat/dfat.xlsx",),
        ("eu_journal",),
        ("opensanctions/donations.ijson",),
        ("opensanctions/parteispenden_entities.ftm.json",),
        ("opensanctions/sa_wiki_peps_entities.ftm.json",),
        ("opensanctions/targets.nested.json",),
        ("opensanctions/targets.simple.csv",),
        ("opensanctions/ve_assembly_entities.ftm.json",),
        ("opensanctions/yente_entities.delta.2024-07.json",),
        ("opensanctions/zala_entities.ftm.json",),
    ],
)
def test_every_real_list_comes_back_whole(whole: ReadWhole, names: tuple[str, ...]) -> None:
    statements = whole(*names)[0]
    back, issues = read_all([file_of("entities.ftm.json", "".join(render_entities(statements, SCHEMATA)))])

    assert statements
    assert issues == []
    assert stated(back) == stated(statements)
    assert len(back) == len(stated(back))


def refused(statements: Iterable[Statement]) -> list[tuple[str, str]]:
    """What FollowTheMoney's own package would not take, by type and value. Skips where it is not installed."""
    reason = "followthemoney needs ICU, which is not installed"
    model = pytest.importorskip("followthemoney", reason=reason, exc_type=ImportError).model
    found = []
    for line in render_entities(statements, SCHEMATA):
        entity = json.loads(line)
        proxy = model.make_entity(entity["schema"])
        for name, values in entity["properties"].items():
            kind = proxy.schema.get(name).type
            found += [(kind.name, value) for value in values if kind.clean(value, proxy=proxy) is None]
    return found


@pytest.mark.parametrize(
    "names", ["ofac_kupol/sdn.csv", "cons_enhanced_excerpt.xml", "uk_sanctions_list.csv", "uk_conlist.csv", "un", "au"]
)
def test_followthemoneys_own_package_finds_nothing_wrong(names: str) -> None:
    made = {"un": file_of("un.xml", test_un_sc.LIST), "au": test_au_dfat.workbook(test_au_dfat.row())}
    folder = FIXTURES / "ofac_kupol"
    paths = sorted(folder.glob("*.csv")) if names.startswith(folder.name) else [FIXTURES / names]
    statements, _ = read_all([made[names]] if names in made else map(file_at, paths))

    assert statements
    assert refused(statements) == []


@pytest.mark.parametrize(
    ("name", "numbers"),
    [("un/un_2026-08-01.xml", 10), ("au_dfat/dfat.xlsx", 20), ("us_csl/CONS_ENHANCED.XML", 1), ("eu_journal", 400)],
)
def test_of_real_lists_the_package_refuses_telephone_numbers_and_misprinted_mail_only(
    whole: ReadWhole, name: str, numbers: int
) -> None:
    found = refused(whole(name)[0])
    assert len(found) <= numbers
    assert {kind for kind, _ in found} <= {"phone", "email"}
