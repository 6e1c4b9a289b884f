"""Who is taken for whom, on the real names of the case."""

import pytest

from lading.model.judgement import Decision, Judgement, Match, Reason
from tests.graph.case import KUPOL, stated
from tests.resolve.entries import (
    AEROKON,
    LISTED,
    OTHER_AEROKON,
    VEKTOR_OOO,
    decided,
    listed,
    party,
    resolve,
    who,
)


@pytest.mark.parametrize("name", ["TSK Vektor", "ООО «ТСК Вектор»", "LLC TSK VEKTOR"])
def test_tsk_vektor_is_one_of_four_parties_called_vektor(name: str) -> None:
    vektor = party(name)
    found = resolve([vektor])
    assert who(vektor, found) == listed("ofac-46441", found) == listed("eu-vektor", found)
    positive = [one for one, decision in decided(vektor, found).items() if decision is Decision.POSITIVE]
    assert len(positive) == 1
    for other in ("ofac-51215", "ofac-51292", "ofac-51265"):
        assert listed(other, found) == other


@pytest.mark.parametrize(
    "name",
    [
        "IEMZ Kupol",
        "АО «ИЭМЗ «Купол»",
        "Izhevsk Electromechanical Plant Kupol",
        "Ижевский электромеханический завод «Купол»",
    ],
)
def test_kupol_is_one_party_on_two_lists(name: str) -> None:
    kupol = party(name, country="ru")
    found = resolve([kupol])
    assert who(kupol, found) == listed("ofac-46431", found) == listed("eu-kupol", found)


def test_every_judgement_says_why() -> None:
    kupol = party("IEMZ Kupol", country="ru")
    [judgement] = [j for j in resolve([kupol]).judgements if j.match.query == kupol.id]
    assert judgement.by == "auto resolve/1"
    assert judgement.match.candidate_name
    words = {reason.feature: reason.words for reason in judgement.match.reasons}
    assert "IEMZ KUPOL" in words["name"].upper()
    assert words["country_agrees"] == "both are of ru"


def test_an_acronym_alone_alerts_nobody() -> None:
    aee = party("AEE")
    found = resolve([aee])
    assert who(aee, found) == aee.id
    assert decided(aee, found) == {"eu-aee": Decision.UNSURE}


def test_an_acronym_beside_a_party_that_the_entry_names_is_sure() -> None:
    aee, kupol = party("AEE"), party("IEMZ Kupol")
    found = resolve([aee, kupol])
    assert who(aee, found) == "eu-aee"
    [judgement] = [j for j in found.judgements if j.match.query == aee.id]
    assert any(reason.feature == "context" and "KUPOL" in reason.words for reason in judgement.match.reasons)


@pytest.mark.parametrize("name", ["Hunan Haotianyi", "Hunan Haotyanyi", "湖南浩天翼"])
def test_hunan_haotianyi_in_every_spelling(name: str) -> None:
    maker = party(name, country="cn")
    assert who(maker, resolve([maker])) == "eu-hao"


def test_sichuan_aee_is_the_eu_entry() -> None:
    maker = party("Sichuan AEE")
    assert who(maker, resolve([maker])) == "eu-aee"


@pytest.mark.parametrize("name", ["Artem Yamshchikov", "Артём Михайлович Ямщиков", "Iamshchikov Artem"])
def test_yamshchikov_in_every_spelling(name: str) -> None:
    person = party(name, "Person")
    found = resolve([person])
    assert who(person, found) == listed("ofac-51211", found) == listed("eu-yamshchikov", found)


@pytest.mark.parametrize(
    ("name", "schema", "entry"),
    [("TSK Vector", "Organization", "ofac-46441"), ("Artem Jamščikov", "Person", "ofac-51211")],
)
def test_a_rarer_spelling_is_found_and_at_least_put_before_a_person(name: str, schema: str, entry: str) -> None:
    one = party(name, schema)
    found = resolve([one])
    members = {key for key in decided(one, found) if listed(key, found) == listed(entry, found)}
    assert next(decision for key, decision in decided(one, found).items() if key in members) is not Decision.NEGATIVE
    wrong = [
        key for key, decision in decided(one, found).items() if decision is Decision.POSITIVE and key not in members
    ]
    assert wrong == []


def test_two_firms_of_one_name_are_told_apart_by_their_numbers() -> None:
    both = [AEROKON, OTHER_AEROKON]
    first, second = party("NPK Aerokon", innCode="1657007195"), party("NPK AEROKON", innCode="1683010356")
    found = resolve([first], [second], listed=both)
    assert who(first, found) == AEROKON.id
    assert who(second, found) == OTHER_AEROKON.id


def test_without_a_number_both_firms_stay_unsure() -> None:
    nameless = party("NPK Aerokon")
    found = resolve([nameless], listed=[AEROKON, OTHER_AEROKON])
    assert who(nameless, found) == nameless.id
    assert decided(nameless, found) == {AEROKON.id: Decision.UNSURE, OTHER_AEROKON.id: Decision.UNSURE}


