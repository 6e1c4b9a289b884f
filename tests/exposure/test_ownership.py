"""The worked answers of the ownership rules, each with the guidance it comes from."""

import datetime as dt

import pytest

from lading.exposure.ownership import assess_ownership
from lading.model.ownership import Certainty, InForce
from tests.exposure.register import DAY, TABLE, answers, graph_of, holding, listing, register, restated, sorted_out
from tests.graph.case import build, stated

TEN = " ".join(f"S{number}:5>A" for number in range(10))
CHAINS = "S1:3>A B47>A C50>A S2:42>B D52>B S3:50>D P50>D E48>C T52>C S4:81>E Q19>E"

WORKED = [
    # structure, listed, reached under OFAC, EU, UK, where the answer is written
    pytest.param("X50>A A50>B", "X", "A B", "A B", "", id="FAQ 401: indirectly, through a company that is itself reached"),
    pytest.param("X50>A X50>B A25>C B25>C", "X", "A B C", "A B C", "", id="FAQ 401: two reached owners add up"),
    pytest.param("X50>A X10>B A40>B", "X", "A B", "A B", "", id="FAQ 401: 10 directly and 40 through A"),
    pytest.param("X50>A X25>B A25>C B25>C", "X", "A", "A", "", id="FAQ 401: B is not reached, so C is not"),
    pytest.param("X25>A X25>B A50>C B50>C", "X", "", "", "", id="FAQ 401: neither parent is reached"),
    pytest.param("X25>A Y25>A", "X Y", "A", "A", "", id="FAQ 399: listed owners add up, whatever their programs"),
    pytest.param("X51>A A51>B", "X", "A B", "A B", "A B", id="SI 2019/855 reg. 7: more than half at each step"),
    pytest.param("X25>A Y30>A", "X Y", "A", "A", "", id="OFSI guidance: no aggregation without a joint arrangement"),
    pytest.param(CHAINS, "S1 S2 S3 S4", "A B D E", "A B D E", "E", id="guidance of 2014-08-13: rounds, and C is held by 48"),
    pytest.param("A60>B B60>A X40>A", "X", "", "", "", id="a circle that holds itself is not the listed party's"),
    pytest.param("A60>B B50>A X50>A", "X", "A B", "A B", "", id="a circle that the listed party reaches"),
    pytest.param("X35>A X35>B A30>B B30>A", "X", "", "", "", id="a circle that no round decides"),
    pytest.param(TEN, " ".join(f"S{n}" for n in range(10)), "A", "A", "", id="ten times 5 % is exactly half"),
]  # fmt: skip


@pytest.mark.parametrize(("structure", "listed", "ofac", "eu", "uk"), WORKED)
def test_worked_answers(structure: str, listed: str, ofac: str, eu: str, uk: str) -> None:
    for regime, reached in (("us_ofac_50", ofac), ("eu_freeze", eu), ("uk_freeze", uk)):
        found = answers(structure, listed, regime)
        assert sorted_out(found, Certainty.DEFINITE) == reached, regime
        assert sorted_out(found, Certainty.POSSIBLE) == "", regime
    labels = {"us_ofac_50": "blocked_by_rule", "eu_freeze": "presumed_controlled", "uk_freeze": "owned"}
    for regime, label in labels.items():
        definite = (row for row in answers(structure, listed, regime).values() if row.certainty is Certainty.DEFINITE)
        assert {row.label for row in definite} <= {label}


def test_rounds_and_contributing_stakes_are_the_certificate() -> None:
    """OFAC guidance of 2014-08-13: D and E in round 1, B in round 2 with 94 %, A in round 3 with 3 + 47, C never."""
    found = answers(CHAINS, "S1 S2 S3 S4", "us_ofac_50")
    last = {party: row.certificate[-1] for party, row in found.items()}
    assert {party: held.round for party, held in last.items()} == {"D": 1, "E": 1, "B": 2, "A": 3}
    assert [str(last[party].total) for party in "DEBA"] == ["50 %", "81 %", "94 %", "50 %"]
    assert [(stake.owner, str(stake.share)) for stake in last["A"].stakes] == [("S1", "3 %"), ("B", "47 %")]
    assert [held.party for held in found["A"].certificate] == ["D", "B", "A"]
    assert [stake.place for stake in last["A"].stakes] == ["register.csv row 1", "register.csv row 2"]
    assert sorted(found["A"].listed) == ["S1", "S2", "S3"]


def test_circular_holdings_are_referred() -> None:
    found = answers("X35>A X35>B A30>B B30>A", "X", "us_ofac_50")
    assert sorted_out(found, Certainty.CIRCULAR) == "A B"
    assert found["A"].label == "circular, refer"
    assert not found["A"].decides
    assert {stake.owner for held in found["A"].certificate for stake in held.stakes} == {"X", "A", "B"}
    assert answers("A60>B B60>A X40>A", "X", "us_ofac_50") == {}


