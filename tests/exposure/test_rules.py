"""The rule table, and what it refuses."""

import pytest

from lading.errors import ConfigurationError
from lading.exposure.rules import load_rules, parse_rules

HEAD = """
version: x/1
max_hops: 3
sources: [sanction]
factors: {}
sole_words: [sole]
rules:
"""
ROW = "  - {id: a, kinds: [supplies], exposes: source, label: l, topic: export.risk, weight: 0.5, words: w%s}\n"


def test_the_shipped_table_is_whole() -> None:
    table = load_rules()
    assert table.max_hops == 3
    assert {"model", "other_goods", "listed_goods", "alleged"} == set(table.factors)
    assert {rule.label for rule in table.rules} == {"supplier_of_listed", "linked_to_listed", "goods"}
    assert {rule.topic for rule in table.rules} == {"export.risk", "sanction.linked"}
    assert all(not rule.after or rule.hops > 1 for rule in table.rules)
    assert len({rule.id for rule in table.rules}) == len(table.rules)


@pytest.mark.parametrize(
    ("extra", "what"),
    [
        (", colour: red", "unknown columns"),
        (", after: [b], hops: 2", "unknown rows"),
        (", hops: 4", "out of range"),
    ],
)
def test_a_wrong_row_is_refused(extra: str, what: str) -> None:
    with pytest.raises(ConfigurationError, match=what) as caught:
        parse_rules(HEAD + ROW % extra, where="house.yml")
    assert (caught.value.where, caught.value.place) == ("house.yml", "a")


@pytest.mark.parametrize("broken", ["weight: 0.5, ", "label: l, ", "exposes: source, "])
def test_a_row_that_lacks_a_column_is_refused(broken: str) -> None:
    with pytest.raises(ConfigurationError, match="lacks a column"):
        parse_rules(HEAD + (ROW % "").replace(broken, ""), where="house.yml")


def test_a_weight_above_one_is_refused() -> None:
    with pytest.raises(ConfigurationError, match="out of range"):
        parse_rules(HEAD + (ROW % "").replace("0.5", "1.5"), where="house.yml")