def test_another_number_of_the_same_kind_is_another_party() -> None:
    namesake = party("TSK Vektor", innCode="7707083893")
    found = resolve([namesake])
    assert who(namesake, found) == namesake.id
    assert Decision.POSITIVE not in decided(namesake, found).values()


def test_a_number_is_enough_where_the_name_says_nothing() -> None:
    renamed = party("Severny Veter LLC", innCode="3849055365")
    found = resolve([renamed])
    assert who(renamed, found) == listed("ofac-46441", found)


@pytest.mark.parametrize("name", ["Reuters", "Center for a New American Security", "RBS Garpiya", "Vektor"])
def test_others_are_not_taken_for_listed_parties(name: str) -> None:
    other = party(name)
    assert who(other, resolve([other])) == other.id


def test_an_unlisted_party_of_two_documents_is_one() -> None:
    first, second = (
        party("Shenzhen Example Aviation Technology Co., Ltd."),
        party("Shenzhen Example Aviation Technology", page="2"),
    )
    found = resolve([first], [second], listed=[])
    assert who(first, found) == who(second, found)


def test_models_are_one_thing_across_documents_and_goods_in_general_are_not() -> None:
    one, two = party("A140 drone", "Asset"), party("A-140", "Asset", page="2")
    drones, again = party("drones", "Asset"), party("drones", "Asset", page="2")
    found = resolve([one, drones], [two, again], listed=[])
    assert who(one, found) == who(two, found)
    assert who(drones, found) != who(again, found)


def test_unnamed_groups_are_nobody() -> None:
    group = party("Kupol experts", "LegalEntity")
    assert who(group, resolve([group])) == group.id


def test_a_persons_no_stands() -> None:
    vektor = party("TSK Vektor")
    said = Match(vektor.id, "ofac-46441", 0.0, (Reason("person", 0.0, "another firm of that name"),))
    no = Judgement(said, Decision.NEGATIVE, "A. Reviewer", "2026-01-01")
    found = resolve([vektor], decisions=[no])
    assert who(vektor, found) == vektor.id
    assert no in found.judgements


def test_a_persons_yes_stands() -> None:
    vektor = party("Vektor")
    said = Match(vektor.id, VEKTOR_OOO.id, 1.0, (Reason("person", 1.0, "seen in the register"),))
    yes = Judgement(said, Decision.POSITIVE, "A. Reviewer", "2026-01-01")
    assert who(vektor, resolve([vektor], decisions=[yes])) == VEKTOR_OOO.id


def test_entries_with_contradicting_numbers_never_become_one() -> None:
    left = stated(
        "a-1",
        "Company",
        "a",
        name="Zarya Optical Plant",
        country="ru",
        innCode="1657007195",
        leiCode="213800WSGIIZCXF1P572",
    )
    right = stated(
        "b-1",
        "Company",
        "b",
        name="Zarya Optical Plant",
        country="ru",
        innCode="1683010356",
        leiCode="213800WSGIIZCXF1P572",
    )
    found = resolve(listed=[left, right])
    assert found.canonical.get("a-1", "a-1") != found.canonical.get("b-1", "b-1")
    assert next(judgement.decision for judgement in found.judgements) is Decision.UNSURE


def test_entries_of_two_lists_with_one_full_name_are_one_unless_countries_differ() -> None:
    left = stated("a-1", "Company", "a", name="Zarya Optical Plant LLC", country="ru")
    right = stated("b-1", "LegalEntity", "b", name="OOO Zarya Optical Plant", country="ru")
    abroad = stated("b-1", "LegalEntity", "b", name="OOO Zarya Optical Plant", country="kz")
    assert resolve(listed=[left, right]).canonical["b-1"] == "a-1"
    assert "b-1" not in resolve(listed=[left, abroad]).canonical


def test_namesakes_on_two_lists_need_a_birth_date() -> None:
    left = stated("a-1", "Person", "a", name="Ivan Petrovich Sidorov", birthDate="1970-01-01")
    same = stated("b-1", "Person", "b", name="SIDOROV Ivan Petrovich", birthDate="1970")
    other = stated("b-1", "Person", "b", name="SIDOROV Ivan Petrovich")
    assert resolve(listed=[left, same]).canonical["b-1"] == "a-1"
    assert "b-1" not in resolve(listed=[left, other]).canonical


def test_the_same_input_in_another_order_gives_the_same_ids() -> None:
    kupol, aee = party("IEMZ Kupol"), party("Sichuan AEE")
    there = resolve([kupol, aee])
    back = resolve([aee, kupol], listed=list(reversed(LISTED)))
    assert there.canonical == back.canonical


