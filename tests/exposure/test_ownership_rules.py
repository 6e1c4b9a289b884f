"""The ownership table: one row a regime and period, read strictly, and which designations each row counts."""

import datetime as dt

import pytest

from lading.errors import ConfigurationError
from lading.exposure.ownership_rules import load_ownership_rules, parse_ownership_rules
from lading.model.exposure import Designation
from lading.model.period import Period

TABLE = load_ownership_rules()
ROW = """
version: test/1
labels: {possible: possible, circular: circular}
cautions: {}
rules:
  - {id: r, authority: A, rule: R, threshold: 500000, strict: true, aggregate: all, control: caution, minority: false,
     label: owned, source: S, lists: [{authority: a}], unless: [], periods: [{from: 2020-01-01, status: in force}]}
"""


def act(authority: str, program: str = "", dataset: str = "l", url: str = "", *measures: str) -> Designation:
    return Designation("p", "p", authority, program, Period(), dataset, url, "", measures)


def counted(designation: Designation) -> set[str]:
    return {rule.id for rule in TABLE.rules if rule.counts(designation)}


OFAC, BIS = "Office of Foreign Assets Control", "Bureau of Industry and Security"
EU = {"eu_freeze", "eu_freeze_over_50"}


@pytest.mark.parametrize(
    ("designation", "rules"),
    [
        (act(OFAC, "CUBA"), {"us_ofac_50"}),
        (act("US Treasury (OFAC)", "SDGT; RUSSIA-EO14024"), {"us_ofac_50", "us_bis_affiliates"}),
        (act(OFAC, "UKRAINE-EO13662", "us_ofac_cons"), {"us_ofac_ssi"}),
        (act(OFAC, "UKRAINE-EO13662", "us_trade_csl", "https://bit.ly/1QWTIfE"), {"us_ofac_ssi"}),
        (act(OFAC, "UKRAINE-EO13662", "us_ofac_sdn"), {"us_ofac_50", "us_bis_affiliates"}),
        (act(OFAC, "CMIC-EO13959"), set()),
        (act(BIS, "Entity List (EL)"), {"us_bis_affiliates"}),
        (act(BIS, "Military End User (MEU) List"), {"us_bis_affiliates"}),
        (act(BIS, "Denied Persons List (DPL)"), set()),
        (act("Council of the European Union", "EU-UKR", "eu", "", "Asset freeze"), EU),
        (act("European Union", "UKR"), EU),
        (act("Council of the European Union", "EU-UKR", "eu", "", "Travel ban"), set()),
        (act("Council of the European Union", "EU-RUS", "eu", "", "Financial restrictions"), set()),
        (act("Foreign, Commonwealth and Development Office", "Russia", "uk", "", "Asset freeze"), {"uk_freeze"}),
        (act("Foreign, Commonwealth and Development Office", "Russia", "uk", "", "Trust services"), set()),
        (act("United Nations Security Council", "QDi.001"), set()),
    ],
)
def test_which_designations_count(designation: Designation, rules: set[str]) -> None:
    assert counted(designation) == rules


def test_labels_are_the_words_allowed() -> None:
    allowed = {"blocked_by_rule", "sectoral_by_rule", "presumed_controlled", "owned", "affiliate_of_listed"}
    assert {rule.label for rule in TABLE.rules} == allowed
    assert set(TABLE.labels.values()) == {
        "possible (share unknown)",
        "possible (identity of an owner not settled)",
        "circular, refer",
    }


def test_every_rule_names_its_source_and_begins_on_a_day() -> None:
    for rule in TABLE.rules:
        assert rule.source
        assert rule.stood(dt.date(2000, 1, 1)) is None


def test_more_than_half_asks_for_one_millionth_more() -> None:
    assert parse_ownership_rules(ROW, where="t").rules[0].threshold == 500_001


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("strict: true, ", "", "lacks a column"),
        ("label: owned", "label: owned, mood: good", "unknown columns"),
        ("aggregate: all", "aggregate: some", "wrong value"),
        ("threshold: 500000", "threshold: 2000000", "out of range"),
        ("{authority: a}", "{colour: red}", "unknown fields"),
        ("status: in force}", "status: in force}, {from: 2021-01-01, status: suspended}", "overlap"),
        ("source: S", "source: S, cautions: [mystery]", "unknown cautions"),
    ],
)
def test_a_wrong_row_is_refused_with_its_id(old: str, new: str, what: str) -> None:
    with pytest.raises(ConfigurationError, match=what):
        parse_ownership_rules(ROW.replace(old, new), where="t")
