"""The scorer's table, and every feature's words."""

from typing import Any

import pytest

from lading.errors import ConfigurationError
from lading.resolve.block import Candidate
from lading.resolve.features import FEATURES, Finding
from lading.resolve.profile import Profile, Sort
from lading.resolve.score import load_scorer, parse_scorer, score_pair

SCORER = load_scorer()


def profile(one: str, **more: Any) -> Profile:
    values: dict[str, Any] = {
        "schema": "Company",
        "sort": Sort.ORGANISATION,
        "dataset": "d",
        "strong": (one,),
        "weak": (),
        "short": frozenset(),
        "telling": frozenset(),
        "identifiers": frozenset(),
        "countries": frozenset(),
        "dates": (),
    }
    return Profile(id=one, **(values | more))


def pair(score: float = 0.9, query: dict[str, Any] | None = None, entry: dict[str, Any] | None = None) -> Candidate:
    return Candidate(profile("Query", **(query or {})), profile("Entry", **(entry or {})), score, (), "Query", "Entry")


def parts(candidate: Candidate, context: Finding | None = None) -> dict[str, float]:
    return {reason.feature: reason.score for reason in score_pair(candidate, SCORER, context=context).reasons}


def test_the_score_is_the_sum_of_its_reasons() -> None:
    one = pair(0.9, {"countries": frozenset({"ru"})}, {"countries": frozenset({"kz"})})
    match = score_pair(one, SCORER)
    assert match.score == pytest.approx(sum(reason.score for reason in match.reasons))
    found = parts(one)
    assert found["name"] == 0.9
    assert match.score == pytest.approx(0.9 * 0.15 / (0.9 * 0.15 + 0.1), abs=1e-4)
    assert found["country_differs"] < 0


def test_an_unknown_country_is_no_contradiction() -> None:
    assert parts(pair(0.9, {"countries": frozenset({"ru"})})) == {"name": 0.9}


def test_one_country_in_common_is_enough() -> None:
    both = {"countries": frozenset({"ru", "by"})}
    assert "country_agrees" in parts(pair(0.9, both, {"countries": frozenset({"by"})}))


@pytest.mark.parametrize(
    ("mine", "theirs", "feature"),
    [
        ("1979-10-11", "1979-10-11", "dates_agree"),
        ("1979", "1979-10-11", "dates_agree"),
        ("1979-10-11", "1980-10-11", "dates_differ"),
    ],
)
def test_dates_agree_as_far_as_both_are_precise(mine: str, theirs: str, feature: str) -> None:
    found = parts(pair(0.9, {"dates": (("birthDate", mine),)}, {"dates": (("birthDate", theirs),)}))
    assert feature in found


def test_one_of_several_birth_dates_that_agrees_is_enough() -> None:
    several = {"dates": (("birthDate", "1960"), ("birthDate", "1979-10"))}
    assert "dates_differ" not in parts(pair(0.9, several, {"dates": (("birthDate", "1979-10-11"),)}))


def test_identifiers_decide_whatever_the_names_say() -> None:
    mine = {"identifiers": frozenset({("innCode", "1657007195")})}
    other = {"identifiers": frozenset({("innCode", "1683010356")})}
    assert score_pair(pair(0.0, mine, mine), SCORER).score == 0.99
    assert score_pair(pair(1.0, mine, other), SCORER).score == 0.05


def test_identifiers_that_agree_and_contradict_need_a_person() -> None:
    mine = {"identifiers": frozenset({("innCode", "1657007195"), ("ogrnCode", "1021603148830")})}
    other = {"identifiers": frozenset({("innCode", "1657007195"), ("ogrnCode", "1021801143374")})}
    assert score_pair(pair(0.9, mine, other), SCORER).score == 0.6


def test_a_weak_name_is_capped_unless_the_context_tells() -> None:
    weak = Candidate(profile("Query"), profile("Entry", strong=(), weak=("AEE",)), 0.99, (), "AEE", "AEE")
    assert score_pair(weak, SCORER).score == 0.7
    told = Finding(1.0, "its list entry names Kupol")
    assert score_pair(weak, SCORER, context=told).score > 0.99


def test_a_short_name_is_capped_unless_country_or_context_tell() -> None:
    short = {"short": frozenset({"Entry"})}
    ru = {"countries": frozenset({"ru"})}
    assert score_pair(pair(0.99, None, short), SCORER).score == 0.8
    assert score_pair(pair(0.99, ru, short | ru), SCORER).score > 0.99


def test_a_founding_date_that_differs_weighs_less_than_a_birth_date() -> None:
    def score(prop: str) -> float:
        return score_pair(pair(0.9, {"dates": ((prop, "1979"),)}, {"dates": ((prop, "1980"),)}), SCORER).score

    assert score("birthDate") < score("incorporationDate") < 0.9


def test_what_cannot_be_stays_so_and_what_is_sure_stays_sure() -> None:
    both = {"countries": frozenset({"ru"})}
    assert score_pair(pair(0.0, both, both), SCORER).score == 0.0
    assert score_pair(pair(1.0, both, both), SCORER).score == 1.0


def test_two_acronyms_that_differ_in_a_letter_are_two() -> None:
    def weak(one: str, other: str) -> float:
        query, entry = profile(one, strong=(), weak=(one,)), profile(other, strong=(), weak=(other,))
        return score_pair(Candidate(query, entry, 0.95, (), one, other), SCORER).score

    assert weak("AEE", "AIAI") < 0.5
    assert weak("AEE", "AEE LLC") == weak("ИЭМЗ", "IEMZ") == 0.7


def test_an_authority_is_no_company() -> None:
    assert "kind_differs" in parts(pair(0.9, {"schema": "PublicBody"}))
    assert "kind_differs" not in parts(pair(0.9, {"schema": "PublicBody"}, {"schema": "LegalEntity"}))


def test_a_short_word_is_only_a_part_of_a_name_that_tells_more() -> None:
    part = parts(pair(0.9, {"telling": frozenset({"Query"})}, {"short": frozenset({"Entry"})}))
    assert part["short_part"] < -0.4
    assert "short_part" not in parts(pair(0.9, None, {"short": frozenset({"Entry"})}))


def test_every_feature_says_something_in_words() -> None:
    assert all(function.__doc__ for function in FEATURES.values())
    match = score_pair(pair(0.9), SCORER)
    assert [reason.words for reason in match.reasons] == ["«Query» and «Entry»"]


@pytest.mark.parametrize(
    "row", ["{feature: colour, effect: base}", "{feature: name, effect: twist}", "{feature: name, effect: base, of: 1}"]
)
def test_a_wrong_row_is_refused(row: str) -> None:
    with pytest.raises(ConfigurationError):
        parse_scorer(f"version: x\nrows: [{row}]\nthresholds: {{}}", where="house.yml")
