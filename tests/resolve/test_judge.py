"""From scores to decisions."""

from lading.model.judgement import Decision, Match, Reason
from lading.resolve.judge import judge_matches
from lading.resolve.score import Thresholds

BOUNDS = Thresholds(positive=0.85, unsure=0.5, margin=0.1, negatives=2)


def decisions(
    scores: dict[str, float], *, same: tuple[str, ...] = (), root: dict[str, str] | None = None
) -> dict[str, Decision]:
    matches = [
        Match("q", one, score, (Reason("identifier_same" if one in same else "name", score, "words"),))
        for one, score in scores.items()
    ]
    roots = root or {}
    found = judge_matches(matches, root=lambda one: roots.get(one, one), thresholds=BOUNDS, by="auto")
    return {judgement.match.candidate: judgement.decision for judgement in found}


def test_one_clear_match() -> None:
    assert decisions({"a": 0.95, "b": 0.3}) == {"a": Decision.POSITIVE, "b": Decision.NEGATIVE}


def test_two_that_fit_equally_are_both_unsure() -> None:
    assert decisions({"a": 0.95, "b": 0.9}) == {"a": Decision.UNSURE, "b": Decision.UNSURE}


def test_a_second_that_fits_less_is_turned_down() -> None:
    assert decisions({"a": 0.95, "b": 0.8}) == {"a": Decision.POSITIVE, "b": Decision.NEGATIVE}


def test_entries_of_one_party_are_no_rivals() -> None:
    assert decisions({"a": 0.95, "b": 0.94}, root={"b": "a"}) == {"a": Decision.POSITIVE}


def test_an_identifier_settles_it() -> None:
    found = decisions({"a": 0.99, "b": 0.99}, same=("b",))
    assert found == {"b": Decision.POSITIVE, "a": Decision.UNSURE}


def test_one_identifier_on_two_parties_settles_nothing() -> None:
    assert set(decisions({"a": 0.99, "b": 0.99}, same=("a", "b")).values()) == {Decision.UNSURE}


def test_in_between_is_unsure_and_only_the_nearest_negatives_are_kept() -> None:
    found = decisions({"a": 0.7, "b": 0.3, "c": 0.2, "d": 0.1})
    assert found == {"a": Decision.UNSURE, "b": Decision.NEGATIVE, "c": Decision.NEGATIVE}


def test_nothing_found_is_nothing_judged() -> None:
    assert decisions({}) == {}