def test_bands_and_unknown_shares_are_definite_possible_or_no() -> None:
    found = answers("X25-50>A Y25-50>A A50-75>B X?>C X10-20>D", "X Y", "us_ofac_50")
    assert sorted_out(found, Certainty.DEFINITE) == "A B"
    assert sorted_out(found, Certainty.POSSIBLE) == "C"
    assert found["C"].label == "possible (share unknown)"
    assert "D" not in found


def test_an_unknown_share_is_no_more_than_the_known_ones_leave() -> None:
    assert answers("X?>A Z60>A", "X", "us_ofac_50") == {}
    found = answers("X?>A Z40>A", "X", "us_ofac_50")
    assert found["A"].certainty is Certainty.POSSIBLE
    assert str(found["A"].certificate[-1].total) == "0–60 %"


def test_a_share_counts_while_it_is_held_and_what_was_blocked_stays_so() -> None:
    """FAQ 402: divestment ends the rule's reach; property blocked before stays blocked until it is released."""
    rows = [
        *register("X1>B Z1>A"),
        holding(8, "X", "60", "A", endDate="2024-03-01"),
        holding(9, "X", "40", "A", startDate="2024-03-02"),
    ]
    assert answers(rows, "X", "us_ofac_50", day=dt.date(2024, 1, 15))["A"].decides
    later = answers(rows, "X", "us_ofac_50", day=dt.date(2024, 6, 1))["A"]
    assert later.certainty is Certainty.CAUTION
    assert later.cautions == (
        "X Holding held enough until 2024-03-01: what was blocked then stays blocked until it is released",
    )


def test_joint_holders_each_hold_the_sum_in_the_united_kingdom() -> None:
    """SI 2019/855 Sch. 1 para. 9: parties to a joint arrangement are each treated as holding the combined shares."""
    rows = [
        *register("X1>B Y1>B Z1>A"),
        holding(8, "X", "25", "A", ownershipType="joint"),
        holding(9, "Y", "30", "A", ownershipType="joint"),
    ]
    found = answers(rows, "X", "uk_freeze")["A"]
    assert found.decides
    assert [str(stake.share) for stake in found.certificate[-1].stakes] == ["25 %", "30 %"]
    assert "A" not in answers(rows, "X", "us_ofac_50")


def test_the_european_threshold_moved_on_2024_07_03() -> None:
    """Council best practices of 2024-07-03: 50 % or more; before that, more than 50 %."""
    for day, regime in ((dt.date(2024, 7, 2), "eu_freeze_over_50"), (dt.date(2024, 7, 3), "eu_freeze")):
        graph = graph_of(register("X50>A X51>B"), "X", "eu_freeze")
        found = assess_ownership(graph, day, table=TABLE).findings
        assert ("A" in found) == (regime == "eu_freeze")
        assert found["B"][0].regime == regime
    assert any("rebutted" in words for words in found["A"][0].cautions)


@pytest.mark.parametrize(
    ("day", "stood", "decides"),
    [
        ("2025-09-29", InForce.YES, True),
        ("2025-11-09", InForce.YES, True),
        ("2025-11-10", InForce.SUSPENDED, False),
        ("2026-11-09", InForce.SUSPENDED, False),
        ("2026-11-10", InForce.UNVERIFIED, False),
    ],
)
def test_the_affiliates_rule_says_how_it_stood(day: str, stood: InForce, decides: bool) -> None:
    """BIS interim final rule effective 2025-09-29; suspended 2025-11-10 to 2026-11-09; afterwards not verified."""
    found = answers("X50>A X20>B", "X", "us_bis_affiliates", day=dt.date.fromisoformat(day))
    assert (found["A"].label, found["A"].in_force, found["A"].decides) == ("affiliate_of_listed", stood, decides)
    assert found["B"].certainty is Certainty.CAUTION
    assert "red flag" in found["B"].cautions[0]
    assert answers("X50>A", "X", "us_bis_affiliates", day=dt.date(2025, 9, 28)) == {}


def test_sectoral_listings_reach_within_themselves_only() -> None:
    """FAQ 373: an SSI listing reaches what SSI parties own; it does not add to what blocked parties own."""
    sectoral = restated(listing("X", "us_ofac_50", program="UKRAINE-EO13662"), dataset="us_ofac_cons")
    graph = build([], [*register("X50>A X25>B Y25>B"), sectoral, listing("Y", "us_ofac_50")], {})
    found = assess_ownership(graph, DAY, table=TABLE).findings
    assert [(row.regime, row.label) for row in found["A"]] == [("us_ofac_ssi", "sectoral_by_rule")]
    assert {row.certainty for row in found["B"]} == {Certainty.CAUTION}


def test_an_investment_ban_freezes_nothing() -> None:
    ban = restated(listing("X", "eu_freeze"), provisions="Investment ban")
    graph = build([], [*register("X60>A"), ban], {})
    assert assess_ownership(graph, DAY, table=TABLE).findings == {}


