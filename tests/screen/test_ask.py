"""Real entries asked under the names that customers give themselves."""

from dataclasses import replace

from lading.model.exposure import Status
from lading.model.judgement import Decision
from lading.resolve.profile import Sort
from lading.screen.ask import screen_query
from lading.screen.query import Query
from tests.screen.listed import LISTING, TERMS, ask, best, found

VEKTOR = "eu-vektor"
"""The EU's entry and OFAC's are one party under the shorter id."""


def test_one_party_on_two_lists_is_one_hit_with_every_designation_and_reasons() -> None:
    answer = ask("АО «ИЭМЗ «Купол»", countries=("ru",))
    hit = best(answer)
    assert found(answer)[0] in {"ofac-46431", "eu-kupol"}
    assert hit.status is Status.LISTED
    assert hit.judgement.decision is Decision.POSITIVE
    assert {row.authority for row in hit.standing} >= {"US Treasury (OFAC)", "European Union"}
    assert any("transliteration" in part.words for part in hit.alignment)
    assert [reason.feature for reason in hit.match.reasons] == ["name", "country_agrees"]


def test_an_identifier_in_common_is_a_hit_whatever_the_name() -> None:
    hit = best(ask("Completely Different Ltd", identifiers=(("innCode", "3849055365"),)))
    assert hit.party == VEKTOR
    assert hit.match.score >= 0.99
    assert hit.name == ""
    ship = best(ask("New Name After Reflagging", identifiers=(("imoNumber", "IMO 9034640"),)))
    assert ship.party == "ofac-1"


def test_another_identifier_of_the_same_kind_speaks_against_an_equal_name() -> None:
    same = ask("NPK AEROKON", kind=Sort.ORGANISATION, identifiers=(("innCode", "1683010356"),))
    assert found(same) == ["eu-aerokon"]
    neither = ask("NPK AEROKON", kind=Sort.ORGANISATION, identifiers=(("innCode", "7702070139"),))
    assert found(neither) == []


def test_the_four_vectors_are_four() -> None:
    assert found(ask("TSK Vektor LLC"))[0] == VEKTOR
    assert found(ask("LLC Trading House Vector"))[0] == "ofac-51215"
    assert found(ask("Redlepus Vector"))[0] == "ofac-51265"
    assert found(ask("VEKTOR, OOO"))[0] == "ofac-51292"


def test_a_date_of_birth_decides_between_namesakes() -> None:
    assert found(ask("Artem Mikhaylovich Iamshchikov", births=("1979-10-11",)))[:1] == ["ofac-51211"]
    assert found(ask("Artem Mikhaylovich Iamshchikov", births=("1991-02-03",))) == []


def test_a_weak_alias_alerts_only_with_something_else() -> None:
    assert found(ask("Abu Ali", kind=Sort.PERSON)) == []
    assert found(ask("Abu Ali", kind=Sort.PERSON, births=("1965-03-02",))) == ["ofac-2"]


def test_the_day_decides_what_is_listed() -> None:
    before, after = ask("Sichuan AEE", day="2026-04-22", least=0.5), ask("Sichuan AEE", day="2026-04-23", least=0.5)
    assert before.hits == ()
    assert before.lapsed[0].later[0].period.start == "2026-04-23"
    assert after.lapsed == ()
    assert best(after).standing[0].authority == "European Union"


def test_an_entry_that_no_designation_covers_is_a_hit_but_not_listed() -> None:
    hit = best(ask("Ingrid Lindqvist", kind=Sort.PERSON, least=0.5))
    assert hit.party == "pep-1"
    assert hit.status is None
    assert not hit.lapsed


def test_near_ones_are_given_where_asked_for_and_never_as_hits() -> None:
    terms = replace(TERMS, thresholds=replace(TERMS.thresholds, negatives=2))
    answer = screen_query(Query("q", ("Vektor Avto Servis",)), LISTING, terms)
    assert len(answer.near) <= 2
    assert all(hit.match.score < terms.thresholds.unsure for hit in answer.near)


def test_ordinary_names_are_no_hits() -> None:
    for name in ("Siemens AG", "Jane Austen", "湖北宏达机械有限公司", "محمد السيد", "", "🙂"):
        assert found(ask(name)) == []
