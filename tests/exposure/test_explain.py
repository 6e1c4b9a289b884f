"""Sentences that a lawyer can stand behind."""

import re

from lading.exposure.assess import assess_exposures, cut_day
from lading.exposure.explain import (
    describe_designation,
    describe_edge,
    explain_exposure,
    join_names,
    load_words,
)
from lading.model.claim import Stance
from lading.model.exposure import Designation
from lading.model.period import Period
from tests.exposure.network import DAY, GRADES, RULES, graph_of, told
from tests.graph.case import KUPOL, VEKTOR, VEKTOR_LINK, Page, build

WORDS = load_words()
LIKELIHOOD = re.compile(r"likel|probab|confiden|certain", re.IGNORECASE)


def sentence(*pages: Page, name: str = "Zarya Plant") -> str:
    graph = graph_of(*pages)
    found = assess_exposures(graph, cut_day(graph, DAY, table=RULES), table=RULES, grades=GRADES, words=WORDS)
    [rows] = [rows for party, rows in found.items() if graph.caption(party) == name]
    return explain_exposure(rows[0], graph, as_of=DAY, words=WORDS)


def test_a_designation_without_a_date_says_so() -> None:
    undated = Designation("p", "e", "US Treasury (OFAC)", "RUSSIA-EO14024", Period(), "us_ofac_sdn")
    text = describe_designation(undated, DAY, WORDS)
    assert text == "US Treasury (OFAC) (RUSSIA-EO14024), date not stated in the list"


def test_a_designation_of_some_day_of_the_month_is_possible() -> None:
    vague = Designation("p", "e", "Japan", "", Period("2025-10"), "jp")
    text = describe_designation(vague, DAY, WORDS)
    assert text == "Japan since 2025-10, possibly in force, the list gives only the month or year"


def test_every_hop_is_said_with_its_authority() -> None:
    one = told("Zarya Plant | supplies | Buying House | glass", name="a", publisher="Outlet A")
    two = told("Buying House | procures_for | Arms Works |", name="b", publisher="Outlet B", stance=Stance.ALLEGED)
    text = sentence(one, two)
    assert "linked to a listed party (alleged)" in text
    assert (
        "According to Outlet A: Zarya Plant has supplied glass to Buying House, in the words “Zarya Plant | supplies | Buying House | glass” (a, 2025-09-25)."
        in text
    )
    assert "According to Outlet B (alleged): Buying House procures for Arms Works, in the words" in text
    assert "Arms Works is listed: European Union since 2022-12-16." in text


def test_a_chain_through_a_model_names_the_model() -> None:
    one = told("Zarya Plant | manufactures | | A140", "Buying House | supplies | Arms Works | A140", publisher="Outlet")
    text = sentence(one)
    assert "Zarya Plant makes A140, in the words" in text
    assert "Buying House has supplied A140 to Arms Works, in the words" in text


def test_goods_that_nobody_is_said_to_have_supplied_were_supplied() -> None:
    one = told("Zarya Plant | manufactures | | A140", " | supplies | Arms Works | A140", publisher="Outlet")
    assert "According to Outlet: A140 was supplied to Arms Works, in the words" in sentence(one)


def test_a_relation_of_a_list_is_quoted() -> None:
    graph = build([], [KUPOL, VEKTOR, VEKTOR_LINK], {})
    text = describe_edge(graph.edges[0], graph, WORDS)
    assert text.startswith("according to the list us_ofac_sdn (“Linked To: JOINT STOCK COMPANY")
    assert text.endswith("TSK VEKTOR, OOO is linked to JOINT STOCK COMPANY IZHEVSK ELECTROMECHANICAL PLANT KUPOL")


def test_no_sentence_accuses_and_none_holds_grade_and_likelihood() -> None:
    text = sentence(told("Zarya Plant | supplies | Arms Works | A140", publisher="Reuters"))
    assert "sanctioned" not in text
    assert all(LIKELIHOOD.search(said) is None or "graded" not in said for said in text.split(". "))
    assert "On this evidence the relation is, in the words of ICD-203, likely." in text
    assert WORDS.caveat in text
    assert "First said 2025-09-25." in text


def test_every_relation_of_the_rules_has_its_words() -> None:
    kinds = {kind for rule in RULES.rules for kind in rule.kinds}
    assert kinds <= WORDS.relations.keys()
    assert {rule.label for rule in RULES.rules} - {"goods"} == WORDS.labels.keys()


def test_names_are_joined_as_people_do() -> None:
    assert [join_names(names) for names in ([], ["A"], ["A", "B"], ["A", "B", "C"])] == [
        "",
        "A",
        "A and B",
        "A, B and C",
    ]