def test_control_without_a_share_is_a_caution() -> None:
    control = [
        *register("X60>A Z1>B"),
        stated("c1", "Control", "register", controller="X", controlled="B"),
    ]
    found = answers(control, "X", "us_ofac_50")
    assert found["B"].certainty is Certainty.CAUTION
    assert "control alone does not reach it" in found["B"].cautions[0]
    assert "for a person to judge" in answers(control, "X", "uk_freeze")["B"].cautions[0]


def test_bad_rows_are_reported_with_their_place_and_change_no_other_answer() -> None:
    good = register("X50>A A50>B")
    bad = [
        holding(11, "X", "120", "B"),
        holding(12, "X", "-5", "B"),
        holding(13, "A", "10", "A"),
        holding(14, "X", "60", "B", startDate="2024-05-01", endDate="2023-01-01"),
        holding(15, "X", "60", "nobody"),
        holding(16, "X", "most of it", "D"),
    ]
    graph = graph_of([*good, *register("Z1>D"), *bad], "X", "us_ofac_50")
    found = assess_ownership(graph, DAY, table=TABLE).findings
    assert {party: rows[0].certainty for party, rows in found.items()} == {
        "A": Certainty.DEFINITE,
        "B": Certainty.DEFINITE,
        "D": Certainty.POSSIBLE,
    }
    told = {issue.place: issue.what for issue in graph.issues if issue.place.startswith("register.csv row 1")}
    assert sorted(told) == [f"register.csv row {row}" for row in range(11, 17)]
    assert "above 100 %" in told["register.csv row 11"]
    assert "negative" in told["register.csv row 12"]
    assert "own itself" in told["register.csv row 13"]
    assert "before it starts" in told["register.csv row 14"]
    assert "nobody" in told["register.csv row 15"]
    assert "no share" in told["register.csv row 16"]


def test_a_register_that_adds_up_to_more_than_the_whole_says_so() -> None:
    graph = graph_of(register("X60>A Z70>A"), "X", "us_ofac_50")
    found = assess_ownership(graph, DAY, table=TABLE)
    assert "add up to 130 %" in found.issues[0].what
    assert any("more than the whole" in words for words in found.findings["A"][0].cautions)


def test_a_listing_without_its_date_counts_on_every_day_and_says_so() -> None:
    act = stated("s", "Sanction", "lists", entity="X", authority="Office of Foreign Assets Control", program="CUBA")
    graph = build([], [*register("X50>A"), act], {})
    found = assess_ownership(graph, dt.date(2016, 1, 1), table=TABLE).findings["A"]
    assert found[0].decides
    assert "does not say since when X Holding is listed" in found[0].cautions[0]


def maybe(structure: str, regime: str) -> dict[str, tuple[str, str]]:
    """What a regime says where N may be the listed X: certainty and label by name."""
    graph = graph_of([*register(structure), stated("X", "Person", "lists", name="X Holding")], "X", regime)
    found = assess_ownership(graph, DAY, table=TABLE, perhaps=[("N", "X")]).findings
    return {p: (str(row.certainty), row.label) for p, many in found.items() for row in many if row.regime == regime}


def test_an_owner_who_may_be_the_listed_one_makes_a_company_possibly_reached_and_never_surely() -> None:
    unsettled = ("possible", "possible (identity of an owner not settled)")
    assert maybe("N60>A A60>B N20>C", "us_ofac_50") == {"A": unsettled, "B": unsettled}
    assert maybe("N60>A", "uk_freeze") == {"A": unsettled}


def test_shares_of_the_listed_and_of_who_may_be_it_add_up_to_a_possible_answer() -> None:
    assert maybe("N30>A X20>A", "us_ofac_50")["A"][0] == "possible"
    assert maybe("N30>A X50>A", "us_ofac_50")["A"] == ("definite", "blocked_by_rule")


def test_the_certificate_of_a_possible_answer_names_the_owner_and_whom_it_may_be() -> None:
    graph = graph_of([*register("N60>A"), stated("X", "Person", "lists", name="X Holding")], "X", "us_ofac_50")
    findings = assess_ownership(graph, DAY, table=TABLE, perhaps=[("N", "X")]).findings["A"]
    found = next(row for row in findings if row.regime == "us_ofac_50")
    assert [stake.owner for held in found.certificate for stake in held.stakes] == ["N"]
    assert found.listed == ("X",)
    assert any("X Holding is not settled" in words for words in found.cautions)


def test_a_minority_held_by_who_may_be_listed_is_a_caution_that_says_so() -> None:
    graph = graph_of([*register("N20>A"), stated("X", "Person", "lists", name="X Holding")], "X", "us_bis_affiliates")
    day = dt.date(2025, 10, 15)
    (found,) = assess_ownership(graph, day, table=TABLE, perhaps=[("N", "X")]).findings["A"]
    assert (found.certainty, found.listed) == (Certainty.CAUTION, ("X",))
    assert any("X Holding is not settled" in words for words in found.cautions)
    assert assess_ownership(graph, day, table=TABLE).findings == {}
