"""The founding case from statements to answers, with parties resolved by hand."""

import datetime as dt

from lading.exposure.assess import assess_exposures, cut_day
from lading.exposure.explain import explain_exposure, load_words
from lading.exposure.publishers import load_grades
from lading.exposure.rules import load_rules
from lading.graph.build import Graph
from lading.model.dossier import Party
from lading.model.exposure import Status
from lading.model.judgement import Decision, Judgement, Match, Reason
from lading.screen.answer import answer_parties
from tests.graph.case import LISTS, build, founding_canonical, founding_page

RULES = load_rules()


def founding_graph() -> Graph:
    one = founding_page()
    return build([one], LISTS, founding_canonical(one))


def answers(graph: Graph, day: str) -> dict[str, Party]:
    cut = cut_day(graph, dt.date.fromisoformat(day), table=RULES)
    parties = answer_parties(
        graph, cut, assess_exposures(graph, cut, table=RULES, grades=load_grades(), words=load_words()), judgements=()
    )
    return {party.caption: party for party in parties}


def test_makers_are_exposed_and_unlisted_before_they_are_listed() -> None:
    found = answers(founding_graph(), "2025-10-01")
    for name, items in (("Sichuan AEE", "A140"), ("Hunan Haotianyi", "HW52V")):
        party = found[name]
        assert party.status is Status.EXPOSED
        assert party.designations == ()
        exposure = party.exposures[0]
        assert exposure.label == "supplier_of_listed (documented)"
        assert exposure.risk_source == "ofac-46431"
        assert exposure.first_said == "2025-09-25"
        assert exposure.later_designation is not None
        assert exposure.later_designation.period.start == "2026-04-23"
        assert exposure.lead_days == 210
        assert exposure.voices == 1
        assert items in exposure.path.edges[0].claims[0].evidence.exact
        assert [claim.stance for claim in exposure.contradicted_by] == ["no_knowledge"]


def test_makers_are_listed_afterwards_and_no_longer_called_exposed() -> None:
    found = answers(founding_graph(), "2026-05-01")
    for name in ("Sichuan AEE", "Hunan Haotianyi"):
        assert found[name].status is Status.LISTED
        assert [row.authority for row in found[name].designations] == ["European Union"]
        assert found[name].exposures == ()


def test_the_listed_are_listed_and_speakers_are_nothing() -> None:
    found = answers(founding_graph(), "2025-10-01")
    kupol = found["IEMZ Kupol"]
    assert kupol.status is Status.LISTED
    assert {row.authority for row in kupol.designations} == {"US Treasury (OFAC)", "European Union"}
    assert found["TSK Vektor"].status is Status.LISTED
    assert found["Reuters"].status is None
    assert found["China's foreign ministry"].status is None
    assert found["A140"].status is None
    assert found["Center for a New American Security"].status is Status.MENTIONED
    assert found["Samuel Bendett"].status is Status.MENTIONED


def test_who_may_be_a_listed_party_has_it_as_a_candidate_with_its_designations() -> None:
    graph = founding_graph()
    cut = cut_day(graph, dt.date(2025, 10, 1), table=RULES)
    centre = answers(graph, "2025-10-01")["Center for a New American Security"].id
    reasons = (Reason("name", 0.6, "«Center» stands in both"),)
    unsure, sure, unlisted = (
        Judgement(Match(centre, candidate, 0.6, reasons), decision, "auto")
        for candidate, decision in [
            ("ofac-46431", Decision.UNSURE),
            ("ofac-46431", Decision.NEGATIVE),
            ("nobody-listed", Decision.UNSURE),
        ]
    )
    found = answer_parties(graph, cut, {}, judgements=(unsure, unsure, sure, unlisted))
    (party,) = [party for party in found if party.id == centre]
    (candidate,) = party.candidates
    assert candidate.judgement is unsure
    assert {row.authority for row in candidate.designations} == {"US Treasury (OFAC)", "European Union"}
    assert candidate.later == ()


def test_a_body_that_only_speaks_has_no_candidates() -> None:
    graph = founding_graph()
    cut = cut_day(graph, dt.date(2025, 10, 1), table=RULES)
    ministry = answers(graph, "2025-10-01")["China's foreign ministry"].id
    match = Match(ministry, "ofac-46431", 0.6, (Reason("name", 0.6, "«plant» stands in both"),))
    found = answer_parties(graph, cut, {}, judgements=(Judgement(match, Decision.UNSURE, "auto"),))
    (party,) = [party for party in found if party.id == ministry]
    assert party.candidates == ()
    assert len(party.judgements) == 1


def test_before_the_report_nobody_is_exposed() -> None:
    found = answers(founding_graph(), "2025-09-24")
    assert {party.status for party in found.values()} == {Status.LISTED, Status.MENTIONED, None}


def test_the_sentence_names_authority_goods_listing_denial_and_lead() -> None:
    graph = founding_graph()
    day = dt.date(2025, 10, 1)
    found = answers(graph, "2025-10-01")
    text = explain_exposure(found["Sichuan AEE"].exposures[0], graph, as_of=day, words=load_words())
    assert "supplier of a listed party (documented); none of the lists loaded names it on that day" in text
    assert "According to European security officials, relayed by Reuters: Sichuan AEE has supplied A140 to" in text
    assert "US Treasury (OFAC) (RUSSIA-EO14024), date not stated in the list" in text
    assert "European Union since 2022-12-16" in text
    assert "without naming the parties: “China's foreign ministry said it knew nothing of such dealings”" in text
    assert "Listed afterwards by European Union on 2026-04-23 (210 days later)" in text
    assert text.endswith("does not suggest that anyone broke the law.")
    assert "sanctioned" not in text