def test_the_list_entry_stands_for_the_party() -> None:
    kupol = party("IEMZ Kupol")
    assert who(kupol, resolve([kupol], listed=[KUPOL])) == KUPOL.id


def test_documents_do_not_join_two_listed_parties_through_an_unlisted_name() -> None:
    first, second = (
        party("NPK Aerokon", page="1", innCode="1657007195"),
        party("NPK Aerokon", page="2", innCode="1683010356"),
    )
    third = party("NPK Aerokon", page="3")
    found = resolve([first], [second], [third], listed=[AEROKON, OTHER_AEROKON])
    assert len({who(one, found) for one in (first, second, third)}) == 3


def test_unlisted_firms_told_apart_by_numbers_leave_the_third_document_unsure() -> None:
    first, second = (
        party("NPK Aerokon", page="1", innCode="1657007195"),
        party("NPK Aerokon", page="2", innCode="1683010356"),
    )
    third = party("NPK Aerokon", page="3")
    found = resolve([first], [second], [third], listed=[])
    assert len({who(one, found) for one in (first, second, third)}) == 3
    assert set(decided(third, found).values()) == {Decision.UNSURE}


def test_a_short_form_in_another_document_is_put_before_a_person() -> None:
    full = party("Zarya Optical Plant", page="1", alias="Zarya Works", weakAlias="Zarya")
    short = party("Zarya", page="2")
    found = resolve([full], [short], listed=[])
    assert who(short, found) == short.id
    judged = [j for j in found.judgements if {j.match.query, j.match.candidate} == {full.id, short.id}]
    assert {judgement.decision for judgement in judged} == {Decision.UNSURE}


def test_a_chain_of_names_does_not_join_two_listed_parties() -> None:
    left = stated("a-1", "Company", "a", name="Zarya Optical Mechanical Plant Izhevsk", country="ru")
    right = stated("b-1", "Company", "b", name="Zarya Optical Works Novgorod", country="by")
    pages = [
        [party("Zarya Optical Mechanical Plant Izhevsk", page="1")],
        [party("Zarya Optical Mechanical Plant", page="2")],
        [party("Zarya Optical", page="3")],
        [party("Zarya Optical Works", page="4")],
        [party("Zarya Optical Works Novgorod", page="5")],
    ]
    found = resolve(*pages, listed=[left, right])
    assert listed("a-1", found) != listed("b-1", found)
    assert who(pages[0][0], found) != who(pages[4][0], found)


def test_three_documents_that_say_the_same_name_mean_one_party() -> None:
    pages = [party("Shenzhen Example Aviation", page=str(number)) for number in range(3)]
    found = resolve(*([one] for one in pages), listed=[])
    assert len({who(one, found) for one in pages}) == 1


def test_a_persons_no_holds_for_every_entry_of_the_listed_party() -> None:
    vektor = party("TSK Vektor")
    said = Match(vektor.id, "ofac-46441", 0.0, (Reason("person", 0.0, "another firm of that name"),))
    found = resolve([vektor], decisions=[Judgement(said, Decision.NEGATIVE, "A. Analyst", "2026-11-23")])
    assert listed("ofac-46441", found) == listed("eu-vektor", found)
    assert who(vektor, found) == vektor.id
    assert "eu-vektor" not in decided(vektor, found)


def test_persons_of_one_name_on_a_list_and_in_a_register_are_one_only_if_a_date_says_so() -> None:
    entry = stated("eu-p", "Person", "eu_fsf", name="Viktor Olegovich Marchenkov", birthDate="1961-05-02")

    def judged(**more: str) -> list[Decision]:
        other = stated("own-p", "Person", "register", name="MARCHENKOV Viktor Olegovich", **more)
        found = resolve([], listed=[entry, other])
        pairs = [j for j in found.judgements if {j.match.query, j.match.candidate} == {"eu-p", "own-p"}]
        assert all(j.match.reasons for j in pairs)
        return [j.decision for j in pairs]

    assert judged() == [Decision.UNSURE]
    assert judged(birthDate="1961-05-02") == [Decision.POSITIVE]
    assert judged(birthDate="1984-01-01") == []
    assert judged(nationality="fr") == [Decision.UNSURE]


def test_two_firms_of_one_document_that_differ_in_their_legal_form_are_not_one_listed_party() -> None:
    entry = stated("eu-orion", "Company", "eu_fsf", name="ORION MACHINE WORKS LLC", country="ru")
    limited, llc = party("Orion Machine Works Ltd"), party("Orion Machine Works LLC")
    found = resolve([limited, llc], listed=[entry])
    assert who(llc, found) == "eu-orion"
    assert who(limited, found) == limited.id
    (judgement,) = (j for j in found.judgements if j.match.query == limited.id)
    assert judgement.decision is Decision.UNSURE
    assert any("Orion Machine Works LLC too" in reason.words for reason in judgement.match.reasons)
    assert who(limited, resolve([limited], listed=[entry])) == "eu-orion"
